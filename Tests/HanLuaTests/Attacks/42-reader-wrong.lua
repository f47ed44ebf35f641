-- expect: ok
assert(load(function() return 1 end) == nil)
assert(load(function() return {} end) == nil)
assert(load(function() error("x") end) == nil)
local co = coroutine.wrap(function() return load(function() coroutine.yield() end) end)
assert(co() == nil)
