-- expect: ok
local t = {}
for i = 1, 10000 do t[i] = i % 7 end
pcall(table.sort, t, function() return true end)
pcall(table.sort, t, function() return math.random() < 0.5 end)
pcall(table.sort, t, function(a, b) error(a) end)
pcall(table.sort, {3, 1, "x", {}, 2})
local u = {5, 3, 1} table.sort(u) assert(u[1] == 1 and u[3] == 5)
