-- expect: ok
for _, name in ipairs{"exit", "execute", "remove", "rename", "tmpname", "setlocale", "getenv"} do assert(os[name] == nil, name) end
assert(io == nil and dofile == nil and loadfile == nil and loadstring == nil and warn == nil)
assert(type(os.time()) == "number" and type(os.date()) == "string" and os.clock() >= 0)
pcall(os.date, ("%c"):rep(1000)) assert(not pcall(os.date, "%Ez")) pcall(os.date, "*t", 1 << 62) pcall(os.time, {year = 1 << 60, month = 1, day = 1})
