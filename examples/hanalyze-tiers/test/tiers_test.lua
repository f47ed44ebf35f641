-- The module's test: `lua5.4 test/tiers_test.lua` or `hanalyze test/tiers_test.lua`, with the
-- module on the path of `require`.
local tiers = require "hanalyze-tiers"

assert(tiers.of(3, 100) == "三甲")
assert(tiers.of(4, 100) == "第一方阵")
assert(tiers.of(35, 100) == "")
assert(tiers.of(35, 100, 0.5) == "第一方阵")
local cut = tiers.cut({ 10, 9, 5, 0 }, 2)
assert(cut[1] == 1 and cut[2] == 1 and cut[3] == 2 and cut[4] == 2, table.concat(cut, " "))
assert(#tiers.cut({}, 3) == 0)
local same = tiers.cut({ 7, 7 }, 3)
assert(same[1] == 1 and same[2] == 1)
print("tiers: all as they should be")
