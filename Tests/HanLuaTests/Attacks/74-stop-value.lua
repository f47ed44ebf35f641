-- expect: HA703
-- The value of a stop must reach no handler.
xpcall(function() while true do end end, function(e) while true do print("seen", e) end end)
