--- Five-year account (五年账本): where a plan period began and ended, implied against stated growth.
-- Levels are paired with the year before the period. What they imply is nominal; what documents state
-- is mostly real (at constant prices), so a gap is not an error by itself. A growth over the whole
-- period (增长2.1倍达11) gives the level before it. Shares and rates are compared in 百分点.
-- A growth counts as one over the whole period where its sentence says so or it is told in 倍 or doubles;
-- others are growths of a year in a passage about more years.
-- Where the figures end before the plan does, the years between are counted, and named.
-- @arg district district?        The district; all that state such figures otherwise
-- @param within district?        Only districts within this one
-- @param plan period?            The plan period, such as 十四五; otherwise every period of three years or more that the documents speak of
-- @param indicator indicator[]?  Only these indicators
-- @param years integer 3         How many years a period has at least, without --plan
-- @param limit integer 60        How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the account, in the format that the extension of -o chooses)
-- @example hanalyze scripts/fiveyear.lua 雨湖区 --plan 十四五
-- @example hanalyze scripts/fiveyear.lua 荷塘区
-- @example hanalyze scripts/fiveyear.lua --indicator gdp --plan 十四五
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end

local query = figures.query({ status = "result", subject = false, indicator = arg.indicator }, arg)

--- Accounts by area, indicator and period.
local accounts, order = {}, {}
local function account(m, first, last)
  local key = table.concat({ m.area, figures.name(m), first, last }, "\t")
  if not accounts[key] then
    accounts[key] = { place = figures.place(m), name = figures.name(m), first = first, last = last }
    order[#order + 1] = accounts[key]
  end
  return accounts[key]
end

local plan = arg.plan and h.period(arg.plan)
local from, to = plan and plan.first.year, plan and plan.last.year

--- Whether a growth is over its whole period, rather than of a year within it.
local spans = { "五年来", "三年来", "四年来", "五”", "期间", "累计", "较20", "比20", "年末", "年间" }
local function over_period(m)
  if m.period.years > 6 then return false end
  return m.unit == "倍" or m.value >= 100 or report.has(m:sentence(), spans)
end

-- What is stated about whole periods.
local left_out = 0
for m in query:where{ measure = { "average_growth", "growth" } }:sort("position"):each() do
  local p = m.period
  local years = p.years
  local whole = years and years >= arg.years
  if plan then whole = years and years >= 2 and p.first.year >= from and p.last.year <= to end
  if whole and m.measure == "growth" and not over_period(m) then
    whole = false
    left_out = left_out + 1
  end
  if whole then
    local entry = account(m, p.first.year - 1, p.last.year)
    local field = m.measure == "growth" and "total" or "stated"
    if not entry[field] or entry[field].repeated then entry[field] = m end
  end
end

-- Levels by area, indicator, unit and year; of one year the exact and unrepeated one.
local function better(new, old)
  if not old then return true end
  if new.comparator ~= old.comparator and new.value == old.value then return new.comparator == "=" end
  return old.repeated and not new.repeated
end
local levels, bounded = {}, {}
for m in query:where{ measure = "level" }:sort("position"):each() do
  if m.year and (m.period.years or 0) <= 1 then
    local key = m.area .. "\t" .. figures.name(m)
    local list = levels[key] or {}
    levels[key] = list
    local unit = list[m.unit] or {}
    list[m.unit] = unit
    -- A part of a year is no year's level.
    local whole = m.period.years == 1 or m.period.days == 1 or m.period.last.month == 12
    if whole then
      local old = unit[m.year]
      if better(m, old) then unit[m.year] = m end
      if old and old.comparator ~= m.comparator then
        bounded[unit[m.year]:source()] = m == unit[m.year] and old or m
      end
    end
  end
end

-- With a plan, and no statement about it, levels make an account of their own.
if plan then
  for _, list in pairs(levels) do
    for _, unit in pairs(list) do
      local base, finish = unit[from - 1], nil
      for year = to, from + 1, -1 do finish = finish or unit[year] end
      if base and finish and (base.indicator_id or base.indicator == finish.indicator) then
        account(base, from - 1, finish.year)
      end
    end
  end
end

--- Whether growth of such values is told in 百分点.
local function is_rate(m) return m.unit == "%" or m.unit == "‰" or m.unit == "百分点" end

--- The levels of an account: where it began and ended.
local function ends(entry, area, name)
  local best, finish
  local lists = levels[area .. "\t" .. name] or {}
  local units = {}
  for unit in pairs(lists) do units[#units + 1] = unit end
  table.sort(units)
  for _, unit in ipairs(units) do
    local a, b = lists[unit][entry.first], lists[unit][entry.last]
    if a and b then return a, b end
    best, finish = best or a, finish or b
  end
  return best, finish
end

local function implied(entry, base, finish)
  if not base or not finish or base.unit ~= finish.unit or base.value <= 0 then return nil end
  if is_rate(base) then
    return ("%+.2f个百分点"):format(finish.value - base.value)
  end
  local years = entry.last - entry.first
  local rate = ((finish.value / base.value) ^ (1 / years) - 1) * 100
  return report.quotient_bound(finish.comparator, base.comparator) .. report.number(rate, 2) .. "%",
    rate
end

local notes, rows = {}, {}
local function verdict(entry, rate)
  local stated = entry.stated
  if not rate or not stated or stated.unit ~= "%" then return nil end
  local gap = rate - stated.value
  local mark = stated.comparator
  if (mark == ">" or mark == ">=") and gap >= -0.05 then return "相符" end
  if (mark == "<" or mark == "<=") and gap <= 0.05 then return "相符" end
  if math.abs(gap) <= 0.05 then return "相符" end
  return ("差 %+.2f 个百分点"):format(gap)
end

for _, entry in ipairs(order) do
  local any = entry.stated or entry.total
  local area, name = nil, entry.name
  if any then area = any.area end
  if not area then
    for key in pairs(levels) do
      local code, words = key:match("^(.-)\t(.*)$")
      if words == name and figures.place{ district = districts[code] } == entry.place then area = code end
    end
  end
  local base, finish = ends(entry, area or "", name)
  -- A share alone is not the level of what grew.
  if any and finish and not base and is_rate(finish) then finish = nil end
  local shown_base = base and figures.figure(base)
  local text, rate = implied(entry, base, finish)
  local remark = {}
  local stated = entry.stated and figures.figure(entry.stated)
  if entry.total then
    -- A growth over the period: with the level at its end it gives the level before it.
    local times = entry.total.unit == "倍" and entry.total.value or entry.total.value / 100
    if entry.total.unit == "倍" or entry.total.unit == "%" then
      local years = entry.last - entry.first
      remark[#remark + 1] = "期间增长" .. figures.figure(entry.total)
      if not text and times > -1 then
        rate = ((1 + times) ^ (1 / years) - 1) * 100
        text = report.bound(entry.total.comparator) .. report.number(rate, 2) .. "%"
        remark[#remark + 1] = "年均由期间增长推算"
        if finish and not base and not is_rate(finish) then
          local unit = finish.stated_unit
          local scale = finish.value / (tonumber((finish.stated_value:gsub(",", ""))) or finish.value)
          shown_base = "推算 " .. report.number(finish.value / (1 + times) / scale, 2) .. unit
        end
      end
    end
  end
  for _, level in ipairs{ base or false, finish or false } do
    local other = level and bounded[level:source()]
    if other then remark[#remark + 1] = "另处作" .. figures.figure(other) end
  end
  local judged = verdict(entry, rate)
  if judged then remark[#remark + 1] = judged end
  if not base and not finish and entry.stated then remark[#remark + 1] = "原文未给起止数" end
  if base and not finish and not entry.total then remark[#remark + 1] = "无期末数" end
  if finish and not base and not entry.total then remark[#remark + 1] = "无期初数" end
  if plan and entry.last < to then remark[#remark + 1] = ("只到 %d 年"):format(entry.last) end
  rows[#rows + 1] = {
    entry.place, name, ("%d→%d"):format(entry.first, entry.last), shown_base,
    finish and figures.figure(finish), text, stated, table.concat(remark, "；"),
    report.source((entry.stated or entry.total or finish or base).doc,
      (entry.stated or entry.total or finish or base).start),
    source = entry.stated or entry.total or finish or base, sort = rate or (entry.stated and entry.stated.value),
  }
end

local title = "五年账本" .. (arg.district and " · " .. districts[arg.district].name or "")
  .. (plan and (" · %d–%d年"):format(from, to) or "")
table.sort(rows, function(a, b)
  if a[1] ~= b[1] then return a[1] < b[1] end
  if (a[4] ~= nil) ~= (b[4] ~= nil) then return a[4] ~= nil end
  if (a[6] ~= nil) ~= (b[6] ~= nil) then return a[6] ~= nil end
  if (a.sort or -1e9) ~= (b.sort or -1e9) then return (a.sort or -1e9) > (b.sort or -1e9) end
  if a[2] ~= b[2] then return a[2] < b[2] end
  return a[3] < b[3]
end)
local pairs_, alone = 0, 0
for _, row in ipairs(rows) do
  if row[4] and row[5] then pairs_ = pairs_ + 1 elseif row[7] then alone = alone + 1 end
end
notes[#notes + 1] = "推算年均按起止数计算，为名义值；原文年均多按可比价格（实际），二者有差不等于出错"
notes[#notes + 1] = ("%d 项有起止数，%d 项只有原文年均"):format(pairs_, alone)
if left_out > 0 then
  notes[#notes + 1] = ("%d 个增速未列：上下文讲多年，句中未说是全期"):format(left_out)
end
local result = h.tables.new{
  title = title,
  columns = { "地区", "指标", "起止年", "期初", "期末", "推算年均", "原文年均", "备注", "来源" },
  rows = rows, notes = notes,
}
report.print_table(result, arg.limit, "没有数据 (no levels to pair and no average growth stated)")
report.save(result, arg.output)
