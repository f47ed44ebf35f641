-- expect: HA704
local t = {} for i = 1, 1e6 do t[i] = counter(i, 1 << 20) end
