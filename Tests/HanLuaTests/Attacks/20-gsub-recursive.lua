-- expect: error
local depth = 0
local function f(s) depth = depth + 1 return (s:gsub(".", f)) end
f("abc")
