-- expect: ok
local t = {}
for i = 1, 1000 do t[i] = math.random(1000) end
pcall(table.sort, t, function(a, b) for i = 1, 1000 do t[i] = nil end return a < b end)
local u = {}
for i = 1, 100 do u[i] = i end
pcall(table.sort, u, function(a, b) table.sort(u) return a < b end)
