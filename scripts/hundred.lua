--- High-quality-development hundred districts (高质量发展百强区): a composite index and how firm its ranks stand.
-- Without --indicators it takes a frame of five dimensions (综合 创新 协调 绿色 开放 共享) and of it those indicators that
-- at least --share of the areas state; the others are named with how many state them. Growth is year-on-year or
-- average, whichever more areas state. Only areas of one level are compared: that of most, unless --level says.
-- An indicator is written ID, ID:MEASURE or ID:MEASURE:WEIGHT, such as gdp:growth:2.
-- @param indicators string[]?                                                What the index is made of; the frame otherwise
-- @param within district?                                                    Only districts within this one
-- @param level "auto"|"any"|"province"|"prefecture"|"county" "auto"          Only areas of this level
-- @param period period?                                                      Only figures of this period; the newest of each otherwise
-- @param share number 0.5                                                    The share of areas that must state an indicator of the frame
-- @param normalise "min-max"|"z-score"|"rank"|"vector" "min-max"             How values are made comparable
-- @param weights "equal"|"given"|"entropy"|"raw-entropy"|"critic" "equal"    Where weights come from
-- @param aggregate "arithmetic"|"geometric"|"topsis" "arithmetic"            How weighted scores become one
-- @param missing "drop"|"mean" "drop"                                        Areas of which a figure is missing: left out, or the mean put in and said
-- @param least number 0.6                                                    With --missing mean: the share of the indicators that an area must state
-- @param draws integer 500                                                   How often weights are disturbed
-- @param spread number 0.25                                                  How far weights are disturbed, 0 to 1
-- @param top integer 100                                                     How many rows
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the index, in the format that the extension of -o chooses)
-- @example hanalyze scripts/hundred.lua
-- @example hanalyze scripts/hundred.lua --indicators gdp:average_growth:2,fixed_asset_investment:average_growth:1 --weights given --level any
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end

local dimensions = {
  { "综合", "gdp:growth", "general_budget_revenue:growth", "fixed_asset_investment:growth" },
  { "创新", "r_d_intensity", "invention_patents_per_10_000_people", "industrial_value_added:growth", "technology_contract_turnover:growth" },
  { "协调", "urbanisation_rate", "urban_rural_income_ratio", "retail_sales:growth" },
  { "绿色", "share_of_days_with_good_air", "share_of_good_water_sections", "pm2_5_concentration", "forest_cover" },
  { "开放", "foreign_trade:growth", "foreign_capital_actually_used:growth" },
  { "共享", "household_income:growth", "share_of_livelihood_spending", "surveyed_unemployment_rate" },
}

local base = metrics{ status = "result", subject = false }
if arg.within then base = base:within(arg.within) end
if arg.period then base = base:at(arg.period) end

-- A growth of a month or of many years is no year-on-year growth; a level of a part of a year is none of the year.
base = base:filter(function(m)
  if m.measure == "growth" then return m.period.years == 1 end
  return m.measure ~= "level" or m.period.years == 1 or m.period.days == 1
end)

--- How many areas of a level state an indicator, by level.
local function stated(id, measure)
  local counts, seen = {}, {}
  for m in base:where{ indicator = id, measure = measure }:each() do
    local level = m.district and m.district.level
    if level and not seen[m.area] then
      seen[m.area] = true
      counts[level] = (counts[level] or 0) + 1
      counts.any = (counts.any or 0) + 1
    end
  end
  return counts
end

--- `ID:MEASURE:WEIGHT` as a record.
local function parse(words, dimension)
  local id, measure, weight = words:match("^([^:]+):?([^:]*):?([^:]*)$")
  local known = { [""] = true, level = true, growth = true, average_growth = true, rank = true }
  if not id or not known[measure] or weight ~= "" and not tonumber(weight) then
    error("--indicators: '" .. words .. "' is not ID:MEASURE:WEIGHT, with level, growth, average_growth or rank", 0)
  end
  return { indicator = h.indicators[id].id, measure = measure ~= "" and measure or "level", weight = tonumber(weight) or 1,
    dimension = dimension, given = measure ~= "" }
end

local wanted = {}
if arg.indicators then
  for _, words in ipairs(arg.indicators) do wanted[#wanted + 1] = parse(words, "") end
else
  for _, dimension in ipairs(dimensions) do
    for i = 2, #dimension do wanted[#wanted + 1] = parse(dimension[i], dimension[1]) end
  end
end

-- Growth: year-on-year or average, whichever more areas state.
local votes = {}
for _, entry in ipairs(wanted) do
  entry.counts = stated(entry.indicator, entry.measure)
  if entry.measure == "growth" and not arg.indicators then
    local average = stated(entry.indicator, "average_growth")
    if (average.any or 0) > (entry.counts.any or 0) then
      entry.measure, entry.counts = "average_growth", average
    end
  end
  for level, count in pairs(entry.counts) do
    if level ~= "any" then votes[level] = (votes[level] or 0) + count end
  end
end
local level = arg.level
if level == "auto" then
  level = "any"
  for _, name in ipairs{ "county", "prefecture", "province" } do
    if votes[name] and (level == "any" or votes[name] > votes[level]) then level = name end
  end
end

-- How many areas of the level there are to speak of: those that state any of the frame.
local areas, all = {}, 0
for _, entry in ipairs(wanted) do
  for m in base:where{ indicator = entry.indicator, measure = entry.measure }:each() do
    local own = m.district and m.district.level
    if own and own ~= "nation" and (level == "any" or own == level) and not areas[m.area] then
      areas[m.area], all = true, all + 1
    end
  end
end

local chosen, unused = {}, {}
local names = { level = "", growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次" }
for _, entry in ipairs(wanted) do
  local count = entry.counts[level] or 0
  local name = h.indicators[entry.indicator].name .. names[entry.measure]
  if arg.indicators or (count >= 2 and count >= arg.share * all) then
    chosen[#chosen + 1] = entry
  else
    unused[#unused + 1] = ("%s %d"):format(name, count)
  end
end

local level_names = { county = "县级", prefecture = "地级", province = "省级", any = "各级" }
local title = "高质量发展综合指数 · " .. level_names[level] .. (arg.within and " · " .. districts[arg.within].name or "")
if #chosen == 0 then
  print(title .. ": 没有足够的指标 (no indicator is stated by enough areas)")
  print(("%d 个地区给出框架内的指标，各指标的地区数: %s"):format(all, table.concat(unused, "，")))
  print("--share 可放宽，--indicators 可另选，--level 可改级别")
  return
end

local record = {
  indicators = {}, query = base, normalise = arg.normalise, weights = arg.weights, aggregate = arg.aggregate,
  missing = arg.missing, draws = arg.draws, spread = arg.spread,
}
if level ~= "any" then record.level = level end
local thin = {}
if arg.missing == "mean" then
  local have = {}
  for _, entry in ipairs(chosen) do
    local seen = {}
    for m in base:where{ indicator = entry.indicator, measure = entry.measure }:each() do
      if not seen[m.area] and areas[m.area] then
        seen[m.area] = true
        have[m.area] = (have[m.area] or 0) + 1
      end
    end
  end
  local kept = {}
  for area, count in pairs(have) do
    if count >= arg.least * #chosen then
      kept[#kept + 1] = area
    else
      thin[#thin + 1] = ("%s %d/%d"):format(report.place(districts[area]), count, #chosen)
    end
  end
  table.sort(thin)
  if #kept > 0 then record.query = base:where{ district = kept } end
end
local listed = {}
for _, entry in ipairs(chosen) do
  record.indicators[#record.indicators + 1] = { indicator = entry.indicator, measure = entry.measure, weight = entry.weight }
  listed[#listed + 1] = (entry.dimension ~= "" and entry.dimension .. "·" or "") .. h.indicators[entry.indicator].name
    .. names[entry.measure] .. (" (%d)"):format(entry.counts[level] or 0)
end
local done, index = pcall(h.index, record)
if not done then
  local reason = tostring(index):gsub("^[^:]+:%d+: ", "")
  print(title .. ": 无法计算 (" .. reason .. ")")
  print("指标与给出的地区数: " .. table.concat(listed, "，"))
  if #thin > 0 then print("给出的指标太少，未计（--least）: " .. table.concat(thin, "，")) end
  print("各项齐全的地区不足两个：--share 提高则指标减少，--missing mean 以均值补缺，--period 不限则取各地最新")
  return
end
print(index:titled(title):top(arg.top))
if #index > arg.top then print(("… 另有 %d 行 (--top %d)"):format(#index - arg.top, #index)) end
print("指标（给出的地区数）: " .. table.concat(listed, "，"))
if #thin > 0 then print("给出的指标太少，未计（--least）: " .. table.concat(thin, "，")) end
if #unused > 0 then print("框架内未用，给出的地区太少: " .. table.concat(unused, "，")) end
if #index == 1 then
  print("只有 1 个地区各项齐全：无从比较，名次没有意义")
elseif #index < 5 then
  print(("只有 %d 个地区：名次仅示方法"):format(#index))
end
local periods = {}
for _, entry in ipairs(chosen) do
  local query = base:where{ indicator = entry.indicator, measure = entry.measure }
  if level ~= "any" then query = query:where{ level = level } end
  for m in query:latest():each() do periods[figures.period(m)] = (periods[figures.period(m)] or 0) + 1 end
end
local spans = {}
for period, count in pairs(periods) do spans[#spans + 1] = { period, count } end
table.sort(spans, function(a, b)
  if a[2] ~= b[2] then return a[2] > b[2] end
  return a[1] < b[1]
end)
if #spans > 1 then
  local words = {}
  for i = 1, math.min(6, #spans) do words[i] = ("%s %d 个数"):format(spans[i][1], spans[i][2]) end
  print("时期不一: " .. table.concat(words, "，") .. "（--period 可限定）")
end
if #index > 1 then
  print()
  print(h.stability(record):titled("名次稳健性（权重随机扰动，逐一去掉指标）"):top(arg.top))
end
report.save(index, arg.output)
