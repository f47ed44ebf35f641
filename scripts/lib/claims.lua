--- How shipped scripts read claims: streaks, tiers, the scope of a rank, publishers.
-- `local claims = require "lib.claims"`. Nothing here prints.
-- @reads corpus
-- @example hanalyze scripts/standing.lua
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"

local claims = {}

local levels = { national = "国家级", provincial = "省级", city = "市级", county = "区县级" }

--- A claim's level in Chinese.
function claims.level(claim) return levels[claim.level] or "" end

--- Where a claim belongs.
function claims.area(claim) return report.place_of(claim.area_name) end

--- Who publishes or confers; said where the text does not.
function claims.issuer(claim)
  return claim.issuer and claim.issuer ~= "" and claim.issuer or "未说明"
end

--- The sentence that a claim stands in.
function claims.sentence(claim)
  local sentence = figures.sentence_at(claim.doc, claim.start)
  return sentence and sentence.text or claim.text
end

--- What a claim is about: its subject too, where that is a thing and not a deed.
function claims.title(claim)
  local title, subject = claim.title or "", claim.subject
  if claim.kind ~= "streak" and claim.kind ~= "tier" or not subject or subject == "" then return title end
  for _, deed in ipairs{ "获", "入选", "上榜", "荣", "蝉联", "被", "捧回", "举办", "入围", "跻身", "实现", "编发" } do
    -- An award's subject is the place; words that stand before it are another statement's.
    if title:sub(1, #deed) == deed then return title end
  end
  if title:find(subject, 1, true) or report.has(subject, { "“", "”", "入选" }) or h.text.len(subject) > 24 then return title end
  return subject .. " " .. title
end

--- How long a streak is, as people say it: 连续3年, 五连降; "" for none.
function claims.streak(claim)
  if claim.kind ~= "streak" then return "" end
  local words = claim.text
  for _, unit in ipairs{ "年", "个月", "次", "届" } do
    local count = words:match("连续(.-)" .. unit)
    local number = count and report.integer(count)
    if number then return ("连续%d%s"):format(number, unit) end
    if count == "多" then return "连续多" .. unit end
  end
  local run = words:match("^(.-)连")
  if run and run ~= "" and report.integer(run) then return words end
  if words:find("连年", 1, true) then return words end
  if words:find("蝉联", 1, true) then return "蝉联" end
  return words
end

--- The year that a claim's sentence names, where the claim has none.
function claims.year_of(claim)
  local year = claims.sentence(claim):match("(20%d%d)年")
  return year and "句中 " .. year or ""
end

local list_words = {
  "百强", "十强", "强市", "强县", "强区", "榜", "百佳", "评价", "测评", "考核", "排名", "评比", "第一", "首位", "前茅", "前列",
  "方阵", "评估", "优秀县", "先进县",
}

--- Claims about lists, evaluations and streaks, without those that a streak holds already.
function claims.listed(args)
  local streaks = figures.claims("streak", args)
  local found, held = {}, {}
  for _, claim in ipairs(streaks) do
    found[#found + 1] = claim
    held[#held + 1] = claim
  end
  local function is_held(claim)
    for _, streak in ipairs(held) do
      if streak.doc == claim.doc and claim.start >= streak.start
        and claim.start < streak.start + #streak.text + 6 then
        return true
      end
    end
    return false
  end
  for _, kind in ipairs{ "honour", "tier" } do
    for _, claim in ipairs(figures.claims(kind, args)) do
      local wanted = args.contains or report.has(claim.title or "", list_words)
      if wanted and not is_held(claim) then found[#found + 1] = claim end
    end
  end
  return found
end

local scopes = {
  "全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界", "中部", "西部", "东北", "省会城市", "同类市州", "国内", "本省",
  "全省同类",
}

--- The scope that stands nearest before a rank: 全省, 全国 …; nil where none does.
function claims.scope_before(m)
  local before = figures.around(m)
  local clause = figures.after_last(before, { "。", "；", ";" })
  local best, at
  for _, scope in ipairs(scopes) do
    local from = 0
    while true do
      local found = clause:find(scope, from + 1, true)
      if not found then break end
      if not at or found > at then best, at = scope, found end
      from = found
    end
  end
  if at and h.text.len(clause:sub(at)) > 16 then return nil end
  return best
end

local tops = {
  { "三甲", 3 }, { "前三", 3 }, { "之首", 1 }, { "首位", 1 }, { "榜首", 1 }, { "第一方阵" }, { "第一梯队" }, { "第一", 1 },
  { "领跑" }, { "前列" }, { "前茅" }, { "前矛" }, { "领先" }, { "领军" }, { "上游" }, { "中上游" },
}

--- The tier that words name, and the last place that belongs to it; nil where it has no number.
function claims.tier(words)
  local count = words:match("前(%d+)")
  for _, unit in ipairs{ "名", "位", "强" } do count = count or words:match("前(.-)" .. unit) end
  local number = count and report.integer(count)
  if number then return "前" .. number, number end
  for _, top in ipairs(tops) do
    if words:find(top[1], 1, true) then return top[1], top[2] end
  end
  return nil
end

--- The scope that words name, such as 全省 or 同类市州.
function claims.scope(words)
  for _, scope in ipairs{ "同类市州", "省会城市", "省市" } do
    if words:find(scope, 1, true) then return scope end
  end
  for _, scope in ipairs(scopes) do
    if words:find(scope, 1, true) then return scope end
  end
  return nil
end

return claims
