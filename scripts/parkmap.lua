--- Map layer of parks (园区产业数字地图): GeoJSON, a feature for each park that the documents speak of.
-- Properties: name, code, parent, how many sentences speak of it, some of them with their place, and figures that are
-- stated of the park itself. The documents and the catalogue hold no coordinates: geometry is null (which GeoJSON allows)
-- unless --points gives it, so that a map program joins the layer by code or name. It goes to standard output.
-- @param within district?           Only parks of this district
-- @param every boolean              Also parks of the catalogue that no document speaks of
-- @param points string[]?           Coordinates: NAME=LONGITUDE/LATITUDE, such as 湘潭经开区=112.91/27.93
-- @param sentences integer 3        How many sentences a feature holds
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @example hanalyze scripts/parkmap.lua
-- @example hanalyze scripts/parkmap.lua --within 雨湖区 --points 雨湖高新区=112.87/27.86
local report = require "lib.report"
local figures = require "lib.figures"
local parks = require "lib.parks"

--- A text as JSON.
local function quote(text)
  local escaped = text:gsub('[%c"\\]', function(c)
    if c == '"' or c == "\\" then return "\\" .. c end
    if c == "\n" then return "\\n" end
    return ("\\u%04x"):format(c:byte())
  end)
  return '"' .. escaped .. '"'
end

local points = {}
for _, words in ipairs(arg.points or {}) do
  local name, longitude, latitude = words:match("^(.-)=([%-%d%.]+)/([%-%d%.]+)$")
  if not (name and tonumber(longitude) and tonumber(latitude)) then
    error("--points: '" .. words .. "' is not NAME=LONGITUDE/LATITUDE", 0)
  end
  points[name] = ("[%s,%s]"):format(tonumber(longitude), tonumber(latitude))
end

--- The parks that a document may speak of, with the names under which it does.
local known, by_code = {}, {}
for _, park in ipairs(parks.known(arg.within)) do
  local entry = { park = park, names = { park.name }, found = {}, count = 0, figures = {} }
  for _, short in ipairs(park.short_names) do entry.names[#entry.names + 1] = short end
  known[#known + 1], by_code[park.code] = entry, entry
end

--- Where a park's name stands in a sentence, not as the end of a longer park's name.
local function spoken(entry, sentence)
  for _, name in ipairs(entry.names) do
    if sentence:find(name, 1, true) then
      local longer = false
      for _, other in ipairs(known) do
        for _, whole in ipairs(other.names) do
          if other ~= entry and #whole > #name and whole:find(name, 1, true) and sentence:find(whole, 1, true) then
            longer = true
          end
        end
      end
      if not longer then return true end
    end
  end
  return false
end

for doc in corpus:documents() do
  local text = doc.text
  local here = {}
  for _, entry in ipairs(known) do
    for _, name in ipairs(entry.names) do
      if text:find(name, 1, true) then
        here[#here + 1] = entry
        break
      end
    end
  end
  if #here > 0 then
    for _, sentence in ipairs(doc:sentences()) do
      for _, entry in ipairs(here) do
        if spoken(entry, sentence.text) then
          entry.count = entry.count + 1
          if #entry.found < arg.sentences then
            table.insert(entry.found, ('{"text":%s,"source":%s}'):format(
              quote(report.cut(sentence.text, 160)), quote(report.source(doc.name, sentence.start))))
          end
        end
      end
    end
  end
end

-- Figures of the park itself: its area, or its subject.
for m in metrics{ repeated = false }:each() do
  local entry = by_code[m.area]
  if not entry and m.subject then
    for _, other in ipairs(known) do
      if other.park.name == m.subject then entry = other end
    end
  end
  if entry then
    table.insert(entry.figures, ('{"indicator":%s,"measure":%s,"value":%s,"unit":%s,"shown":%s,"status":%s,"period":%s,"source":%s}'):format(
      quote(figures.name(m)), quote(m.measure), m.value_text, quote(m.unit), quote(figures.figure(m)), quote(m.status),
      quote(m.time_period), quote(figures.source(m))))
  end
end

local features = {}
for _, entry in ipairs(known) do
  if arg.every or entry.count > 0 then
    local park = entry.park
    local point = points[park.name]
    for _, name in ipairs(entry.names) do point = point or points[name] end
    features[#features + 1] = ('{"type":"Feature","id":%s,"geometry":%s,"properties":{"name":%s,"code":%s,"parent":%s,"parent_code":%s,"sentences":%d,"figures":[%s],"quotes":[%s]}}'):format(
      quote(park.code), point and '{"type":"Point","coordinates":' .. point .. "}" or "null", quote(park.name), quote(park.code),
      quote(park.parent and park.parent.full_name or ""), quote(park.parent and park.parent.code or ""), entry.count,
      table.concat(entry.figures, ","), table.concat(entry.found, ","))
  end
end
print('{"type":"FeatureCollection","features":[')
print(table.concat(features, ",\n"))
print("]}")
