-- expect: ok
-- memory: 1024
-- time: 5
local values = {0/0, 1/0, -1/0, -0.0, 2^63, -2^63, 2^53, math.mininteger, math.maxinteger, 1e308, -1e308, 0.5, "\xff\xfe", "a\0b",
  ("x"):rep(15000000), "", "雨湖区", "\xED\xA0\x80", true, false, {}, {1, 2}, {[0.5] = 1}, {[-1] = 2}, {x = {y = {}}}, print, coroutine.create(print), counter(1)}
local function try(f, ...)
  local ok, e = pcall(f, ...)
  assert(ok or (type(e) == "table" and e.code) or type(e) == "string", type(e))
end
for _, v in pairs(values) do
  for place = 1, 12 do
    local args = {}
    args[place] = v
    try(take, table.unpack(args, 1, 12))
  end
  try(take, nil, nil, nil, nil, {indicator = v}) try(take, nil, nil, nil, nil, {indicator = "x", top = v})
  try(take, nil, nil, nil, {v}) try(take, nil, nil, nil, nil, nil, nil, nil, nil, nil, {[1] = v})
  if not (v ~= v) then try(take, nil, nil, nil, {[v] = 1}) try(take, nil, nil, nil, nil, {[v] = 1}) try(echo, {[v] = v}) end
  try(counter, v) if math.type(v) ~= "integer" and not (v == v and v == 2^53) then try(counter, 1, v) end try(cities, v == 1e308 and v or v ~= v and v or -1) try(cities, 1, v)
  try(echo, v) try(echo, {v, {v}}) try(apply, v) try(apply, echo, v)
  local c = counter(1)
  try(c.add, c, v) try(function() return c[v] end) try(function() c[v] = 1 end) try(function() return c(v) end)
  try(function() return c < v end) try(function() return v < c end) try(function() return c == v end) try(function() return c .. v end)
  for r in cities(1) do try(function() return r[v] end) try(function() r[v] = 1 end) end
  try(require, v) try(read_file, v) try(write_file, v, v)
end
local c = counter(math.maxinteger)
assert(not pcall(c.add, c, 1))
assert(echo(-0.0) == 0 and 1 / echo(-0.0) == -1/0)
assert(echo("a\0b") == "a\0b" and echo("\xff") == "\xff")
assert(echo(0/0) ~= echo(0/0) and echo(math.mininteger) == math.mininteger)
