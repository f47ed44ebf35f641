-- expect: ok
local t = {}
for i = 1, 3000 do t = setmetatable({}, {__index = t}) end
pcall(function() return t.x end)
for i = 1, 3000 do t = setmetatable({}, {__newindex = t}) end
pcall(function() t.x = 1 end)
local m = {} setmetatable(m, {__index = m}) pcall(function() return m.x end)
