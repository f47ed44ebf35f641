-- expect: HA705
while true do pcall(print, ("flood"):rep(100)) end
