--- Scorecard (数读成绩单): a district's figures by theme, with its place among the areas that state the same.
-- Results stand first; estimates and targets stand apart below, never among them. 第 n/N: the place among the
-- N areas of the corpus that state the indicator in the same measure and unit for the same period; nothing where
-- it alone does. --named lists indicators that sentences name without a figure (主要指标均实现正增长).
-- @arg district district                       The district: a name, a code or a path such as 湘潭/雨湖
-- @param theme string?                         Only this theme, such as 工业
-- @param period period?                        Only figures whose period lies within this one
-- @param measure "level"|"growth"|"average_growth"|"change"|"rank"|"any" "any"  What sort of statement
-- @param catalogued boolean                    Only indicators that the catalogue knows
-- @param named boolean                         Indicators that are named without a figure, instead
-- @param limit integer 0                       How many rows of each theme; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the scorecard, in the format that the extension of -o chooses)
-- @example hanalyze scripts/scorecard.lua 荷塘区 --measure average_growth
-- @example hanalyze scripts/scorecard.lua 荷塘区 --named
-- @example hanalyze scripts/scorecard.lua 雨湖区 --theme 就业
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end
local district = districts[arg.district]

--- Indicators that a sentence names though no figure of the sentence is theirs.
local function named_without_figures()
  local found, order, sentences = {}, {}, 0
  for doc in corpus:documents() do
    if doc.area == district then
      local stated = {}
      for m in doc:metrics{ district = district }:each() do
        local key = m.indicator_id or m.indicator
        stated[key] = stated[key] or {}
        table.insert(stated[key], m)
      end
      --- Figures of an indicator anywhere in the document.
      local function elsewhere(id, named)
        if stated[id] then return stated[id] end
        local best
        for words, list in pairs(stated) do
          if words:find(named, 1, true) and (not best or list[1].start < best[1].start) then best = list end
        end
        return best
      end
      for _, sentence in ipairs(doc:sentences()) do
        sentences = sentences + 1
        local words = sentence.text
        local here = {}
        for _, list in pairs(stated) do
          for _, m in ipairs(list) do
            if m.start >= sentence.start and m.start < sentence.finish then here[#here + 1] = m end
          end
        end
        -- A figure of the sentence is an indicator's whose id it has, or whose words its own hold.
        local function has_figure(id, named)
          for _, m in ipairs(here) do
            local words = m.indicator
            if m.indicator_id == id or words:find(named, 1, true)
              or h.text.len(words) >= 4 and named:find(words, 1, true) then
              return true
            end
          end
          return false
        end
        for _, mention in ipairs(h.mentions(words, { kind = "indicator", area = district })) do
          local id = mention.indicator_id
          if id and not has_figure(id, mention.text) then
            local key = id .. "\t" .. doc.name
            local entry = found[key]
            if not entry then
              entry = { name = h.indicators[id].name, words = mention.text, count = 0, stated = elsewhere(id, mention.text),
                sentence = words, doc = doc.name, start = sentence.start }
              found[key] = entry
              order[#order + 1] = entry
            end
            entry.count = entry.count + 1
          end
        end
      end
    end
  end
  local rows = {}
  for _, entry in ipairs(order) do
    local m = entry.stated and entry.stated[1]
    rows[#rows + 1] = {
      entry.name, entry.words, entry.count, m and figures.title(m) .. " " .. figures.figure(m) or "无",
      report.cut(entry.sentence, 60), report.source(entry.doc, entry.start),
    }
  end
  return h.tables.new{
    title = "提到而未给数的指标 · " .. district.name,
    columns = { "指标", "原文", "次数", "本文他处", "句子", "来源" }, rows = rows,
    notes = { ("%d 句中 %d 个指标只提名、不给数"):format(sentences, #rows) },
  }
end

if arg.named then
  local result = named_without_figures()
  report.print_table(result, 0, "没有 (no indicator is named without a figure)")
  report.save(result, arg.output)
  return
end

local query = metrics{ district = district, status = "any", repeated = false }
if arg.measure ~= "any" then query = query:where{ measure = arg.measure } end
if arg.period then query = query:where{ during = arg.period } end
query = query:unique()

--- The place among areas that state the same, and of how many; nil where it is alone or unclear.
local function place(m)
  if not m.indicator_id or m.subject or m.measure == "change" or m.status ~= "A" then return nil end
  local id, better = m.indicator_id, 0
  local areas, count = { [m.area] = true }, 1
  local lower = h.indicators[id].lower_is_better or m.measure == "rank"
  local same = metrics{ indicator = id, measure = m.measure, unit = m.unit, at = m.period }
  for other in same:latest():each() do
    if not areas[other.area] and other.district and other.district.level == district.level then
      areas[other.area], count = true, count + 1
      if lower and other.value < m.value or not lower and other.value > m.value then better = better + 1 end
    end
  end
  return count > 1 and ("第 %d/%d"):format(better + 1, count) or nil
end

--- The theme of a figure: of its indicator, else of the last indicator that its words name.
local function theme_of(m)
  if m.indicator_id then return h.indicators[m.indicator_id].theme end
  local theme = "其他"
  for _, mention in ipairs(h.mentions(m.indicator, { kind = "indicator" })) do
    if mention.indicator_id then theme = h.indicators[mention.indicator_id].theme end
  end
  return theme
end

-- A headline repeats the text: of one document's figures of one value and name the text's is taken.
local in_text = {}
local function key_of(m) return table.concat({ m.doc, m.indicator, m.measure, m.value_text }, "\t") end
for m in query:each() do
  if m.section ~= "callout" then in_text[key_of(m)] = true end
end

local themes, lists, plans = {}, {}, {}
local total = 0
for m in query:sort("position"):each() do
  local theme = theme_of(m)
  local skip = m.section == "callout" and in_text[key_of(m)] or arg.theme and theme ~= arg.theme or arg.catalogued and not m.indicator_id
  if not skip then
    total = total + 1
    local row = {
      theme, (m.subject and m.subject .. " " or "") .. figures.name(m), figures.measures[m.measure],
      figures.figure(m), figures.period(m), place(m) or "", figures.source(m), source = m,
    }
    if m.status ~= "A" then
      plans[#plans + 1] = row
    else
      if not lists[theme] then
        lists[theme] = {}
        themes[#themes + 1] = theme
      end
      table.insert(lists[theme], row)
    end
  end
end
table.sort(themes, function(a, b)
  if (a == "其他") ~= (b == "其他") then return b == "其他" end
  if #lists[a] ~= #lists[b] then return #lists[a] > #lists[b] end
  return a < b
end)

local rows, hidden = {}, 0
for _, theme in ipairs(themes) do
  for i, row in ipairs(lists[theme]) do
    if arg.limit > 0 and i > arg.limit then
      hidden = hidden + 1
    else
      rows[#rows + 1] = row
    end
  end
end
local columns = { "主题", "指标", "类型", "数", "时期", "同级位次", "来源" }
local notes = { ("%d 条：结果 %d，预计与计划 %d"):format(total, total - #plans, #plans) }
if hidden > 0 then notes[#notes + 1] = ("另有 %d 行 (--limit 0)"):format(hidden) end
local result = h.tables.new{ title = "成绩单 · " .. report.place(district), columns = columns, rows = rows, notes = notes }
report.print_table(result, 0, "没有结果 (no results stated)")
if #plans > 0 then
  print()
  print(h.tables.new{ title = "预计与计划（不是结果）", columns = columns, rows = plans })
end
report.save(result, arg.output)
