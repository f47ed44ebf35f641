--- Contradictions report: one fact with several values, growth against levels, facts told twice.
-- Values: the same words, area, unit and period with different numbers; across documents first, then
-- the smallest gap first, since wide gaps are mostly a part or an increase: the words beside tell.
-- Growth: what two levels imply beside what is stated; a gap between nominal and real is no error.
-- Repeats: one fact told twice in one document, with the fuller unit and the prose preferred.
-- @param within district?                                    Only this district and what lies within it
-- @param show "values"|"growth"|"repeats"|"any" "any"        Only this table
-- @param gap number 50                                       Values: the widest gap shown, in percent of the larger
-- @param tolerance number 0.15                               Growth: points within which both agree
-- @param differing boolean                                   Growth and repeats: only rows that do not agree
-- @param limit integer 40                                    How many rows of each table; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the values, or the table that --show names)
-- @example hanalyze scripts/contradictions.lua
-- @example hanalyze scripts/contradictions.lua --show repeats --differing
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local function wants(table_name) return arg.show == "any" or arg.show == table_name end

local query = metrics{ status = "result", subject = false }:sort("position")
if arg.within then query = query:within(arg.within) end

--- What identifies a fact: the catalogue's id, or the document's words.
local function fact_name(m) return m.indicator_id or m.indicator end

--- The words before a figure in its clause.
local function lead(m)
  local sentence = m:sentence()
  local at = sentence:find(m.text, 1, true)
  local words = at and sentence:sub(1, at - 1) or ""
  for _, mark in ipairs{ "。", "；", "，", ";", ",", "、" } do
    local from = 1
    while true do
      local stop = words:find(mark, from, true)
      if not stop then break end
      from = stop + #mark
    end
    words = words:sub(from)
  end
  return words
end

local function short(m) return m.doc:match("[^/]*$") .. "@" .. m.start end

-- Values.
local values_table, growth_table, repeats_table
local all = query:totable()
if wants("values") then
  local groups, order = {}, {}
  for _, m in ipairs(all) do
    if m.section ~= "table" and m.measure ~= "rank" and m.measure ~= "change" and m.time_period ~= ""
      and not m.repeated and (m.indicator_id or h.text.len(m.indicator) > 3) and (m.comparator == "=" or m.comparator == "~") then
      local key = table.concat({ m.area, m.indicator, m.measure, m.unit, m.time_period }, "\n")
      if not groups[key] then
        groups[key] = {}
        order[#order + 1] = key
      end
      table.insert(groups[key], m)
    end
  end
  local increases = { "增加", "减少", "新增", "净增", "实际增长", "名义", "其中", "增长", "下降", "从", "由", "降到", "提高" }
  local rows, checked, increments, rounded, wide, listed = {}, 0, 0, 0, 0, 0
  for _, key in ipairs(order) do
    local group = groups[key]
    if #group > 1 then checked = checked + 1 end
    for i = 2, #group do
      local a, b = group[1], group[i]
      local larger = math.max(math.abs(a.value), math.abs(b.value))
      local gap = larger > 0 and 100 * math.abs(a.value - b.value) / larger or 0
      if a.value == b.value then
        -- The same number twice is a repeat.
      elseif a.doc == b.doc and a:sentence() == b:sentence() then
        listed = listed + 1
      elseif gap < 0.1 then
        rounded = rounded + 1
      elseif a.measure == "level" and (report.has(lead(a), increases) or report.has(lead(b), increases))
        or a.measure ~= "level" and (report.has(lead(a), { "实际" }) ~= report.has(lead(b), { "实际" })) then
        increments = increments + 1
      elseif gap > arg.gap then
        wide = wide + 1
      else
        rows[#rows + 1] = {
          area = report.place(a.district), name = a.indicator, period = report.period(a.period),
          first = report.value(a), second = report.value(b), gap = report.number(gap, 1) .. "%",
          where = a.doc == b.doc and "同一文档" or "两份文档", first_source = short(a),
          second_source = short(b), order = gap, source = a,
        }
      end
    end
  end
  table.sort(rows, function(a, b)
    if a.where ~= b.where then return a.where == "两份文档" end
    if a.order ~= b.order then return a.order < b.order end
    return a.first_source < b.first_source
  end)
  values_table = h.tables.new{
    title = "同一事实的不同数值 (one fact, several values)",
    columns = {
      { id = "area", name = "地区" }, { id = "name", name = "指标" }, { id = "period", name = "时期" },
      { id = "first", name = "一处", kind = "text" }, { id = "second", name = "另一处", kind = "text" },
      { id = "gap", name = "差距", kind = "text" }, { id = "where", name = "在" },
      { id = "first_source", name = "来源" }, { id = "second_source", name = "另一来源" },
    },
    rows = rows,
    notes = {
      ("比较了 %d 组；未列: 同句并列 %d，增量与其中项 %d，修约 %d，差距超过 %s%% %d (--gap)"):format(
        checked, listed, increments, rounded, report.number(arg.gap), wide),
    },
  }
end

-- Growth: levels of both ends beside what is stated.
if wants("growth") then
  local levels = {}
  for _, m in ipairs(all) do
    local year = m.year
    local whole = m.period and (m.period.years == 1 or m.period.days == 1)
    if m.measure == "level" and year and whole and not m.repeated and m.value > 0 then
      local key = table.concat({ m.area, fact_name(m), m.unit }, "\n")
      levels[key] = levels[key] or {}
      local kept = levels[key][year]
      -- An exact figure before a bounded one.
      if not kept or kept.comparator ~= "=" and m.comparator == "=" then levels[key][year] = m end
    end
  end
  local units_of = {}
  for key in pairs(levels) do
    local area_fact, unit = key:match("^(.*)\n([^\n]*)$")
    units_of[area_fact] = units_of[area_fact] or {}
    table.insert(units_of[area_fact], unit)
  end
  local real = { "生产总值", "增加值" }
  local rows, agreed, apart = {}, 0, 0
  for _, m in ipairs(all) do
    local years = m.period and m.period.years
    if (m.measure == "average_growth" or m.measure == "growth") and m.unit == "%" and years and not m.repeated
      and (m.measure == "average_growth" or years == 1) then
      local area_fact = m.area .. "\n" .. fact_name(m)
      for _, unit in ipairs(units_of[area_fact] or {}) do
        local its = levels[area_fact .. "\n" .. unit]
        local first, last = its[m.period.first.year - 1], its[m.period.last.year]
        if first and last and unit ~= "%" then
          local span = m.period.last.year - m.period.first.year + 1
          local implied = 100 * ((last.value / first.value) ^ (1 / span) - 1)
          local gap = implied - m.value
          local bound = report.quotient_bound(last.comparator, first.comparator)
          local agrees = math.abs(gap) <= arg.tolerance
            or (m.comparator == ">" or m.comparator == ">=") and gap >= -arg.tolerance and gap < 1
            or m.comparator == "~" and math.abs(gap) <= 0.5
          local verdict
          if agrees then
            verdict, agreed = "相符", agreed + 1
          elseif report.has(m.indicator, real) then
            verdict = "名义对实际，不能直接比"
          elseif bound ~= "" then
            verdict = "水平只是界限"
          else
            verdict, apart = "不符", apart + 1
          end
          if not (agrees and arg.differing) then
            rows[#rows + 1] = {
              area = report.place(m.district), name = m.indicator, span = report.period(m.period),
              levels = ("%s → %s"):format(report.value(first), report.value(last)),
              implied = bound .. report.number(implied) .. "% (推算)", stated = report.value(m),
              gap = ("%+.2f"):format(gap), verdict = verdict, source_text = short(m), source = m,
            }
          end
        end
      end
    end
  end
  growth_table = h.tables.new{
    title = "水平所含增速与所述增速 (implied against stated growth)",
    columns = {
      { id = "area", name = "地区" }, { id = "name", name = "指标" }, { id = "span", name = "时期" },
      { id = "levels", name = "起 → 止" }, { id = "implied", name = "所含 (年均)", kind = "text" },
      { id = "stated", name = "所述", kind = "text" }, { id = "gap", name = "差 (点)", kind = "text" },
      { id = "verdict", name = "判断" }, { id = "source_text", name = "来源" },
    },
    rows = rows,
    notes = { ("相符 %d，不符 %d；水平是当年价 (名义)，所述增速多为可比价 (实际)"):format(agreed, apart) },
  }
end

-- Repeats: one number of one fact, twice in a document; the unit of one may be the other's with a base.
if wants("repeats") then
  local by, order = {}, {}
  for _, m in ipairs(all) do
    if m.measure ~= "rank" then
      local unit = m.unit:match("^[^/]*")
      local key = table.concat({ m.doc, m.area, fact_name(m), m.measure, m.value_text, unit }, "\n")
      if not by[key] then
        by[key] = {}
        order[#order + 1] = key
      end
      table.insert(by[key], m)
    end
  end
  local sections = { callout = "摘要", body = "正文", list = "清单", heading = "标题", caption = "图注", testimony = "见证", table = "表格" }
  local rows, differing = {}, 0
  for _, key in ipairs(order) do
    local group = by[key]
    for i = 2, #group do
      local a, b = group[1], group[i]
      local differs = {}
      if a.unit ~= b.unit then differs[#differs + 1] = "单位" end
      if a.time_period ~= b.time_period then differs[#differs + 1] = "时期" end
      if a.comparator ~= b.comparator then differs[#differs + 1] = "界限" end
      if #differs > 0 then differing = differing + 1 end
      -- The fuller unit; the period told in prose.
      local unit = #b.unit > #a.unit and b or a
      local prose = a.section == "body" and a or b.section == "body" and b or a
      if #differs > 0 or not arg.differing then
        rows[#rows + 1] = {
          area = report.place(a.district), name = a.indicator,
          first = ("%s (%s)"):format(report.value(a), sections[a.section] or a.section),
          second = ("%s (%s)"):format(report.value(b), sections[b.section] or b.section),
          differs = #differs > 0 and table.concat(differs, "、") or "无",
          best = ("%s，%s"):format(report.value(unit), report.period(prose.period)),
          first_source = short(a), second_source = short(b), source = prose,
        }
      end
    end
  end
  repeats_table = h.tables.new{
    title = "同一文档中重复的事实 (facts told twice)",
    columns = {
      { id = "area", name = "地区" }, { id = "name", name = "指标" }, { id = "first", name = "一处", kind = "text" },
      { id = "second", name = "另一处", kind = "text" }, { id = "differs", name = "不同" },
      { id = "best", name = "宜取" }, { id = "first_source", name = "来源" },
      { id = "second_source", name = "另一来源" },
    },
    rows = rows,
    notes = { ("其中写法不同 %d 处；宜取较全的单位和正文的时期"):format(differing) },
  }
end

report.print_scope(arg.within)
for i, pair in ipairs{
  { values_table, "没有不同数值 (no fact has several values)" },
  { growth_table, "没有可以核对的增速 (no growth can be checked)" },
  { repeats_table, "没有重复 (nothing is told twice)" },
} do
  if pair[1] then
    if i > 1 and arg.show == "any" then print() end
    report.print_table(pair[1], arg.limit, pair[2])
    if #pair[1] == 0 then
      for _, note in ipairs(pair[1].notes) do print(note) end
    end
  end
end
report.save(values_table or growth_table or repeats_table, arg.output)
