-- expect: ok
-- Bytecode is refused in every form.
assert(string.dump == nil)
local esc = "\27Lua\84\0\25\147\13\10\26\10\4\8\8"
for _, mode in ipairs{"b", "bt", "t"} do
  local f, e = load(esc, "x", mode)
  assert(f == nil and e, mode)
  f, e = load(function() local s = esc esc = nil return s end, "x", mode)
  assert(f == nil, mode)
  esc = "\27Lua\84\0\25\147\13\10\26\10\4\8\8" .. ("x"):rep(100)
end
assert(load("\27") == nil)
local flipped = "\26Lua\84"
assert(load(flipped) == nil)
