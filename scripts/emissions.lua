--- Emissions and energy: what is saved or emitted by pollutant, intensity, energy, air and water.
-- Rows are ordered by class and by pollutant. Tonnes of different pollutants are never added. Growth
-- and change carry their direction, and whether it is the better one. A figure of one plant is of that
-- plant: the words beside it say whose it is. Targets only with --targets, marked (计划).
-- @param within district?           Only this district and what lies within it
-- @param period period?             Only figures whose period lies within this one
-- @param class "减排"|"排放"|"强度"|"能源"|"空气"|"水"|"固废"|"any" "any"  Only this class
-- @param pollutant string?          Only these, such as 二氧化硫 or PM2.5 (comma-separated)
-- @param targets boolean            Also targets
-- @param width integer 44           Columns of the words quoted; 0 for all
-- @param limit integer 80           How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the figures)
-- @example hanalyze scripts/emissions.lua
-- @example hanalyze scripts/emissions.lua --class 减排 --within 岳塘区
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

-- Pollutants and carriers by their names; the first that stands in the name counts.
local substances = {
  { "二氧化硫", { "二氧化硫", "SO2" } }, { "氮氧化物", { "氮氧化物", "NOx" } }, { "氨氮", { "氨氮" } },
  { "二氧化氮", { "二氧化氮" } }, { "化学需氧量", { "化学需氧量", "COD" } }, { "挥发性有机物", { "挥发性有机物", "VOCs" } },
  { "烟尘", { "烟尘", "烟粉尘", "粉尘" } }, { "二氧化碳", { "二氧化碳", "碳排放强度", "碳强度" } },
  { "PM2.5", { "PM2.5", "PM2．5", "PM₂.₅", "细颗粒物" } }, { "PM10", { "PM10", "可吸入颗粒物" } }, { "臭氧", { "臭氧" } },
  { "煤", { "煤" } }, { "电", { "用电", "发电", "电量", "装机", "风电", "光伏", "水电", "核电", "储能" } },
  { "气", { "天然气" } }, { "水", { "水质", "水耗", "用水", "断面", "饮用水源", "黑臭水体", "污水" } },
  { "固体废物", { "固体废物", "固废", "垃圾", "危废", "危险废物" } },
}
-- Classes: words of the name that put it there, words that keep it out.
local classes = {
  { "减排", { "减排", "减少排放", "减少二氧化碳" }, { "项目", "成交", "减排量交易", "核证" } },
  { "强度", { "能耗", "碳强度", "碳排放强度", "二氧化碳排放", "水耗", "用水量" }, { "项目", "建筑", "企业改造", "超低能耗" } },
  { "排放", { "排放量", "排放总量", "排放浓度" }, { "改造", "企业", "项目", "成交", "配额" } },
  {
    "空气", { "PM2.5", "PM2．5", "PM10", "优良天数", "空气质量", "重污染天", "二氧化氮平均浓度", "臭氧浓度", "蓝天" },
    { "项目" },
  },
  {
    "水", { "水质", "断面", "黑臭水体", "饮用水水源", "饮用水源", "污水处理率", "污水收集率", "污水日处理", "污水管网" },
    { "项目", "投资" },
  },
  { "固废", { "固体废物", "固废", "无害化处理率", "资源化利用率", "焚烧", "危险废物", "粪污" }, { "项目" } },
  {
    "能源",
    { "能源消费", "用电量", "发电量", "装机", "发电机组", "煤炭消费", "清洁能源", "非化石", "新能源发电", "光伏发电", "原煤", "余热" },
    { "项目", "企业", "汽车", "投资", "产业", "投放" },
  },
}
local falling_is_better = { ["减排"] = false, ["强度"] = true, ["排放"] = true }

local function name_of(m)
  return m.indicator .. (m.indicator_id and " " .. m.indicator_name or "")
end

local function class_of(m)
  local name = name_of(m)
  if report.has(name, { "碳酸锂", "碳纤维", "碳化硅", "碳市场", "碳汇", "配额" }) then return nil end
  for _, class in ipairs(classes) do
    local counted = class[1] == "水" and report.has(m.unit, { "个", "次" }) and not name:find("黑臭", 1, true)
    if report.has(name, class[2]) and not report.has(name, class[3]) and not counted then return class[1] end
  end
  -- 建成150兆瓦: a plant by its unit.
  if report.has(m.unit, { "兆瓦", "千瓦", "千瓦时", "标准煤" }) and not report.has(name, { "项目", "企业" }) then
    return "能源"
  end
end

local function substance_of(m)
  for _, substance in ipairs(substances) do
    if report.has(name_of(m), substance[2]) then return substance[1] end
  end
  return report.has(m.unit, { "瓦" }) and "电" or ""
end

local measures = { growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次", level = "" }

local function direction(m, class)
  if m.measure ~= "growth" and m.measure ~= "average_growth" and m.measure ~= "change" or m.value == 0 then
    return ""
  end
  local falls = falling_is_better[class]
  if m.indicator_id then
    falls = h.indicators[m.indicator_id].lower_is_better
  elseif class == "空气" then
    falls = report.has(m.indicator, { "浓度", "PM", "重污染", "臭氧" })
  end
  local arrow = m.value < 0 and "↓" or "↑"
  if falls == nil then return arrow end
  return arrow .. ((m.value < 0) == falls and " 向好" or " 转差")
end

--- The clause of a sentence before a figure, to its end.
local function context(m)
  local sentence = m:sentence()
  local at = sentence:find(m.text, 1, true)
  if not at then return sentence end
  local head = sentence:sub(1, at + #m.text - 1)
  local from = 1
  for _, mark in ipairs{ "。", "；", ";" } do
    local stop = head:find(mark, from, true)
    while stop do
      from = stop + #mark
      stop = head:find(mark, from, true)
    end
  end
  head = head:sub(from)
  -- The beginning says whose it is, the end which figure.
  if not arg.output and arg.width > 0 and h.text.width(head) > arg.width then
    local chars = h.text.chars(head)
    local kept, width, least = #chars, 0, arg.width - arg.width // 3
    while kept > 0 and width + h.text.width(chars[kept]) < least do
      width = width + h.text.width(chars[kept])
      kept = kept - 1
    end
    head = report.cut(head, arg.width // 3) .. table.concat(chars, "", kept + 1)
  end
  return head
end

local query = metrics{ repeated = false }:sort("position")
if not arg.targets then query = query:where{ status = { "result", "estimate" } } end
if arg.within then query = query:within(arg.within) end
if arg.period then query = query:where{ during = arg.period } end
query = query:unique()
local wanted = arg.pollutant and report.words(arg.pollutant)

local groups, counts, total = {}, {}, 0
for m in query:each() do
  local class = class_of(m)
  if class and (arg.class == "any" or class == arg.class) then
    local substance = substance_of(m)
    if not wanted or report.has(substance .. " " .. name_of(m), wanted) then
      counts[class] = (counts[class] or 0) + 1
      total = total + 1
      groups[class] = groups[class] or {}
      table.insert(groups[class], {
        class = class, substance = substance, area = report.place(m.district),
        name = (m.subject and m.subject .. " " or "") .. m.indicator, measure = measures[m.measure],
        stated = report.value(m), direction = direction(m, class), period = report.period(m.period),
        words = context(m), source_text = report.source(m.doc, m.start), source = m, order = total,
      })
    end
  end
end

local place_of = {}
for i, substance in ipairs(substances) do place_of[substance[1]] = i end
local rows, parts = {}, {}
for _, class in ipairs(classes) do
  local group = groups[class[1]]
  if group then
    table.sort(group, function(a, b)
      local x, y = place_of[a.substance] or 99, place_of[b.substance] or 99
      if x ~= y then return x < y end
      return a.order < b.order
    end)
    for _, row in ipairs(group) do rows[#rows + 1] = row end
    parts[#parts + 1] = class[1] .. " " .. counts[class[1]]
  end
end
local result = h.tables.new{
  title = "排放与能源 (emissions and energy)",
  columns = {
    { id = "class", name = "类" }, { id = "substance", name = "对象" }, { id = "area", name = "地区" },
    { id = "name", name = "指标" }, { id = "measure", name = "度量" }, { id = "stated", name = "数", kind = "text" },
    { id = "direction", name = "方向" }, { id = "period", name = "时期" }, { id = "words", name = "原文" },
    { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("共 %d 条: %s；不同污染物的吨数不相加"):format(total, table.concat(parts, "，")),
    "原文中有企业或项目的，数字是该企业或项目的，不是全地区的",
    not arg.targets and "目标未列 (--targets)"
  ),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有排放和能源的数据 (no such figure)")
report.save(result, arg.output)
