-- expect: HA703 HA704 ok
local t = {} for i = 1, 1e6 do t[i * 2^32] = i end
