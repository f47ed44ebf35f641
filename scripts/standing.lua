--- Where places stand (位次与榜单): ranks with the place before, lists and their streaks by publisher.
-- 上期位次 is worked out from the stated change (排名第93位，较上年提高2个名次 → 95) and marked 推算; where
-- only a change is stated, no place is made up. Lists of one name are kept apart by who publishes them.
-- @arg district district?     The district; all otherwise
-- @param within district?     Only this district and what lies within it
-- @param contains string?     Only statements whose sentence holds these words, such as 营商环境 or 百强
-- @param period period?       Only ranks whose period lies within this one
-- @param estimates boolean    Also expected and planned places
-- @param limit integer 60     How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the ranks, in the format that the extension of -o chooses)
-- @example hanalyze scripts/standing.lua --contains 百强
-- @example hanalyze scripts/standing.lua 荷塘区
-- @example hanalyze scripts/standing.lua --contains 民调
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local claims = require "lib.claims"

if figures.empty() then return end

local ups = { "前进", "提升", "上升", "前移", "进位", "跃升", "提高", "上移", "进了" }
local downs = { "后退", "下降", "退后", "后移", "下滑", "退了" }

--- The places by which a rank is said to have moved, where its words are really a move: 前进6位.
local function moved(m)
  local before = figures.around(m)
  if m.text:find("第", 1, true) or m.text:find("前", 1, true) then return nil end
  for sign, list in pairs{ [1] = ups, [-1] = downs } do
    for _, word in ipairs(list) do
      if before:sub(-#word) == word then return sign * m.value end
    end
  end
  return nil
end

local status = arg.estimates and "any" or "result"
local base = figures.query({ repeated = false, status = status }, arg)
local changes, ranks = {}, {}
for m in base:where{ measure = "change", unit = { "名次", "位" } }:each() do
  changes[#changes + 1] = { m = m, value = m.value }
end
for m in base:where{ measure = "rank" }:sort("position"):each() do
  local move = moved(m)
  if move then
    changes[#changes + 1] = { m = m, value = move }
  elseif m.unit ~= "个" then
    ranks[#ranks + 1] = m
  end
end

--- The change of place that belongs to a rank: of the same sentence, soon behind it, no rank between.
local function change_of(rank, following)
  for _, change in ipairs(changes) do
    local m = change.m
    if m.doc == rank.doc and m.area == rank.area and m.start > rank.start and m.start - rank.start < 120
      and not (following and following.doc == m.doc and following.start < m.start)
      and m:sentence() == rank:sentence() and not figures.between(rank, m):find("分别", 1, true) then
      return change
    end
  end
  return nil
end

local rows = {}
local function row(m, place, change, previous)
  rows[#rows + 1] = {
    figures.place(m), figures.name(m), claims.scope_before(m) or "", place,
    change and (change.value > 0 and "进 " or "退 ") .. report.number(math.abs(change.value)), previous,
    figures.period(m), figures.source(m), source = m,
  }
end
for i, m in ipairs(ranks) do
  local change, previous = change_of(m, ranks[i + 1]), nil
  if change then
    change.used = true
    if m.comparator == "=" and change.m.comparator == "=" then
      previous = ("推算 第%s位"):format(report.number(m.value + change.value))
    end
  end
  row(m, figures.figure(m), change, previous)
end
for _, change in ipairs(changes) do
  if not change.used then row(change.m, "未给", change) end
end
local areas, seen = 0, {}
for _, m in ipairs(ranks) do
  if not seen[m.area] then seen[m.area], areas = true, areas + 1 end
end
local title = "位次" .. (arg.district and " · " .. districts[arg.district].name or "")
  .. (arg.contains and " · “" .. arg.contains .. "”" or "")
local standings = h.tables.new{
  title = title,
  columns = { "地区", "事项", "范围", "位次", "升降", "上期位次", "时期", "来源" }, rows = rows,
  notes = { figures.stated(areas, "位次", arg) },
}
report.print_table(standings, arg.limit, "没有数据 (no ranks stated)")

-- Lists, streaks and evaluations, by publisher.
local listed = {}
for _, claim in ipairs(claims.listed(arg)) do
  listed[#listed + 1] = {
    claims.area(claim), claims.title(claim), claims.issuer(claim), claims.level(claim), claims.streak(claim),
    claim.year or claims.year_of(claim), report.cut(claim.text, 44), report.source(claim.doc, claim.start),
  }
end
print()
local lists = h.tables.new{
  title = "榜单、评价与连续" .. (arg.contains and " · “" .. arg.contains .. "”" or ""),
  columns = { "地区", "名目", "发布者", "级别", "连续", { id = "年份", kind = "text" }, "原文", "来源" }, rows = listed,
  notes = { "发布者“未说明”的两处同名榜单不能视为同一榜单" },
}
report.print_table(lists, arg.limit, "没有数据 (no lists, streaks or evaluations)")
report.save(standings, arg.output)
