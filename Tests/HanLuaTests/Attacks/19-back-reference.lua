-- expect: HA703
print(string.find(("a"):rep(200000), "(a*)b%1%1%1"))
