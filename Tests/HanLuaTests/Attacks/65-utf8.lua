-- expect: ok HA703
local s = ("雨"):rep(3000000) for i = 1, 3 do utf8.len(s) utf8.offset(s, -1) end pcall(utf8.codepoint, s, 1, -1) assert(not pcall(utf8.char, -1)) pcall(utf8.char, 0x7FFFFFFF)
