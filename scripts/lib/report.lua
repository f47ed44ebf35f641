--- Pieces that shipped scripts share: names of places, values with their marks, periods, plans.
-- `local report = require "lib.report"`. Nothing here prints unless its name says so.
local h = require "hanalyze"
local text = h.text
local report = {}

--- A district's name as people know it: with its parent's for counties, alone for what is larger.
function report.place(district)
  if not district then return "(未知)" end
  local parent = district.level == "county" and district.parent
  return parent and parent.name .. district.name or district.name
end

local places = {}

--- The same, of a full name such as 湖南省湘潭市雨湖区.
function report.place_of(area_name)
  if not area_name or area_name == "" then return "(未知)" end
  if not places[area_name] then
    local found = districts:find(area_name)
    places[area_name] = #found == 1 and report.place(found[1]) or area_name
  end
  return places[area_name]
end

local bounds = { [">"] = ">", [">="] = "≥", ["<"] = "<", ["<="] = "≤", ["~"] = "约" }
local states = { E = "(预计)", T = "(计划)" }

--- A metric's number as written, with the marks that a reader must see: ≥, 约, (预计), (计划).
function report.value(m)
  local mark, written = bounds[m.comparator] or "", m.text
  if mark == ">" and report.has(written, { "余", "多" }) then mark = "" end
  if m.value < 0 and not report.has(written:sub(1, 3), { "-", "−", "－" }) then written = "-" .. written end
  return mark .. written .. (states[m.status] or "")
end

--- The mark of a comparator, nothing for an exact value.
function report.bound(comparator) return bounds[comparator] or "" end

--- A number with at most so many decimals and no idle zeros.
function report.number(value, decimals)
  local written = ("%." .. (decimals or 2) .. "f"):format(value)
  if written:find(".", 1, true) then written = written:gsub("0+$", ""):gsub("%.$", "") end
  return written == "-0" and "0" or written
end

--- A value with its unit, in 亿 or 万 where it is large: 2600个, 1.3万个, 1.12亿元.
function report.amount(value, unit, decimals)
  local size = math.abs(value)
  if size >= 1e8 then return report.number(value / 1e8, decimals) .. "亿" .. unit end
  if size >= 1e4 then return report.number(value / 1e4, decimals) .. "万" .. unit end
  return report.number(value, decimals) .. unit
end

--- How the quotient of two bounded values is bounded: its mark, "?" where nothing is known.
function report.quotient_bound(over, under)
  local flipped = { [">"] = "<", [">="] = "<=", ["<"] = ">", ["<="] = ">=", ["="] = "=", ["~"] = "~" }
  local a, b = over, flipped[under] or "~"
  if a == "=" then return bounds[b] or "" end
  if b == "=" then return bounds[a] or "" end
  if a == "~" or b == "~" then return "约" end
  if a:sub(1, 1) == b:sub(1, 1) then return bounds[a:sub(1, 1)] end
  return "?"
end

--- A period as people write it: 2024年, 2021–2025年, 2025年1–10月, else its id.
function report.period(period)
  if not period or not period.first or not period.last then return "(未知)" end
  local first, last = period.first, period.last
  if period.years then
    if period.years == 1 and first.month == 1 then return ("%d年"):format(first.year) end
    if first.month == 1 then return ("%d–%d年"):format(first.year, last.year) end
  elseif period.months and first.year == last.year then
    if period.months == 1 then return ("%d年%d月"):format(first.year, first.month) end
    return ("%d年%d–%d月"):format(first.year, first.month, last.month)
  elseif period.days == 1 then
    return ("%d-%02d-%02d"):format(first.year, first.month, first.day)
  end
  return period.id
end

--- Where something stands: the document without its folders, and the byte.
function report.source(doc, start) return ("%s@%d"):format(doc:match("[^/]*$"), start) end

--- A text on one line, cut to so many columns; 0 for all of it.
function report.cut(words, width)
  words = text.trim((words:gsub("%s+", " ")))
  if width == 0 or text.width(words) <= width then return words end
  return text.trim(text.pad(words, width))
end

--- Whether any of some words stands in a text.
function report.has(words, cues)
  for _, cue in ipairs(cues) do
    if words:find(cue, 1, true) then return true end
  end
  return false
end

--- The words of a comma-separated list, also with 、 and ，.
function report.words(list)
  local found = {}
  for _, part in ipairs(type(list) == "table" and list or { list }) do
    part = part:gsub("、", ","):gsub("，", ",")
    for word in part:gmatch("[^,]+") do found[#found + 1] = text.trim(word) end
  end
  return found
end

local numerals = {
  ["零"] = 0, ["〇"] = 0, ["一"] = 1, ["两"] = 2, ["二"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5,
  ["六"] = 6, ["七"] = 7, ["八"] = 8, ["九"] = 9,
}

--- The whole number of a short numeral, 12 or 十二; nil for anything else.
function report.integer(numeral)
  numeral = text.half(numeral)
  if numeral:match("^%d+$") then return tonumber(numeral) end
  local total, digit = 0, nil
  for _, character in ipairs(text.chars(numeral)) do
    if (character == "零" or character == "〇") and total > 0 and not digit then
      digit = nil -- 一百零五
    elseif character == "十" then
      total, digit = total + (digit or 1) * 10, nil
    elseif character == "百" then
      total, digit = total + (digit or 1) * 100, nil
    elseif numerals[character] and not digit then
      digit = numerals[character]
    else
      return nil
    end
  end
  return total + (digit or 0)
end

--- Says which documents a report rests on.
function report.print_scope(within)
  local count, first, last, areas, named, unknown = 0, nil, nil, 0, {}, 0
  for doc in corpus:documents() do
    local area = doc.area
    if not within or area and area:within(within) then
      count = count + 1
      if doc.date then
        if not first or doc.date < first then first = doc.date end
        if not last or last < doc.date then last = doc.date end
      end
      if not area then
        unknown = unknown + 1
      elseif not named[area.code] then
        named[area.code], areas = true, areas + 1
      end
    end
  end
  local dates = first and ("发布于 %s 至 %s"):format(first.id, last.id) or "日期未知"
  print(("范围: %s%d 篇文档，%d 个地区%s，%s"):format(
    within and districts[within].full_name .. "，" or "", count, areas,
    unknown > 0 and (" (%d 篇地区未知)"):format(unknown) or "", dates))
end

--- Says that there are no documents, where that is so.
-- @return boolean  Whether that is so
function report.print_if_empty()
  if #corpus > 0 then return false end
  print("没有文档 (the corpus is empty): --corpus PATH 指定文件夹、文件或库")
  return true
end

local planning = {
  "工作安排", "工作部署", "工作打算", "工作重点", "重点工作", "主要任务", "目标任务", "打算", "展望", "今后",
  "下一步", "总体要求", "自身建设", "下一年",
}
-- Words that mean plans in the headings of a work report, and nothing in those of a newspaper.
local report_planning = { "目标", "任务", "建议", "未来", "开启", "奋力", "奋斗" }
local reviewing = { "回顾", "成效", "成就", "成绩", "所做的", "过去", "主要工作和", "完成情况" }

--- Finds the sentence that a byte of the file stands in: its number, nil for none. Sentences need not
-- stand in the order of the file, since a page's columns are put in the order of reading.
function report.locator(sentences)
  local order = {}
  for i in ipairs(sentences) do order[i] = i end
  table.sort(order, function(a, b) return sentences[a].start < sentences[b].start end)
  return function(start)
    local low, high = 1, #order
    while low < high do
      local middle = (low + high + 1) // 2
      if sentences[order[middle]].start <= start then low = middle else high = middle - 1 end
    end
    local at = order[low]
    return at and sentences[at].start <= start and start < sentences[at].finish and at or nil
  end
end

--- Which sentences of a document speak of what is planned: by their headings, and by what the
-- figures of a section mostly are.
-- @return table, table  The sentences, and for each number of one whether it is planning
function report.plans(doc)
  local sentences, planned = doc:sentences(), {}
  local keys, votes = {}, {}
  for i, sentence in ipairs(sentences) do
    local heading, path = sentence.section.heading, {}
    if sentence.section.kind == "heading" then heading = sentence.section end
    while heading do
      table.insert(path, 1, heading.text)
      heading = heading.heading
    end
    keys[i] = path[1] and table.concat(path, "\n") or ""
    votes[keys[i]] = votes[keys[i]] or { target = 0, all = 0, path = path }
  end
  local own, find = {}, report.locator(sentences)
  for _, start, status in metrics{ doc = doc.name }:values("start", "status") do
    local at = find(start)
    if at then
      local vote = votes[keys[at]]
      vote.all = vote.all + 1
      if status == "T" then
        vote.target = vote.target + 1
        own[at] = own[at] or "T"
      else
        own[at] = "A"
      end
    end
  end
  -- What somebody pledges is planned wherever it stands.
  for _, pledge in doc:claims{ kind = "pledge" }:each() do
    local at = find(pledge.start)
    if at then own[at] = "T" end
  end
  local year = doc.date and doc.date.year
  local is_report = doc.title:find("报告", 1, true) ~= nil
  local function planning_path(vote)
    for level = #vote.path, 1, -1 do
      local words = vote.path[level]
      local looks_back, looks_ahead = report.has(words, reviewing), report.has(words, planning)
      looks_ahead = looks_ahead or is_report and report.has(words, report_planning)
      if looks_back and looks_ahead and vote.all >= 3 then return vote.target * 2 > vote.all end
      if looks_back then return false end
      if looks_ahead then return true end
      local named = tonumber(words:match("(20%d%d)年"))
      if named and year and doc.date.last.month <= 6 and named >= year then return true end
      if named and year and named > year then return true end
    end
    return vote.all >= 3 and vote.target * 2 > vote.all
  end
  for key, vote in pairs(votes) do vote.plan = planning_path(vote) end
  for i in ipairs(sentences) do
    if own[i] == "T" then
      planned[i] = true
    elseif own[i] == "A" and not votes[keys[i]].plan then
      planned[i] = false
    else
      planned[i] = votes[keys[i]].plan
    end
  end
  return sentences, planned
end

--- The remarks that there are, of some that may be nil or false.
function report.notes(...)
  local kept = {}
  for i = 1, select("#", ...) do
    local note = select(i, ...)
    if note then kept[#kept + 1] = note end
  end
  return kept
end

--- Prints a table, or what was not found; says what was left out beyond a limit.
function report.print_table(result, limit, missing)
  if #result == 0 then
    print(result.title .. ": " .. (missing or "没有数据 (nothing found)"))
    return
  end
  print(limit and limit > 0 and result:top(limit) or result)
  if limit and limit > 0 and #result > limit then
    print(("… 另有 %d 行 (--limit 0)"):format(#result - limit))
  end
end

--- Saves a table where `-o` was given.
function report.save(result, output)
  if not output then return end
  for _, path in ipairs(result:save(output)) do print(path) end
end

return report
