-- expect: ok
assert(string.rep("", 1 << 62) == "") assert(not pcall(string.rep, "x", 1 << 62)) assert(string.rep("ab", 3, ",") == "ab,ab,ab")
