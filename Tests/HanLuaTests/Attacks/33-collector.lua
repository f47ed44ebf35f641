-- expect: ok
-- time: 5
for _, what in ipairs{"stop", "restart", "incremental", "generational"} do collectgarbage(what) end
collectgarbage("setpause", 1000) collectgarbage("setstepmul", 0) collectgarbage("step", 1 << 40)
for i = 1, 300000 do local t = {i, {}, tostring(i)} end
assert(collectgarbage("isrunning") and collectgarbage("count") > 0)
