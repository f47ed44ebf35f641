-- expect: HA704
while true do
  local ok, e = coroutine.resume(coroutine.create(function() return ("x"):rep(1 << 33) end))
  if e then print("caught") end
end
