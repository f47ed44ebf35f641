--- Service circles (15分钟…圈), facilities, the people they serve, and the load of each facility.
-- The first table lists the circles with what is said of their coverage; the second the counted
-- facilities, with the people of the same sentence. A load divides those people by the facilities
-- named before them, where a word of serving (用餐, 惠及, 接待 …) stands between; it is marked 推算, with
-- its bound. Plans are never divided by results.
-- @param within district?       Only this district and what lies within it
-- @param contains string?       Only circles and facilities with one of these words (comma-separated)
-- @param facilities string?     Further words that end a facility's name (comma-separated)
-- @param targets boolean        Also planned circles and facilities, marked (计划)
-- @param width integer 50       Columns of the words quoted; 0 for all
-- @param limit integer 60       How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the facilities)
-- @example hanalyze scripts/circles.lua
-- @example hanalyze scripts/circles.lua --contains 驿站,零工,人力资源
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local endings = {
  "食堂", "助餐点", "驿站", "服务站", "服务中心", "养老院", "敬老院", "养老机构", "养老服务机构", "卫生院", "卫生室",
  "医院", "诊所", "学校", "幼儿园", "托育园", "托育机构", "中心", "零工市场", "人力资源市场", "农贸市场", "市场", "窗口",
  "书屋", "书房", "图书馆", "文化站", "公园", "停车场", "停车位", "泊位", "充电桩", "床位", "健身场所", "超市",
  "网点", "办学点", "服务点", "代办点", "便民点", "医保站", "工作站", "家庭医生团队", "公厕",
}
for _, word in ipairs(arg.facilities and report.words(arg.facilities) or {}) do endings[#endings + 1] = word end
local counted = {
  ["个"] = true, ["所"] = true, ["家"] = true, ["处"] = true, ["座"] = true, ["张"] = true, ["间"] = true,
  ["支"] = true, ["台"] = true, ["根"] = true, [""] = true,
}
local served = { ["人"] = true, ["人次"] = true, ["名"] = true, ["户"] = true, ["位"] = true, ["余人"] = true }
local serving = {
  "用餐", "就餐", "助餐", "服务", "辐射", "惠及", "接待", "流通", "受益", "入住", "就诊", "诊疗", "容纳", "到馆",
  "吸引", "参与", "托管", "入托", "收治", "安置", "办理",
}
local unserving = { "每", "改造", "新增", "培训", "引进", "录取", "入选", "签约", "其中", "招聘" }
local wanted = arg.contains and report.words(arg.contains)

-- Centres that serve firms and research, not residents.
local others = { "技术中心", "研究中心", "质检中心", "数据中心", "创新中心", "交易中心", "算力中心", "检测中心", "研发中心", "物流中心" }

--- Whether a name, without its closing quotes, ends like a facility's.
local function is_facility(name)
  local bare = name:gsub("”", ""):gsub("“", "")
  if report.has(bare, others) then return false end
  for _, ending in ipairs(endings) do
    if bare:sub(-#ending) == ending then return true end
  end
  return false
end

-- Circles.
local stops = { "，", "。", "；", ",", ";" }
local function clause_end(words, from)
  local first = #words + 1
  for _, stop in ipairs(stops) do first = math.min(first, words:find(stop, from, true) or first) end
  return first
end

--- The circles of a sentence: minutes, name, what is said of coverage.
local function circles_of(words)
  local found, from = {}, 1
  while true do
    local at = words:find("分钟", from, true)
    if not at then return found end
    local ring = words:find("圈", at, true)
    from = at + #"分钟"
    if ring and ring - at <= 60 and clause_end(words, at) > ring and not words:sub(at, ring):find("、", 1, true) then
      local before = h.text.chars(words:sub(1, at - 1))
      local numeral, first = "", #before
      while first >= 1 and #before - first < 3 and report.integer(before[first]) do
        numeral = before[first] .. numeral
        first = first - 1
      end
      if numeral ~= "" then
        local covers = words:find("覆盖", 1, true)
        local coverage
        if covers then
          local start = covers
          for _, prefix in ipairs{ "全", "已" } do
            if words:sub(start - #prefix, start - 1) == prefix then start = start - #prefix end
          end
          coverage = words:sub(start, clause_end(words, covers) - 1)
        end
        found[#found + 1] = {
          minutes = report.integer(numeral),
          name = words:sub(at + #"分钟", ring + #"圈" - 1):gsub("“", ""):gsub("”", ""),
          coverage = coverage,
        }
      end
      from = ring
    end
  end
end

local circles, planned_circles = {}, 0
for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then
    local sentences, plans = doc:sentences(), nil
    for i, sentence in ipairs(sentences) do
      if sentence.text:find("分钟", 1, true) and sentence.text:find("圈", 1, true) then
        for _, circle in ipairs(circles_of(sentence.text)) do
          if not plans then plans = select(2, report.plans(doc)) end
          if plans[i] and not arg.targets then
            planned_circles = planned_circles + 1
          elseif not wanted or report.has(circle.name, wanted) then
            circles[#circles + 1] = {
              report.place(doc.area), circle.minutes, circle.name, plans[i] and "(计划)" or "",
              circle.coverage or "未写明", report.cut(sentence.text, arg.width),
              report.source(doc.name, sentence.start),
            }
          end
        end
      end
    end
  end
end
report.print_scope(arg.within)
report.print_table(h.tables.new{
  title = "服务圈 (service circles)",
  columns = {
    "地区", { id = "minutes", name = "分钟", kind = "integer" }, "服务圈", "状态", "覆盖", "原文", "来源",
  },
  rows = circles,
  notes = report.notes(
    planned_circles > 0 and ("另有 %d 处是计划，未列 (--targets)"):format(planned_circles)
  ),
}, arg.limit, "没有服务圈 (no service circle)")

-- Facilities, sentence by sentence.
local query = metrics{ measure = "level", repeated = false }:sort("position")
if not arg.targets then query = query:where{ status = { "result", "estimate" } } end
if arg.within then query = query:within(arg.within) end
local rows, sums, loads = {}, 0, 0
local group, key = {}, nil

local function name_of(m) return (m.indicator:gsub("“", ""):gsub("”", "")) end

local function total_of(list)
  local total, bound, names = 0, "=", {}
  for _, m in ipairs(list) do
    total = total + m.value
    if m.comparator ~= "=" then bound = (bound == "=" or bound == m.comparator) and m.comparator or "~" end
    names[#names + 1] = report.value(m) .. " " .. name_of(m)
  end
  return total, bound, table.concat(names, " + ")
end

--- The words of a sentence between two of its figures.
local function between(sentence, first, second)
  local _, stop = sentence:find(first.text, 1, true)
  local start = stop and sentence:find(second.text, stop + 1, true)
  return start and sentence:sub(stop + 1, start - 1) or ""
end

local function close()
  -- Facilities joined by + are parts of one network: their sum.
  local facilities, joined = {}, {}
  local sentence = group[1] and group[1]:sentence() or ""
  for i, m in ipairs(group) do
    if counted[m.unit] and is_facility(name_of(m)) then
      facilities[#facilities + 1] = m
      local before = facilities[#facilities - 1]
      local gap = before and m.start - before.finish
      local at = before and sentence:find(m.text, 1, true)
      local plus = at and sentence:sub(at - 1, at - 1) == "+" or at and sentence:sub(at - 3, at - 1) == "＋"
      if before and plus and gap < 60 then
        if #joined == 0 then joined[1] = before end
        joined[#joined + 1] = m
      end
    elseif served[m.unit] and #facilities > 0 then
      local same = {}
      for _, facility in ipairs(facilities) do
        if facility.status == m.status then same[#same + 1] = facility end
      end
      local total, bound, names = total_of(same)
      local words = #same > 0 and between(sentence, same[#same], m) or ""
      local linked = report.has(words, serving) and not report.has(words, unserving)
      if total > 0 and linked and (not wanted or report.has(names, wanted)) then
        local mark = report.quotient_bound(m.comparator, bound)
        loads = loads + 1
        rows[#rows + 1] = {
          area = report.place(m.district), name = name_of(m), stated = report.value(m),
          base = names, load = mark .. report.number(m.value / total, m.value / total < 100 and 1 or 0)
            .. m.unit .. "/处 (推算)",
          period = report.period(m.period), source_text = report.source(m.doc, m.start), source = m,
        }
      end
      facilities = {}
    end
    if counted[m.unit] and is_facility(name_of(m)) and (not wanted or report.has(name_of(m), wanted)) then
      rows[#rows + 1] = {
        area = report.place(m.district), name = name_of(m), stated = report.value(m),
        period = report.period(m.period), source_text = report.source(m.doc, m.start), source = m,
      }
    end
  end
  if #joined > 1 then
    local total, bound, names = total_of(joined)
    if not wanted or report.has(names, wanted) then
      sums = sums + 1
      rows[#rows + 1] = {
        area = report.place(joined[1].district), name = "合计",
        stated = report.bound(bound) .. report.number(total, 0) .. joined[1].unit .. " (推算)", base = names,
        period = report.period(joined[1].period), source_text = report.source(joined[1].doc, joined[1].start),
        source = joined[1],
      }
    end
  end
  group = {}
end

for m in query:each() do
  local its = m.doc .. "\n" .. m:sentence()
  if its ~= key then
    close()
    key = its
  end
  group[#group + 1] = m
end
close()
local result = h.tables.new{
  title = "设施与服务人数 (facilities and people served)",
  columns = {
    { id = "area", name = "地区" }, { id = "name", name = "设施 / 服务" }, { id = "stated", name = "数量", kind = "text" },
    { id = "load", name = "每处负荷", kind = "text" }, { id = "base", name = "分母 / 组成" },
    { id = "period", name = "时期" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("推算 %d 项负荷、%d 项合计：分母是同一句中在人数之前的设施；各类设施可能重叠"):format(loads, sums),
    not arg.targets and "计划中的设施未列 (--targets)"
  ),
}
print()
report.print_table(result, arg.limit, "没有设施的数量 (no facility is counted)")
report.save(result, arg.output)
