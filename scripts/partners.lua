--- Who works with whom: firms, governments and their universities, institutes and hospitals.
-- Edges are read from the text: A与B合作研发 …, 与B共建 …, 引进B合作办学, 与B签订 …. What came of it is in the
-- words behind. Counts of partnership bases stand below; plans only with --targets, marked (计划).
-- @param within district?      Only documents about this district and what lies within it
-- @param contains string?      Only edges with one of these words (comma-separated)
-- @param all boolean           Also edges without a university, institute, academy or hospital
-- @param targets boolean       Also what is planned
-- @param width integer 50      Columns of the words quoted; 0 for all
-- @param limit integer 60      How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the edges)
-- @example hanalyze scripts/partners.lua
local h = require "hanalyze"
local report = require "lib.report"

if report.print_if_empty() then return end

local academic = { "大学", "学院", "研究院", "研究所", "科学院", "工程院", "高校", "院所", "附属", "附中", "医院", "中学", "实验室", "公学" }
local together = {
  "合作研发", "联合开发", "联合研发", "共同研发", "合作开发", "联合攻关", "合作共建", "联合共建", "合作建设", "合作成立", "共建", "联合创建",
  "合作办学", "合作", "签订", "签署", "签约", "携手", "联合",
}
local stops = { "，", "。", "；", "：", "“", "”", "《", "》", "（", "）", "(", ")", ",", ";", ":" }
-- What may stand between the partner and the verb: 与高校建立长期合作关系.
local fillers = { "建立", "达成", "开展", "顺利", "深化", "全面", "正式", "成功", "进行", "签约", "已" }
local leads = {
  "该区", "该市", "比如", "例如", "如", "推动", "支持", "促成", "积极", "先后", "成功", "同时", "其中", "并", "还", "已", "主动", "深化",
  "加强", "加快", "加紧", "加大", "促进", "探索", "进一步", "持续", "我市", "我省", "我区", "全区", "全市", "全省", "推进", "开展", "强化", "引导", "鼓励",
}

--- A text behind the last of its stops.
local function behind(words, list)
  for _, stop in ipairs(list) do
    local at = words:find(stop, 1, true)
    while at do
      words = words:sub(at + #stop)
      at = words:find(stop, 1, true)
    end
  end
  return words
end

--- A text before the first of its stops.
local function before(words, list)
  local first = #words + 1
  for _, stop in ipairs(list) do first = math.min(first, words:find(stop, 1, true) or first) end
  return words:sub(1, first - 1)
end

local function bare(name)
  local again = true
  while again do
    again = false
    for _, lead in ipairs(leads) do
      if name:sub(1, #lead) == lead and #name > #lead then name, again = name:sub(#lead + 1), true end
    end
  end
  -- Only a verb is left where the sentence names no first party.
  for _, lead in ipairs(leads) do
    if name == lead then return "" end
  end
  return h.text.trim(name)
end

--- The edges of a sentence.
local function edges_of(words)
  local found, from = {}, 1
  while true do
    local at, stop = words:find("与", from, true)
    if not at then break end
    from = stop + 1
    local rest = words:sub(stop + 1)
    -- The first verb of working together, with no stop but a list before it.
    local verb_at, verb
    for _, one in ipairs(together) do
      local place = rest:find(one, 1, true)
      if place and (not verb_at or place < verb_at or place == verb_at and #one > #verb) then verb_at, verb = place, one end
    end
    if verb_at then
      local second = rest:sub(1, verb_at - 1)
      local partner = before(second, fillers)
      local plain = before(second, { "，", "。", "；", "：", ",", ";", ":" }) == second
      local first = bare(behind(words:sub(1, at - 1), stops))
      if plain and #partner > 0 and h.text.len(partner) <= 40 and h.text.len(first) <= 32 then
        local product = before(rest:sub(verb_at + #verb), { "，", "。", "；", ",", ";" })
        found[#found + 1] = {
          first = first, second = h.text.trim((partner:gsub("等$", ""))), verb = verb,
          product = h.text.trim((product:gsub("^的", ""))),
        }
      end
    end
  end
  -- 引进B合作办学.
  local at, stop = words:find("合作办学", 1, true)
  if at then
    local head = behind(words:sub(1, at - 1), { "，", "。", "；", ",", ";", "引进", "与" })
    if words:sub(1, at - 1):find("引进", 1, true) and #head > 0 and h.text.len(head) <= 30 then
      found[#found + 1] = { first = "", second = head, verb = "合作办学", product = "" }
    end
    from = stop
  end
  return found
end

local wanted = arg.contains and report.words(arg.contains)
local rows, planned = {}, 0
for doc in corpus:documents() do
  if not arg.within or doc.area and doc.area:within(arg.within) then
    local sentences, plans = doc:sentences(), nil
    for i, sentence in ipairs(sentences) do
      if report.has(sentence.text, together) then
        for _, edge in ipairs(edges_of(sentence.text)) do
          local words = edge.first .. edge.second .. edge.product
          if (arg.all or report.has(edge.first .. edge.second, academic))
            and (not wanted or report.has(words, wanted)) then
            plans = plans or select(2, report.plans(doc))
            if plans[i] and not arg.targets then
              planned = planned + 1
            else
              rows[#rows + 1] = {
                area = report.place(doc.area), first = edge.first ~= "" and edge.first or "(承前省略)", second = edge.second,
                verb = edge.verb .. (plans[i] and " (计划)" or ""),
                product = report.cut(edge.product, arg.output and 0 or arg.width),
                source_text = report.source(doc.name, sentence.start),
              }
            end
          end
        end
      end
    end
  end
end
local result = h.tables.new{
  title = "合作关系 (who works with whom)",
  columns = {
    { id = "area", name = "地区" }, { id = "first", name = "甲方" }, { id = "second", name = "乙方" },
    { id = "verb", name = "方式" }, { id = "product", name = "事项" }, { id = "source_text", name = "来源" },
  },
  rows = rows,
  notes = report.notes(
    ("共 %d 条；只认写明双方的句子，名单里的各家没有拆开"):format(#rows),
    planned > 0 and ("另有 %d 条是计划，未列 (--targets)"):format(planned)),
}
report.print_scope(arg.within)
report.print_table(result, arg.limit, "没有写明双方的合作 (no partnership is named)")

local counts = {}
for _, word in ipairs{ "产学研", "校企", "合作基地", "联合实验室", "合作关系", "建立合作" } do
  for m in metrics{ words = word, measure = "level", repeated = false, status = "result" }:each() do
    local district = m.district
    if not arg.within or district and district:within(arg.within) then
      local key = m:source()
      if not counts[key] then
        counts[key] = true
        counts[#counts + 1] = {
          report.place(district), m.indicator, report.value(m), report.period(m.period), report.source(m.doc, m.start),
        }
      end
    end
  end
end
local list = {}
for i, row in ipairs(counts) do list[i] = row end
print()
report.print_table(h.tables.new{
  title = "合作的数量 (counts)", columns = { "地区", "指标", { id = "n", name = "数", kind = "text" }, "时期", "来源" },
  rows = list,
}, arg.limit, "没有数量 (no count)")
report.save(result, arg.output)
