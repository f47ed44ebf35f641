--- Register of statements whose point is no number: firsts, streaks, tiers, policies, pledges.
-- Each kind has its own types: a first is 首个, 唯一, 率先, 填补空白 …; a streak is up, down or held,
-- with its years; a tier (第一方阵, 三甲, 前列) says which places it allows; a policy is a plan, a
-- measure, a method …. What a streak or a tier says is an order or a direction, never a value.
-- @param kind "first"|"streak"|"tier"|"policy"|"pledge"|"organisation"|"honour" "first"  Which statements
-- @param within district?                                            Only this district and what lies within it
-- @param level "national"|"provincial"|"city"|"county"|"any" "any"     Who confers, or what is compared
-- @param contains string?                                            Only where one of these words stands (comma-separated)
-- @param type string?                                                Only this type, such as 填补空白 or 下降
-- @param unique boolean                                              Of one area's repeats only the first mention
-- @param width integer 76                                            Columns of the words quoted; 0 for all
-- @param limit integer 60                                            How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the register)
-- @example hanalyze scripts/claims.lua
-- @example hanalyze scripts/claims.lua --kind streak
-- @example hanalyze scripts/claims.lua --kind tier --unique
-- @example hanalyze scripts/claims.lua --kind policy --within 430300 --contains 方案,办法,指引,举措,条 --width 40
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local levels = { national = "全国", provincial = "全省", city = "全市", county = "县区" }
local kinds = {
  first = "首次与唯一 (firsts)", streak = "连续 (streaks)", tier = "位次档 (tiers)",
  policy = "政策与工作 (policies)", pledge = "承诺与展望 (pledges)",
  organisation = "机构 (organisations)", honour = "荣誉 (honours)",
}

--- The first of some patterns that stands in the words; the pattern is its own name without another.
local function first_of(words, list)
  for _, pair in ipairs(list) do
    for _, cue in ipairs(pair[2] or { pair[1] }) do
      if words:find(cue, 1, true) then return pair[1] end
    end
  end
end

local first_types = {
  { "填补空白", { "填补", "空白" } }, { "唯一", { "唯一", "独家" } }, { "率先" },
  { "首批" }, { "零的突破", { "破零", "零的突破", "零突破" } }, { "首次", { "首次", "第一次" } },
  { "首创" }, { "首店" }, { "首发" },
  { "首个", { "首个", "首家", "首台", "首座", "首条", "首例", "首款", "首部", "首单", "首支", "首艘", "首枚", "首列", "首套", "首届", "第一个", "第一家", "第一条", "第一批" } },
  { "最", { "最大", "最高", "最长", "最多", "最快", "最好", "最早", "最" } },
}
local tier_types = {
  { "第1位", { "之首", "首位", "第一位", "榜首", "冠军" } },
  { "前3", { "三甲", "前三", "前3" } }, { "第一方阵" }, { "第一梯队" }, { "第二方阵" },
  { "领先", { "领跑", "领先", "引领", "领军" } }, { "前列", { "前列", "前茅", "前矛" } },
  { "中上", { "中上" } },
}
local policy_types = {
  { "方案" }, { "规划", { "规划", "纲要" } }, { "计划" }, { "办法" }, { "意见" }, { "条例" }, { "规定" },
  { "指引", { "指引", "指南" } }, { "措施", { "举措", "措施", "政策", "条”" } }, { "行动" }, { "工程" },
  { "工作法", { "工作法", "打法", "战法" } }, { "活动" }, { "制度", { "机制", "制" } }, { "战略" },
}

local function signed(words)
  if words:find("降", 1, true) or words:find("减", 1, true) or words:find("下滑", 1, true) then return "下降" end
  if report.has(words, { "升", "增", "涨", "提", "正增长", "进位" }) then return "上升" end
  return "保持"
end

--- How long a streak is, as written with digits: 5年, 20个月, 5连降; nil for 连续多年 and 连年.
local function length_of(words)
  local at = words:find("连续", 1, true)
  local chars = h.text.chars(at and words:sub(at + 6) or words)
  local numeral, place = "", 0
  if at then
    while chars[place + 1] and (chars[place + 1] == " " or report.integer(numeral .. chars[place + 1])) do
      place = place + 1
      if chars[place] ~= " " then numeral = numeral .. chars[place] end
    end
    local unit = chars[place + 1] == "个" and "个" .. (chars[place + 2] or "") or chars[place + 1]
    if unit == "个季" then unit = "个季度" end
    return numeral ~= "" and report.integer(numeral) .. (unit or "") or nil
  end
  for i = 2, #chars do
    if chars[i] == "连" and chars[i + 1] and report.has("降升增涨冠胜跌丰提", { chars[i + 1] }) then
      for from = math.max(1, i - 3), i - 1 do
        local number = report.integer(table.concat(chars, "", from, i - 1))
        if number then return number .. "连" .. chars[i + 1] end
      end
    end
  end
end

local function type_of(claim)
  local words = claim.text
  if arg.kind == "first" then return first_of(words, first_types) or "其他" end
  if arg.kind == "streak" then return signed(words) end
  if arg.kind == "tier" then return first_of(words, tier_types) or "其他" end
  if arg.kind == "policy" then
    if words:find("条”", 1, true) or words:match("%d+条$") then return "措施" end
    return first_of(words, policy_types) or "其他"
  end
  if arg.kind == "organisation" then return claim.role or "其他" end
  return ({ pledge = "展望" })[arg.kind] or "荣誉"
end

--- The clause that a claim stands in, with the one before it: who and what it is about.
local function clause(claim, sentence)
  local at = sentence:find(claim.text, 1, true)
  if not at or arg.kind == "policy" or arg.kind == "organisation" then return claim.text end
  local before = sentence:sub(1, at - 1)
  for _, stop in ipairs{ "。", "；", ";", "！", "？" } do
    local last = before:match(".*" .. stop .. "()")
    if last then before = before:sub(last) end
  end
  before = before:gsub("，", ",")
  local pieces = {}
  for piece in (before .. ","):gmatch("([^,]*),") do pieces[#pieces + 1] = piece end
  local tail = pieces[#pieces] or ""
  if h.text.len(tail) < 6 and pieces[#pieces - 1] then tail = pieces[#pieces - 1] .. "，" .. tail end
  return h.text.trim(tail) .. claim.text
end

local wanted = arg.contains and report.words(arg.contains)
local conditions = { kind = arg.kind, within = arg.within }
if arg.level ~= "any" then conditions.level = arg.level end
local claims = corpus:claims(conditions)
local rows, by_type, types, seen = {}, {}, {}, {}
for i, claim in claims:each() do
  local words = clause(claim, claims:sources(i)[1].sentence)
  local kind = type_of(claim)
  local key = claim.area_name .. "\n" .. kind .. "\n" .. (claim.title or claim.name or claim.text)
  if (not wanted or report.has(words, wanted)) and (not arg.type or kind == arg.type)
    and not (arg.unique and seen[key]) then
    seen[key] = true
    local counted = arg.kind == "streak" and length_of(claim.text) or nil
    local year = claim.year
    if arg.kind == "policy" and not year then
      year = tonumber((claim.title or ""):match("(20%d%d)"))
    end
    if not by_type[kind] then
      by_type[kind] = 0
      types[#types + 1] = kind
    end
    by_type[kind] = by_type[kind] + 1
    rows[#rows + 1] = {
      area = report.place_of(claim.area_name), type = kind,
      level = levels[claim.level] or "", count = counted, year = year,
      words = report.cut(words, arg.output and 0 or arg.width),
      title = arg.kind == "policy" and claim.title or nil,
      source_text = report.source(claim.doc, claim.start),
    }
  end
end

local columns = { { id = "area", name = "地区" }, { id = "type", name = "类型" }, { id = "level", name = "范围" } }
if arg.kind == "streak" then columns[#columns + 1] = { id = "count", name = "连续" } end
columns[#columns + 1] = { id = "year", name = "年份", kind = "integer" }
columns[#columns + 1] = { id = "words", name = "原文" }
columns[#columns + 1] = { id = "source_text", name = "来源" }
table.sort(types, function(a, b)
  if by_type[a] ~= by_type[b] then return by_type[a] > by_type[b] end
  return a < b
end)
local parts = {}
for _, kind in ipairs(types) do parts[#parts + 1] = kind .. " " .. by_type[kind] end
local notes = { ("共 %d 条: %s"):format(#rows, table.concat(parts, "，")) }
local said = {
  first = "说法出自文档，未经核实 (as the documents claim)",
  streak = "连续只说方向或位次，不是数值；连续一栏空着是没有写明几年",
  tier = "档次是位次的界限，不是名次；前3 即不低于第3位",
  pledge = "将要做的，不是成绩 (plans, not results)",
}
notes[#notes + 1] = said[arg.kind]
local result = h.tables.new{ title = kinds[arg.kind], columns = columns, rows = rows, notes = notes }
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有这类说法 (no such statement)")
report.save(result, arg.output)
