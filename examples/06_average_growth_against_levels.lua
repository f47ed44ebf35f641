--- Implied against stated growth: levels of two years, and the average growth that the text states.
-- @param district district "雨湖区"  Which district
-- @reads corpus
-- @example hanalyze examples/06_average_growth_against_levels.lua
require "hanalyze"

local gdp = metrics{ indicator = "gdp", district = arg.district }
local first, last = gdp:where{ measure = "level" }:first():totable()[1],
  gdp:where{ measure = "level" }:latest():totable()[1]
if not first or first == last then
  print(arg.district .. ": one level only, nothing to compare")
  return
end
local years = last.period - first.period
local implied = ((last.value / first.value) ^ (1 / years) - 1) * 100
print(("%s: %s%s → %s%s in %d years"):format(
  arg.district, first.text, "", last.comparator == "=" and "" or last.comparator, last.text, years))
print(("implied by the levels (nominal): %.2f%% a year"):format(implied))
for m in gdp:where{ measure = "average_growth" }:each() do
  print(("stated (real): %s%% a year, %s"):format(m.value_text, m.time_period))
end
