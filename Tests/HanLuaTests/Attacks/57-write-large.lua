-- expect: HA705
write(("x"):rep(5000000))
