-- expect: HA704
local n = 0
while true do
  pcall(function() local t = {} for i = 1, 1e9 do t[i] = {} end end)
  n = n + 1
  if n > 3 then error("caught") end
end
