-- expect: ok
local mt = {} mt.__tostring = function(t) return tostring(setmetatable({}, mt)) end
assert(not pcall(tostring, setmetatable({}, mt)))
local function g(s) return (s:gsub(".", g)) end
assert(not pcall(g, "x"))
local function p() return pcall(p) end p()
local function p2() local ok, e = pcall(p2) return ok end p2()
local function w(n) if n > 0 then return coroutine.wrap(w)(n - 1) end return 1 end
assert(not pcall(w, 250))
local function s(t) table.sort({1, 2, 3}, s) end assert(not pcall(s))
local function a(...) return apply(a) end assert(not pcall(a))
local function x() return xpcall(x, x) end x()
local function r() return require("nothing" .. tostring(r):len()) end pcall(r)
local function l() return load(l) end pcall(l)
