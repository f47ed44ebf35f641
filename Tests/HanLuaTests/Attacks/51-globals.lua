-- expect: ok
setmetatable(_G, {__index = function(_, k) return k end, __newindex = function() end})
assert(undefined == "undefined")
local e = _ENV
_ENV = nil
