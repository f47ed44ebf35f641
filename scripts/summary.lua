--- What the documents say about one district, by theme, newest first.
-- Every line ends with its source. Figures of subjects within the district (a park, a company) are
-- named after their subject; repeats within a document are left out.
-- @arg district district                      The district: a name, a code or a path such as 湘潭/雨湖
-- @param theme string?                        Only this theme, such as 工业
-- @param period period?                       Only figures whose period lies within this one
-- @param children boolean                     Also what lies within the district
-- @param targets boolean                      Also targets and estimates
-- @param limit integer 12                     How many lines of each theme; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the figures as a table)
-- @example hanalyze scripts/summary.lua 雨湖区
-- @example hanalyze scripts/summary.lua 湘潭市 --children --theme 工业
local h = require "hanalyze"
local text = h.text

local district = districts[arg.district]
local query = arg.children and metrics{ within = district } or metrics{ district = district }
query = query:where{ repeated = false }
if not arg.targets then query = query:where{ status = "result" } end
if arg.theme then query = query:where{ theme = arg.theme } end
if arg.period then query = query:where{ during = arg.period } end
query = query:unique():sort("period", "desc")

--- The theme of a metric's indicator; 其他 for words that the catalogue does not know.
local function theme_of(m)
  local id = m.indicator_id
  return id and h.indicators[id].theme or "其他"
end

local measures = { growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次" }
local statuses = { E = "预计", T = "目标" }
local themes, lines = {}, {}
for m in query:each() do
  local theme = theme_of(m)
  if not lines[theme] then
    lines[theme] = {}
    themes[#themes + 1] = theme
  end
  local name = m.indicator_id and m.indicator_name or m.indicator
  if m.subject then name = m.subject .. " " .. name end
  if measures[m.measure] then name = name .. " " .. measures[m.measure] end
  if statuses[m.status] then name = name .. "(" .. statuses[m.status] .. ")" end
  if arg.children and m.area ~= district.code then name = m.district.name .. " " .. name end
  local period = m.time_period ~= "" and m.time_period or tostring(m.period)
  table.insert(lines[theme], {
    name = name, number = m.text, period = period, source = m:source(), metric = m,
  })
end

print(("%s (%s): %d 条"):format(district.full_name, district.code, query:count()))
for _, p in ipairs(district.predecessors) do
  print(("  %d 年及以前为 %s (%s)"):format(p.until_year, p.name, p.code))
end
-- Themes with most to say first; what no theme knows last.
table.sort(themes, function(a, b)
  if (a == "其他") ~= (b == "其他") then return b == "其他" end
  if #lines[a] ~= #lines[b] then return #lines[a] > #lines[b] end
  return a < b
end)
for _, theme in ipairs(themes) do
  print()
  print(("%s (%d)"):format(theme, #lines[theme]))
  for i, line in ipairs(lines[theme]) do
    if arg.limit > 0 and i > arg.limit then
      print(("  … 另有 %d 条 (--limit 0)"):format(#lines[theme] - arg.limit))
      break
    end
    print(("  %s  %s  %s  %s"):format(
      text.pad(line.period, 15), text.pad(line.name, 40), text.pad(line.number, 16, "right"), line.source))
  end
end
if query:count() == 0 then print("没有数据 (the documents state nothing about it)") end
if arg.output then query:table():save(arg.output) end
