-- expect: HA703 error
local t = {}
setmetatable(t, {__call = t})
local function deep(n) if n == 0 then return t() end return (deep(n - 1)) end
deep(25000)
