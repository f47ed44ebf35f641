-- expect: HA704 HA703
local t = {} for i = 1, 1e7 do t[i] = counter(i) end
