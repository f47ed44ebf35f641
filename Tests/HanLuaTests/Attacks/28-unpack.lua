-- expect: ok
assert(not pcall(table.unpack, {}, 1, 1 << 60))
assert(not pcall(table.unpack, {}, 1, 1e7))
assert(not pcall(table.unpack, {}, math.mininteger, math.maxinteger))
assert(select("#", table.unpack({}, 1, 40000)) == 40000)
assert(not pcall(string.byte, ("x"):rep(10000000), 1, -1))
