--- Districts: look-up by name, path, code and former name.
-- @example hanalyze examples/07_districts.lua
require "hanalyze"

local d = districts["湘潭/雨湖"]
print(d.code, d.full_name, d.level)
print("parent", d.parent.name)
for _, s in ipairs(d.siblings) do print("sibling", s.name) end
for _, p in ipairs(districts["望城区"].predecessors) do print("before", p.name, p.code, p.until_year) end
print(districts["430221"].name)
print(districts["湘潭经开区"].parent.name)
local ok, message = pcall(function() return districts["朝阳区"] end)
print(ok, message)
