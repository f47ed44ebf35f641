-- expect: ok
assert(debug == nil and package == nil)
assert(not pcall(require, "debug") and not pcall(require, "package"))
assert(rawget(_G, "debug") == nil)
