--- Where a number comes from, and why it is what it is.
-- @reads corpus
-- @example hanalyze examples/02_trace_a_number.lua
require "hanalyze"

local m = metrics{ indicator = "gdp", measure = "level", district = "雨湖区" }:latest():totable()[1]
print(m)
print(m:source())
print(m:sentence())
print(m:why())
