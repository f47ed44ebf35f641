-- expect: ok
local c = counter(5)
for i in c:each() do if i == 2 then c:close() end end
local d = counter(3)
local n = 0
for i in d:each() do d:add(1) n = n + 1 if n > 50 then break end end
local e = counter(3)
local step = e:each()
for i in step do for j in step do end end
local it = cities(10, "values")
for i in it do it() it() end
assert(it() == nil and it() == nil)
local walk = cities(5, "flyweight")
local r = walk()
while walk() do end
assert(r.row == 4)
for c in cities(0) do error() end
local t = {1, 2, 3} for k in pairs(t) do t[k] = nil end
assert(not pcall(function() local u = {1} for k in next, u do for i = 1, 100 do u["x" .. i] = i end u[k] = nil end end) or true)
