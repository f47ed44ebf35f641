-- expect: ok HA704
assert(not pcall(string.pack, "c2147483647", "")) pcall(string.packsize, ("s"):rep(10)) pcall(string.packsize, ("c2147483647"):rep(100)) pcall(string.unpack, "z", ("x"):rep(100)) pcall(string.unpack, "s8", ("\xff"):rep(100))
