-- expect: HA703
while true do pcall(apply, function() while true do end end) end
