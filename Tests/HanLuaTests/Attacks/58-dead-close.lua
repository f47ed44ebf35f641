-- expect: HA703
-- A stop kills the coroutine with hooks off; its handlers must not run then.
local cos = {}
local mt = {__close = function() while true do end end}
for i = 1, 50 do
  cos[i] = coroutine.create(function() local x <close> = setmetatable({}, mt) coroutine.yield() while true do end end)
  coroutine.resume(cos[i])
end
while true do for i = 1, 50 do pcall(coroutine.resume, cos[i]) pcall(coroutine.close, cos[i]) end end
