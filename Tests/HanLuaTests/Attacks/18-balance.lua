-- expect: HA703
for _ in string.gmatch(("("):rep(2000000), "%b()") do end
