-- expect: HA703
while true do end
