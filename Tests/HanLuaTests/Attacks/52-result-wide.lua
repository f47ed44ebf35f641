-- expect: ok HA704
local t = {} for i = 1, 1000000 do t[i] = i end return t, t, t
