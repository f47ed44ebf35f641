--- Project portfolio and size ladder (项目清单与分档): counts, investment, changes; counts by size of investment.
-- Counts and amounts that one sentence tells of one set of projects make one row; planned amounts are marked (计划) and
-- never added to results. A change with its rate gives the year before, marked 推算. Rungs of one sentence are
-- nested (34个，其中亿元以上18个): shares are of its lowest rung, and a higher rung with more projects is pointed out.
-- @arg district district?           The district; all otherwise
-- @param within district?           Only this district and what lies within it
-- @param period period?             Only figures whose period lies within this one
-- @param contains string?           Only sentences that hold these words
-- @param ladder boolean             The size ladder, instead of the portfolio
-- @param timeline boolean           How long projects took (45天完成征拆), with the day on which they began, instead
-- @param planned boolean            Also sets that are wholly planned
-- @param limit integer 60           How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the portfolio or the ladder, in the format that the extension of -o chooses)
-- @example hanalyze scripts/projects.lua 岳塘区
-- @example hanalyze scripts/projects.lua --ladder
-- @example hanalyze scripts/projects.lua --timeline
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

if figures.empty() then return end

local query = figures.query({ status = "any", repeated = false }, arg)
local suffix = arg.district and " · " .. districts[arg.district].name or ""

local sizes = { { "千亿", 1e11 }, { "百亿", 1e10 }, { "十亿", 1e9 }, { "千万", 1e7 }, { "百万", 1e6 } }

--- The least investment that an indicator's words set, in 元; nil for none.
local function threshold(words)
  if words:find("500强", 1, true) then
    -- Enterprises on a list are none that invest here.
    if report.has(words, { "入围", "上榜", "入选", "总数", "跻身" }) then return nil end
    return 0, "500强"
  end
  local number, unit = words:match("(%d[%d%.]*)(亿)")
  if not number then number, unit = words:match("(%d[%d%.]*)(万)元") end
  if number then
    local value = tonumber(number)
    return value and value * (unit == "亿" and 1e8 or 1e4), "≥" .. number .. unit .. "元"
  end
  for _, size in ipairs(sizes) do
    if words:find(size[1], 1, true) then return size[2], "≥" .. size[1] .. "元" end
  end
  if report.has(words, { "亿元以上", "过亿元", "超亿元", "亿元级" }) then return 1e8, "≥1亿元" end
  return nil
end

--- Whether a figure counts projects.
local function counts_projects(m)
  local unit = m.unit == "个" or m.unit == "家" or m.unit == "项"
  return m.measure == "level" and unit and m.indicator:find("项目", 1, true) ~= nil
end

if arg.ladder then
  local groups, order = {}, {}
  for m in query:sort("position"):each() do
    local ladder = counts_projects(m) or m.measure == "level" and m.unit == "家" and m.indicator:find("500强", 1, true)
    local value, label
    if ladder then value, label = threshold(m.indicator) end
    if value and (m.status ~= "T" or arg.planned) then
      local key = m.doc .. "\t" .. m.area .. "\t" .. m:sentence()
      if not groups[key] then
        groups[key] = {}
        order[#order + 1] = groups[key]
      end
      table.insert(groups[key], { m = m, value = value, label = label })
    end
  end
  local rows, areas, odd = {}, {}, 0
  for number, group in ipairs(order) do
    table.sort(group, function(a, b)
      if (a.value == 0) ~= (b.value == 0) then return b.value == 0 end
      return a.value < b.value
    end)
    local lowest
    for _, rung in ipairs(group) do
      local m = rung.m
      areas[m.area] = true
      local share
      if rung.value > 0 then
        if not lowest then
          lowest = rung
        elseif m.period == lowest.m.period and m.status == lowest.m.status and m.comparator == "=" and lowest.m.comparator == "=" then
          if m.value > lowest.m.value then
            share = "多于下档，非同一批"
            odd = odd + 1
          else
            share = report.number(m.value / lowest.m.value * 100, 1) .. "%"
          end
        end
      end
      rows[#rows + 1] = {
        figures.place(m), figures.period(m), rung.label, figures.figure(m), share, m.indicator, figures.source(m),
        source = m, number = number,
      }
    end
  end
  local count = 0
  for _ in pairs(areas) do count = count + 1 end
  local notes = { figures.stated(count, "按投资额分档的项目数", arg), "“占最低档”为同句各档之比（推算）；500强按来源分，不在投资额档内" }
  if odd > 0 then notes[#notes + 1] = ("%d 档多于其下档：不是同一批项目"):format(odd) end
  local result = h.tables.new{
    title = "项目分档" .. suffix, columns = { "地区", "时期", "档", "个数", "占最低档", "原文", "来源" }, rows = rows, notes = notes,
  }
  report.print_table(result, arg.limit, "没有数据 (no projects by size)")
  report.save(result, arg.output)
  return
end

if arg.timeline then
  local done = { "完成", "实现", "建成", "开工", "竣工", "投产", "交付", "通车", "封顶", "落地", "拿下" }
  local stops = { "，", ",", "。", "；", ";", "、" }
  local rows, areas = {}, {}
  for doc in corpus:documents() do
    local area = doc.area
    local wanted = area and (not arg.district or area == districts[arg.district]) and (not arg.within or area:within(arg.within))
    for _, sentence in ipairs(wanted and doc:sentences() or {}) do
      local words = sentence.text
      for at, number, finish in words:gmatch("()(%d+)天()") do
        local before = figures.after_last(words:sub(1, at - 1), stops)
        local behind = figures.before_first(words:sub(finish), stops)
        local verb
        for _, word in ipairs(done) do
          local bare = behind == word or behind == "内" .. word
          if bare then
            -- What was done is not told.
          elseif behind:sub(1, #word) == word or behind:sub(1, #("内" .. word)) == "内" .. word then verb = word end
        end
        local about = report.has(words, { "项目", "工程", "征拆", "开工", "投产", "竣工", "建设", "用地", "厂" })
          and not report.has(words, { "病例", "确诊", "疫情", "隔离" })
        local plan = not about or report.has(before, { "力争", "确保", "计划", "将" })
        if verb and not plan and (not arg.contains or words:find(arg.contains, 1, true)) then
          -- The day on which it began: the last full date of the sentence before it.
          local year, month, day
          for y, m, d in words:sub(1, at - 1):gmatch("(20%d%d)年(%d+)月(%d+)日") do year, month, day = y, m, d end
          local start, finished
          if year then
            local ok, date = pcall(h.date, ("%s-%02d-%02d"):format(year, tonumber(month), tonumber(day)))
            if ok then start, finished = tostring(date), "推算 " .. tostring(date + tonumber(number)) end
          end
          areas[area.code] = true
          rows[#rows + 1] = {
            report.place(area), tonumber(number), (behind:gsub("^内", "")), start, finished, sentence.section.speaker or "",
            report.cut(words, 44), report.source(doc.name, sentence.start),
          }
        end
      end
    end
  end
  local result = h.tables.new{
    title = "项目用时" .. suffix,
    columns = { "地区", { id = "天数", kind = "integer" }, "所成", "起点", "完成日", "讲述人", "原文", "来源" }, rows = rows,
    notes = { "起点是句中此前最后一个日期，完成日由起点加天数推算；起点未写则空白" },
  }
  report.print_table(result, arg.limit, "没有数据 (no such durations)")
  report.save(result, arg.output)
  return
end

--- Sentences with counts and amounts of projects.
local sentences, order, moves = {}, {}, {}
for m in query:sort("position"):each() do
  local money = m.unit == "元" and m.measure == "level" and m.indicator:find("投资", 1, true)
  local move = (m.measure == "change" or m.measure == "growth")
    and (m.indicator:find("项目", 1, true) or m.indicator:find("计划投资", 1, true))
  if counts_projects(m) or money or move then
    local key = m.doc .. "\t" .. m.area .. "\t" .. m:sentence()
    if not sentences[key] then
      sentences[key] = { list = {} }
      order[#order + 1] = sentences[key]
    end
    table.insert(sentences[key].list, m)
  end
end

local rows, areas, left = {}, {}, 0
local function add(count, money)
  if not count or #money == 0 then return end
  if count.status == "T" and not arg.planned then
    left = left + 1
    return
  end
  local total, planned, done, other
  for _, m in ipairs(money) do
    if report.has(m.indicator, { "计划投资", "年度投资", "年计划" }) then
      planned = planned or m
    elseif report.has(m.indicator, { "完成", "到位" }) then
      done = done or m
    elseif report.has(m.indicator, { "总投资", "投资总额", "概算" }) then
      total = total or m
    else
      other = other or m
    end
  end
  total = total or other
  local average
  if total and count.unit == "个" and count.value > 0 and total.status == count.status then
    local bound = report.quotient_bound(total.comparator, count.comparator)
    average = bound ~= "?" and bound .. report.number(total.value / count.value / 1e8, 2) .. "亿元" or nil
  end
  areas[count.area] = true
  rows[#rows + 1] = {
    figures.place(count), figures.period(count), count.indicator, figures.figure(count), total and figures.figure(total),
    planned and figures.figure(planned), done and figures.figure(done), average, figures.source(count), source = count,
  }
end

for _, group in ipairs(order) do
  local count, money = nil, {}
  for i, m in ipairs(group.list) do
    if counts_projects(m) then
      add(count, money)
      count, money = m, {}
    elseif m.measure == "level" and count and m.start - count.start < 160 then
      money[#money + 1] = m
    end
    local nextone = group.list[i + 1]
    if m.measure == "change" then
      local rate = nextone and nextone.measure == "growth" and nextone.indicator == m.indicator
        and nextone.unit == "%" and nextone.value ~= 0 and nextone
      local base = rate and m.value / (rate.value / 100)
      local decimals = m.unit == "元" and 0 or 1
      moves[#moves + 1] = {
        figures.place(m), figures.period(m), m.indicator, (m.value >= 0 and "+" or "") .. figures.figure(m), rate and figures.figure(rate),
        base and ("推算 " .. report.number(base, decimals) .. m.unit), base and ("推算 " .. report.number(base + m.value, decimals) .. m.unit),
        figures.source(m), source = m,
      }
    end
  end
  add(count, money)
end

local count = 0
for _ in pairs(areas) do count = count + 1 end
local notes = { figures.stated(count, "项目数与投资额", arg), "平均每个 = 总投资 ÷ 个数（推算）" }
if left > 0 then notes[#notes + 1] = ("%d 组全是计划，未列（--planned）"):format(left) end
local result = h.tables.new{
  title = "项目清单" .. suffix,
  columns = { "地区", "时期", "项目", "个数", "总投资", "年计划投资", "完成投资", "平均每个", "来源" }, rows = rows, notes = notes,
}
report.print_table(result, arg.limit, "没有数据 (no count of projects with its investment)")
if #moves > 0 then
  print()
  report.print_table(h.tables.new{
    title = "项目增减" .. suffix, columns = { "地区", "时期", "事项", "增减", "增幅", "上期", "本期", "来源" }, rows = moves,
    notes = { "上期 = 增量 ÷ 增幅，本期 = 上期 + 增量；只在两者同句同事项时推算" },
  }, arg.limit)
end
report.save(result, arg.output)
