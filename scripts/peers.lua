--- Same-tier comparison (三甲、第一方阵): tiers as places, and a place among its peers.
-- Without --indicator: every tier that documents claim (三甲, 第一方阵, 前列 …) as a bound of a place where it has
-- one, with the figure that it speaks of; tiers without a number keep their words. With --indicator: a district's
-- figure beside those of its peers, areas of its level and parent that state the same; peers that state nothing
-- are counted, since a place among few is no place among all.
-- @arg district district?                                            The district whose peers are wanted; all claims otherwise
-- @param indicator indicator?                                        Compare peers by this indicator
-- @param measure "level"|"growth"|"average_growth"|"rank" "growth"   What sort of statement
-- @param period period?                                              Only figures of this period; the newest of each otherwise
-- @param within district?                                            Only this district and what lies within it
-- @param tiers integer 3                                             How many tiers peers are put into
-- @param limit integer 60                                            How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the table, in the format that the extension of -o chooses)
-- @example hanalyze scripts/peers.lua
-- @example hanalyze scripts/peers.lua 湘潭市 --indicator 固定资产投资 --measure average_growth
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local claims = require "lib.claims"

if figures.empty() then return end

--- The figure that a tier speaks of: right before it, with nothing but a comma between.
local function figure_of(claim)
  local best
  for m in metrics{ doc = claim.doc, contains = claims.sentence(claim), measure = { "level", "growth", "average_growth" } }:each() do
    if m.finish <= claim.start and claim.start - m.finish <= 12 and (not best or m.start > best.start) then best = m end
  end
  if not best then return nil end
  local between = select(2, figures.around(best)):gsub("%*", "")
  for _, comma in ipairs{ ",", "，", "、", "" } do
    if between:sub(1, #comma + #claim.text) == comma .. claim.text then return best end
  end
  return nil
end

if not arg.indicator then
  local rows, bounded = {}, 0
  for _, claim in ipairs(figures.claims("tier", arg)) do
    local tier, last = claims.tier(claim.text)
    if last then bounded = bounded + 1 end
    local m = figure_of(claim)
    rows[#rows + 1] = {
      claims.area(claim), m and figures.title(m) or claim.title, m and figures.figure(m), tier or "",
      last and (last == 1 and "1" or "≤" .. last) or "未给", claims.scope(claim.text) or "未说明",
      m and figures.period(m) or claim.year and claim.year .. "年" or "", report.cut(claim.text, 36),
      report.source(claim.doc, claim.start), source = m,
    }
  end
  local result = h.tables.new{
    title = "位次档（三甲、方阵、前列）" .. (arg.district and " · " .. districts[arg.district].name or ""),
    columns = { "地区", "事项", "数", "档", "名次", "范围", "时期", "原文", "来源" }, rows = rows,
    notes = { ("%d 条，%d 条能化为名次；“方阵”“前列”“前茅”没有数，不作名次"):format(#rows, bounded) },
  }
  report.print_table(result, arg.limit, "没有数据 (no tiers claimed)")
  report.save(result, arg.output)
  return
end

local district = arg.district and districts[arg.district]
local query = metrics{ indicator = arg.indicator, measure = arg.measure, status = "result", subject = false }
if arg.period then query = query:at(arg.period) end
if arg.within then query = query:within(arg.within) end
local own_period
if district and not arg.period then
  -- Peers are compared for the period of the district's own newest figure.
  local own = query:where{ district = district }:latest():totable()[1]
  if own and own.time_period ~= "" then
    query = query:at(own.period)
    own_period = figures.period(own)
  end
end
local peers, all = {}, 0
if district then
  peers[district.code], all = true, 1
  for _, sibling in ipairs(district.siblings) do
    if sibling.level == district.level then
      peers[sibling.code], all = true, all + 1
    end
  end
end
local known = pcall(function() return h.indicators[arg.indicator] end)
local indicator = known and h.indicators[arg.indicator]
local lower = arg.measure == "rank" or indicator and indicator.lower_is_better
local found = {}
for m in query:latest():each() do
  if not district or peers[m.area] then found[#found + 1] = m end
end
local units = {}
for _, m in ipairs(found) do units[m.unit] = (units[m.unit] or 0) + 1 end
local unit
for name, count in pairs(units) do
  if not unit or count > units[unit] or count == units[unit] and name < unit then unit = name end
end
local unlike = 0
for i = #found, 1, -1 do
  if found[i].unit ~= unit then
    table.remove(found, i)
    unlike = unlike + 1
  end
end
table.sort(found, function(a, b)
  if a.value ~= b.value then
    if lower then return a.value < b.value end
    return a.value > b.value
  end
  return a.area < b.area
end)
local periods = {}
for _, m in ipairs(found) do periods[m.time_period] = true end
local several = next(periods) and next(periods, next(periods)) ~= nil
local rows, place, own = {}, 0, nil
for i, m in ipairs(found) do
  if i == 1 or m.value ~= found[i - 1].value then place = i end
  local remark = {}
  if district and m.area == district.code then
    remark[#remark + 1] = "本地"
    own = place
  end
  if m.comparator ~= "=" then remark[#remark + 1] = "非精确值" end
  if place <= 3 and #found > 3 then remark[#remark + 1] = "三甲" end
  rows[#rows + 1] = {
    place, #found >= 2 * arg.tiers and ("第 %d 档"):format((place - 1) * arg.tiers // #found + 1) or "", figures.place(m),
    figures.figure(m), figures.period(m), table.concat(remark, "；"), figures.source(m), source = m,
  }
end
local notes = {}
if district then
  notes[#notes + 1] = ("同类 = %s下同级的 %d 个地区（含本地），%d 个给出此数"):format(
    district.parent and district.parent.name or "", all, #found)
  if not own then
    notes[#notes + 1] = district.name .. "没有给出此数"
  elseif #found == 1 then
    notes[#notes + 1] = "只有本地给出：无从比较，文中的位次档也无从核对"
  elseif #found < all then
    notes[#notes + 1] = ("本地在给出此数的 %d 个中列第 %d；不等于在全部 %d 个中的名次"):format(#found, own, all)
  end
else
  notes[#notes + 1] = ("%d 个地区给出此数"):format(#found)
end
if own_period then notes[#notes + 1] = ("时期取本地最新一数的 %s（--period 可改）"):format(own_period) end
if several then notes[#notes + 1] = "时期不同，比较时须留意（--period 可限定）" end
if unlike > 0 then notes[#notes + 1] = ("%d 条单位不同，未列"):format(unlike) end
if district then
  for _, claim in ipairs(figures.claims("tier", { district = district.name, contains = indicator and indicator.name or arg.indicator })) do
    notes[#notes + 1] = ("文中自称: %s（%s）"):format(claim.text, report.source(claim.doc, claim.start))
  end
end
local result = h.tables.new{
  title = ("同类比较 · %s %s"):format(indicator and indicator.name or arg.indicator, figures.measures[arg.measure]),
  columns = { "名次", "档", "地区", "数", "时期", "备注", "来源" }, rows = rows, notes = notes,
}
report.print_table(result, arg.limit, "没有数据 (no area states it)")
if #rows == 0 then for _, note in ipairs(notes) do print(note) end end
report.save(result, arg.output)
