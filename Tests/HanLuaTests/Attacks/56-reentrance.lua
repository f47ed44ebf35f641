-- expect: ok
local ok, e = pcall(reenter)
assert(not ok and e.code == "HA713", tostring(e))
