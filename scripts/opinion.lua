--- Public-opinion league (民调): scores, satisfaction rates, places and moves by year.
-- A score, a place and a move that one sentence tells of one survey make one row. A place that is not stated is not made
-- up from a move; the place before is worked out where both are stated, and marked 推算. Rates of motions and hotlines
-- (建议提案满意率, 热线满意率) are another thing and left out unless --all.
-- @param district district?     Only this district
-- @param within district?       Only this district and what lies within it
-- @param period period?         Only figures whose period lies within this one
-- @param all boolean            Also satisfaction with motions, hotlines and single services
-- @param limit integer 60       How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the league, in the format that the extension of -o chooses)
-- @example hanalyze scripts/opinion.lua
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local claims = require "lib.claims"

if figures.empty() then return end

local surveys = { "民调", "民意调查", "满意度", "满意率", "安全感", "幸福感", "获得感", "群众满意" }
local other = {
  "建议", "提案", "办结", "办复", "见面", "参评", "热线", "12345", "来电", "信访", "投诉", "举报", "交办", "面商", "公园", "水库",
  "办理", "意见", "示范", "回复", "游客", "项目",
}

--- The survey that a figure is about, by the words before it in its clause; nil where it is about none.
local function survey_of(m)
  if not report.has(m.indicator, surveys) then return nil end
  if not arg.all then
    if report.has(m.indicator, other) then return nil end
    local before = figures.around(m)
    local clause = figures.after_last(before, { "。", "；", ";" })
    -- A bare 满意率 stands behind what was handled.
    local bare = m.indicator == "满意率" or m.indicator == "满意度" or m.indicator:find("、", 1, true)
    if bare and report.has(clause, other) then return nil end
  end
  return (m.indicator:gsub("排名$", ""):gsub("位$", ""):gsub("中$", ""))
end

local rows, order, moves = {}, {}, {}
for m in figures.query({ status = "result", repeated = false }, arg):sort("position"):each() do
  local survey = survey_of(m)
  local kind = m.measure
  if survey and (kind == "level" and (m.unit == "分" or m.unit == "%") or kind == "rank"
    or kind == "change") then
    local entry
    for _, e in ipairs(order) do
      if e.area == m.area and e.doc == m.doc and e.sentence == m:sentence() and not e[kind]
        and (e.survey:find(survey, 1, true) or survey:find(e.survey, 1, true)) then
        entry = e
      end
    end
    if not entry then
      entry = { area = m.area, doc = m.doc, sentence = m:sentence(), survey = survey, m = m }
      order[#order + 1] = entry
    end
    if not entry[kind] then entry[kind] = m end
    if kind == "change" then moves[#moves + 1] = m end
  end
end

for _, e in ipairs(order) do
  local level, rank, change = e.level, e.rank, e.change
  local places = change and (change.unit == "名次" or change.unit == "位")
  local move = change and ((change.value > 0 and "+" or "-") .. report.number(math.abs(change.value)) .. change.unit)
  if places then move = (change.value > 0 and "进 " or "退 ") .. report.number(math.abs(change.value)) end
  local previous
  if rank and places and rank.comparator == "=" then
    previous = ("推算 第%s位"):format(report.number(rank.value + change.value))
  end
  local lead = rank or level or change
  rows[#rows + 1] = {
    figures.place(e.m), e.survey, claims.scope_before(lead) or "", level and figures.figure(level), rank and figures.figure(rank) or "未给",
    move, previous, figures.period(e.m), figures.source(e.m),
    source = e.m, score = level and level.unit == "分" and level.value + 1000 or level and level.value or 0,
    year = e.m.year or 0, place = rank and rank.value or 1e6,
  }
end
table.sort(rows, function(a, b)
  if a.year ~= b.year then return a.year > b.year end
  if a[2] ~= b[2] then return a[2] < b[2] end
  if a.place ~= b.place then return a.place < b.place end
  if a.score ~= b.score then return a.score > b.score end
  return a[1] < b[1]
end)
local areas, count = {}, 0
for _, e in ipairs(order) do
  if not areas[e.area] then areas[e.area], count = true, count + 1 end
end
local result = h.tables.new{
  title = "民调榜" .. (arg.district and " · " .. districts[arg.district].name or ""),
  columns = { "地区", "调查", "范围", "得分", "位次", "较上年", "上年位次", "时期", "来源" }, rows = rows,
  notes = { figures.stated(count, "民调得分或位次", arg), "不同调查、不同年份的得分不可比；位次“未给”的只有升降" },
}
report.print_table(result, arg.limit, "没有数据 (no surveys stated)")
report.save(result, arg.output)
