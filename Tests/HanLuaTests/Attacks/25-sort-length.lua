-- expect: HA703 HA704 error
local n = 0
local t = setmetatable({}, {__len = function() return 1 << 30 end, __index = function(_, i) return i end})
table.sort(t)
