-- expect: HA703 error
-- Each __call of a __call shifts all arguments in the core, where no hook runs.
local t = {}
setmetatable(t, {__call = t})
t()
