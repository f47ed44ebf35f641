--- A table of one's own: how many statements each document makes, and on how many indicators.
-- @reads corpus
-- @writes output?
-- @example hanalyze examples/04_own_table.lua -o documents.csv
local h = require "hanalyze"

local rows = {}
for doc in corpus:documents() do
  local indicators, count = {}, 0
  for m in doc:metrics():each() do
    count = count + 1
    if m.indicator_id then indicators[m.indicator_id] = true end
  end
  local known = 0
  for _ in pairs(indicators) do known = known + 1 end
  rows[#rows + 1] = { doc.area and doc.area.name, tostring(doc.date), count, known, #doc:sentences() }
end
local t = h.tables.new{
  title = "文档",
  columns = { "地区", "日期", "数据", "指标", "句子" },
  rows = rows,
}
print(t:sort("数据", "desc"))
if arg.output then t:save(arg.output) end
