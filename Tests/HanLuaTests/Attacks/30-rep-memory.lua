-- expect: HA704
local s = string.rep("x", 1 << 34)
