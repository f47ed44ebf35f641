--- Industry clusters: what they are called, their level, their lead firms, and figures about them.
-- A cluster is a name before 产业集群 (with --chains also 产业链) or an industry that is said to have a
-- lead firm (以…为龙头, 龙头企业…) or that was awarded a cluster's title. 机电电控产业 and 机电电控产业集群 are
-- one. Clusters of plans are left out unless --targets is given, and are marked (计划).
-- @param within district?      Only documents about this district and what lies within it
-- @param contains string?      Only clusters with one of these words (comma-separated)
-- @param chains boolean        Also industry chains (产业链)
-- @param led boolean           Only clusters with a lead firm or a level
-- @param targets boolean       Also clusters that plans speak of
-- @param limit integer 60      How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the clusters)
-- @example hanalyze scripts/clusters.lua
-- @example hanalyze scripts/clusters.lua --led --within 岳塘区
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local boundaries = {
  "，", "。", "；", "：", "“", "”", "《", "》", "（", "）", "(", ")", ",", ";", ":", "、", "的", "为", "是", "将", "把", "在",
  "从", "了", "等", "达", "以", "使", "让", "由", "内", "向", " ", "　", "—", "\n",
  "入围", "进入", "入列", "代表", "晋级", "累计", "支持", "打造", "培育", "创建", "实施", "壮大", "获批", "成功", "形成", "推动", "推进",
  "发展", "建设", "构建", "加快", "实现", "围绕", "聚焦", "促进", "集聚", "引进", "建成", "做大", "做强", "做优", "优化", "纳入", "提升",
}
local prefixes = {
  "打造", "培育", "推动", "推进", "壮大", "做大", "做强", "做优", "形成", "支持", "发展", "建设", "构建", "加快", "实现", "围绕",
  "聚焦", "促进", "创建", "获评", "入选", "跻身", "纳入", "集聚", "完善", "深化", "延伸", "带动", "依托", "突出", "瞄准",
  "新增", "认定", "现有", "拥有", "力促", "加速", "全力", "重点", "除", "我市", "我省", "全市", "全省", "全区", "我区", "该区", "同时",
  "其中", "及", "和", "与", "优化", "提升", "延链", "补链", "强链", "做实", "持续", "大力", "积极", "着力", "进一步", "不断", "加强",
  "打通", "抓好", "推行", "实施", "布局", "引领", "助推", "巩固", "拓展", "健全", "主攻", "升级", "一批", "若干", "多个", "引进", "并",
  "到", "至", "有序", "各", "有", "对接", "以及", "出",
}
local general = {
  [""] = true, ["特色"] = true, ["优势"] = true, ["先进制造业"] = true, ["先进制造"] = true, ["战略性新兴"] = true, ["现代"] = true,
  ["主导"] = true, ["中小企业特色"] = true, ["新兴"] = true, ["支柱"] = true, ["创新型"] = true, ["创新"] = true, ["优势特色"] = true,
  ["制造业"] = true, ["新兴优势"] = true, ["传统"] = true, ["未来"] = true, ["标志性"] = true, ["相关"] = true, ["工业"] = true,
  ["农业"] = true, ["高新技术"] = true, ["完整"] = true, ["全"] = true, ["本地"] = true, ["现代化"] = true, ["高端"] = true,
  ["先进"] = true, ["龙头"] = true, ["主要"] = true, ["两"] = true, ["千亿"] = true, ["百亿"] = true, ["上千亿"] = true, ["万亿"] = true, ["万亿元级"] = true, ["数字"] = true,
}
local levels = { "世界级", "国家级", "国家", "全国", "省级", "市级", "千亿级", "百亿级", "万亿级", "国" }
local numeral = "一二两三四五六七八九十百千万亿0123456789+N"
local awarding = { "获评", "入选", "跻身", "纳入", "获批", "列入", "认定为", "评为", "被评为", "成为" }

--- A name without leading verbs, levels and numbers; and the level that it had.
local function strip(words)
  local level
  local again = true
  while again and words ~= "" do
    again = false
    for _, one in ipairs(levels) do
      if words:sub(1, #one) == one then level, words, again = level or one, words:sub(#one + 1), true end
    end
    for _, one in ipairs(prefixes) do
      if words:sub(1, #one) == one then words, again = words:sub(#one + 1), true end
    end
    -- 两大, 12个, 百亿级.
    local chars, count = h.text.chars(words), 0
    while chars[count + 1] and numeral:find(chars[count + 1], 1, true) do count = count + 1 end
    if count > 0 and chars[count + 1] and ("大个条级批"):find(chars[count + 1], 1, true) then
      words, again = table.concat(chars, "", count + 2), true
    end
  end
  -- A place before the name: 鹤岭片区先进能源材料….
  for _, place in ipairs{ "片区", "园区", "街道", "高新区", "经开区" } do
    local at, stop = words:find(place, 1, true)
    if at and stop < #words and h.text.len(words:sub(1, at - 1)) <= 7 then words = words:sub(stop + 1) end
  end
  return words, level
end

--- The last words of a text up to a boundary.
local function last_phrase(words)
  local from = 1
  for _, boundary in ipairs(boundaries) do
    local at = from
    while true do
      local found, stop = words:find(boundary, at, true)
      if not found then break end
      at = stop + 1
      from = math.max(from, at)
    end
  end
  local phrase = words:sub(from)
  return h.text.len(phrase) <= 18 and phrase or h.text.sub(phrase, -18)
end

local rows, by_key = {}, {}
local wanted = arg.contains and report.words(arg.contains)

--- The row of a cluster; made when it is first met.
local function row_of(place, name, doc, start, planned)
  local key = place .. "\n" .. name:gsub("产业链$", ""):gsub("集群$", ""):gsub("产业$", "")
  local row = by_key[key]
  if not row then
    row = {
      area = place, name = name, firms = {}, firm_seen = {}, titles = {}, title_seen = {}, mentions = 0,
      source_text = report.source(doc, start), planned = planned,
    }
    by_key[key] = row
    rows[#rows + 1] = row
  end
  if name:find("集群", 1, true) and not row.name:find("集群", 1, true) then row.name = name end
  row.planned = row.planned and planned
  return row
end

local function usable(core)
  local length = h.text.len(core)
  if length <= 4 and #districts:find(core) > 0 then return false end
  return not general[core] and length >= 2 and length <= 14 and not core:find("%d") and not report.has(core, { "工作", "问题", "服务", "企业数" })
end

--- The industry that a text last names: 先进能源材料及电池产业.
local function industry_in(words)
  local at, last = 1, nil
  while true do
    local found, stop = words:find("产业", at, true)
    if not found then break end
    local core = strip(last_phrase(words:sub(1, found - 1)))
    if usable(core) then last = core .. "产业" end
    at = stop + 1
  end
  return last
end

for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then
    local sentences, plans = doc:sentences(), nil
    local place = report.place(doc.area)
    local find
    local function is_planned(i)
      plans = plans or select(2, report.plans(doc))
      return plans[i]
    end
    for i, sentence in ipairs(sentences) do
      local words = sentence.text
      for _, ending in ipairs(arg.chains and { "产业集群", "产业链" } or { "产业集群" }) do
        local from = 1
        while true do
          local at, stop = words:find(ending, from, true)
          if not at then break end
          from = stop + 1
          local phrase = last_phrase(words:sub(1, at - 1))
          -- Behind 获评 … stands a title, not the name of a cluster.
          local before = words:sub(1, at - 1)
          for _, mark in ipairs{ "，", "；", "。", ",", ";" } do
            while before:find(mark, 1, true) do before = before:sub(before:find(mark, 1, true) + #mark) end
          end
          local awarded = report.has(before, awarding)
          local core, level = strip(phrase)
          if usable(core) and not awarded then
            local planned = is_planned(i)
            if arg.targets or not planned then
              local row = row_of(place, core .. ending, doc.name, sentence.start, planned)
              row.mentions = row.mentions + 1
              if level and level ~= "国" and not row.title_seen[level] then
                row.title_seen[level] = true
                table.insert(row.titles, level)
              end
            end
          end
        end
      end
    end
    -- Titles of clusters, and who has them.
    for _, claim in doc:claims{ kind = "honour" }:each() do
      if claim.title:find("集群", 1, true) and claim.subject then
        local subject = claim.subject
        local cut = subject:find("凭借", 1, true)
        if cut then subject = subject:sub(1, cut - 1) end
        local core = strip(last_phrase(subject))
        if report.has(core, { "产业", "集群" }) and core ~= "产业集群" and h.text.len(core) <= 20 then
          local row = row_of(place, core, doc.name, claim.start, false)
          local title = claim.title:gsub("“", ""):gsub("”", "") .. (claim.year and (" %d"):format(claim.year) or "")
          if not row.title_seen[title] then
            row.title_seen[title] = true
            table.insert(row.titles, title)
          end
        end
      end
    end
    -- Lead firms.
    for _, claim in doc:claims{ kind = "organisation" }:each() do
      if claim.role and claim.role:find("龙头", 1, true) and claim.name then
        local parent = claim.parent
        if not parent or not report.has(parent, { "产业", "集群" }) then
          -- The industry of the sentence before the firm's name, or of the sentence before.
          find = find or report.locator(sentences)
          local i = find(claim.start)
          if i then
            local words = sentences[i].text
            local at = words:find(claim.name, 1, true) or 1
            parent = industry_in(words:sub(1, at - 1))
            local before = sentences[i - 1]
            if not parent and before and before.section == sentences[i].section then
              parent = industry_in(before.text)
            end
          end
        end
        local name = parent and strip((parent:gsub("“", ""):gsub("”", ""))) or "(未写明产业)"
        local row = row_of(place, name, doc.name, claim.start, false)
        if not row.firm_seen[claim.name] then
          row.firm_seen[claim.name] = true
          table.insert(row.firms, claim.name)
        end
      end
    end
  end
end

local shown, with_firm, with_level = {}, 0, 0
for _, row in ipairs(rows) do
  if (not wanted or report.has(row.name, wanted)) and (not arg.led or #row.firms > 0 or #row.titles > 0) then
    if #row.firms > 0 then with_firm = with_firm + 1 end
    if #row.titles > 0 then with_level = with_level + 1 end
    shown[#shown + 1] = {
      area = row.area, name = row.name .. (row.planned and " (计划)" or ""), title = table.concat(row.titles, "；"),
      firm = table.concat(row.firms, "、"), mentions = row.mentions > 0 and row.mentions or nil,
      source_text = row.source_text,
    }
  end
end
local result = h.tables.new{
  title = "产业集群 (industry clusters)",
  columns = {
    { id = "area", name = "地区" }, { id = "name", name = "集群或产业" }, { id = "title", name = "级别与称号" },
    { id = "firm", name = "龙头企业" }, { id = "mentions", name = "提及", kind = "integer" },
    { id = "source_text", name = "来源" },
  },
  rows = shown,
  notes = report.notes(
    ("共 %d 个，写明龙头 %d 个，写明级别 %d 个；名称取自原文，同一集群的不同叫法未必合并"):format(
      #shown, with_firm, with_level),
    not arg.targets and "只在计划里提到的未列 (--targets)"),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有产业集群 (no cluster)")

-- Figures about clusters.
local figures = {}
local query = metrics{ words = "集群", repeated = false }:sort("position")
if not arg.targets then query = query:where{ status = { "result", "estimate" } } end
if arg.within then query = query:within(arg.within) end
for m in query:each() do
  if not wanted or report.has(m.indicator, wanted) then
    figures[#figures + 1] = {
      area = report.place(m.district), name = m.indicator, stated = report.value(m), period = report.period(m.period),
      source_text = report.source(m.doc, m.start), source = m,
    }
  end
end
print()
report.print_table(h.tables.new{
  title = "集群的数据 (figures about clusters)",
  columns = {
    { id = "area", name = "地区" }, { id = "name", name = "指标" }, { id = "stated", name = "数", kind = "text" },
    { id = "period", name = "时期" }, { id = "source_text", name = "来源" },
  },
  rows = figures,
}, arg.limit, "没有集群的数据 (no figure about clusters)")
report.save(result, arg.output)
