-- expect: ok
-- readable/ and writable/ are allowed; each has traps in it.
assert(read_file("readable/plain.txt") == "plain")
for _, path in ipairs{"/etc/passwd", "/etc/passwd\0.csv", "readable/../secret.txt", "readable/../../etc/passwd", "readable/link", "readable/linked/secret.txt",
    "readable/hard", "readable/pipe", "readable", "readable/", "readable//../secret.txt", "/proc/self/mem", "/proc/self/environ", "/proc/self/cwd/secret.txt", "/dev/zero", "secret.txt", "",
    ("x"):rep(5000), "readable/" .. ("a/"):rep(2000), "writable/x", "readable/plain.txt/", "readable/none"} do
  local ok, e = pcall(read_file, path)
  if path ~= "readable/plain.txt/" then assert(not ok, path) assert(e.code == "HA709" or e.code == "HA711", tostring(e.code)) end
end
write_file("writable/new.csv", "one") write_file("writable/new.csv", "two") write_file("writable/./new.csv", "three")
for _, path in ipairs{"/etc/passwd", "/tmp/evil\0.csv", "writable/../secret.txt", "writable/link", "writable/linked/secret.txt", "writable/pipe", "writable", "writable/folder",
    "/proc/self/mem", "/proc/self/oom_score_adj", "/dev/null", "readable/plain.txt", "secret.txt", ""} do
  local ok, e = pcall(write_file, path, "evil")
  assert(not ok, path)
end
write_file("writable/hard", "new")
local ok, e = pcall(write_file, "elsewhere.csv", "x")
assert(e.message:find("--allow-write=elsewhere.csv", 1, true), e.message)
