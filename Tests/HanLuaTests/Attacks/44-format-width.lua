-- expect: ok
for _, f in ipairs{"%99999d", "%.99999f", "%1000s", "%-+ #0-+ #0d", "%", "%y", "%10q", "%!", "%99999999999s", "%lld", "%n", "%*d"} do
  assert(not pcall(string.format, f, 1, 2), f)
end
assert(#string.format("%99.99f", 1e308) > 100)
assert(string.format("%5.1f|%-5d|%05d|%x|%s|%q|%c|%%|%g|%i", 1.25, 3, 42, 255, "a", "b\n", 65, 0.1, 7) == '  1.2|3    |00042|ff|a|"b\\\n"|A|%|0.1|7')
assert(not pcall(string.format, "%d", 0.5)) assert(not pcall(string.format, "%d"))
assert(string.format("%5s|%-5s|%.2s", "ab", "ab", "abc") == "   ab|ab   |ab")
