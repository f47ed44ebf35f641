-- expect: ok
print(setmetatable({}, {__tostring = function() print("inner") return "outer" end}))
