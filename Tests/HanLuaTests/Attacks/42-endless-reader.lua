-- expect: HA703
local f, e = load(function() return ("x = 1 "):rep(1000) end)
assert(f == nil and e:find("too large"), e)
f, e = load(function() return "" .. "-- " end)
while true do load(function() while true do end end) end
