--- Who says what: speakers with their posts, what they speak about, and their words.
-- Voices are the sections of a speaker (讲述人) and sentences such as 某某负责人表示. With --structure it
-- sets what is reported beside what is told: sentences, figures and claims of each kind of section,
-- and of headings that return (报告解读, 一线见证).
-- @param within district?        Only documents about this district and what lies within it
-- @param contains string?        Only voices whose name, post or words hold this
-- @param named boolean           Only speakers with a name
-- @param structure boolean       Reported against told, by document
-- @param width integer 60        Columns of the words quoted; 0 for all
-- @param limit integer 60        How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the index)
-- @example hanalyze scripts/testimony.lua
-- @example hanalyze scripts/testimony.lua --structure
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local function documents()
  local found = {}
  for doc in corpus:documents() do
    if not arg.within or doc.area and doc.area:within(arg.within) then found[#found + 1] = doc end
  end
  return found
end

--- Starts of the figures or of the claims of a document, in text order.
local function starts(rows)
  local found = {}
  for _, row in ipairs(rows) do found[#found + 1] = row.start end
  table.sort(found)
  return found
end

--- The first place in a sorted list whose start is not before one.
local function lower(starts_, start)
  local low, high = 1, #starts_ + 1
  while low < high do
    local middle = (low + high) // 2
    if starts_[middle] < start then low = middle + 1 else high = middle end
  end
  return low
end

--- How many starts lie in a sentence.
local function within(starts_, sentence)
  return lower(starts_, sentence.finish) - lower(starts_, sentence.start)
end

local kinds = {
  body = "正文", heading = "标题", caption = "图注", callout = "摘要", testimony = "见证",
  list = "清单", table = "表格",
}

if arg.structure then
  local rows, columns_seen, columns = {}, {}, {}
  for _, doc in ipairs(documents()) do
    local figures = starts(doc:metrics():totable())
    local claims = starts(doc:claims():totable())
    local by, order, headings = {}, {}, {}
    local function add(key, sentence)
      local sums = by[key]
      if not sums then
        sums = { 0, 0, 0 }
        by[key] = sums
        order[#order + 1] = key
      end
      sums[1] = sums[1] + 1
      sums[2] = sums[2] + within(figures, sentence)
      sums[3] = sums[3] + within(claims, sentence)
    end
    for _, section in ipairs(doc:sections("heading")) do
      local word = section.text:gsub("　", " "):match("^%S+")
      if word then headings[word] = (headings[word] or 0) + 1 end
    end
    for _, sentence in ipairs(doc:sentences()) do
      local section = sentence.section
      add(kinds[section.kind] or section.kind, sentence)
      local word = section.heading and section.heading.text:gsub("　", " "):match("^%S+")
      if section.kind ~= "heading" and word and headings[word] > 1 then
        add("栏目 " .. word .. (" ×%d"):format(headings[word]), sentence)
      end
    end
    table.sort(order, function(a, b)
      local column_a, column_b = a:find("^栏目") ~= nil, b:find("^栏目") ~= nil
      if column_a ~= column_b then return column_b end
      if by[a][1] ~= by[b][1] then return by[a][1] > by[b][1] end
      return a < b
    end)
    for _, key in ipairs(order) do
      rows[#rows + 1] = {
        report.place(doc.area), doc.date and doc.date.id or "", key, by[key][1], by[key][2], by[key][3],
        doc.name:match("[^/]*$"),
      }
      if not columns_seen[key] then columns_seen[key], columns[#columns + 1] = true, key end
    end
  end
  local result = h.tables.new{
    title = "报道与见证 (what is reported and what is told)",
    columns = {
      "地区", "日期", "部分", { id = "sentences", name = "句", kind = "integer" },
      { id = "figures", name = "数据", kind = "integer" }, { id = "claims", name = "说法", kind = "integer" },
      "文档",
    },
    rows = rows,
    notes = { "栏目是同一文档中重复出现的标题，其行与上面各部分重叠；说法是荣誉、位次、首次等无数值的陈述" },
  }
  report.print_scope(arg.within)
  report.print_table(result, arg.limit)
  report.save(result, arg.output)
  return
end

local rows, names, unnamed = {}, {}, 0
for _, doc in ipairs(documents()) do
  local voices = doc:claims{ kind = "testimony" }
  local sentences = #voices > 0 and doc:sentences() or {}
  local figures = #voices > 0 and starts(doc:metrics():totable()) or {}
  for _, voice in voices:each() do
    local at
    for i, sentence in ipairs(sentences) do
      if sentence.start <= voice.start and voice.start < sentence.finish then at = i end
    end
    local said, heading = {}, at and sentences[at].section.heading
    if at and sentences[at].section.kind == "testimony" and sentences[at].section.speaker
      and sentences[at].text:find(sentences[at].section.speaker, 1, true) then
      -- The sections of this speaker that follow, up to the next heading or speaker.
      local speaker = sentences[at].section.speaker
      for i = at + 1, #sentences do
        local section = sentences[i].section
        if section.kind ~= "testimony" or section.speaker ~= speaker or section.heading ~= heading then break end
        said[#said + 1] = sentences[i]
      end
    elseif at then
      -- A quotation that ends right before the speaker stands in the sentence before.
      local before = sentences[at - 1]
      local opening = sentences[at].text:sub(1, 3)
      if before and before.section == sentences[at].section
        and (opening == "”" or before.text:match("”$") or before.text:match('"$'))
        and voice.start - sentences[at].start <= 6 then
        said[1] = before
      end
      said[#said + 1] = sentences[at]
    end
    local words, numbers = {}, 0
    for _, sentence in ipairs(said) do
      words[#words + 1] = sentence.text
      numbers = numbers + within(figures, sentence)
    end
    local quote = table.concat(words)
    local name = voice.name or nil
    local matches = not arg.contains or (quote .. (name or "") .. (voice.role or "")):find(arg.contains, 1, true)
    if matches and (name or not arg.named) then
      if name then names[name .. "\n" .. (voice.role or "")] = true else unnamed = unnamed + 1 end
      rows[#rows + 1] = {
        name = name or "(未具名)", role = voice.role, area = report.place_of(voice.area_name),
        topic = heading and report.cut(heading.text, 30) or "", sentences = #said,
        figures = numbers, words = report.cut(quote, arg.output and 0 or arg.width),
        source_text = report.source(voice.doc, voice.start),
      }
    end
  end
end
local people = 0
for _ in pairs(names) do people = people + 1 end
local result = h.tables.new{
  title = "见证索引 (who says what)",
  columns = {
    { id = "name", name = "讲述人" }, { id = "role", name = "身份" }, { id = "area", name = "地区" },
    { id = "topic", name = "话题" }, { id = "sentences", name = "句", kind = "integer" },
    { id = "figures", name = "数据", kind = "integer" }, { id = "words", name = "原话" },
    { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = {
    ("共 %d 处，具名 %d 人，未具名 %d 处；数据一栏是其话中被识别的数字"):format(#rows, people, unnamed),
  },
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有讲述人 (nobody is quoted)")
report.save(result, arg.output)
