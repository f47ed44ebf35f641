-- expect: ok
local f, e = load(("-"):rep(30000000))
assert(f == nil and e:find("too large"), tostring(e))
