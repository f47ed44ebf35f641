-- expect: ok
for _, v in ipairs{{}, print, coroutine.create(print)} do
  local s = tostring(v)
  assert(s == tostring(v) and s == s:match("^%a+: 0x%x+$"), s)
  assert(string.format("%p", v) == s:match("0x%x+"))
  assert(string.format("%s", v) == s)
end
local near = {}
for i = 1, 100 do near[i] = tonumber(tostring({}):match("0x(%x+)"), 16) end
local small = 0
for i = 2, 100 do if math.abs(near[i] - near[i - 1]) < 1 << 16 then small = small + 1 end end
assert(small < 10, "the addresses show where things lie")
