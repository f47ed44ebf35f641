--- Keyword trends: how often words stand in reports of each year, place or document.
-- Rates are per ten thousand characters, since reports differ in length and number. Without --words
-- they are the quoted names (“…”) that most documents use. 计划 tells which part of the places speaks of
-- plans. A trend needs three periods or more: rising or falling means that the rates of the later half
-- are at least a third above or below those of the earlier half.
-- @param words string?                     Which words (comma-separated); the commonest quoted names without
-- @param by "year"|"area"|"document" "year"  What stands along the top
-- @param within district?                  Only documents about this district and what lies within it
-- @param top integer 20                    How many words, without --words
-- @param counts boolean                    Counts, not rates
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the table)
-- @example hanalyze scripts/trends.lua --words 高质量发展,营商环境,乡村振兴,数字,民生,养老
-- @example hanalyze scripts/trends.lua --words 高质量发展,营商环境,民生 --by area --counts
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local documents = {}
for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then documents[#documents + 1] = doc end
end

--- What a document is counted under.
local function column_of(doc)
  if arg.by == "year" then return doc.date and tostring(doc.date.year) or "日期未知" end
  if arg.by == "area" then return report.place(doc.area) end
  return doc.name:match("[^/]*$")
end

local words = arg.words and report.words(arg.words)
if not words then
  local spread = {}
  for _, doc in ipairs(documents) do
    local seen = {}
    local text, from = doc.text, 1
    while true do
      local open = text:find("“", from, true)
      local close = open and text:find("”", open, true)
      if not close then break end
      local name = text:sub(open + #"“", close - 1)
      from = open + #"“"
      if not seen[name] and #name <= 42 and not name:find("“", 1, true) and not name:find("\n", 1, true) then
        local length = h.text.len(name)
        if length >= 2 and length <= 10 then
          seen[name] = true
          spread[name] = (spread[name] or 0) + 1
        end
      end
    end
  end
  words = {}
  for name in pairs(spread) do words[#words + 1] = name end
  table.sort(words, function(a, b)
    if spread[a] ~= spread[b] then return spread[a] > spread[b] end
    return a < b
  end)
  for i = #words, arg.top + 1, -1 do words[i] = nil end
end

--- How often a word stands in a text.
local function times(text, word)
  local count, from = 0, 1
  while true do
    local at, stop = text:find(word, from, true)
    if not at then return count end
    count, from = count + 1, stop + 1
  end
end

local columns, known, size, number, places = {}, {}, {}, {}, {}
local counts, totals, planned, holding = {}, {}, {}, {}
for _, word in ipairs(words) do counts[word], totals[word], planned[word], holding[word] = {}, 0, 0, 0 end
for _, doc in ipairs(documents) do
  local column = column_of(doc)
  if not known[column] then
    known[column] = true
    columns[#columns + 1] = column
  end
  size[column] = (size[column] or 0) + h.text.len(doc.text)
  number[column] = (number[column] or 0) + 1
  places[column] = places[column] or {}
  places[column][report.place(doc.area)] = true
  local planned_text
  for _, word in ipairs(words) do
    local count = times(doc.text, word)
    counts[word][column] = (counts[word][column] or 0) + count
    totals[word] = totals[word] + count
    if count > 0 then
      holding[word] = holding[word] + 1
      if not planned_text then
        -- What is planned as one text, since a word is looked for in it many times.
        local sentences, plans = report.plans(doc)
        local parts = {}
        for i, sentence in ipairs(sentences) do
          if plans[i] then parts[#parts + 1] = sentence.text end
        end
        planned_text = table.concat(parts, "\n")
      end
      planned[word] = planned[word] + times(planned_text, word)
    end
  end
end
table.sort(columns)

--- Whether rates rise or fall: the mean of the later half against that of the earlier half.
local function trend(word)
  if arg.by ~= "year" or #columns < 3 or totals[word] < 3 then return "" end
  local middle = #columns // 2
  local early, late, n_early, n_late = 0, 0, 0, 0
  for i, column in ipairs(columns) do
    if i <= middle then
      early, n_early = early + counts[word][column], n_early + size[column]
    elseif i > #columns - middle then
      late, n_late = late + counts[word][column], n_late + size[column]
    end
  end
  early, late = early / n_early, late / n_late
  if late > early * 4 / 3 then return "上升" end
  if late < early * 2 / 3 then return "下降" end
  return "平"
end

local head = { { id = "word", name = "词" } }
for i, column in ipairs(columns) do
  head[#head + 1] = { id = "c" .. i, name = ("%s (%d篇)"):format(column, number[column]), kind = "text" }
end
head[#head + 1] = { id = "total", name = "次数", kind = "integer" }
head[#head + 1] = { id = "documents", name = "篇数", kind = "integer" }
head[#head + 1] = { id = "planned", name = "计划", kind = "text" }
if arg.by == "year" and #columns >= 3 then head[#head + 1] = { id = "trend", name = "趋势" } end

local rows, absent = {}, {}
for _, word in ipairs(words) do
  if totals[word] == 0 then absent[#absent + 1] = word end
  local row = {
    word = word, total = totals[word], documents = holding[word], trend = trend(word),
    planned = totals[word] > 0 and report.number(100 * planned[word] / totals[word], 0) .. "%" or "",
  }
  for i, column in ipairs(columns) do
    local count = counts[word][column] or 0
    row["c" .. i] = arg.counts and tostring(count) or report.number(10000 * count / size[column], 2)
  end
  rows[#rows + 1] = row
end
-- Periods with other places compare other things.
local same = true
for _, column in ipairs(columns) do
  for _, other in ipairs(columns) do
    for name in pairs(places[column]) do same = same and places[other][name] ~= nil end
  end
end
local result = h.tables.new{
  title = arg.counts and "关键词次数 (keyword counts)" or "关键词，每万字次数 (keyword rates)",
  columns = head, rows = rows,
  notes = report.notes(
    "计划: 这些词有多少出现在讲计划的句子里",
    arg.by == "year" and not same and "各年的地区不同，起落也可能出于地区",
    #absent > 0 and "没有出现: " .. table.concat(absent, "、")
  ),
}
report.print_scope(arg.within)
report.print_table(result, nil, "没有可数的词 (no word to count)")
report.save(result, arg.output)
