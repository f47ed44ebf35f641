-- expect: HA703
setmetatable(_G, {__index = function() while true do end end}) return undefined
