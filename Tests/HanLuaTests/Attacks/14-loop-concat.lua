-- expect: HA703
local t = setmetatable({}, {__concat = function() while true do end end}) print(t .. "x")
