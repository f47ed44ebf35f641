-- expect: HA704
local t = {} for i = 1, 1e9 do local a, b = i, {} t[i] = function() return a, b end end
