--- Districts by one indicator, in tiers of equal width.
-- @param indicator indicator "gdp"                                     What to look at
-- @param measure "level"|"growth"|"average_growth" "average_growth"    What sort of statement
-- @param parts integer 3                                               How many tiers
-- @author hanalyze
-- @license Apache-2.0
-- @version 0.1
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the table)
-- @example hanalyze tiers
local h = require "hanalyze"
local tiers = require "hanalyze-tiers"

local found = metrics{ indicator = arg.indicator, measure = arg.measure }
  :latest():sort("value", "desc"):totable()
local values = {}
for i, m in ipairs(found) do values[i] = m.value end
local rows = {}
for i, tier in ipairs(tiers.cut(values, arg.parts)) do
  rows[i] = { tier, tiers.of(i, #found), found[i].area_name, found[i].text, found[i].time_period }
end
local t = h.tables.new{
  title = h.indicators[arg.indicator].name, columns = { "档", "位置", "地区", "值", "时期" }, rows = rows,
}
print(t)
if arg.output then t:save(arg.output) end
