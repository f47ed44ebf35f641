--- A composite index of districts, and how firm its ranks stand.
-- @reads corpus
-- @writes output?
-- @example hanalyze examples/08_composite_index.lua
local h = require "hanalyze"

local definition = {
  indicators = {
    { indicator = "gdp", measure = "average_growth" },
    { indicator = "fixed_asset_investment", measure = "average_growth" },
    { indicator = "retail_sales", measure = "average_growth" },
  },
  missing = "mean",
}
local t = h.index(definition)
print(t)
print()
print(h.stability(definition))
if arg.output then t:save(arg.output) end
