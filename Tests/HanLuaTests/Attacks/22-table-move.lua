-- expect: HA703 HA704 error
local t = setmetatable({}, {__index = function() return 1 end})
assert(not pcall(table.move, {}, 1, math.maxinteger, 2))
table.move({}, 1, 1 << 60, 2)
