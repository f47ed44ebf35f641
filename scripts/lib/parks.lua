--- How shipped scripts name the park that a figure speaks of.
-- `local parks = require "lib.parks"`. Nothing here prints.
-- @reads corpus
-- @example hanalyze scripts/permu.lua
local h = require "hanalyze"
local figures = require "lib.figures"

local parks = {}

local kinds = {
  "经济技术开发区", "高新技术产业开发区", "高新技术产业园区", "产业园区", "工业集中区", "综合保税区", "经开区", "高新区",
  "综保区", "开发区", "工业园", "产业园", "集中区", "园区",
}
local separators = { "。", "；", ";", "，", ",", "、", "：", ":", "“", "”", "（", "(", "的", " ", "\n" }
local leads = { "其中", "推动", "力争", "全面", "实现", "使", "支持", "加快", "盘活处置", "盘活", "处置", "累计" }

--- The name of the park or parks that words end in, such as 湘潭经开区 or 省级及以上产业园区; nil for none.
function parks.name(words)
  local clause = figures.after_last(words, separators)
  local first, last
  for _, kind in ipairs(kinds) do
    local from = 1
    while true do
      local a, b = clause:find(kind, from, true)
      if not a then break end
      if not last or b > last then first, last = a, b end
      from = b + 1
    end
  end
  if not last then return nil end
  local name = clause:sub(1, last):gsub("^%d+年", "")
  name = figures.after_last(name, { "年", "月" })
  for _, lead in ipairs(leads) do
    local at, finish = name:find(lead, 1, true)
    if at and finish < #name then name = name:sub(finish + 1) end
  end
  if name == "" or h.text.len(name) > 18 then return clause:sub(first, last) end
  return name
end

--- The park or parks that a figure speaks of: its subject, or the name before it in its clause or its indicator.
function parks.object(m)
  if m.subject then return m.subject end
  local before = figures.around(m)
  -- Behind a figure's own commas the park stands in an earlier clause.
  local name = parks.name(before)
  if name then return name end
  for _, kind in ipairs(kinds) do
    local _, finish = m.indicator:find(kind, 1, true)
    if finish then
      local named = m.indicator:sub(1, finish)
      for _, lead in ipairs(leads) do
        local at, behind = named:find(lead, 1, true)
        if at and behind < #named then named = named:sub(behind + 1) end
      end
      return named
    end
  end
  return nil
end

--- The parks of the catalogue, with their parents, in order of their codes.
function parks.known(within)
  local list, outer = {}, {}
  if within then
    outer[1] = districts[within]
  else
    for number = 11, 82 do outer[#outer + 1] = districts:find(("%d0000"):format(number))[1] end
  end
  for _, place in ipairs(outer) do
    for _, park in ipairs(place.parks) do list[#list + 1] = park end
    for _, level in ipairs{ "prefecture", "county" } do
      for _, district in ipairs(districts:list(level, place)) do
        if district ~= place then
          for _, park in ipairs(district.parks) do list[#list + 1] = park end
        end
      end
    end
  end
  table.sort(list, function(a, b) return a.code < b.code end)
  return list
end

return parks
