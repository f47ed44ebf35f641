-- expect: ok
local c = counter(1)
local add, each = c.add, c:each()
local co = coroutine.wrap(function() coroutine.yield() return c.value end)
co()
c:close()
local ok, e = pcall(add, c) assert(not ok and e.code == "HA710")
assert(not pcall(co)) assert(not pcall(function() return #c end))
assert(not pcall(function() return c < c end) or true)
c = nil collectgarbage()
pcall(each)
do local x <close> = counter(2) x:close() end
local t = setmetatable({}, {__close = function() add(counter(1)) end})
do local y <close> = t end
