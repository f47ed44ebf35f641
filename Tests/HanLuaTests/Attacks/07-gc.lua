-- expect: ok
assert(not pcall(setmetatable, {}, {__gc = function() while true do end end}))
assert(not pcall(setmetatable, {}, {__gc = true}))
local mt = {} setmetatable({}, mt) mt.__gc = function() while true do end end
for i = 1, 100 do local t = {} end collectgarbage()
local ok, e = pcall(setmetatable, {}, mt) assert(not ok)
