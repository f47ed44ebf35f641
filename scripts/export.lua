--- Observations to CSV, JSON Lines or another format, by filters.
-- Without -o the table goes to standard output in the format that --format names. The columns are
-- those of `hanalyze extract`; headings are their ids unless --headings zh is given.
-- @param indicator indicator[]?               Ids, Chinese names or the documents' words
-- @param measure "level"|"growth"|"average_growth"|"change"|"rank"|"any" "any"  What sort of statement
-- @param district district[]?                 Only these districts
-- @param within district?                     Only this district and what lies within it
-- @param period period?                       Only figures whose period lies within this one
-- @param status "result"|"estimate"|"target"|"any" "any"  Results, estimates, targets
-- @param latest boolean                       Only the newest figure of each district and indicator
-- @param unique boolean                       Of figures that state one fact, only the preferred one
-- @param columns string[]?                    Which columns, in which order
-- @param format "csv"|"tsv"|"jsonl"|"markdown"|"html"|"sdmx-csv"|"table" "csv"  The format without -o
-- @param headings "id"|"zh" "id"              Headings above the columns
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the table, in the format that the extension of -o chooses)
-- @example hanalyze scripts/export.lua --indicator gdp
-- @example hanalyze scripts/export.lua --within 湘潭市 --period 2024 -o xiangtan.csv
-- @example hanalyze scripts/export.lua --indicator gdp,固定资产投资 --format jsonl
require "hanalyze"

local query = metrics{
  indicator = arg.indicator, district = arg.district, within = arg.within, during = arg.period,
}
if arg.measure ~= "any" then query = query:where{ measure = arg.measure } end
if arg.status ~= "any" then query = query:where{ status = arg.status } end
if arg.latest then query = query:latest() end
if arg.unique then query = query:unique() end

local columns = arg.columns or {
  "doc", "start", "end", "text", "value", "unit", "measure", "comparator", "status", "indicator",
  "indicator_id", "area", "area_name", "subject", "period_start", "period_end", "time_period",
}
local result = query:table(columns, arg.headings)
if arg.output then
  for _, path in ipairs(result:save(arg.output)) do print(path) end
else
  print(result:format(arg.format))
end
