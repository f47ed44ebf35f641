--- Slogan dictionary: number codes and numbered programmes, which are names and not figures.
-- Quoted terms such as “1+8+8”, “164”, “三改一扩”, “六提工程”, “九个三”: how each is built, what it names,
-- who uses it, and what the text says that it stands for. Plan periods (“十四五”), service circles
-- (“15分钟…圈”), magnitudes (“千亿级”) and sayings with 一 (“一张网”) are left out unless --all is given.
-- The column 作数据 counts numbers inside a term that extraction took for a figure: it should be 0.
-- @param within district?          Only documents about this district and what lies within it
-- @param contains string?          Only terms with one of these words (comma-separated)
-- @param type "code"|"parallel"|"numbered"|"any" "any"  1+8+8 and 164; 三改一扩; 六提工程
-- @param shared integer 1          Only terms that at least so many areas use
-- @param all boolean               Also plan periods, circles, magnitudes and sayings
-- @param width integer 44          Columns of the explanation; 0 for all
-- @param limit integer 60          How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the dictionary)
-- @example hanalyze scripts/slogans.lua
-- @example hanalyze scripts/slogans.lua --type code --within 430300
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local low = "二两三四五六七八九十"
local numerals = "一" .. low .. "百千万"
local types = { code = "数字码", parallel = "并列式", numbered = "编号式", other = "其他" }
local kinds = {
  "工作法", "打法", "战法", "议事法", "攻坚战", "工程", "行动", "计划", "战略", "目标", "活动", "政策", "条", "机制",
  "制度", "体系", "模式", "格局", "布局", "平台", "高地", "经济", "集群", "部署", "定位", "任务", "改革", "品牌",
  "举措", "要求", "理念", "蓝图", "路网", "企业",
}
local fillers = { "标志性", "系列", "专项", "重点", "主题", "总体", "美好", "三年", "总", "发展", "主干" }
local stops = { "，", "。", "；", "、", ",", ";", "“", "”" }

local function is_numeral(character) return character:find("^%d$") ~= nil or report.has(numerals, { character }) end

--- How a quoted term is built: code, parallel, numbered, other; nil for one without a number.
local function type_of(term, after)
  local chars = h.text.chars(h.text.half(term))
  local count, ones, lows, digits, plain = 0, 0, 0, 0, h.text.half(term)
  for i, character in ipairs(chars) do
    if character:find("^%d$") then
      digits = digits + 1
    elseif is_numeral(character) and not (chars[i - 1] and is_numeral(chars[i - 1])) then
      count = count + 1
      if character == "一" then ones = ones + 1 end
      if report.has(low, { character }) then lows = lows + 1 end
    end
  end
  if digits == 0 and count == 0 or #chars > 16 then return nil end
  if report.has(term, { "！", "!", "？", "?", "。", "，", ",", "‘" }) then return nil end
  if plain:find("^%d+[%+%-xX×*N]*%+[%d%+NXnx]+") then return "code" end
  if plain:find("^%d+$") then
    return #plain >= 2 and #plain <= 4 and not report.has(after:sub(1, 9), { "热线", "年", "强", "平台" }) and "code" or "other"
  end
  if plain:find("%d+条$") then return "numbered" end
  if digits > 0 then return "other" end
  -- Plan periods, circles, magnitudes.
  if term:find("^十?[一二三四五六七八九]?五$") or term:find("分钟", 1, true) then return "other" end
  for _, period in ipairs{ "十一五", "十二五", "十三五", "十四五", "十五五", "八五", "九五", "七五", "六五" } do
    if term:sub(1, #period) == period then return "other" end
  end
  if report.has(term, { "十亿", "百亿", "千亿", "万亿", "百强", "千强", "第一", "第二", "第三", "首" }) then return "other" end
  if report.has(term, { "一号工程" }) then return "numbered" end
  if count - ones == 0 then
    -- 一 alone: a saying, unless it is set beside itself (一老一小).
    return ones >= 2 and #chars <= 8 and "parallel" or "other"
  end
  if lows == 0 then return "other" end
  if count >= 2 and #chars <= 12 then return "parallel" end
  return count == 1 and "numbered" or "other"
end

local function kind_of(term, after)
  for _, kind in ipairs(kinds) do
    if term:sub(-#kind) == kind then return kind end
  end
  for _, filler in ipairs(fillers) do
    if after:sub(1, #filler) == filler then after = after:sub(#filler + 1) end
  end
  for _, kind in ipairs(kinds) do
    if kind ~= "条" and after:sub(1, #kind) == kind then return kind end
  end
  return ""
end

--- A text up to the first of some marks.
local function up_to(words, marks)
  local first = #words + 1
  for _, mark in ipairs(marks) do first = math.min(first, words:find(mark, 1, true) or first) end
  return words:sub(1, first - 1)
end

--- A text behind the last of some marks.
local function behind(words, marks)
  for _, mark in ipairs(marks) do
    local at = words:find(mark, 1, true)
    while at do
      words = words:sub(at + #mark)
      at = words:find(mark, 1, true)
    end
  end
  return words
end

--- What a sentence says that a term stands for: in brackets or behind a colon; before 的 as a list;
-- or the name that it abbreviates (《…》(即“…”)).
local function meaning(term, before, after)
  for open, close in pairs{ ["（"] = "）", ["("] = ")" } do
    local lead = up_to(after, { open })
    if #lead < #after and h.text.len(lead) <= 4 and up_to(lead, stops) == lead then
      local inside = up_to(after:sub(#lead + #open + 1), { close })
      local _, items = inside:gsub("、", "")
      if items >= 2 or inside:sub(1, 3) == "即" or inside:sub(1, 3) == "指" then return inside end
    end
    -- 《…》(即“…”): the term abbreviates that title.
    for _, word in ipairs{ "即", "简称" } do
      local tail = "》" .. open .. word
      if before:sub(-#tail) == tail then
        return "《" .. behind(before:sub(1, -#tail - 1), { "《" }) .. "》"
      end
    end
  end
  for _, colon in ipairs{ "：", ":" } do
    local lead = up_to(after, { colon })
    if #lead < #after and h.text.len(lead) <= 6 and up_to(lead, stops) == lead then
      local rest = after:sub(#lead + #colon + 1)
      if h.text.len(rest) >= 6 and rest:sub(1, 6) ~= "牵头" and rest:sub(1, 6) ~= "责任" then return rest end
    end
  end
  if before:sub(-3) == "的" then
    local clause = behind(before:sub(1, -4), { "。", "；", ";", "成功实现", "实现", "构建", "形成", "坚持", "围绕" })
    if clause:sub(1, 3) == "了" then clause = clause:sub(4) end
    -- Each thing that the term counts stands as often in the list: 三升 for three times 升.
    local chars, told = h.text.chars(term), 0
    for i, character in ipairs(chars) do
      local number = report.integer(character)
      local what = number and chars[i + 1]
      if what and not is_numeral(what) then
        local _, times = clause:gsub(what, "")
        if times < number then return nil end
        told = told + 1
      end
    end
    if told > 0 then return clause end
  end
end

--- Each quoted term of a text: where its words begin, the words, where what follows begins.
local function quoted(words)
  local found = {}
  for open, close in pairs{ ["“"] = "”", ["「"] = "」" } do
    local at = words:find(open, 1, true)
    while at do
      local from = at + #open
      local stop = words:find(close, from, true)
      if not stop then break end
      local term = words:sub(from, stop - 1)
      local inner = term:find(open, 1, true)
      if inner then
        at = at + inner - 1 + #open
      else
        found[#found + 1] = { at, from, term, stop + #close }
        at = words:find(open, stop + #close, true)
      end
    end
  end
  table.sort(found, function(a, b) return a[1] < b[1] end)
  return found
end

local wanted = arg.contains and report.words(arg.contains)
local entries, by_key, left_out = {}, {}, 0
for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then
    local figures
    local place = report.place(doc.area)
    for _, sentence in ipairs(doc:sentences()) do
      local words = sentence.text
      local exact = sentence.finish - sentence.start == #words
      for _, quote in ipairs(quoted(words)) do
        local at, from, term, to = table.unpack(quote)
        local after, before = words:sub(to), words:sub(1, at - 1)
        local type = type_of(term, after)
        if type == "other" and not arg.all then
          left_out = left_out + 1
        elseif type and (arg.type == "any" or type == arg.type)
          and (not wanted or report.has(term, wanted)) then
          local entry = by_key[term]
          if not entry then
            entry = {
              term = term, type = types[type], kind = "", mentions = 0, areas = {}, n = 0, figures = 0,
              source_text = report.source(doc.name, sentence.start + (exact and at - 1 or 0)),
            }
            by_key[term] = entry
            entries[#entries + 1] = entry
          end
          entry.mentions = entry.mentions + 1
          if not entry.areas[place] then
            entry.areas[place], entry.n = true, entry.n + 1
            entry.area = entry.area or place
          end
          if entry.kind == "" then entry.kind = kind_of(term, after) end
          entry.meaning = entry.meaning or meaning(term, before, after)
          figures = figures or doc:metrics():sort("position"):totable()
          for _, m in ipairs(figures) do
            if m.start >= sentence.start and m.start < sentence.finish then
              local offset = m.start - sentence.start + 1
              if exact and offset > from and offset < to or not exact and term:find(m.text, 1, true) then
                entry.figures = entry.figures + 1
              end
            end
          end
        end
      end
    end
  end
end

local rows, taken = {}, 0
for _, entry in ipairs(entries) do
  if entry.n >= arg.shared then
    taken = taken + entry.figures
    rows[#rows + 1] = {
      term = entry.term, type = entry.type, kind = entry.kind, mentions = entry.mentions,
      area = entry.n == 1 and entry.area or ("%s 等%d地"):format(entry.area, entry.n), areas = entry.n,
      figures = entry.figures,
      meaning = entry.meaning and report.cut(entry.meaning, arg.output and 0 or arg.width) or nil,
      source_text = entry.source_text,
    }
  end
end
if arg.shared > 1 or #corpus > 20 then
  table.sort(rows, function(a, b)
    if a.areas ~= b.areas then return a.areas > b.areas end
    if a.mentions ~= b.mentions then return a.mentions > b.mentions end
    return a.term < b.term
  end)
end
local explained = 0
for _, row in ipairs(rows) do
  if row.meaning then explained = explained + 1 end
end
local result = h.tables.new{
  title = "口号与编号词典 (slogans: names, not figures)",
  columns = {
    { id = "term", name = "词条" }, { id = "type", name = "构成" }, { id = "kind", name = "指" },
    { id = "mentions", name = "次", kind = "integer" }, { id = "area", name = "地区" },
    { id = "figures", name = "作数据", kind = "integer" }, { id = "meaning", name = "释义 (原文)" },
    { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("%d 条，%d 条有释义；其中的数字被当作数据 %d 处"):format(#rows, explained, taken),
    not arg.all and ("另有 %d 处带数字的引语不是编号 (规划期、服务圈、量级、熟语；--all 列出)"):format(left_out)
  ),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有编号词 (no such term)")
report.save(result, arg.output)
