--- What changed between two reports of one place: figures, targets kept or missed, words and names.
-- Figures of both reports stand side by side by indicator, each with its own period; a change is worked
-- out (推算) from exact levels of two different years. Targets of the earlier report stand beside the
-- results that the later one gives for the same period. New and dropped are indicators and quoted names.
-- @arg district district        The place
-- @param from integer?          The year in which the earlier report was published; the one before the later without
-- @param to integer?            The year in which the later report was published; the newest without
-- @param theme string?          Only this theme of indicators, such as 工业
-- @param show "figures"|"targets"|"words"|"any" "any"  Only this part
-- @param limit integer 40       How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the figures side by side)
-- @example hanalyze scripts/changes.lua 雨湖区
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local district = districts[arg.district]
local documents = {}
for doc in corpus:documents() do
  if doc.area and doc.area == district and doc.date then documents[#documents + 1] = doc end
end
table.sort(documents, function(a, b)
  if a.date ~= b.date then return a.date < b.date end
  return a.name < b.name
end)
if #documents < 2 then
  print(("%s: 语料中只有 %d 份有日期的文档，比较要两份 (%d of two dated documents)"):format(
    district.full_name, #documents, #documents))
  return
end

--- The last document published in a year, or before a place in the list.
local function choose(year, before)
  for i = before, 1, -1 do
    if not year or documents[i].date.year == year then return documents[i], i end
  end
end
local later, place = choose(arg.to, #documents)
local earlier = later and choose(arg.from, place - 1)
if not later or not earlier then
  local dates = {}
  for _, doc in ipairs(documents) do dates[#dates + 1] = doc.date.id end
  print(("%s: 没有 %s 年发布、可作%s的文档 (no such document)；有: %s"):format(
    district.full_name, tostring(later and (arg.from or "更早") or arg.to), later and "前一份" or "后一份",
    table.concat(dates, "，")))
  return
end

local function wants(part) return arg.show == "any" or arg.show == part end
local function base(doc) return doc.name:match("[^/]*$") end

print(("%s: %s (%s) → %s (%s)"):format(district.full_name, earlier.date.id, base(earlier), later.date.id, base(later)))
print(("  %s → %s"):format(earlier.title, later.title))
for _, doc in ipairs{ earlier, later } do
  local counts = {}
  for _, status in ipairs{ "A", "E", "T" } do
    counts[#counts + 1] = doc:metrics{ status = status, district = district }:count()
  end
  print(("  %s: %d 句，%d 字；本地区数据: 结果 %d，预计 %d，目标 %d"):format(
    doc.date.id, #doc:sentences(), h.text.len(doc.text), counts[1], counts[2], counts[3]))
end
if earlier.date.year == later.date.year then print("  两份文档出自同一年") end

local function name_of(m) return m.indicator_id and m.indicator_name or m.indicator end
local function key_of(m) return table.concat({ m.indicator_id or m.indicator, m.measure, m.unit }, "\n") end
local measures = { growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次", level = "" }

--- The preferred newest figure of each indicator of a document.
local function figures(doc, status)
  local query = doc:metrics{ district = district, status = status, subject = false, repeated = false }
  if arg.theme then query = query:where{ theme = arg.theme } end
  local found, order = {}, {}
  for m in query:unique():latest():each() do
    local key = key_of(m)
    if not found[key] then
      found[key] = m
      order[#order + 1] = key
    end
  end
  return found, order
end

local old, old_order = figures(earlier, { "result", "estimate" })
local new, new_order = figures(later, { "result", "estimate" })

--- How a later figure differs: only of exact figures, of levels of different years.
local function difference(a, b)
  if a.time_period == b.time_period then
    return a.value == b.value and "同一时期，未变" or "同一时期，数不同"
  end
  local bound = report.quotient_bound(b.comparator, a.comparator)
  if a.measure == "level" and a.unit ~= "%" then
    local comparable = a.period.years and b.period.years and a.period.years == b.period.years
      or a.period.days == 1 and b.period.days == 1
    if not comparable then return "时期长短不同" end
    if a.value <= 0 then return "" end
    if a.value == b.value and bound == "" then return "未变" end
    local ratio = b.value / a.value
    -- So wide a gap is mostly one of scope or period: a year against five, a part against the whole.
    if ratio > 3 or ratio < 1 / 3 then return "相差悬殊，先核口径" end
    return ("%s%+.1f%% (推算)"):format(bound, 100 * (b.value / a.value - 1))
  end
  if a.measure == "rank" then
    local step = a.value - b.value
    return step == 0 and "位次未变" or (step > 0 and "进 %d 位 (推算)" or "退 %d 位 (推算)"):format(math.abs(step))
  end
  if a.unit == "%" and a.comparator == "=" and b.comparator == "=" then
    if a.value == b.value then return "未变" end
    return ("%+.2f 点 (推算)"):format(b.value - a.value)
  end
  return ""
end

local result
if wants("figures") then
  local rows, same = {}, 0
  for _, key in ipairs(new_order) do
    local a, b = old[key], new[key]
    if a then
      if a.time_period == b.time_period and a.value == b.value then same = same + 1 end
      rows[#rows + 1] = {
        name = name_of(b), measure = measures[b.measure], before = report.value(a), period = report.period(a.period),
        after = report.value(b), later = report.period(b.period), change = difference(a, b),
        source_text = report.source(b.doc, b.start), source = b,
      }
    end
  end
  result = h.tables.new{
    title = "两份报告都有的数据 (figures in both)",
    columns = {
      { id = "name", name = "指标" }, { id = "measure", name = "度量" }, { id = "before", name = "前", kind = "text" },
      { id = "period", name = "时期" }, { id = "after", name = "后", kind = "text" }, { id = "later", name = "时期" },
      { id = "change", name = "变化" }, { id = "source_text", name = "后者来源" },
    },
    rows = rows,
    notes = {
      ("两份都有 %d 项，只在前 %d 项，只在后 %d 项；同一说法未变 %d 项"):format(
        #rows, #old_order - #rows, #new_order - #rows, same),
    },
  }
  print()
  report.print_table(result, arg.limit, "两份报告没有同一指标 (no indicator in both)")
  if #rows == 0 then print(result.notes[1]) end
end

if wants("targets") then
  -- Targets of the earlier report against what the later one states for the same period.
  local rows, open = {}, 0
  local query = earlier:metrics{ district = district, status = "target", subject = false, repeated = false }
  if arg.theme then query = query:where{ theme = arg.theme } end
  for m in query:unique():each() do
    local attained
    local same = later:metrics{
      district = district, status = { "result", "estimate" }, measure = m.measure, subject = false, repeated = false,
    }
    if m.period and m.time_period ~= "" then same = same:at(m.period) end
    for candidate in same:where{ indicator = m.indicator_id or m.indicator }:each() do
      if candidate.unit == m.unit then attained = attained or candidate end
    end
    if attained then
      local lower = m.indicator_id and h.indicators[m.indicator_id].lower_is_better
      local verdict
      if m.comparator == "<=" or m.comparator == "<" or lower then
        verdict = attained.value <= m.value
      else
        verdict = attained.value >= m.value
      end
      local about = attained.comparator ~= "=" or m.comparator == "~"
      rows[#rows + 1] = {
        name = name_of(m), measure = measures[m.measure], target = report.value(m), period = report.period(m.period),
        attained = report.value(attained), verdict = (verdict and "达到" or "未达到") .. (about and " (数为约数)" or ""),
        source_text = report.source(m.doc, m.start), second = report.source(attained.doc, attained.start), source = attained,
      }
    else
      open = open + 1
    end
  end
  print()
  report.print_table(h.tables.new{
    title = "前一份的目标与后一份的结果 (targets against results)",
    columns = {
      { id = "name", name = "指标" }, { id = "measure", name = "度量" }, { id = "target", name = "目标", kind = "text" },
      { id = "period", name = "时期" }, { id = "attained", name = "结果", kind = "text" },
      { id = "verdict", name = "判断 (推算)" }, { id = "source_text", name = "目标来源" }, { id = "second", name = "结果来源" },
    },
    rows = rows,
    notes = { ("另有 %d 个目标，后一份没有给出同一时期的结果"):format(open) },
  }, arg.limit, ("没有可对照的目标；前一份的目标 %d 个 (no target can be checked)"):format(open))
end

if wants("words") then
  --- Quoted names of a document with how often they stand.
  local function names(doc)
    local found = {}
    for _, sentence in ipairs(doc:sentences()) do
      local from = 1
      while true do
        local open = sentence.text:find("“", from, true)
        local close = open and sentence.text:find("”", open, true)
        if not close then break end
        local name = sentence.text:sub(open + #"“", close - 1)
        if h.text.len(name) <= 14 and not name:find("“", 1, true) then found[name] = (found[name] or 0) + 1 end
        from = close + #"”"
      end
    end
    return found
  end
  local before, after = names(earlier), names(later)
  local function only(these, others)
    local list = {}
    for name, count in pairs(these) do
      if not others[name] then list[#list + 1] = { name, count } end
    end
    table.sort(list, function(a, b)
      if a[2] ~= b[2] then return a[2] > b[2] end
      return a[1] < b[1]
    end)
    return list
  end
  local fresh, gone = only(after, before), only(before, after)
  local rows = {}
  for i = 1, math.max(#fresh, #gone) do
    rows[#rows + 1] = {
      fresh[i] and fresh[i][1] or nil, fresh[i] and fresh[i][2] or nil, gone[i] and gone[i][1] or nil,
      gone[i] and gone[i][2] or nil,
    }
  end
  print()
  report.print_table(h.tables.new{
    title = "引号里的名词 (quoted names)",
    columns = {
      "新出现", { id = "fresh", name = "次", kind = "integer" }, "不再出现", { id = "gone", name = "次", kind = "integer" },
    },
    rows = rows, notes = { ("新出现 %d 个，不再出现 %d 个"):format(#fresh, #gone) },
  }, arg.limit, "没有引号里的名词 (no quoted name)")
end
report.save(result or h.tables.new{ columns = { "指标" }, rows = {} }, arg.output)
