--- How many of one thing come to each of another: households per compound, blocks per team, a share.
-- Divides every figure of a sentence by the figure whose name holds the base words; only levels, only
-- of one status and area. What is of the base's own unit and not larger is also given as a share.
-- Quotients are worked out here (推算) and carry the bounds of both figures.
-- @arg base string                            Words in the name of the base, such as 老旧小区改造 (comma-separated)
-- @param of string?                           Only figures whose name has one of these words (comma-separated)
-- @param scope "sentence"|"document" "sentence"  How near both must stand; document wants --of
-- @param within district?                     Only this district and what lies within it
-- @param targets boolean                      Also targets, divided by targets
-- @param limit integer 60                     How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the quotients)
-- @example hanalyze scripts/ratio.lua 老旧小区改造
-- @example hanalyze scripts/ratio.lua 家庭医生团队 --of 区块
-- @example hanalyze scripts/ratio.lua 科技创新平台总数 --of 企业创新平台
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end
if arg.scope == "document" and not arg.of then
  error("--scope document wants --of WORDS: a document holds figures of all sorts", 0)
end

local base_words = report.words(arg.base)
local of_words = arg.of and report.words(arg.of)

local query = metrics{ measure = "level", repeated = false }:sort("position")
if not arg.targets then query = query:where{ status = { "result", "estimate" } } end
if arg.within then query = query:within(arg.within) end

local bases, others = {}, {}
for m in query:each() do
  local key = arg.scope == "sentence" and m.doc .. "\n" .. m:sentence() or m.doc
  if report.has(m.indicator, base_words) then
    bases[#bases + 1] = { m = m, key = key }
  elseif m.unit ~= "%" and m.unit ~= "%点" and (not of_words or report.has(m.indicator, of_words)) then
    others[key] = others[key] or {}
    table.insert(others[key], m)
  end
end

local rows, alone = {}, 0
for _, base in ipairs(bases) do
  local b, found = base.m, false
  for _, m in ipairs(others[base.key] or {}) do
    if m.area == b.area and m.status == b.status and b.value > 0 then
      found = true
      local quotient = m.value / b.value
      local mark = report.quotient_bound(m.comparator, b.comparator)
      local share = m.unit == b.unit and m.value <= b.value
        and mark .. report.number(100 * quotient, 1) .. "%" or nil
      rows[#rows + 1] = {
        area = report.place(m.district), over = m.indicator, over_value = report.value(m), under = b.indicator,
        under_value = report.value(b), quotient = mark .. report.number(quotient, quotient < 100 and 2 or 0)
          .. (m.unit ~= b.unit and (m.unit .. "/" .. (b.unit ~= "" and b.unit or b.indicator)) or ""),
        share = share, period = report.period(m.period), source_text = report.source(m.doc, m.start), source = m,
      }
    end
  end
  if not found then alone = alone + 1 end
end
local result = h.tables.new{
  title = "比率 (推算)",
  columns = {
    { id = "area", name = "地区" }, { id = "over", name = "分子" }, { id = "over_value", name = "数", kind = "text" },
    { id = "under", name = "分母" }, { id = "under_value", name = "数", kind = "text" },
    { id = "quotient", name = "比", kind = "text" }, { id = "share", name = "占比", kind = "text" },
    { id = "period", name = "时期" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = {
    ("分母 %d 处，其中 %d 处旁边没有可除的数"):format(#bases, alone),
    "占比只在单位相同、分子不大于分母时给出；是否真为其一部分要看原文",
  },
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, ("没有可算的比率；分母 %d 处 (no quotient)"):format(#bases))
report.save(result, arg.output)
