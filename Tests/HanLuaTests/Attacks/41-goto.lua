-- expect: HA703 HA704 error ok
local t = {}
for i = 1, 150000 do t[i] = "goto l" .. i end
load(table.concat(t, " "))
for i = 1, 60000 do t[i] = "do local a = 1 goto e end" end
load(table.concat(t, " ", 1, 60000) .. " ::e::")
