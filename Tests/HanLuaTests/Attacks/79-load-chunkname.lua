-- expect: ok
for _, n in ipairs{("@"):rep(100000), "=\27[31m", "@/etc/passwd", "x\ny"} do local f, e = load("error(1)", n) pcall(f) f, e = load("= = =", n) assert(not f) end
