-- expect: ok
-- Closing inside of closing: the C stack must hold although Lua 5.4.4 forgets the depth.
local made = {}
for i = 1, 5000 do
  made[i] = coroutine.create(function()
    local x <close> = setmetatable({}, {__close = function() if made[i + 1] then coroutine.close(made[i + 1]) end end})
    coroutine.yield()
  end)
  coroutine.resume(made[i])
end
pcall(coroutine.close, made[1])
