--- Figures by the words of what is measured, with period and source; sums and shares on request.
-- A word is looked for in the documents' own name of a figure and in the catalogue's. --sum adds
-- levels of one unit, area and document; --share shows the part of each in that sum: sensible only
-- for things that do not overlap, such as funds by source. --sentence prints what the text says.
-- @arg words string               Words in the name, any of them (comma-separated), such as 国债,专项债
-- @param within district?         Only this district and what lies within it
-- @param period period?           Only figures whose period lies within this one
-- @param measure "level"|"growth"|"average_growth"|"change"|"rank"|"any" "any"  What sort of statement
-- @param unit string?             Only this unit, such as 元 or 家
-- @param status "result"|"estimate"|"target"|"any" "any"  Results, estimates, targets
-- @param near boolean             Also the other figures of the same sentences, marked +
-- @param sum boolean              Sums of levels of one unit, area and document
-- @param share boolean            Sums, and the part of each figure in its sum
-- @param sentence boolean         The sentences below the table
-- @param limit integer 60         How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the figures)
-- @example hanalyze scripts/facts.lua 中央预算,国债,专项债 --share
-- @example hanalyze scripts/facts.lua 上市公司,四板,四上
-- @example hanalyze scripts/facts.lua 审计项目 --near --sentence
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local words = report.words(arg.words)
local measures = {
  level = "", growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次",
}

local query = metrics{ repeated = false }:sort("position")
if arg.within then query = query:within(arg.within) end
if arg.period then query = query:where{ during = arg.period } end
if arg.measure ~= "any" then query = query:where{ measure = arg.measure } end
if arg.unit then query = query:where{ unit = arg.unit } end
if arg.status ~= "any" then query = query:where{ status = arg.status } end

--- What the text says that a figure is of a whole: 占全市近半壁江山; nil where it says nothing.
local function told_share(m)
  local sentence = m:sentence()
  local _, stop = sentence:find(m.text, 1, true)
  if not stop then return nil end
  local rest, from = sentence:sub(stop + 1), 1
  -- In the clause of the figure or the next one.
  for _ = 1, 2 do
    local cut, length = #rest + 1, 1
    for _, mark in ipairs{ "，", "。", "；", ",", ";" } do
      local at = rest:find(mark, from, true)
      if at and at < cut then cut, length = at, #mark end
    end
    local clause = rest:sub(from, cut - 1)
    local at = clause:find("占", 1, true)
    if at and (at == 1 or from == 1) and not clause:sub(1, at):find("%d") then return clause:sub(at) end
    from = cut + length
    if from > #rest then return nil end
  end
end

local hit, chosen = {}, {}
for m in query:each() do
  local name = m.indicator .. " " .. (m.indicator_id and m.indicator_name or "")
  if report.has(name, words) then
    hit[m.doc .. "\n" .. m:sentence()] = true
    chosen[m:source()] = true
  end
end

local rows, sums, order, has_told = {}, {}, {}, false
for m in query:each() do
  local is_hit = chosen[m:source()]
  if is_hit or arg.near and hit[m.doc .. "\n" .. m:sentence()] then
    local row = {
      mark = is_hit and "" or "+", area = report.place(m.district),
      name = (m.subject and m.subject .. " " or "") .. m.indicator, measure = measures[m.measure],
      stated = report.value(m), period = report.period(m.period),
      told = m.measure == "level" and m.unit ~= "%" and told_share(m) or nil,
      source_text = report.source(m.doc, m.start), source = m,
    }
    has_told = has_told or row.told ~= nil
    rows[#rows + 1] = row
    if is_hit and m.measure == "level" and m.unit ~= "%" then
      local key = table.concat({ m.doc, m.area, m.unit, m.status }, "\n")
      local sum = sums[key]
      if not sum then
        sum = { total = 0, bound = "=", rows = {}, m = m }
        sums[key] = sum
        order[#order + 1] = sum
      end
      sum.total = sum.total + m.value
      if m.comparator ~= "=" then
        sum.bound = (sum.bound == "=" or sum.bound == m.comparator) and m.comparator or "~"
      end
      table.insert(sum.rows, { row, m.value })
    end
  end
end

if arg.share then
  for _, sum in ipairs(order) do
    if #sum.rows > 1 then
      for _, pair in ipairs(sum.rows) do
        pair[1].share = (sum.bound == "=" and "" or "约")
          .. report.number(100 * pair[2] / sum.total, 1) .. "%"
      end
    end
  end
end
local columns = {
  { id = "area", name = "地区" }, { id = "name", name = "指标" }, { id = "measure", name = "度量" },
  { id = "stated", name = "数", kind = "text" },
}
if arg.near then table.insert(columns, 2, { id = "mark", name = "+" }) end
if arg.share then columns[#columns + 1] = { id = "share", name = "份额", kind = "text" } end
if has_told then columns[#columns + 1] = { id = "told", name = "所占 (原文)" } end
columns[#columns + 1] = { id = "period", name = "时期" }
columns[#columns + 1] = { id = "source_text", name = "来源" }

local notes = {}
if arg.sum or arg.share then
  for _, sum in ipairs(order) do
    if #sum.rows > 1 then
      notes[#notes + 1] = ("合计 (推算): %s %s%s，%d 项，%s%s"):format(
        report.place(sum.m.district), report.bound(sum.bound), report.amount(sum.total, sum.m.unit), #sum.rows,
        sum.m.doc:match("[^/]*$"), ({ T = "，计划", E = "，预计" })[sum.m.status] or "")
    end
  end
end
local areas = {}
local n = 0
for _, row in ipairs(rows) do
  if not areas[row.area] then areas[row.area], n = true, n + 1 end
end
notes[#notes + 1] = ("共 %d 条，%d 个地区；名称含 %s"):format(#rows, n, table.concat(words, "、"))
local result = h.tables.new{ title = "数据 (figures)", columns = columns, rows = rows, notes = notes }
report.print_scope(arg.within)
report.print_table(result, arg.limit, "名称含 " .. table.concat(words, "、") .. " 的数据没有 (no such figure)")
if arg.sentence then
  local seen = {}
  for i, row in ipairs(rows) do
    if arg.limit > 0 and i > arg.limit then break end
    local sentence = row.source:sentence()
    if not seen[sentence] then
      seen[sentence] = true
      print()
      print(row.source_text .. "  " .. sentence)
    end
  end
end
report.save(result, arg.output)
