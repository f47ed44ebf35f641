-- expect: HA704 error HA703
local function f(...) return f(1, ...) end f()
