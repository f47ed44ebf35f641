-- expect: ok
local t = {} for i = 1, 100 do t[i] = i end pcall(function() for k, v in pairs(t) do t[k + 1000] = nil t[tostring(k)] = k end end)
