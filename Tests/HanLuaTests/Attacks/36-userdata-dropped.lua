-- expect: ok
for i = 1, 5000 do local c = counter(i, 1 << 20) end
