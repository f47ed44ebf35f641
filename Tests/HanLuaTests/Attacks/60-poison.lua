-- expect: ok
for name, library in pairs{string = string, table = table, math = math, utf8 = utf8, os = os, coroutine = coroutine} do
  for k in pairs(library) do library[k] = function() error("poisoned") end end
end
pcall(math.randomseed, 1)
pcall(require, "good")
local g, p = _G, pairs
for k in p(g) do g[k] = nil end
