--- Honours register: what was awarded, and claimed numbers against the honours that are named.
-- The register merges repeats of one title. The second table sets numbers such as 省级以上荣誉40余项
-- beside the honours of that level that the same document names; the third lists how often, such as
-- 五年四获 or 连续三年. Plans to win an honour are not honours.
-- @param within district?                                       Only this district and what lies within it
-- @param level "national"|"provincial"|"city"|"county"|"any" "any"  Who confers
-- @param contains string?                                       Only titles with one of these words (comma-separated)
-- @param pilots boolean                                         Only pilots and demonstrations (试点, 示范, 重点城市 …)
-- @param year integer?                                          Only honours of this year
-- @param by "level"|"year"|"issuer"|"area"|"none" "level"       What the honours are counted by
-- @param limit integer 60                                       How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the register)
-- @example hanalyze scripts/honours.lua
-- @example hanalyze scripts/honours.lua --within 430300 --pilots --by none
-- @example hanalyze scripts/honours.lua --contains 真抓实干,先进县市区,全市先进
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local levels = { national = "国家级", provincial = "省级", city = "市级", county = "县级" }
local pilots = { "试点", "示范", "先行", "样板", "重点城市", "联系城市", "支点城市", "实验区", "试验区" }
local wanted = arg.contains and report.words(arg.contains)

local function matches(title)
  if arg.pilots and not report.has(title, pilots) then return false end
  return not wanted or report.has(title, wanted)
end

local function plain(title)
  for _, mark in ipairs{ "“", "”", "《", "》", "「", "」" } do title = title:gsub(mark, "") end
  return (title:gsub("^首批", ""))
end

-- The register: a row for each area, title and year.
local conditions = { kind = "honour", within = arg.within, year = arg.year }
if arg.level ~= "any" then conditions.level = arg.level end
local claims = corpus:claims(conditions)
local register, row_of = {}, {}
for _, claim in claims:each() do
  if matches(claim.title) then
    local title = plain(claim.title)
    local place = report.place_of(claim.area_name)
    local key = table.concat({ place, title, claim.year or "", claim.issuer or "" }, "\n")
    local row = row_of[key]
    if row then
      row.mentions = row.mentions + 1
    else
      row = {
        level = levels[claim.level] or "未写明", title = claim.title, year = claim.year,
        issuer = claim.issuer, area = place, mentions = 1,
        source_text = report.source(claim.doc, claim.start), order = #register + 1,
      }
      row_of[key] = row
      register[#register + 1] = row
    end
  end
end
local rank = { ["国家级"] = 1, ["省级"] = 2, ["市级"] = 3, ["县级"] = 4, ["未写明"] = 5 }
table.sort(register, function(a, b)
  if a.area ~= b.area then return a.area < b.area end
  if rank[a.level] ~= rank[b.level] then return rank[a.level] < rank[b.level] end
  return a.order < b.order
end)
local dated = 0
for _, row in ipairs(register) do
  if row.year then dated = dated + 1 end
end
local result = h.tables.new{
  title = "荣誉名册 (honours named)",
  columns = {
    { id = "area", name = "地区" }, { id = "level", name = "级别" },
    { id = "title", name = "荣誉" }, { id = "year", name = "年份", kind = "integer" },
    { id = "issuer", name = "授予" }, { id = "mentions", name = "提及", kind = "integer" },
    { id = "source_text", name = "来源" },
  },
  rows = register,
  notes = { ("共 %d 项 (提及 %d 处)；%d 项未写年份"):format(#register, (function()
    local sum = 0
    for _, row in ipairs(register) do sum = sum + row.mentions end
    return sum
  end)(), #register - dated) },
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有点名的荣誉 (no honour is named)")

if arg.by ~= "none" and #register > 0 then
  local counts, keys = {}, {}
  for _, row in ipairs(register) do
    local key = tostring(row[arg.by] or "未写明")
    if not counts[key] then
      counts[key] = 0
      keys[#keys + 1] = key
    end
    counts[key] = counts[key] + 1
  end
  table.sort(keys, function(a, b)
    if arg.by == "level" then return rank[a] < rank[b] end
    return a < b
  end)
  local rows = {}
  for _, key in ipairs(keys) do rows[#rows + 1] = { key, counts[key] } end
  local names = { level = "级别", year = "年份", issuer = "授予", area = "地区" }
  print()
  print(h.tables.new{
    title = "按" .. names[arg.by] .. "计数 (honours named)",
    columns = { names[arg.by], { id = "n", name = "项数", kind = "integer" } }, rows = rows,
  })
end

-- Claimed numbers. What remains of a claim's words without levels and general words is its title.
local cues = { "荣誉", "称号", "奖", "表彰", "表扬", "激励", "先进单位", "先进集体", "先进个人" }
local units = { ["项"] = true, ["个"] = true, ["次"] = true, ["项次"] = true, ["块"] = true, ["批次"] = true }
local general = {
  "累计", "先后", "共", "斩获", "荣获", "获得", "获评", "获", "受到", "得到", "赢得", "各类", "各级", "以上", "及",
  "荣誉称号", "荣誉", "称号", "奖项", "表彰奖励", "表彰", "表扬", "国家级", "国家", "全国", "国省", "省部级", "省级", "省政府",
  "国务院", "全省", "市级", "全市", "和", "、", "事项", "工作", "“", "”", "项目", "单位", "个人", "省", "级", "集体",
}

local function scope_of(words)
  local national = report.has(words, { "国家", "全国", "国务院", "国字号", "国省" })
  local provincial = report.has(words, { "省" })
  local city = report.has(words, { "市级", "全市" })
  if words:find("以上", 1, true) then
    if provincial then return { national = true, provincial = true }, "省级以上" end
    if city then return { national = true, provincial = true, city = true }, "市级以上" end
  end
  if national and provincial then return { national = true, provincial = true }, "国家级、省级" end
  if national then return { national = true }, "国家级" end
  if provincial then return { provincial = true }, "省级" end
  if city then return { city = true }, "市级" end
  return nil, "各级"
end

local function residue(words)
  for _, word in ipairs(general) do words = words:gsub(word, "") end
  return words
end

local query = metrics{ measure = "level", status = "result", repeated = false }
if arg.within then query = query:within(arg.within) end
local claimed = corpus:claims{ kind = "honour", within = arg.within }
local named = {}
for i, claim in claimed:each() do
  named[claim.doc] = named[claim.doc] or {}
  claim.index = i
  table.insert(named[claim.doc], claim)
end
local rows = {}
for m in query:each() do
  if units[m.unit] and m.value > 1 and report.has(m.indicator, cues) and matches(m.indicator)
    and not m.indicator:find("奖补", 1, true) and not m.indicator:find("奖励资金", 1, true) then
    local admitted, scope = scope_of(m.indicator)
    local title = residue(m.indicator)
    local seen, count = {}, 0
    for _, claim in ipairs(named[m.doc] or {}) do
      claim.finish = claim.finish or claimed:sources(claim.index)[1].finish
      local its = plain(claim.title)
      -- What adjoins the number is what is counted, not one of it named.
      local itself = claim.start <= m.finish + 2 and claim.finish >= m.start - 2
      if not itself and not seen[its]
        and (not admitted or admitted[claim.level])
        and (title == "" or its:find(title, 1, true)) then
        seen[its], count = true, count + 1
      end
    end
    local years = m.period and m.period.years
    rows[#rows + 1] = {
      area = report.place(m.district), claim = m.indicator, stated = report.value(m),
      period = report.period(m.period),
      yearly = years and years > 1 and report.bound(m.comparator) .. report.number(m.value / years, 1) or nil,
      scope = scope, named = count,
      missing = count < m.value and report.bound(m.comparator) .. report.number(m.value - count, 0) or "0",
      source_text = report.source(m.doc, m.start), source = m,
    }
  end
end
print()
report.print_table(h.tables.new{
  title = "说到的数与点名的数 (claimed numbers against honours named in the same document)",
  columns = {
    { id = "area", name = "地区" }, { id = "claim", name = "说法" },
    { id = "stated", name = "说到", kind = "text" }, { id = "period", name = "时期" },
    { id = "yearly", name = "年均", kind = "text" }, { id = "scope", name = "范围" },
    { id = "named", name = "点名", kind = "integer" }, { id = "missing", name = "未点名", kind = "text" },
    { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = #rows > 0 and { "点名只数同一文档中同级别、题名相合的荣誉；不含被计数的那一句本身" } or nil,
}, arg.limit, "没有说到荣誉的总数 (no number of honours is claimed)")

-- How often: 五年四获, 四次获得, 连续三年.
local frequency = {}
local verbs = { "次获", "次荣获", "次入选", "度获", "度荣获", "获", "夺" }

--- The whole number that the characters from one on spell, going by a step; and how many they are.
local function numeral(chars, from, step)
  local written, count = "", 0
  while count < 3 do
    local character = chars[from + step * count]
    if not character or not report.integer(character) then break end
    written = step > 0 and written .. character or character .. written
    count = count + 1
  end
  return count > 0 and report.integer(written) or nil, count
end

--- Notes each 五年四获 … of a sentence.
local function note_frequencies(doc, sentence)
  local chars = h.text.chars(sentence.text)
  for i, character in ipairs(chars) do
    if character == "年" then
      local years, before = numeral(chars, i - 1, -1)
      local times, after = numeral(chars, i + 1, 1)
      local rest = table.concat(chars, "", i + 1 + after)
      local verb = false
      for _, one in ipairs(verbs) do verb = verb or rest:sub(1, #one) == one end
      if years and times and verb and years <= 30 and times <= years then
        local last = i
        while chars[last + 1] and not report.has("，。；、,;", { chars[last + 1] }) do last = last + 1 end
        local phrase = table.concat(chars, "", i - before, last)
        if matches(phrase) then
          frequency[#frequency + 1] = {
            area = report.place(doc.area), phrase = phrase, times = times, years = years,
            share = report.number(100 * times / years, 0) .. "%",
            source_text = report.source(doc.name, sentence.start),
          }
        end
      end
    end
  end
end

for doc in corpus:documents() do
  local area = doc.area
  if not arg.within or area and area:within(arg.within) then
    for _, sentence in ipairs(doc:sentences()) do
      if sentence.text:find("年", 1, true) and report.has(sentence.text, verbs) then
        note_frequencies(doc, sentence)
      end
    end
  end
end
for _, claim in corpus:claims{ kind = "streak", within = arg.within }:each() do
  local count = claim.text:match("连续(.-)年") or claim.text:match("连续(.-)届")
  local years = count and report.integer((count:gsub(" ", "")))
  if years and report.has(claim.text, { "入选", "获", "跻身", "上榜", "评为", "荣" })
    and matches(claim.text) then
    frequency[#frequency + 1] = {
      area = report.place_of(claim.area_name), phrase = claim.text, times = years, years = years,
      share = "100%", source_text = report.source(claim.doc, claim.start),
    }
  end
end
print()
report.print_table(h.tables.new{
  title = "获得的频次 (how often)",
  columns = {
    { id = "area", name = "地区" }, { id = "phrase", name = "原文" },
    { id = "times", name = "次", kind = "integer" }, { id = "years", name = "年", kind = "integer" },
    { id = "share", name = "占比", kind = "text" }, { id = "source_text", name = "来源" },
  },
  rows = frequency,
}, arg.limit, "没有说到频次 (no frequency is stated)")
report.save(result, arg.output)
