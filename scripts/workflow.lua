--- How an event was handled (事件处置流程): who found, whom it was sent to, by what platform, who acted, how long it took.
-- Sentences that follow each other and tell at least --least steps (发现, 上报, 响应, 办结 …) are one event. Chains of
-- levels that a text writes with dashes (居民—社区—街道—区) are listed apart, with the number of levels. What is quoted is what
-- is said: who is not named is left empty.
-- @param within district?      Only documents about this district and what lies within it
-- @param contains string?      Only events in whose sentences these words stand
-- @param least integer 3       How many kinds of steps make an event
-- @param limit integer 60      How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the steps, in the format that the extension of -o chooses)
-- @example hanalyze scripts/workflow.lua
local h = require "hanalyze"
local text = h.text
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end

--- Verbs of steps, in the order in which an event goes; `to` takes who stands behind, else who stands before.
local steps = {
  { "发现", { "最早发现", "及时发现", "第一时间发现", "发现险情", "发现隐患", "发现问题" } },
  { "上报", { "报送至", "上报至", "上报给", "报告给", "反馈给", "发给", "上传至", "推送至", "上报" }, true },
  { "派单", { "派单至", "转交", "交办", "分派", "派发", "流转至" }, true },
  { "响应", { "迅速响应", "立即响应", "快速响应", "迅速行动", "赶赴现场", "赶到现场" } },
  { "办结", { "修复", "处置了", "办结", "解决了", "处理完毕", "完成整改", "排除" }, true },
}
local breaks = { "，", ",", "。", "；", ";", "、" }
local stops = { "，", ",", "。", "；", ";" }

--- Words without helpers at their ends.
local function tidy(words)
  local before
  repeat
    before = words
    for _, lead in ipairs{ "他", "她", "其", "随即", "迅速", "立即", "便", "了", "将", "的", "再", "并", "由" } do
      if words:sub(1, #lead) == lead then words = words:sub(#lead + 1) end
    end
    for _, tail in ipairs{ "最早", "迅速", "立即", "随即", "及时", "便", "仅用" } do
      if #words > #tail and words:sub(-#tail) == tail then words = words:sub(1, -#tail - 1) end
    end
  until words == before
  return text.trim(words)
end

--- The platform by which, and the time in which, a clause says that something was done.
local function means(clause)
  local platform = clause:match("通过(.-平台)") or clause:match("依托(.-平台)") or clause:match("通过(.-热线)")
  local time
  for _, unit in ipairs{ "个工作日", "个小时", "小时", "分钟", "天" } do
    time = time or clause:match("仅用(%d+" .. unit .. ")") or clause:match("仅需(%d+" .. unit .. ")")
      or clause:match("(%d+" .. unit .. ")内") or clause:match("用时(%d+" .. unit .. ")")
  end
  return platform or "", time or ""
end

--- The steps of a sentence, in the order of its words.
local function steps_of(sentence)
  local found = {}
  for order, step in ipairs(steps) do
    for _, verb in ipairs(step[2]) do
      local at, finish = sentence:find(verb, 1, true)
      local taken = false
      for _, other in ipairs(found) do taken = taken or other.order == order end
      if at and not taken then
        local before = figures.after_last(sentence:sub(1, at - 1), stops)
        local behind = figures.before_first(sentence:sub(finish + 1), stops)
        local whole = before .. verb .. behind
        local platform, time = means(whole)
        local who, what = before, behind
        local through = who:find("通过", 1, true) or who:find("将", 1, true)
        if through then who = who:sub(1, through - 1) end
        if not step[3] then
          local object = verb:find("发现", 1, true)
          what = (object and verb:sub(object + #"发现") or "") .. behind
        end
        found[#found + 1] = { order = order, kind = step[1], at = at, who = step[1] == "办结" and "" or tidy(who), what = tidy(what),
          platform = platform, time = time, words = whole }
      end
    end
  end
  table.sort(found, function(a, b) return a.at < b.at end)
  return found
end

local rows, events, chains = {}, 0, {}
local function close(event)
  local kinds, count, joined = {}, 0, ""
  for _, step in ipairs(event) do
    joined = joined .. step.words
    if not kinds[step.kind] then kinds[step.kind], count = true, count + 1 end
  end
  if count < arg.least or not kinds["办结"] or (arg.contains and not event.words:find(arg.contains, 1, true)) then return end
  events = events + 1
  for number, step in ipairs(event) do
    rows[#rows + 1] = {
      event.place, events, number, step.kind, step.who, step.what, step.platform, step.time, report.source(event.doc, step.start),
    }
  end
end

for doc in corpus:documents() do
  local area = doc.area
  if not arg.within or area and area:within(arg.within) then
    local event, gap = nil, 0
    for _, sentence in ipairs(doc:sentences()) do
      local found = sentence.section.kind ~= "heading" and steps_of(sentence.text) or {}
      if sentence.opens_paragraph and event then
        close(event)
        event = nil
      end
      if #found > 0 then
        event = event or { place = area and report.place(area) or "(未知)", doc = doc.name, words = "" }
        event.words = event.words .. sentence.text
        for _, step in ipairs(found) do
          step.start = sentence.start
          event[#event + 1] = step
        end
        gap = 0
      elseif event then
        gap = gap + 1
        if gap > 1 then
          close(event)
          event = nil
        end
      end
      -- Chains of levels: quoted words with dashes between.
      for at, chain in sentence.text:gmatch("()“(.-)”") do
        local levels = 1
        for _ in (chain:gsub("——", "—")):gmatch("\u{2014}") do levels = levels + 1 end
        local wanted = levels >= 3 and text.len(chain) <= 40 and not chain:find("%d")
        if wanted and (not arg.contains or sentence.text:find(arg.contains, 1, true)) then
          local before = figures.after_last(sentence.text:sub(1, at - 1), breaks)
          chains[#chains + 1] = {
            area and report.place(area) or "(未知)", chain, levels, report.cut(before:gsub("“", ""), 40),
            report.source(doc.name, sentence.start),
          }
        end
      end
    end
    if event then close(event) end
  end
end

local result = h.tables.new{
  title = "事件处置流程",
  columns = { "地区", { id = "事件", kind = "integer" }, { id = "步", kind = "integer" }, "环节", "谁", "对象", "经由", "用时", "来源" },
  rows = rows, notes = { ("%d 件事，%d 步；空白处原文未写"):format(events, #rows) },
}
report.print_table(result, arg.limit, "没有数据 (no event is told step by step)")
print()
report.print_table(h.tables.new{
  title = "层级与链条", columns = { "地区", "层级", { id = "层数", kind = "integer" }, "前文", "来源" }, rows = chains,
}, arg.limit, "没有 (no chain of levels)")
report.save(result, arg.output)
