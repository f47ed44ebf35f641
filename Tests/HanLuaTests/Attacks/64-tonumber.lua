-- expect: ok
assert(tonumber(("1"):rep(1000000)) == nil or true) tonumber(("f"):rep(8000000), 16) tonumber("0x" .. ("f"):rep(8000000))
