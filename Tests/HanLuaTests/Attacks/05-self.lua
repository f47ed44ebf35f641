-- expect: ok
local c = counter(1)
for _, wrong in ipairs{0, "x", {}, print, true, coroutine.create(print)} do
  local ok, e = pcall(c.add, wrong)
  assert(not ok and e.code == "HA707", tostring(e))
end
assert(not pcall(c.add))
for r in cities(1) do
  assert(not pcall(r.why)) assert(not pcall(r.why, c)) assert(not pcall(c.add, r))
end
