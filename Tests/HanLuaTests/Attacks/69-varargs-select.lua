-- expect: HA704 error HA703
local function f(...) return select("#", ...) + f(1, 2, 3, ...) end f()
