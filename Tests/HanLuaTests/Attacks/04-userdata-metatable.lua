-- expect: ok
local c = counter(1)
assert(getmetatable(c) == false)
assert(not pcall(setmetatable, c, {}))
assert(not pcall(function() return getmetatable(c).__gc end))
assert(not pcall(rawset, c, 1, 2) and not pcall(rawget, c, 1))
assert(not pcall(next, c) and not pcall(rawlen, c))
assert(not pcall(function() return c.__gc end) and not pcall(function() return c.__index end))
assert(getmetatable(select(2, pcall(fail))) == false)
for r in cities(1) do assert(getmetatable(r) == false) end
