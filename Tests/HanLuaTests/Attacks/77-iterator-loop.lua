-- expect: HA703
local c = counter(math.maxinteger) for i in c:each() do end
