-- expect: HA703 HA701 HA704 error ok
local f, e = load("if x then " .. ("elseif a then "):rep(150000) .. "end")
local g = load("return " .. ("a or "):rep(400000) .. "a")
