-- expect: ok
local t = {} t.t = t t[1] = {t, {t}} return t, setmetatable({}, {__index = error, __pairs = error, __len = error, __tostring = error, __name = 7})
