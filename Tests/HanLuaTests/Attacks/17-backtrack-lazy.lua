-- expect: HA703
print(string.match(("a"):rep(400), ("a-"):rep(40) .. "b"))
