--- Per-mu efficiency league (亩产论英雄): tax per mu of areas and parks, its growth, the year before; land reused.
-- Figures written 万元 beside 亩均 or 亩产 are taken as 万元/亩 and counted. 上期 is worked out from level and growth and
-- marked 推算; a growth against a named year (较2018年) gives that year. Targets are never in the league.
-- @param within district?       Only this district and what lies within it
-- @param period period?         Only figures of this period; the newest of each otherwise
-- @param all boolean            Every year of each, not only the newest
-- @param targets boolean        Also a table of targets
-- @param land boolean           Inefficient land reused (低效用地盘活), instead
-- @param index boolean          A composite index of parks by the weights, instead
-- @param level_weight number 0.6    Weight of the level in the index
-- @param growth_weight number 0.4   Weight of the growth in the index
-- @param limit integer 60       How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the league, in the format that the extension of -o chooses)
-- @example hanalyze scripts/permu.lua
-- @example hanalyze scripts/permu.lua --land
-- @example hanalyze scripts/permu.lua --index
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local parks = require "lib.parks"

if figures.empty() then return end

--- A query by the options.
local function scoped(conditions)
  local query = figures.query(conditions, { within = arg.within })
  return arg.period and query:where{ overlapping = arg.period } or query
end

if arg.land then
  local rows, areas = {}, {}
  for m in scoped{ indicator = "inefficient_land_reused", measure = "level", status = "result" }:unique():sort("value", "desc"):each() do
    areas[m.area] = true
    rows[#rows + 1] = {
      report.place(m.district), parks.object(m) or "全域", figures.figure(m),
      m.unit == "亩" and m.value or m.unit == "平方公里" and m.value * 1500 or m.unit == "公顷" and m.value * 15 or nil,
      figures.period(m), report.cut(m:sentence(), 44), figures.source(m), source = m,
    }
  end
  local count = 0
  for _ in pairs(areas) do count = count + 1 end
  local result = h.tables.new{
    title = "低效用地盘活", columns = { "地区", "对象", "数", "折合亩", "时期", "原文", "来源" }, rows = rows,
    notes = { figures.stated(count, "盘活面积", arg) },
  }
  report.print_table(result, arg.limit, "没有数据 (no land reused stated)")
  report.save(result, arg.output)
  return
end

--- All statements of tax per mu of a status, one of each fact.
local function statements(measure, status)
  local seen, list = {}, {}
  for _, words in ipairs{ "亩均税收", "亩产税收", "亩均税" } do
    for m in scoped{ words = words, measure = measure, status = status }:sort("position"):each() do
      local value = measure == "level" and (m.unit == "元" or m.unit == "元/亩") or m.unit == "%"
      local key = m:source()
      if value and not seen[key] then
        seen[key] = true
        list[#list + 1] = m
      end
    end
  end
  return list
end

--- One entry for a place, object and year: of a headline and the text that says the same, the text.
local function entries(status)
  local found, order = {}, {}
  local function entry(m)
    local object = parks.object(m) or "全域"
    for _, e in ipairs(order) do
      local level = e.level
      if m.measure == "growth" and level and level.area == m.area and level.indicator == m.indicator
        and level.doc == m.doc and level:sentence() == m:sentence() then
        return e
      end
      local same = e.area == m.area and e.object == object
      if same and e.year == m.year then return e end
      -- The same number once more in the same document, in a headline without a year.
      local other = e.level or e.growth
      if e.area == m.area and other.doc == m.doc
        and (e.level and m.measure == "level" and e.level.value == m.value
          or e.growth and m.measure == "growth" and e.growth.value == m.value)
        and (m.section == "callout" or m.repeated) then
        return e
      end
    end
    local e = { area = m.area, place = report.place(m.district), object = object, year = m.year, m = m }
    found[#found + 1], order[#order + 1] = e, e
    return e
  end
  for _, measure in ipairs{ "level", "growth" } do
    for _, m in ipairs(statements(measure, status)) do
      local e = entry(m)
      if not e[measure] then e[measure] = m end
      if measure == "level" and m.unit == "元/亩" then e.per_mu = true end
    end
  end
  return order
end

--- A level with its unit.
local function level_text(e)
  if not e.level then return nil end
  local text = figures.figure(e.level):gsub("%(计划%)", "")
  return text:find("/亩", 1, true) and text or text .. "/亩"
end

--- The newest entry of each place and object, one with a level before one without.
local function newest(list)
  if arg.all then return list end
  local best, order = {}, {}
  for _, e in ipairs(list) do
    local key = e.area .. "\t" .. e.object
    if not best[key] then order[#order + 1] = key end
    local old = best[key]
    if not old or (e.year or 0) > (old.year or 0) and (e.level or not old.level) or not old.level and e.level then best[key] = e end
  end
  local kept = {}
  for _, key in ipairs(order) do kept[#kept + 1] = best[key] end
  return kept
end

--- The year before, from level and growth.
local function previous(e)
  if not e.level or not e.growth or e.level.value <= 0 then return nil end
  local base = figures.between(e.level, e.growth):match("(20%d%d)年")
  local value = e.level.value / (1 + e.growth.value / 100) / 10000
  local year = tonumber(base) or e.year and e.year - 1
  local marks = report.quotient_bound(e.level.comparator, e.growth.comparator)
  return ("推算 %s%s万元/亩（%s）"):format(marks, report.number(value, 2), year and year .. "年" or "上期")
end

local list = newest(entries("result"))
table.sort(list, function(a, b)
  local x, y = a.level and a.level.value or -1, b.level and b.level.value or -1
  if x ~= y then return x > y end
  x, y = a.growth and a.growth.value or -1e9, b.growth and b.growth.value or -1e9
  if x ~= y then return x > y end
  if a.area ~= b.area then return a.area < b.area end
  return a.object < b.object
end)

if arg.index then
  local low, high = {}, {}
  local function range(name, value)
    low[name] = math.min(low[name] or value, value)
    high[name] = math.max(high[name] or value, value)
  end
  local whole, missing = {}, {}
  for _, e in ipairs(list) do
    if e.level and e.growth then
      whole[#whole + 1] = e
      range("level", e.level.value)
      range("growth", e.growth.value)
    else
      missing[#missing + 1] = ("%s%s 缺%s"):format(e.place, e.object, e.level and "增速" or "水平")
    end
  end
  local function score(name, value)
    if high[name] == low[name] then return nil end
    return (value - low[name]) / (high[name] - low[name]) * 100
  end
  local total = arg.level_weight + arg.growth_weight
  local rows = {}
  for _, e in ipairs(whole) do
    local a, b = score("level", e.level.value), score("growth", e.growth.value)
    local sum = a and b and (a * arg.level_weight + b * arg.growth_weight) / total
    rows[#rows + 1] = {
      e.place, e.object, level_text(e), figures.figure(e.growth), figures.round(a, 1), figures.round(b, 1),
      figures.round(sum, 1), e.year and e.year .. "年" or "", source = e.m, sum = sum or 0,
    }
  end
  table.sort(rows, function(a, b) return a.sum > b.sum end)
  local notes = {
    ("权重: 亩均税收 %s，增速 %s；各项按最小最大值化为 0–100 分"):format(
      report.number(arg.level_weight / total * 100, 1) .. "%", report.number(arg.growth_weight / total * 100, 1) .. "%"),
  }
  if #whole == 1 then notes[#notes + 1] = "只有 1 个对象两项齐全：无从比较，不给分" end
  if #missing > 0 then notes[#notes + 1] = ("未计 %d 个: "):format(#missing) .. report.cut(table.concat(missing, "；"), 120) end
  local result = h.tables.new{
    title = "园区亩产效益综合评价",
    columns = { "地区", "对象", "亩均税收", "增速", { id = "水平分", kind = "number" }, { id = "增速分", kind = "number" },
      { id = "得分", kind = "number" }, { id = "时期", kind = "text" } },
    rows = rows, notes = notes,
  }
  report.print_table(result, arg.limit, "没有对象两项齐全 (no park states both level and growth)")
  if #rows == 0 then for _, note in ipairs(notes) do print(note) end end
  report.save(result, arg.output)
  return
end

local rows, bare, years, areas = {}, 0, {}, {}
local place, last = 0, nil
for _, e in ipairs(list) do
  areas[e.area] = true
  if e.level then
    if e.level.value ~= last then place = #rows + 1 end
    last = e.level.value
    if not e.per_mu then bare = bare + 1 end
    years[e.year or 0] = true
  end
  rows[#rows + 1] = {
    e.level and place or nil, e.place, e.object, level_text(e), e.growth and figures.figure(e.growth),
    previous(e), e.year and e.year .. "年" or "时间不详", figures.source(e.m), source = e.m,
  }
end
local count, spans = 0, 0
for _ in pairs(areas) do count = count + 1 end
for _ in pairs(years) do spans = spans + 1 end
local notes = { figures.stated(count, "亩均税收或其增速", arg) }
if bare > 0 then notes[#notes + 1] = ("%d 条原文只写“万元”，按“亩均”作万元/亩"):format(bare) end
if spans > 1 then notes[#notes + 1] = "年份不同，名次仅供参考（--period 可限定）" end
local result = h.tables.new{
  title = "亩均税收榜",
  columns = { { id = "名次", kind = "integer" }, "地区", "对象", "亩均税收", "增速", "上期", "时期", "来源" }, rows = rows, notes = notes,
}
report.print_table(result, arg.limit, "没有数据 (no tax per mu stated)")
if arg.targets then
  local planned = {}
  for _, e in ipairs(newest(entries("target"))) do
    planned[#planned + 1] = {
      e.place, e.object, level_text(e), e.growth and figures.figure(e.growth):gsub("%(计划%)", "") or nil,
      e.year and e.year .. "年" or "", figures.source(e.m), source = e.m,
    }
  end
  print()
  report.print_table(h.tables.new{
    title = "亩均税收目标（不是结果）", columns = { "地区", "对象", "目标", "目标增速", "目标年", "来源" }, rows = planned,
  }, arg.limit, "没有 (no targets)")
end
report.save(result, arg.output)
