--- How shipped scripts show figures: as written, with bound and status, and what belongs to them.
-- `local figures = require "lib.figures"`. What a script works out itself it marks 推算.
-- @reads corpus
-- @example hanalyze scripts/scorecard.lua
local report = require "lib.report"

local figures = {}

--- Chinese names of measures.
figures.measures = {
  level = "水平", growth = "增速", average_growth = "年均增速", change = "变动", rank = "位次",
}

local hedges = {
  "余", "多", "近", "约", "超", "以上", "以下", "以内", "左右", "前", "上百", "不足", "≥", ">",
}
local flipped = { [">"] = "<", [">="] = "<=", ["<"] = ">", ["<="] = ">=" }
local states = { E = "(预计)", T = "(计划)" }

--- A figure as written, with its bound unless the words hold it, its sign and its status.
function figures.figure(m)
  local words = m.text:gsub("%*", "")
  if m.value < 0 and not words:find("^[-−－]") then words = "-" .. words end
  if not report.has(words, hedges) then
    -- 下降30%以上 is at most -30%.
    words = report.bound(m.value < 0 and flipped[m.comparator] or m.comparator) .. words
  end
  return words .. (states[m.status] or "")
end

--- The name of what is measured: the catalogue's, else the document's words.
function figures.name(m) return m.indicator_id and m.indicator_name or m.indicator end

--- The name with what is said of it: 地区生产总值 年均增速.
function figures.title(m)
  return m.measure == "level" and figures.name(m) or figures.name(m) .. " " .. figures.measures[m.measure]
end

--- Whom a figure describes: its district, and the subject within it.
function figures.place(m)
  local name = report.place(m.district)
  return m.subject and name .. "·" .. m.subject or name
end

--- The period of a figure.
function figures.period(m) return report.period(m.period) end

--- Where a figure stands.
function figures.source(m) return report.source(m.doc, m.start) end

--- A number rounded, as a number.
function figures.round(value, places)
  return value and tonumber(report.number(value, places or 2))
end

local sentences = {}

--- The sentence of a document at a byte of its file; nil where none is.
function figures.sentence_at(doc, start)
  local list = sentences[doc]
  if not list then
    list = {}
    for _, sentence in ipairs(corpus:document(doc):sentences()) do
      list[#list + 1] = { start = sentence.start, finish = sentence.finish, text = sentence.text }
    end
    -- Columns set side by side stand out of order.
    table.sort(list, function(a, b) return a.start < b.start end)
    sentences[doc] = list
  end
  local low, high = 1, #list
  while low < high do
    local middle = (low + high + 1) // 2
    if list[middle].start <= start then low = middle else high = middle - 1 end
  end
  local found = list[low]
  return found and found.start <= start and start < found.finish and found or nil
end

--- The sentence before a figure and behind it.
function figures.around(m)
  local sentence, words = m:sentence(), m.text
  local place = figures.sentence_at(m.doc, m.start)
  if place and place.text == sentence and #sentence == place.finish - place.start then
    local at = m.start - place.start
    if sentence:sub(at + 1, at + #words) == words then
      return sentence:sub(1, at), sentence:sub(at + #words + 1)
    end
  end
  -- Repaired text: the words, as far in as the figure is among its likes.
  local at = sentence:find(words, 1, true)
  if not at then return sentence, "" end
  if place and sentence:find(words, at + 1, true) then
    local share = (m.start - place.start) / math.max(1, place.finish - place.start)
    local nearest = at
    while at do
      if math.abs(at / #sentence - share) < math.abs(nearest / #sentence - share) then nearest = at end
      at = sentence:find(words, at + 1, true)
    end
    at = nearest
  end
  return sentence:sub(1, at - 1), sentence:sub(at + #words)
end

--- The words between two figures of one sentence.
function figures.between(first, second)
  local _, behind = figures.around(first)
  local _, rest = figures.around(second)
  return behind:sub(1, math.max(0, #behind - #rest - #second.text))
end

--- What of a text stands behind the last of some separators.
function figures.after_last(words, separators)
  local from = 1
  for _, separator in ipairs(separators) do
    local at, finish = 1, nil
    while true do
      at, finish = words:find(separator, at, true)
      if not at then break end
      at = finish + 1
      if at > from then from = at end
    end
  end
  return words:sub(from)
end

--- What of a text stands before the last of some separators.
function figures.before_last(words, separators)
  local rest = figures.after_last(words, separators)
  local kept = words:sub(1, #words - #rest)
  for _, separator in ipairs(separators) do
    if kept:sub(-#separator) == separator then return kept:sub(1, -#separator - 1) end
  end
  return kept
end

--- What of a text stands before the first of some separators.
function figures.before_first(words, separators)
  local to = #words + 1
  for _, separator in ipairs(separators) do
    local at = words:find(separator, 1, true)
    if at and at < to then to = at end
  end
  return words:sub(1, to - 1)
end

--- A query by the usual conditions of a script: district, within, period, contains.
function figures.query(conditions, args)
  local query = metrics(conditions or {})
  if args.district then query = query:where{ district = args.district } end
  if args.within then query = query:within(args.within) end
  if args.period then query = query:where{ during = args.period } end
  if args.contains then query = query:where{ contains = args.contains } end
  return query
end

--- Claims of some kinds by the same conditions, as a list of rows.
function figures.claims(kind, args)
  local found = {}
  local wanted = args.district and districts[args.district].full_name
  local words = args.contains
  for _, claim in corpus:claims{ kind = kind, within = args.within }:each() do
    local about = not words
    for _, field in ipairs{ "text", "title", "subject" } do
      about = about or (claim[field] or ""):find(words, 1, true) ~= nil
    end
    if about and (not wanted or claim.area_name == wanted) then found[#found + 1] = claim end
  end
  return found
end

--- The areas that a corpus speaks of, and how many of them a set of names holds.
function figures.areas(query)
  local seen, count = {}, 0
  for _, area in query:values("area") do
    if area ~= "" and not seen[area] then
      seen[area], count = true, count + 1
    end
  end
  return count, seen
end

--- Says how many of the areas asked for state something, and that one alone compares with nobody.
-- `args` are a script's options: with a district nothing is said of others, with `within` only of its areas.
function figures.stated(count, what, args)
  args = args or {}
  if args.district then return "只列 " .. report.place(districts[args.district]) end
  local all = figures.areas(args.within and metrics{ within = args.within } or metrics{})
  local where = (args.within and districts[args.within].name or "语料") .. (args.within and "内有数据的 " or " ")
  local which = (args.period or args.contains) and "按所给条件" or ""
  if count == 1 then
    return ("%s%d 个地区中%s只有 1 个给出%s：无从比较"):format(where, all, which, what)
  end
  return ("%s%d 个地区中%s %d 个给出%s"):format(where, all, which, count, what)
end

--- Whether there is nothing at all to work with; says so.
figures.empty = report.print_if_empty

return figures
