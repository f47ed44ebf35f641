-- expect: HA703
local co = coroutine.wrap(function()
  local a <close> = setmetatable({}, {__close = function(_, e) local co2 = coroutine.wrap(function() while true do end end) while true do pcall(co2) end end})
  while true do end
end)
while true do pcall(co) end
