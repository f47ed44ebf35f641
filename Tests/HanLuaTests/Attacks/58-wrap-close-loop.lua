-- expect: HA703
local f = coroutine.wrap(function()
  local x <close> = setmetatable({}, {__close = function() while true do end end})
  error("x")
end)
while true do pcall(f) end
