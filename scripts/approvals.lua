--- Before and after of approvals and services: times, steps, windows, and what is done on the spot.
-- Found in the text: 由30个工作日压缩至7个工作日, 以前…一个月…现在…5到7天, 仅需30分钟, 审批时限压缩48%,
-- 90%当场办结, 多个窗口整合为6个. A change is worked out (推算) only where both sides are told; a month counts
-- 30 days and a working day is not set against a calendar day. Plans only with --targets.
-- @param within district?            Only documents about this district and what lies within it
-- @param contains string?            Only where one of these words stands in the clause (comma-separated)
-- @param kind "paired"|"reached"|"percent"|"instant"|"merged"|"any" "any"  Before and after; after only; by how much; on the spot; windows
-- @param targets boolean             Also what is planned, marked (计划)
-- @param width integer 60            Columns of the words quoted; 0 for all
-- @param limit integer 60            How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the changes)
-- @example hanalyze scripts/approvals.lua
-- @example hanalyze scripts/approvals.lua --kind paired --width 0
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local matters = {
  "审批", "审查", "办结", "办理", "手续", "许可", "登记", "开办", "办事", "办件", "申报", "申请", "备案", "竣工验收",
  "施工图", "政务服务", "窗口", "办证", "帮代办", "一件事", "注册", "受理", "响应", "处置", "材料", "环节",
}
local lessens = { "压缩", "压减", "缩短", "精简", "减少", "缩减", "削减", "提速", "降低", "优化" }
local reached = { "至", "到", "为", "在", "达" }
local only = { "仅需", "只需", "只要", "只用", "仅用", "最快", "最晚", "限时", "不超过", "控制在" }
local was = { "由", "从", "原来", "以前", "过去", "以往", "此前", "之前", "原先", "原本", "平均" }
local once = { "以前", "过去", "以往", "此前", "原先", "原来" }
local instant = { "当场", "即办", "网办", "网上办", "不见面", "一次办", "最多跑一次", "全程网", "立等可取", "零跑动" }
local time_units = {
  ["分钟"] = 1 / 1440, ["小时"] = 1 / 24, ["个小时"] = 1 / 24, ["天"] = 1, ["日"] = 1, ["周"] = 7,
  ["个月"] = 30, ["月"] = 30, ["工作日"] = 1, ["个工作日"] = 1,
}

local finished = { "办结", "完成", "办好", "办成", "出证", "领证", "发证", "取证", "审结", "拿证" }

--- Whether words begin with 办结 or the like, behind 内 or 以内.
local function is_finished(words)
  for _, within in ipairs{ "以内", "之内", "内", "左右" } do
    if words:sub(1, #within) == within then words = words:sub(#within + 1) end
  end
  for _, one in ipairs(finished) do
    if words:sub(1, #one) == one then return true end
  end
  return false
end

--- The last so many characters of a text.
local function tail(words, count) return h.text.sub(words, -math.min(count, h.text.len(words))) end

local function ends_with(words, list)
  for _, one in ipairs(list) do
    if words:sub(-#one) == one then return one end
  end
end

--- The times of a text, ranges and lists as one: bytes, written form, days of the least and most.
local function times_of(words)
  local mentions, numbers, found = h.mentions(words), {}, {}
  for _, m in ipairs(mentions) do
    if m.kind == "number" then numbers[m.finish] = m end
  end
  for _, m in ipairs(mentions) do
    if m.kind == "quantity" and m.dimension == "time" and time_units[m.unit] then
      local start, low, several = m.start, m.value, false
      local again = true
      while again do
        again = false
        for _, gap in ipairs{ "个、", "、", "到", "至", "-", "－", "–", "—", "~", "～" } do
          local before = words:sub(1, start)
          local number = before:sub(-#gap) == gap and numbers[start - #gap]
          if number then
            start, low, again = number.start, number.value, true
            several = several or gap:find("、", 1, true) ~= nil
          end
        end
      end
      found[#found + 1] = {
        start = start, finish = m.finish, text = words:sub(start + 1, m.finish), low = low, high = m.value,
        days = time_units[m.unit], unit = m.unit, several = several,
        working = m.unit:find("工作日", 1, true) ~= nil,
      }
    end
  end
  return found
end

--- The comma clauses of a text that hold some bytes, with the one before where they are short.
local function clauses(words, from, to)
  local first, last, previous, at = 1, #words, 1, 1
  while true do
    local cut, length = nil, 1
    for _, mark in ipairs{ "，", "。", "；", ",", ";" } do
      local stop = words:find(mark, at, true)
      if stop and (not cut or stop < cut) then cut, length = stop, #mark end
    end
    if not cut then break end
    if cut <= from then
      previous, first = first, cut + length
    elseif cut >= to then
      last = cut - 1
      break
    end
    at = cut + length
  end
  if h.text.len(words:sub(first, from)) < 6 then first = previous end
  return words:sub(first, last)
end

local function before_mark(words)
  if ends_with(words, { "起码需要", "至少需要", "起码", "至少", "需要至少" }) then return "≥" end
  if ends_with(words, { "近", "约", "大约", "左右" }) then return "约" end
  return ""
end

--- By how much a time is less, where both are told in units that compare.
local function change(a, b, mark)
  if a.several or b.several or a.working ~= b.working then return nil end
  local from, low, high = a.high * a.days, b.low * b.days, b.high * b.days
  if from <= 0 then return nil end
  local less, most = 100 * (1 - high / from), 100 * (1 - low / from)
  local written = math.abs(less - most) < 0.05 and report.number(less, 1) or
    report.number(less, 1) .. "–" .. report.number(most, 1)
  local about = (a.unit == "个月" or a.unit == "月") and a.unit ~= b.unit and "约" or ""
  return ("-%s%s%%%s (推算)"):format(about, written, mark == "≥" and "起" or "")
end

local rows, counts, planned = {}, {}, 0
local wanted = arg.contains and report.words(arg.contains)

local function add(context, kind, from, to, before, after, changed)
  if arg.kind ~= "any" and kind ~= arg.kind then return end
  local words = clauses(context.words, from, to)
  if wanted and not report.has(words, wanted) then return end
  if context.planned and not arg.targets then
    planned = planned + 1
    return
  end
  counts[kind] = (counts[kind] or 0) + 1
  rows[#rows + 1] = {
    area = report.place(context.doc.area),
    kind = ({ paired = "前后", reached = "达到", percent = "幅度", instant = "即办", merged = "整合" })[kind],
    before = before or "未写明", after = after or "", change = changed or "",
    state = context.planned and "(计划)" or "", words = report.cut(words, arg.output and 0 or arg.width),
    source_text = report.source(context.doc.name, context.start),
  }
end

local function read(context)
  local words = context.words
  local timed = report.has(words, { "天", "日", "小时", "分钟", "月", "周" })
  local times, pending = timed and times_of(words) or {}, nil
  for _, time in ipairs(times) do
    local lead = words:sub(1, time.start)
    local near = tail(lead, 14)
    if near:sub(-#"平均") == "平均" then near = near:sub(1, -#"平均" - 1) end
    local is_after = is_finished(words:sub(time.finish + 1)) or ends_with(near, only) or ends_with(near, reached) and report.has(near, lessens)
      or pending and (report.has(tail(words:sub(pending.finish + 1, time.start), 12), only)
        or ends_with(near, reached) and report.has(near, lessens)
        or report.has(words:sub(pending.finish + 1, time.start), { "现在", "如今", "目前" }))
    if is_after and pending then
      local lead_before = words:sub(1, pending.start)
      local mark = before_mark(lead_before)
      add(context, "paired", pending.start, time.finish, mark .. pending.text, time.text, change(pending, time, mark))
      pending = nil
    elseif is_after and report.has(clauses(words, time.start, time.finish), matters) then
      -- What was before may stand in the next sentence: 以往，….
      add(context, "reached", time.start, time.finish,
        context.next and report.has(context.next:sub(1, 9), once) and report.cut(context.next, 40) or nil,
        (report.has(tail(lead, 6), { "平均" }) and "平均" or "") .. time.text)
    elseif report.has(near, was) or report.has(clauses(words, time.start, time.finish), once) then
      pending = time
    end
  end
  local listed, last_finish
  local shares = report.has(words, { "%", "％", "百分" }) and h.mentions(words, { kind = "percent" }) or {}
  for _, m in ipairs(shares) do
    local near = tail(words:sub(1, m.start), 6)
    local clause = clauses(words, m.start, m.finish)
    local after = words:sub(m.finish + 1, m.finish + 45)
    local stop = #after + 1
    for _, mark in ipairs{ "，", "。", "；", ",", "、" } do stop = math.min(stop, after:find(mark, 1, true) or stop) end
    after = after:sub(1, stop - 1)
    local more = after:sub(1, 6) == "以上" and "以上" or ""
    local over = ends_with(near, { "超", "超过", "近", "约" }) or ""
    local lessened
    for _, verb in ipairs(lessens) do
      if near:find(verb, 1, true) then lessened = verb end
    end
    -- 分别减少70%、60%和87%: the verb holds for the whole list.
    local gap = last_finish and words:sub(last_finish + 1, m.start)
    if not lessened and listed and (gap == "、" or gap == "和" or gap == "以及") then lessened = listed end
    listed, last_finish = lessened, m.finish
    if lessened and report.has(clause, { "审批", "办理", "时限", "材料", "环节", "办结", "流程", "跑动", "提速" }) then
      local reach = near:find(lessened .. "至", 1, true) or near:find(lessened .. "到", 1, true)
      add(context, "percent", m.start, m.finish, nil, nil,
        (reach and "至" or lessened == "提速" and "提速" or "-") .. over .. m.text .. more)
    elseif report.has(after, instant) then
      local how
      for _, cue in ipairs(instant) do
        local at = not how and after:find(cue, 1, true)
        if at then how = report.cut((after:sub(at):gsub("”", "")), 16) end
      end
      add(context, "instant", m.start, m.finish, nil, over .. m.text .. more .. " " .. how)
    end
  end
  -- Windows and offices made one.
  local merged = words:find("整合", 1, true) or words:find("合并", 1, true)
  if merged and words:find("窗口", merged, true) then
    for _, m in ipairs(h.mentions(words, { kind = "quantity" })) do
      if m.start > merged and words:sub(1, m.start):sub(-3) == "为" and words:find("窗口", m.finish, true)
        and words:find("窗口", m.finish, true) - m.finish < 24 then
        local _, stop = words:find("窗口", m.finish, true)
        local before = words:find("多个窗口", merged, true) and "多个窗口" or nil
        add(context, "merged", merged - 1, stop, before, words:sub(m.start + 1, stop))
      end
    end
  end
end

for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then
    local sentences, plans = doc:sentences(), nil
    for i, sentence in ipairs(sentences) do
      local words = sentence.text
      if report.has(words, matters)
        and (report.has(words, lessens) or report.has(words, only) or report.has(words, once)
          or report.has(words, instant) or report.has(words, finished) or words:find("整合", 1, true)) then
        plans = plans or select(2, report.plans(doc))
        local following = sentences[i + 1]
        read{
          doc = doc, words = words, start = sentence.start, planned = plans[i],
          next = following and following.section == sentence.section and following.text or nil,
        }
      end
    end
  end
end

local parts = {}
for _, pair in ipairs{
  { "paired", "前后" }, { "reached", "达到" }, { "percent", "幅度" }, { "instant", "即办" }, { "merged", "整合" },
} do
  if counts[pair[1]] then parts[#parts + 1] = pair[2] .. " " .. counts[pair[1]] end
end
local result = h.tables.new{
  title = "审批与服务提速 (before and after)",
  columns = {
    { id = "area", name = "地区" }, { id = "kind", name = "类" }, { id = "before", name = "之前" },
    { id = "after", name = "之后" }, { id = "change", name = "变化" }, { id = "state", name = "状态" },
    { id = "words", name = "原文" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("共 %d 条: %s"):format(#rows, table.concat(parts, "，")),
    planned > 0 and ("另有 %d 条是计划，未列 (--targets)"):format(planned)
  ),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, ("没有提速的说法 (nothing found)；计划 %d 条"):format(planned))
report.save(result, arg.output)
