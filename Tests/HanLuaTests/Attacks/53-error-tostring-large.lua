-- expect: error HA704
error(setmetatable({}, {__tostring = function() return ("x"):rep(20000000) end}))
