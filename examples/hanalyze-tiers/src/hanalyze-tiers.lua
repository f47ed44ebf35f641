--- Cuts a ranking into tiers (第一方阵, 三甲): plain Lua, which works in hanalyze and in lua5.4.
-- @author hanalyze
-- @license Apache-2.0
local tiers = {}

--- The tier of a place among `count` places, of which the first `share` are the first tier.
-- A third of the field is what reports call 第一方阵, unless they say how many.
function tiers.of(place, count, share)
  if place <= 3 then return "三甲" end
  if place <= math.ceil(count * (share or 1 / 3)) then return "第一方阵" end
  return ""
end

--- The values of a list in tiers of equal width, 1 for the highest; equal values share a tier.
function tiers.cut(values, parts)
  local low, high = math.huge, -math.huge
  for _, value in ipairs(values) do
    low, high = math.min(low, value), math.max(high, value)
  end
  local found = {}
  for i, value in ipairs(values) do
    local share = high > low and (high - value) / (high - low) or 0
    found[i] = math.min(parts, math.floor(share * parts) + 1)
  end
  return found
end

return tiers
