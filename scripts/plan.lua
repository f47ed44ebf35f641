--- Plan evaluation (规划评估): targets against time elapsed and what was attained; stated goals of rank.
-- Targets are those that documents state (目标, 力争 …); results are sought for the same district, indicator, measure
-- and period, in any document. 进度 = (now − base) ÷ (target − base), where the corpus has a base: the level of the year before
-- the period. A target without a result says so; nothing planned is ever counted as attained. With --target, a target
-- that no document states is evaluated: --indicator gdp --target 1000亿元.
-- @arg district district?                                   The district; all otherwise
-- @param within district?                                   Only this district and what lies within it
-- @param plan period?                                       The plan period, such as 十四五 or 2024; all otherwise
-- @param indicator indicator[]?                             Only these indicators
-- @param target string?                                     A target to evaluate, such as 1000亿元 or 7%; needs --indicator, --plan and the district
-- @param judged boolean                                     Only targets for which there is a result
-- @param goals boolean                                      Only goals of rank, such as 全国百强、全省前十
-- @param limit integer 60                                   How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the evaluation, in the format that the extension of -o chooses)
-- @example hanalyze scripts/plan.lua 雨湖区 --plan 十四五 --indicator gdp --target 1000亿元
-- @example hanalyze scripts/plan.lua 岳塘区
-- @example hanalyze scripts/plan.lua 雨湖区 --goals
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local claims = require "lib.claims"

if figures.empty() then return end
local plan = arg.plan and h.period(arg.plan)

--- Whether a result meets a target; nil where their bounds do not tell.
local function attained(target, result, lower)
  -- A fall by so much or more is written with a negative value and the bound of its size.
  lower = lower or target.value < 0
  local t, r = target.value, result.value
  local mark = target.comparator
  if target.measure == "level" and t > 0 and (r > 4 * t or r < t / 4) and target.unit ~= "%" then
    return "相差悬殊，疑口径不同"
  end
  if (mark == "<=" or mark == "<") and t >= 0 then
    if r <= t and (result.comparator == "=" or result.comparator:sub(1, 1) == "<") then return "达到" end
    if r > t and (result.comparator == "=" or result.comparator:sub(1, 1) == ">") then return "未达到" end
    return "无法判断"
  end
  if lower then t, r = -t, -r end
  if r >= t then
    return (result.comparator:sub(1, 1) == "<") ~= (lower or false) and result.comparator ~= "=" and result.comparator ~= "~"
      and "无法判断" or "达到"
  end
  if result.comparator:sub(1, 1) == (lower and "<" or ">") then return "无法判断" end
  if mark == "~" or result.comparator == "~" then return "低于“约”数" end
  return "未达到"
end

--- How much of a period had passed at the end of another, in per cent.
local function elapsed(period, now)
  if not period.first or not now.last or not period.days then return nil end
  local share = (now.last - period.first + 1) / period.days * 100
  return math.max(0, math.min(100, share))
end

local function kind_of(target) return target.indicator_id and h.indicators[target.indicator_id].kind end

--- The results that a target may be held against: those whose period ends it, else the newest within it.
local function result_of(target)
  local same = metrics{ district = target.area, status = "result", measure = target.measure, unit = target.unit,
    indicator = target.indicator_id or target.indicator, subject = target.subject or false }
  if target.period.years and target.period.years > 1 then
    local best
    for m in same:each() do
      local p = m.period
      local fits = p.last and target.period:contains(p.last)
      if m.measure == "average_growth" or m.measure == "growth" then
        fits = fits and p.first and p.first >= target.period.first and p.years == target.period.years
      elseif not (target.at_end or kind_of(target) == "stock" or kind_of(target) == "rate" or kind_of(target) == "ratio") then
        -- A flow of one year is no result of five.
        fits = p == target.period
      end
      -- Of one period the exact figure, where the same number is also told as a bound.
      local exact = best and best.period == p and best.value == m.value and m.comparator == "="
      if fits and (not best or best.period < p or exact) then best = m end
    end
    return best
  end
  local exact = same:at(target.period):unique():totable()
  if exact[1] then return exact[1] end
  -- A stock at the end of the year.
  for m in same:each() do
    local p = m.period
    if p.days == 1 and p.last and target.period.last and p.last == target.period.last then return m end
  end
  return nil
end

--- The level of the year before a period.
local function base_of(target)
  if target.measure ~= "level" or not target.period.first then return nil end
  local year = target.period.first.year - 1
  local same = metrics{ district = target.area, status = "result", measure = "level", unit = target.unit,
    indicator = target.indicator_id or target.indicator, subject = false, at = year }
  return same:unique():totable()[1]
end

local rows, judged, reached, open_ = {}, 0, 0, 0
local function evaluate(target, shown, given)
  local result, base = result_of(target), base_of(target)
  local lower = target.indicator_id and h.indicators[target.indicator_id].lower_is_better
  local verdict, progress, time = "语料无结果", nil, nil
  if result then
    judged = judged + 1
    verdict = attained(target, result, lower)
    if verdict == "达到" then reached = reached + 1 end
    -- What is done anew each year has no base; nor is progress told towards a target below the base.
    local long = target.period.years and target.period.years > 1
    local kind = kind_of(target)
    local towards = base and (target.value - base.value) * (lower and -1 or 1) > 0
    if not towards or not (long or kind == "stock" or kind == "rate" or kind == "ratio") then base = nil end
    time = elapsed(target.period, result.period)
    if verdict:find("悬殊", 1, true) then
      progress = nil
    elseif target.measure == "level" and base then
      local share = (result.value - base.value) / (target.value - base.value) * 100
      progress = report.bound(result.comparator) .. report.number(share, 1) .. "%"
    elseif target.measure == "level" and target.value > 0 and not lower and target.unit ~= "%" then
      progress = "占目标 " .. report.bound(result.comparator) .. report.number(result.value / target.value * 100, 1) .. "%"
    elseif target.unit == "%" then
      progress = ("%+.2f个百分点"):format(result.value - target.value)
    end
  else
    open_ = open_ + 1
  end
  if arg.judged and not result then return end
  rows[#rows + 1] = {
    figures.place(target), target.title, report.period(target.period), base and figures.figure(base) or "", shown,
    result and figures.figure(result) or "", progress or "", time and report.number(time, 0) .. "%" or "", verdict,
    given or figures.source(target.metric), source = target.metric or result,
  }
end

--- What the evaluation needs to know of a target.
local function target_of(m)
  return { area = m.area, district = m.district, subject = m.subject, indicator = m.indicator, measure = m.measure,
    indicator_id = m.indicator_id, value = m.value, unit = m.unit, comparator = m.comparator, period = m.period,
    title = figures.title(m), metric = m }
end

if arg.target then
  if not (arg.indicator and arg.district and plan) then
    error("--target needs a district, --indicator and --plan", 0)
  end
  local known = h.indicators[arg.indicator[1]]
  local district = districts[arg.district]
  local growth = arg.target:find("%", 1, true)
  local words = known.name .. (growth and (plan.years and plan.years > 1 and "年均增长" or "增长") or "达到") .. arg.target
  local parsed = h.extract(words .. "。", { area = district, date = plan.last.year }):totable()[1]
  if not parsed then error("--target: no figure can be read from '" .. arg.target .. "'", 0) end
  evaluate({ area = district.code, district = district, indicator = known.name, indicator_id = known.id,
    measure = parsed.measure, value = parsed.value, unit = parsed.unit, comparator = parsed.comparator, period = plan, at_end = true,
    title = known.name .. (parsed.measure == "level" and "" or " " .. figures.measures[parsed.measure]) },
    arg.target, "--target")
elseif not arg.goals then
  local query = figures.query({ status = "target", repeated = false, indicator = arg.indicator,
    measure = { "level", "growth", "average_growth" } }, arg):unique()
  for m in query:sort("position"):each() do
    local within = not plan or m.period.first and m.period.last and m.period.first >= plan.first and m.period.last <= plan.last
    if within and m.time_period ~= "" then
      evaluate(target_of(m), figures.figure(m):gsub("%(计划%)$", ""), nil)
    end
  end
end

--- Goals of rank: 以“全国百强、全省前十、全市第一”总目标. Sentences that speak of a goal, and the ranks in them.
local goal_words = { "目标", "力争", "争当", "争创", "冲刺", "奋力", "确保" }
local scopes = { "全国", "全省", "全市", "全区", "全县", "全州", "全球", "中部", "西部" }
local places = { "百强", "十强", "前列", "前茅", "第一方阵", "第一梯队", "第一", "首位", "三甲", "领先" }
local function ranks_in(words)
  local found = {}
  for _, scope in ipairs(scopes) do
    local at = 1
    while true do
      local first, last = words:find(scope, at, true)
      if not first then break end
      at = last + 1
      local rest = words:sub(at, at + 24)
      local place = rest:match("^前%d+") or nil
      if not place then
        for _, numeral in ipairs{ "前三", "前五", "前十", "前二十", "前五十", "前百" } do
          if rest:sub(1, #numeral) == numeral then place = numeral end
        end
      end
      for _, word in ipairs(places) do
        if not place and rest:sub(1, #word) == word then place = word end
      end
      if place then found[#found + 1] = { scope = scope, place = place, at = first } end
    end
  end
  table.sort(found, function(a, b) return a.at < b.at end)
  return found
end

--- What the corpus says was attained in a scope: lists of that name, places no worse than the goal's.
local function attained_in(district, goal, sentence)
  local found = {}
  local _, last = claims.tier(goal.place)
  if last then
    for m in metrics{ district = district, measure = "rank", status = "any", repeated = false }:each() do
      if claims.scope_before(m) == goal.scope and m.value <= last and m.status ~= "T" and m:sentence() ~= sentence then
        found[#found + 1] = figures.title(m):gsub(" 位次$", "") .. " " .. figures.figure(m) .. " " .. figures.period(m)
      end
    end
  end
  for _, kind in ipairs{ "streak", "honour", "tier" } do
    for _, claim in ipairs(figures.claims(kind, { district = district.name })) do
      local text = claim.text
      local same = text:find(goal.place, 1, true) or last == 1 and report.has(text, { "之首", "首位", "第一" })
      if text:find(goal.scope, 1, true) and same and not sentence:find(text, 1, true) then
        found[#found + 1] = claims.title(claim) .. (text:find(claim.title, 1, true) and "" or "：" .. text)
      end
    end
  end
  return found
end

local goals, seen = {}, {}
for doc in corpus:documents() do
  local area = doc.area
  local wanted = area and (not arg.district or area == districts[arg.district]) and (not arg.within or area:within(arg.within))
  if wanted and not (arg.target or arg.indicator) then
    for _, sentence in ipairs(doc:sentences()) do
      if report.has(sentence.text, goal_words) then
        for _, goal in ipairs(ranks_in(sentence.text)) do
          -- Only where the words before it in the clause speak of a goal, or what stands right behind does.
          local before = figures.after_last(sentence.text:sub(1, goal.at - 1), { "。", "；", "，", "," })
          local behind = figures.before_first(sentence.text:sub(goal.at), { "。", "；", "，", "," })
          local key = area.code .. goal.scope .. goal.place
          if report.has(before .. behind, goal_words) and not seen[key] then
            seen[key] = true
            local found = attained_in(area, goal, sentence.text)
            goals[#goals + 1] = {
              report.place(area), goal.scope .. goal.place, #found > 0 and report.cut(table.concat(found, "；"), 84) or "语料未见",
              report.cut(sentence.text, 40), report.source(doc.name, sentence.start),
            }
          end
        end
      end
    end
  end
end

local title = "规划评估" .. (arg.district and " · " .. districts[arg.district].name or "")
  .. (plan and " · " .. report.period(plan) or "")
local result = h.tables.new{
  title = title,
  columns = { "地区", "指标", "目标期", "基数", "目标", "结果", "进度", "时间过去", "判断", "来源" }, rows = rows,
  notes = {
    ("%d 个目标：%d 个有结果，其中 %d 个达到；%d 个语料无结果"):format(judged + open_, judged, reached, open_),
    "进度 =（结果−基数）÷（目标−基数）；无基数时为占目标的比重，增速为与目标之差",
  },
}
if not arg.goals then report.print_table(result, arg.limit, "没有数据 (no targets stated)") end
if not (arg.target or arg.indicator) then
  if not arg.goals then print() end
  local table_ = h.tables.new{
    title = "名次目标与所见", columns = { "文档地区", "目标", "同范围所见（事项未必相同，供核对）", "原文", "来源" }, rows = goals,
  }
  report.print_table(table_, arg.limit, "没有 (no goals of rank stated)")
  if arg.goals then result = table_ end
end
report.save(result, arg.output)
