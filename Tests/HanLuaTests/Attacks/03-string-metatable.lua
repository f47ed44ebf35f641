-- expect: ok
assert(getmetatable("") == false)
assert(not pcall(function() getmetatable("").__index = {} end))
assert(not pcall(setmetatable, "", {}))
string.format = function() return "evil" end
string.upper = nil
assert(("x"):format() == "evil")
