-- expect: ok
local t = {} for i = 1, 300000 do t = {t} end return t
