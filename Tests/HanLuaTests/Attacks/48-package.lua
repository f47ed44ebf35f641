-- expect: ok
assert(package == nil)
for _, name in ipairs{"io", "debug", "package", "os.path", "socket", "lfs"} do assert(not pcall(require, name), name) end
assert(require("string") == string and require("_G") == _G)
