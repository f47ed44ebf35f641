--- Reads a sentence given on the command line, with no corpus at all.
-- @arg text string "2024年，全区地区生产总值646.8亿元，增长5.7%，排名全省第三。"  The sentence
-- @param area district "雨湖区"  The district that it is about
-- @param date period "2025-01"   When it was published
-- @example hanalyze examples/05_any_text.lua "规模以上工业增加值增长8.1%"
local h = require "hanalyze"

for m in h.extract(arg.text, { area = arg.area, date = arg.date }):each() do
  print(m.indicator, m.measure, m.comparator, m.value_text, m.unit, m.time_period)
end
