-- expect: HA704 HA703
local t = {} for i = 1, 1e6 do t[i] = coroutine.create(print) coroutine.resume(t[i], i) end
