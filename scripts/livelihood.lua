--- Livelihood ledger: education, jobs, housing, elderly care, health, social security.
-- Each figure with what its period covers: a part of a year is not a year, and a sum over years is
-- also given per year (推算). Shares stand beside the norm that documents of the state set for them.
-- Flags list what is said to be cleared or covered wholly (清零, 全覆盖). Targets only with --targets.
-- @param within district?                     Only this district and what lies within it
-- @param period period?                       Only figures whose period lies within this one
-- @param domain "教育"|"就业"|"住房"|"养老"|"健康"|"社保"|"any" "any"  Only this domain
-- @param contains string?                     Only figures whose name has one of these words (comma-separated)
-- @param targets boolean                      Also targets, marked (计划)
-- @param flags boolean                        Also what is cleared or covered wholly
-- @param limit integer 60                     How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the ledger)
-- @example hanalyze scripts/livelihood.lua --flags
-- @example hanalyze scripts/livelihood.lua --domain 住房 --contains 老旧小区
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

-- By the words of what is measured first, by the indicator's theme after that.
local domains = {
  {
    "教育", { "教育" },
    { "学位", "学校", "幼儿", "教育集团", "班额", "校园", "教师", "学生", "中小学", "托班", "义务教育", "办学", "毕业生去向", "入园率", "毛入学率" },
    { "养老", "社区学校", "毕业生就业" },
  },
  {
    "就业", { "就业" },
    { "就业", "失业", "零工", "劳务", "岗位", "带岗", "农民工", "技能培训", "人力资源市场", "创业担保" },
    { "就业局" },
  },
  {
    "住房", {},
    { "老旧小区", "居民楼", "危房", "棚户区", "棚改", "保障性住房", "保障性租赁", "公租房", "廉租房", "安置房", "住房", "加装电梯", "城中村", "保交楼", "无物业", "改造总面积", "旧乱差", "家庭改造" },
    { "住房公积金贷款余额" },
  },
  {
    "养老", { "养老" },
    { "养老", "助餐", "社区食堂", "老年", "老人", "适老化", "高龄", "用餐" },
    { "养老保险", "养老金", "基础养老" },
  },
  {
    "健康", { "卫生" },
    { "医院", "卫生院", "卫生室", "卫生服务", "医师", "护士", "医生", "床位", "科室", "诊疗", "接种", "托位", "医联体", "两癌", "门诊", "急救" },
    { "养老", "社会服务床位" },
  },
  {
    "社保", { "社保" },
    { "低保", "社会保险", "养老保险", "医疗保险", "医保", "工伤保险", "失业保险", "救助", "残疾", "特困", "养老金", "社会保障卡", "参保" },
    {},
  },
}

-- Norms of national plans for shares: words that must stand in the name, words that must not, bound.
local norms = {
  { { "公办", "在园" }, { "普惠" }, 50 },
  { { "普惠", "在园" }, {}, 85 },
  { { "普惠性幼儿园覆盖率" }, {}, 85 },
  { { "义务教育巩固率" }, {}, 95 },
  { { "高中阶段", "毛入学率" }, {}, 92 },
  { { "护理型床位占比" }, {}, 55 },
  { { "基本医疗保险参保率" }, {}, 95 },
}

local function name_of(m) return m.indicator end

local function domain_of(m)
  local name = m.indicator .. (m.indicator_id and m.indicator_name or "")
  for _, domain in ipairs(domains) do
    if report.has(name, domain[3]) and not report.has(name, domain[4]) then return domain[1] end
  end
  local theme = m.indicator_id and h.indicators[m.indicator_id].theme
  for _, domain in ipairs(domains) do
    for _, its in ipairs(domain[2]) do
      if theme == its then return domain[1] end
    end
  end
end

--- Whether a figure may be a sum over its period.
local function is_flow(m)
  local kind = m.indicator_id and h.indicators[m.indicator_id].kind
  return kind ~= "stock" and m.unit ~= "%" and m.unit ~= "倍" and not m.unit:find("/", 1, true)
end

--- What a period covers: a part of a year, a sum over years, a day.
local function coverage(m)
  local period = m.period
  if not period.first or not period.last then return "" end
  if period.years and period.years > 1 then
    if m.measure == "level" and not is_flow(m) then return "" end
    return ("%d年累计"):format(period.years)
  end
  if period.months and period.months < 12 then return "非全年" end
  if period.days == 1 then return "时点" end
  return ""
end

local function norm_of(m)
  if m.measure ~= "level" or m.unit ~= "%" then return nil end
  for _, norm in ipairs(norms) do
    local all = true
    for _, word in ipairs(norm[1]) do all = all and m.indicator:find(word, 1, true) ~= nil end
    if all and not report.has(m.indicator, norm[2]) then
      local gap = m.value - norm[3]
      return ("≥%s%%: %s%s"):format(report.number(norm[3]), gap >= 0 and "+" or "", report.number(gap))
    end
  end
end

local measures = { growth = " 增速", average_growth = " 年均增速", change = " 变动", rank = " 位次" }
local query = metrics{ repeated = false }:sort("position")
if not arg.targets then query = query:where{ status = { "result", "estimate" } } end
if arg.within then query = query:within(arg.within) end
if arg.period then query = query:where{ during = arg.period } end
query = query:unique()
local wanted = arg.contains and report.words(arg.contains)

local rows, counts, partial, yearly_sums = {}, {}, 0, 0
local of_domain = {}
local all, domain_at = query:totable(), {}
for i, m in ipairs(all) do domain_at[i] = domain_of(m) end
-- What stands between two figures of one domain in a sentence is of it too: 103栋居民楼、2413户家庭、面积.
for i = 2, #all - 1 do
  local m, before, after = all[i], all[i - 1], all[i + 1]
  if not domain_at[i] and domain_at[i - 1] and domain_at[i - 1] == domain_at[i + 1] and not m.indicator_id
    and before.doc == m.doc and after.doc == m.doc and before:sentence() == m:sentence()
    and after:sentence() == m:sentence() then
    domain_at[i] = domain_at[i - 1]
  end
end
for i, m in ipairs(all) do
  local domain = domain_at[i]
  local name = name_of(m)
  if domain and (arg.domain == "any" or domain == arg.domain) and (not wanted or report.has(name, wanted)) then
    local covers = coverage(m)
    local years = m.period and m.period.years
    local yearly
    if m.measure == "level" and is_flow(m) and years and years > 1 then
      yearly = report.bound(m.comparator) .. report.amount(m.value / years, m.unit) .. " (推算)"
      yearly_sums = yearly_sums + 1
    end
    if covers == "非全年" then partial = partial + 1 end
    of_domain[domain] = of_domain[domain] or {}
    counts[domain] = (counts[domain] or 0) + 1
    table.insert(of_domain[domain], {
      domain = domain, area = report.place(m.district),
      name = (m.subject and m.subject .. " " or "") .. name .. (measures[m.measure] or ""), stated = report.value(m),
      period = report.period(m.period), covers = covers, yearly = yearly, norm = norm_of(m),
      source_text = report.source(m.doc, m.start), source = m,
    })
  end
end
for _, domain in ipairs(domains) do
  for _, row in ipairs(of_domain[domain[1]] or {}) do rows[#rows + 1] = row end
end
local parts = {}
for _, domain in ipairs(domains) do
  if arg.domain == "any" or domain[1] == arg.domain then
    parts[#parts + 1] = domain[1] .. " " .. (counts[domain[1]] or 0)
  end
end
local result = h.tables.new{
  title = "民生账本 (livelihood ledger)",
  columns = {
    { id = "domain", name = "领域" }, { id = "area", name = "地区" }, { id = "name", name = "指标" },
    { id = "stated", name = "数", kind = "text" }, { id = "period", name = "时期" },
    { id = "covers", name = "口径" }, { id = "yearly", name = "年均", kind = "text" },
    { id = "norm", name = "国家目标", kind = "text" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("共 %d 条: %s"):format(#rows, table.concat(parts, "，")),
    ("%d 条只到年中某月，不能当全年；%d 条是几年之和，年均为推算"):format(partial, yearly_sums),
    "国家目标是国家“十四五”规划和专项计划给该项占比定的下限，不出自文档",
    not arg.targets and "目标未列 (--targets)"
  ),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有民生数据 (no such figure)")

if arg.flags then
  local cues = { "清零", "归零", "全覆盖", "应保尽保", "应改尽改", "全部消除", "零发生", "零新增", "动态消零" }
  local flags, planned_flags = {}, 0
  for doc in corpus:documents() do
    if not arg.within or doc.area and doc.area:within(arg.within) then
      local plans
      local sentences = doc:sentences()
      for i, sentence in ipairs(sentences) do
        if report.has(sentence.text, cues) then
          if not plans then plans = select(2, report.plans(doc)) end
          local words = sentence.text
          for _, mark in ipairs{ "，", "。", "；", ";" } do words = words:gsub(mark, ",") end
          for clause in words:gmatch("[^,]+") do
            if report.has(clause, cues) and (not wanted or report.has(clause, wanted)) then
              if plans[i] and not arg.targets then
                planned_flags = planned_flags + 1
              else
                local cue
                for _, word in ipairs(cues) do
                  if not cue and clause:find(word, 1, true) then cue = word end
                end
                flags[#flags + 1] = {
                  report.place(doc.area), cue, plans[i] and "(计划)" or "", report.cut(clause, 60),
                  report.source(doc.name, sentence.start),
                }
              end
            end
          end
        end
      end
    end
  end
  print()
  report.print_table(h.tables.new{
    title = "清零与全覆盖 (cleared, covered wholly)", columns = { "地区", "标志", "状态", "原文", "来源" },
    rows = flags,
    notes = report.notes(planned_flags > 0 and ("另有 %d 处是计划，未列 (--targets)"):format(planned_flags)),
  }, arg.limit, "没有这类说法 (no such statement)")
end
report.save(result, arg.output)
