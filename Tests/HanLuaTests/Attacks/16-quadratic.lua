-- expect: HA703
print(string.find(("a"):rep(3000000), ".-b"))
