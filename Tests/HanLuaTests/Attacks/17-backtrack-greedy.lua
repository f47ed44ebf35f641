-- expect: HA703
print(string.gsub(("a"):rep(400), ("a*"):rep(30) .. "b", "x"))
