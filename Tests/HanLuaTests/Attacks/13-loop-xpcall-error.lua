-- expect: HA703
xpcall(error, function() while true do end end)
