-- expect: HA705
while true do print(("flood"):rep(100)) end
