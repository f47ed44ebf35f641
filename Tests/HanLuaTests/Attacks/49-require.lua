-- expect: ok
for _, name in ipairs{"../x", "..", ".", "", "/etc/passwd", "/abs", "a\0b", "good\0", "a/b", "a\\b", "a..b", ".a", "a.", "link", "linked.inside", "pipe", "huge", "binary", "latin", ("a."):rep(50) .. "b", ("a"):rep(10000), "ｆ", "-x"} do
  local ok, e = pcall(require, name)
  assert(not ok, name)
end
assert(require("good").answer == 42 and require("good") == require("good"))
assert(require("folder.deep").deep and require("folder").init)
assert(not pcall(require, "broken")) assert(not pcall(require, "raises"))
assert(not pcall(require, "selfish"))
