-- expect: HA703
coroutine.wrap(function() while true do end end)()
