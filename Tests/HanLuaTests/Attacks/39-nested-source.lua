-- expect: ok
for _, c in ipairs{"(", "{", "[", "not ", "- ", "function() return ", "a=", "do ", "if x then ", "f(", "a.b[", "..", "2^"} do
  local f, e = load("return " .. c:rep(1e5))
  assert(f == nil)
  load(c:rep(1e5))
end
assert(load("return " .. ("a.."):rep(1e5) .. "a") == nil)
local t = {} for i = 1, 300 do t[i] = "local v" .. i .. " = 1" end
assert(load(table.concat(t, "\n")) == nil)
load("return " .. ("x,"):rep(1e5) .. "x")
