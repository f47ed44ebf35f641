--- Rank districts by one indicator.
-- Without --indicator it ranks the levels of gross regional product, then its average growth, and
-- lists the indicators that two or more areas of the corpus state. Rows whose period or level is not
-- that of most rows are marked, as are ties and figures that are only bounded.
-- @param indicator indicator?                                      What to rank by: an id, a Chinese name or the documents' words
-- @param measure "level"|"growth"|"average_growth"|"change"|"rank" "level"  What sort of statement
-- @param period period?                                            Only figures of this period; the newest of each district otherwise
-- @param within district?                                          Only districts within this one; all for everywhere
-- @param level "province"|"prefecture"|"county"|"any" "any"        Only districts of this level
-- @param top integer 20                                            How many rows
-- @param order "auto"|"desc"|"asc" "auto"                          Which comes first; auto puts the better one first
-- @param ties "competition"|"dense" "competition"                  Places after a tie: 1, 2, 2, 4 or 1, 2, 2, 3
-- @param status "result"|"estimate"|"target"|"any" "result"        Results, estimates, targets
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the ranking, in the format that the extension of -o chooses)
-- @example hanalyze scripts/rank.lua
-- @example hanalyze scripts/rank.lua --indicator gdp --measure average_growth
-- @example hanalyze scripts/rank.lua --indicator gdp --measure growth --within all --level province
-- @example hanalyze scripts/rank.lua --indicator 固定资产投资 --measure average_growth --within 湘潭市 -o rank.csv
local h = require "hanalyze"

local measures = {
  level = "水平", growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次",
}

--- The figures of one indicator that the script's other options ask for.
local function figures(indicator, measure, status)
  local query = metrics{ indicator = indicator, measure = measure }
  if status ~= "result" then query = query:where{ status = status } end
  if arg.level ~= "any" then query = query:where{ level = arg.level } end
  if arg.within then query = query:within(arg.within) end
  if arg.period then query = query:at(arg.period) end
  return query:latest()
end

--- The ranking of these figures.
local function ranking(indicator, measure)
  local known = pcall(function() return h.indicators[indicator] end)
  local name = known and h.indicators[indicator].name or indicator
  return figures(indicator, measure, arg.status):rank{
    order = arg.order, ties = arg.ties, title = name .. " · " .. measures[measure],
  }
end

--- Names the districts of which there is an estimate and no result.
local function show_estimates(result, indicator, measure)
  local ranked, found = {}, {}
  for _, row in result:each() do ranked[row.area_name] = true end
  for m in figures(indicator, measure, "estimate"):each() do
    if not ranked[m.area_name] then found[#found + 1] = m.area_name .. " " .. m.text end
  end
  if #found > 0 then
    print("只有预计数 (only estimates; --status estimate): " .. table.concat(found, "、"))
  end
end

--- Prints a ranking, or says that there is nothing to rank.
local function show(result)
  if #result == 0 then
    print(result.title .. ": 没有数据 (no such figure)")
    for _, note in ipairs(result.notes) do print(note) end
  else
    print(result:top(arg.top))
    if #result > arg.top then print(("… 另有 %d 行 (--top %d)"):format(#result - arg.top, #result)) end
  end
end

if arg.indicator then
  local result = ranking(arg.indicator, arg.measure)
  show(result)
  if arg.status == "result" then show_estimates(result, arg.indicator, arg.measure) end
  if arg.output then result:top(arg.top):save(arg.output) end
  return
end

local levels = ranking("gdp", "level")
show(levels)
print()
local growth = ranking("gdp", "average_growth")
show(growth)
print()
local shared = metrics{}:coverage():filter(function(row) return row.areas >= 2 end)
print(shared:titled("两个以上地区给出的指标 (indicators that two or more areas state; rank one with --indicator)"))
if arg.output then levels:save(arg.output) end
