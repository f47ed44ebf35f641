-- expect: ok
local s = ("x"):rep(8000000) for i = 1, 20 do assert(not (s < s)) end
