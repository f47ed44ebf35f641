-- What main.swift measures of plain Lua, in the lua5.4 of the system: lines of name, tabulator, ns a row.
local count = 1000000
local t = {}
for i = 1, count do
  t[i] = {district = "district-" .. i % 100, value = i * 0.25, year = 2000 + i % 25}
end
local function best(body)
  local least = math.huge
  for _ = 1, 5 do
    local start = os.clock()
    body()
    least = math.min(least, os.clock() - start)
  end
  return least / count * 1e9
end
print(("lua5.4: row tables\t%.1f"):format(best(function()
  local n, k = 0, 0
  for _, m in ipairs(t) do
    n = n + m.value + m.year
    if m.district == "district-7" then k = k + 1 end
  end
  assert(k > 0)
end)))
print(("lua5.4: math.abs in a loop\t%.1f"):format(best(function()
  local f = math.abs
  for i = 1, count do f(i) end
end)))
