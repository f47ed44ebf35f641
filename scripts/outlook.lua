--- What is ahead, apart from what is done: targets, estimates and pledges, and to whom they belong.
-- The first table counts each area's figures as results, estimates (预计) and targets (计划); the second
-- lists targets and estimates with their period; the third the sentences that pledge. Nothing here is an
-- achievement.
-- @param within district?                         Only this district and what lies within it
-- @param period period?                           Only figures whose period lies within this one, such as 十五五
-- @param status "target"|"estimate"|"any" "any"   Only targets, or only estimates
-- @param theme string?                            Only this theme of indicators
-- @param width integer 80                         Columns of the pledges quoted; 0 for all
-- @param limit integer 40                         How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the targets and estimates)
-- @example hanalyze scripts/outlook.lua
-- @example hanalyze scripts/outlook.lua --status estimate --within 雨湖区
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local query = metrics{ repeated = false }:sort("position")
if arg.within then query = query:within(arg.within) end
if arg.period then query = query:where{ during = arg.period } end
if arg.theme then query = query:where{ theme = arg.theme } end

local measures = { growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次", level = "" }
local states = { A = "results", E = "estimates", T = "targets" }
local areas, order = {}, {}
for _, area, status in query:values("area_name", "status") do
  if not areas[area] then
    areas[area] = { area = report.place_of(area), results = 0, estimates = 0, targets = 0 }
    order[#order + 1] = areas[area]
  end
  local kind = states[status]
  areas[area][kind] = areas[area][kind] + 1
end
report.print_scope(arg.within)
report.print_table(h.tables.new{
  title = "结果、预计与目标 (results, estimates, targets)",
  columns = {
    { id = "area", name = "地区" }, { id = "results", name = "结果", kind = "integer" },
    { id = "estimates", name = "预计", kind = "integer" }, { id = "targets", name = "目标", kind = "integer" },
  },
  rows = order,
}, arg.limit, "没有数据 (no figure)")

local rows = {}
local ahead = query:where{ status = arg.status == "any" and { "target", "estimate" } or arg.status }
for m in ahead:each() do
  rows[#rows + 1] = {
    area = report.place(m.district), state = m.status == "T" and "目标" or "预计",
    name = (m.subject and m.subject .. " " or "") .. m.indicator, measure = measures[m.measure],
    stated = report.value(m), period = report.period(m.period), published = m.published and m.published.id or "",
    source_text = report.source(m.doc, m.start), source = m,
  }
end
local result = h.tables.new{
  title = "目标与预计 (targets and estimates)",
  columns = {
    { id = "area", name = "地区" }, { id = "state", name = "状态" }, { id = "name", name = "指标" },
    { id = "measure", name = "度量" }, { id = "stated", name = "数", kind = "text" }, { id = "period", name = "时期" },
    { id = "published", name = "发布" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = { ("共 %d 条"):format(#rows) },
}
print()
report.print_table(result, arg.limit, "没有目标和预计 (neither target nor estimate)")

if not arg.theme and arg.status ~= "estimate" then
  local pledges = {}
  local claims = corpus:claims{ kind = "pledge", within = arg.within }
  local wanted = arg.period and tostring(h.period(arg.period).year)
  for i, claim in claims:each() do
    local sentence = claims:sources(i)[1].sentence
    if not wanted or sentence:find(wanted, 1, true) or sentence:find(tostring(arg.period), 1, true) then
      pledges[#pledges + 1] = {
        report.place_of(claim.area_name), claim.subject or "", report.cut(claim.text, arg.output and 0 or arg.width),
        report.source(claim.doc, claim.start),
      }
    end
  end
  print()
  report.print_table(h.tables.new{
    title = "展望与承诺 (pledges)", columns = { "地区", "谁", "将要", "来源" }, rows = pledges,
    notes = { ("共 %d 句；谁一栏空着是原文没有写明"):format(#pledges) },
  }, arg.limit, "没有承诺 (no pledge)")
end
report.save(result, arg.output)
