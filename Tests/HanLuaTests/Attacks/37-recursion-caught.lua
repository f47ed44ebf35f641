-- expect: ok
-- time: 5
local function f() return 1 + f() end
for i = 1, 5 do
  local ok, e = pcall(f)
  assert(not ok and tostring(e):find("stack overflow"), tostring(e))
end
local function g() local t = setmetatable({}, {__index = function() return g() end}) return t.x end
assert(not pcall(g))
