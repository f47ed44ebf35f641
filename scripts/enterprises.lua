--- Enterprise ladder (专精特新、小巨人、单项冠军、上市、四上): counts by rung, level and year.
-- What was added is kept apart from what there is (新增, 总数); 新增(承前) is a count in a list whose first item says 新增, so
-- that the word may not reach it. --named lists the enterprises that documents name as holders of a title.
-- @arg district district?           The district; all otherwise
-- @param within district?           Only this district and what lies within it
-- @param period period?             Only figures whose period lies within this one
-- @param rung string?               Only rungs that hold these words, such as 小巨人
-- @param named boolean              Also the enterprises that are named as holders
-- @param planned boolean            Also targets and estimates, in a table of their own
-- @param limit integer 80           How many rows; 0 for all
-- @author hanalyze
-- @license Apache-2.0
-- @version 1.0
-- @requires hanalyze 0.1
-- @reads corpus
-- @writes output?  (the ladder, in the format that the extension of -o chooses)
-- @example hanalyze scripts/enterprises.lua
-- @example hanalyze scripts/enterprises.lua 岳塘区 --named
-- @example hanalyze scripts/enterprises.lua --rung 小巨人
local h = require "hanalyze"
local report = require "lib.report"
local figures = require "lib.figures"
local claims = require "lib.claims"
local flows = require "lib.flows"

if figures.empty() then return end

--- The rungs from the top, and the words by which a count is known to be of it.
local rungs = {
  { "500强企业", { "500强" } },
  { "上市公司", { "上市公司", "上市企业" } },
  { "新三板、四板挂牌", { "四板", "新三板", "股改挂牌", "企业挂牌" } },
  { "制造业单项冠军", { "单项冠军" } },
  { "独角兽、瞪羚企业", { "独角兽", "瞪羚" } },
  { "专精特新“小巨人”", { "小巨人" } },
  { "专精特新中小企业", { "专精特新" } },
  { "创新型中小企业", { "创新型中小企业" } },
  { "高新技术企业", { "高新技术企业" } },
  { "科技型中小企业", { "科技型中小企业" } },
  { "产值过亿元企业", { "亿元企业", "过亿元的企业" } },
  { "“四上”企业", { "四上" } },
  { "规模以上工业企业", { "规模以上工业企业", "规上工业企业", "规模工业企业" } },
  { "规模以上服务业企业", { "规模以上服务业企业", "规上服务业企业" } },
  { "规模以上企业", { "规模以上企业", "规上企业" } },
  { "企业技术中心", { "企业技术中心" } },
  { "孵化器、众创空间", { "孵化器", "众创空间" } },
  { "科技创新平台", { "创新平台" } },
}

--- The rung of a count; nil for none.
local function rung_of(m)
  local name = m.indicator
  if report.has(name, { "项目", "税收", "投入", "培训", "人员", "营收", "收入", "每万" }) then return nil end
  for number, rung in ipairs(rungs) do
    if report.has(name, rung[2]) then return number end
  end
  return nil
end

--- The level of a title: by the words nearest to it, else by the catalogue's id.
local breaks = { "。", "；", ";", "，", ",", "、" }
local function level_of(m)
  -- 省级130家、达251家: the level of a total is that of the item before it.
  local before = figures.around(m)
  local piece = figures.after_last(before, breaks)
  if report.has(piece, { "达", "总数" }) and h.text.len(piece) <= 4 then
    local earlier = figures.after_last(figures.before_last(before, breaks), breaks)
    local nation, province = earlier:find("国家", 1, true), earlier:find("省级", 1, true)
    if province and not nation then return "省级" end
    if nation and not province then return "国家级" end
  end
  local name, id = m.indicator, m.indicator_id or ""
  local nation, province = name:find("国家", 1, true), name:find("省级", 1, true)
  if name:find("国省", 1, true) or name:find("国、省", 1, true) then return "国、省级" end
  if province and nation then return province == 1 and "省级" or "国、省级" end
  if nation or id:find("_national", 1, true) then return "国家级" end
  if province or id:find("_provincial", 1, true) then return "省级" end
  if name:find("市级", 1, true) then return "市级" end
  return ""
end

local function collect(status)
  local rows = {}
  for m in figures.query({ status = status, repeated = false, measure = { "level", "growth" } }, arg):unique():each() do
    local number = rung_of(m)
    local counts = m.measure == "growth" or m.unit == "家" or m.unit == "户" or m.unit == "个"
    if number and counts and (not arg.rung or rungs[number][1]:find(arg.rung, 1, true)) then
      rows[#rows + 1] = {
        rungs[number][1], level_of(m), report.place(m.district),
        m.measure == "growth" and "增速" or flows.kind(m), figures.figure(m), figures.period(m),
        m.indicator, figures.source(m), source = m, number = number, year = m.year or 0, area = m.area, start = m.start,
        doc = m.doc,
      }
    end
  end
  table.sort(rows, function(a, b)
    if a.number ~= b.number then return a.number < b.number end
    if a[2] ~= b[2] then return a[2] > b[2] end
    if a.area ~= b.area then return a.area < b.area end
    if a.year ~= b.year then return a.year > b.year end
    if a.doc ~= b.doc then return a.doc < b.doc end
    return a.start < b.start
  end)
  return rows
end

local columns = { "梯级", "级别", "地区", "口径", "数", "时期", "原文", "来源" }
local rows = collect("result")
local areas, count, unclear, inherited = {}, 0, 0, 0
for _, row in ipairs(rows) do
  if not areas[row.area] then areas[row.area], count = true, count + 1 end
  if row[4] == "" then unclear = unclear + 1 end
  if row[4] == "新增(承前)" then inherited = inherited + 1 end
end
local notes = { figures.stated(count, "企业梯度的数", arg) }
if inherited > 0 then notes[#notes + 1] = ("%d 条“新增(承前)”：并列句首项说新增，此项可能是新增也可能是总数"):format(inherited) end
if unclear > 0 then notes[#notes + 1] = ("%d 条原文未说是新增还是总数（口径空白）"):format(unclear) end
local result = h.tables.new{
  title = "企业梯度" .. (arg.district and " · " .. districts[arg.district].name or ""), columns = columns, rows = rows, notes = notes,
}
report.print_table(result, arg.limit, "没有数据 (no such counts stated)")

if arg.named then
  local deeds = { "新增", "实现", "推动", "支持", "成功", "创建", "建设", "累计", "获" }
  local named = {}
  for _, kind in ipairs{ "honour", "organisation" } do
    for _, claim in ipairs(figures.claims(kind, { district = arg.district, within = arg.within })) do
      local title = claim.title or ""
      for number, rung in ipairs(rungs) do
        local holder = kind == "honour" and claim.subject or claim.name
        local wanted = kind == "honour" and report.has(title, rung[2]) and (not arg.rung or rung[1]:find(arg.rung, 1, true))
        if wanted and holder and holder ~= "" and not report.has(holder, deeds) then
          local names = 1
          for _ in holder:gmatch("、") do names = names + 1 end
          named[#named + 1] = {
            rung[1], claims.level(claim), claims.area(claim), holder, names, title,
            report.source(claim.doc, claim.start), number = number,
          }
          break
        end
      end
    end
  end
  table.sort(named, function(a, b)
    if a.number ~= b.number then return a.number < b.number end
    return a[4] < b[4]
  end)
  print()
  report.print_table(h.tables.new{
    title = "点名的企业", columns = { "梯级", "级别", "地区", "名称", "个数", "称号", "来源" }, rows = named,
    notes = { "点名的不一定是全部" },
  }, arg.limit, "没有 (no holder is named)")
end

if arg.planned then
  print()
  local planned = {}
  for _, status in ipairs{ "estimate", "target" } do
    for _, row in ipairs(collect(status)) do planned[#planned + 1] = row end
  end
  report.print_table(h.tables.new{ title = "预计与计划（不是结果）", columns = columns, rows = planned }, arg.limit, "没有")
end
report.save(result, arg.output)
