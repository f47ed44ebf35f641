-- expect: HA703
while true do for i, n in cities(10000000, "values") do end end
