-- expect: HA703
local mt = {__close = function() while true do pcall(error) end end}
local src = {}
for i = 1, 150 do src[#src + 1] = "local x" .. i .. " <close> = setmetatable({}, mt)" end
src[#src + 1] = "while true do end"
load(table.concat(src, "\n"), "x", "t", {setmetatable = setmetatable, mt = mt})()
