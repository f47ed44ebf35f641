-- expect: ok
for _, level in ipairs{-1, 0, 1, 2, 3, 100, 1 << 31, math.maxinteger, math.mininteger} do pcall(error, "x", level) end assert(not pcall(error, "x", 0.5)) assert(not pcall(select, 0)) assert(not pcall(select, math.mininteger))
