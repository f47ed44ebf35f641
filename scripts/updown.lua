--- Three up, three down (三升三降): directions that documents claim, tested against the corpus's figures.
-- Finds sentences that list what rose and what fell (A上升、B上升，以及C下降的“三升三降”), or name such a set, and looks for
-- figures of the same thing in the same district: a growth or change with the claimed sign agrees, one with the other
-- contradicts; where there is none, it says so. A claim without a figure is a claim.
-- @param district district?     Only this district
-- @param within district?       Only this district and what lies within it
-- @param least integer 2        How many things a sentence names in one direction, at least
-- @param limit integer 60       How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the directions, in the format that the extension of -o chooses)
-- @example hanalyze scripts/updown.lua
local h = require "hanalyze"
local text = h.text
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end

local words = {
  { "上升", 1 }, { "提升", 1 }, { "提高", 1 }, { "上涨", 1 }, { "增加", 1 }, { "升高", 1 }, { "增长", 1 }, { "向好", 1 },
  { "下降", -1 }, { "降低", -1 }, { "减少", -1 }, { "下滑", -1 }, { "压降", -1 }, { "回落", -1 },
}
local breaks = { "，", ",", "、", "；", ";", "。", "：", ":", "\n", "！" }
local leads = { "以及", "和", "及", "与", "实现了", "实现", "推动", "使", "成功", "促进", "有效", "带动", "该区", "全区", "全市", "全省" }

--- The pieces of a sentence between its commas.
local function pieces(sentence)
  local list, rest = {}, sentence
  while rest ~= "" do
    local piece = figures.before_first(rest, breaks)
    list[#list + 1] = piece
    local skip = rest:sub(#piece + 1)
    rest = skip == "" and "" or text.sub(skip, 2)
  end
  return list
end

--- What a piece says rose or fell, without a number in it: thing and sign.
local function direction(piece)
  for _, word in ipairs(words) do
    local at, finish = piece:find(word[1], 1, true)
    if at and at > 1 and not piece:find("%d") then
      local tail = piece:sub(finish + 1)
      local thing = piece:sub(1, at - 1)
      -- Adverbs and helpers at the ends.
      local before
      repeat
        before = thing
        for _, lead in ipairs(leads) do
          if thing:sub(1, #lead) == lead then thing = thing:sub(#lead + 1) end
          local inner, last = thing:find(lead, 1, true)
          if inner and report.has(lead, { "实现了" }) then thing = thing:sub(last + 1) end
        end
        for _, adverb in ipairs{ "持续", "显著", "明显", "稳步", "不断", "大幅", "大幅度", "双", "逐年", "全面", "同比", "均", "稳定", "进一步", "有效", "快速", "的" } do
          if #thing > #adverb and thing:sub(-#adverb) == adverb then thing = thing:sub(1, -#adverb - 1) end
        end
      until thing == before
      local length = text.len(thing)
      if length >= 2 and length <= 14 and (tail == "" or report.has(tail, { "的“", "“", "”", "等", "的" })) then
        return thing, word[2]
      end
    end
  end
  return nil
end

--- The name of a set of directions, such as 三升三降; nil where the sentence names none.
local function set_name(sentence)
  for _, numeral in ipairs{ "一", "两", "二", "三", "四", "五", "六" } do
    for _, other in ipairs{ "一", "两", "二", "三", "四", "五", "六" } do
      for _, pair in ipairs{ { "升", "降" }, { "增", "减" }, { "降", "升" }, { "上升", "下降" }, { "提升", "下降" } } do
        local name = numeral .. pair[1] .. other .. pair[2]
        if sentence:find(name, 1, true) then return name end
      end
    end
  end
  return nil
end

--- Figures of a thing in a district: a growth or a change of the same words.
local function evidence(thing, district, sentence)
  local found = {}
  local ids = {}
  for _, mention in ipairs(h.mentions(thing, { kind = "indicator" })) do
    if mention.indicator_id and #mention.text * 2 >= #thing then ids[#ids + 1] = mention.indicator_id end
  end
  local queries = { metrics{ district = district, words = thing, measure = { "growth", "average_growth", "change" }, repeated = false } }
  if #ids > 0 then
    queries[2] = metrics{ district = district, indicator = ids, measure = { "growth", "average_growth", "change" }, repeated = false }
  end
  local seen = {}
  for _, query in ipairs(queries) do
    for m in query:each() do
      if m.status ~= "T" and m:sentence() ~= sentence and not seen[m:source()] then
        seen[m:source()] = true
        found[#found + 1] = m
      end
    end
  end
  return found
end

local rows, sets, tested, agreed, against = {}, 0, 0, 0, 0
for doc in corpus:documents() do
  local area = doc.area
  local wanted = area and (not arg.district or area == districts[arg.district]) and (not arg.within or area:within(arg.within))
  for _, sentence in ipairs(wanted and doc:sentences() or {}) do
    local name = set_name(sentence.text)
    local ups, downs = {}, {}
    if name or report.has(sentence.text, { "上升", "下降", "提升", "减少", "降低" }) then
      for _, piece in ipairs(pieces(sentence.text)) do
        local thing, sign = direction(piece)
        if thing then table.insert(sign > 0 and ups or downs, thing) end
      end
    end
    if name or #ups >= arg.least and #downs >= arg.least then
      sets = sets + 1
      for sign, list in pairs{ [1] = ups, [-1] = downs } do
        for _, thing in ipairs(list) do
          local found = evidence(thing, area, sentence.text)
          local verdict, shown = "语料无数", ""
          if #found > 0 then
            local same, opposite = 0, 0
            for _, m in ipairs(found) do
              if m.value * sign > 0 then same = same + 1 elseif m.value ~= 0 then opposite = opposite + 1 end
            end
            tested = tested + 1
            verdict = opposite == 0 and "一致" or same == 0 and "相反" or "不一"
            if verdict == "一致" then agreed = agreed + 1 else against = against + 1 end
            shown = figures.title(found[1]) .. " " .. figures.figure(found[1]) .. " " .. figures.period(found[1])
          end
          rows[#rows + 1] = {
            report.place(area), name or "未命名", sign > 0 and "升" or "降", thing, verdict, shown,
            report.source(doc.name, sentence.start), source = found[1], key = sets, sign = sign,
          }
        end
      end
      if #ups + #downs == 0 then
        rows[#rows + 1] = { report.place(area), name, "", "（句中未列各项）", "", report.cut(sentence.text, 40),
          report.source(doc.name, sentence.start), key = sets, sign = 0 }
      end
    end
  end
end
table.sort(rows, function(a, b)
  if a.key ~= b.key then return a.key < b.key end
  if a.sign ~= b.sign then return a.sign > b.sign end
  return a[4] < b[4]
end)
local result = h.tables.new{
  title = "升降清单（三升三降）" .. (arg.district and " · " .. districts[arg.district].name or ""),
  columns = { "地区", "名目", "方向", "事项", "核对", "所据", "来源" }, rows = rows,
  notes = {
    ("%d 组，%d 项：%d 项语料有数可核，%d 项一致，%d 项相反或不一；其余只是说法"):format(sets, #rows, tested, agreed, against),
  },
}
report.print_table(result, arg.limit, "没有数据 (no such set of directions)")
report.save(result, arg.output)
