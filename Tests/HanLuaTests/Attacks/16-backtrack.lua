-- expect: HA703
print(string.find(("a"):rep(3000), (".-"):rep(6) .. "b"))
