--- The newest GDP figures of every district that states one.
-- @reads corpus
-- @example hanalyze examples/01_first_query.lua
require "hanalyze"

for m in metrics{ indicator = "gdp" }:latest():each() do
  print(m.area_name, m.measure, m.value_text .. m.unit, m.time_period)
end
