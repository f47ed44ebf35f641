--- How shipped scripts tell what was added from what there is: 新增 N 家 against 总数达 N 家.
-- `local flows = require "lib.flows"`. Nothing here prints.
-- @reads corpus
-- @example hanalyze scripts/enterprises.lua
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

local flows = {}

local adding = { "新增", "净增", "新认定", "新获批", "新培育", "新引进", "新获评", "新创建", "新入库", "增加" }
local holding = { "总数", "总量", "累计", "现有", "拥有", "共有", "保有", "存量", "增至", "达到", "突破", "扩大到" }
local breaks = { "。", "；", ";", "，", ",", "、" }

--- Whether words end in one of some others.
local function ends(words, list)
  for _, word in ipairs(list) do
    if words:sub(-#word) == word then return true end
  end
  return false
end

--- Whether a count was added (新增), is what there is (总数), or unclear (""). 新增(承前): the word stands before an
-- earlier item of the same list, so that it may not reach this one.
function flows.kind(m)
  local before = figures.around(m)
  local piece = figures.after_last(before, breaks)
  if piece == "" then
    -- 分别增至93家、23家: the second figure of a list stands behind the first.
    local earlier = figures.after_last(figures.before_last(before, breaks), breaks)
    if report.has(earlier, { "增至", "分别达", "均达", "突破" }) then return "总数" end
  end
  if piece:sub(1, #"其中") == "其中" then return "其中" end
  if ends(piece, { "达", "达到", "增至", "突破", "总数", "总量", "扩大到", "增加到", "超", "超过" }) or report.has(piece, { "总数", "总量", "累计", "增至" }) then
    return "总数"
  end
  if report.has(piece, adding) then return "新增" end
  local sentence = figures.after_last(before, { "。", "；", ";" })
  local last
  for _, word in ipairs(adding) do
    local from = 1
    while true do
      local a, b = sentence:find(word, from, true)
      if not a then break end
      if not last or b > last then last = b end
      from = b + 1
    end
  end
  if last then
    local between = sentence:sub(last + 1)
    local other = report.has(between, holding) or report.has(between, { "建成", "实现", "完成", "获批", "引进", "打造", "吸引" })
    if not other and between:find("%d") then return "新增(承前)" end
    -- 新增宏达、飞鹿2家: names stand between.
    if not other and not between:find("%d") and h.text.len(between) <= 40 then return "新增" end
  end
  if report.has(m.indicator, adding) then return "新增" end
  if report.has(m.indicator, { "总数", "总量" }) then return "总数" end
  return ""
end

return flows
