import HanBase
import HanCatalog

/// Whether a word for a whole place is whose something is, or only the ring within which something ranks.
extension Analyzer {
  /// 全省第一, 全国首位, 在全国占9%: a scope, not a subject; 全省第一产业增加值, 全省各项贷款余额, 全省重点项目投资 are of the whole.
  @inline(__always)
  func isScope(_ token: Token) -> Bool {
    let end = Int(token.end)
    if text.ends("在", at: Int(token.start)), text.any(Analyzer.ranksWithin, at: end) != nil {
      return true
    }
    if context.area != 100_000, text.any("全国", at: Int(token.start)) == token.span.count,
      isTitleOfNation(end) || namesContest(end) || isHonourOfNation(token)
    {
      return true
    }
    return text.any(Analyzer.scopeTails, at: end) != nil && isScopeInFull(token, end)
  }

  @inline(never)
  private func isScopeInFull(_ token: Token, _ end: Int) -> Bool {
    // 而全省平均水平为3.9%: the average is told of itself.
    let isNation = text.any("全国", "我国", at: Int(token.start)) != nil
    // 全国先进制造业百强城市, 全国重点文物保护单位: titles, where the text is of one place.
    if isNation, text.any(Analyzer.titles, at: end) != nil { return true }
    if text.any(Analyzer.nounsOfWhole, at: end) != nil { return false }
    if text.has("各", at: end) {
      return text.any(often.countedClasses, at: end + 3) != nil
    }
    // 全省前三季度进出口…
    if text.has("前", at: end), let time = self.token(at: end), time.kind == .time { return false }
    // 全省“专精特新”企业5000家, but 全省“平安县”
    if text.has("“", at: end),
      let close = text.anyFind(["”"], in: end..<min(sentenceEnd, end + 48)),
      text.any(Analyzer.quotedSorts, at: close + 3) != nil
    {
      return false
    }
    if isNation { return true }
    // 全省最低工资标准, 全市首套房贷款利率: what the catalogue knows by the words behind.
    let match = lexicon.match(text.base + end, sentenceEnd - end)
    if match.index >= 0, match.isIndicator, match.length > 6 { return false }
    // 长沙…。全省先进集体…: a sentence that opens with the text's own place is of it, but for a rank.
    return !opensSentence(token)
      || text.any(Analyzer.titles, at: end) == nil && text.has("平均", at: end) == false
      || selfArea(token) != context.area
  }

  /// 全国绿化模范城市1个, 全国乡村旅游示范县: a title that a place of the nation bears.
  @inline(never)
  private func isTitleOfNation(_ end: Int) -> Bool {
    guard
      let model = text.anyFind(
        ["模范", "示范", "先进", "试点", "优秀", "百强", "样板", "双拥", "标杆"], in: end..<min(sentenceEnd, end + 24)
      )
    else { return false }
    return text.any(
      "城市", "城", "县", "市", "区", "镇", "村", "乡", "单位", "集体", "基地", "企业", "园区", "社区", "街道", "工厂", "个人",
      at: model + 6)
      != nil
  }

  /// 在全国比赛中, 全国青少年锦标赛上: a contest or a fair of the whole nation, in which a place takes part.
  private func namesContest(_ end: Int) -> Bool {
    guard
      let contest = text.anyFind(
        ["赛", "运动会", "残运会", "全运会", "博览会", "展销会", "交易会", "汇演", "会演", "评比", "评选", "竞赛", "会议", "展览会"],
        in: end..<max(end, min(sentenceEnd, end + 36)))
    else { return false }
    let behind = text.scalar(contest).length
    var at = contest + behind
    while at < min(sentenceEnd, contest + 12),
      text.any("会", "动", "运", "览", "销", "易", "演", "比", "选", "赛", "议", "事", at: at) != nil
    {
      at += 3
    }
    return text.any("中", "上", "里", at: at) != nil || text.has("获", at: at)
  }

  /// Whether nothing but times stands before a word in its sentence.
  private func opensSentence(_ token: Token) -> Bool {
    Int(token.start) == sentenceStart
      || tokensBefore(Int(token.start)).allSatisfy { $0.kind == .time || $0.kind == .comma }
        && self.token(at: sentenceStart)?.kind == .time
  }

  private static let scopeTails = WordSet(
    "第", "首", "前", "最", "“", "百", "重点", "优秀", "先进", "文明", "示范", "十", "率先", "唯一", "平均", "排", "位",
    "领先", "各", "同类", "上下", "之")

  /// Those of them with which titles begin as well as names of what a whole place has.
  private static let titles = WordSet("“", "百", "重点", "优秀", "先进", "文明", "示范", "十")

  /// What a place does or has within a ring: 在全国居第9位, 在全省占四成.
  private static let ranksWithin = WordSet("居", "占", "排", "位居", "位列", "列", "名列", "处于", "属")

  /// What begins as a rank or a title does, and is of the whole place.
  static let nounsOfWhole = WordSet(
    "平均水平为", "第一产业", "第二产业", "第三产业", "首套", "首台", "首店", "首发", "首次突破", "首次超", "首次达", "首次实现", "最低工资",
    "最低生活", "最高气温", "最低气温",
    "最大用电", "最高用电", "最大负荷", "最高负荷", "最大电力", "百强企业", "百户", "百万", "百人", "十大产业", "十大行业", "十大工业",
    "十大重点",
    "十大优势", "重点项目", "重点工程", "重点建设", "重点产业", "重点领域", "重点行业", "重点工业", "重点监测", "重点监控", "重点景区",
    "重点旅游", "重点商", "重点零售", "重点企业", "重点城镇", "重点水", "重点流域", "重点群体", "先进制造", "先进装备", "示范项目", "排放",
    "排水", "排污",
    "排查", "位于", "平均工资", "平均降", "平均气温", "平均单产", "平均亩产", "平均每", "平均受教育", "平均预期", "平均年龄", "平均温度",
    "平均水温",
    "平均海", "平均家庭", "平均住", "平均房价", "平均失业")

  /// What sorts of things are told by a slogan before them: “专精特新”企业, “三新”经济.
  private static let quotedSorts = WordSet(
    "企业", "中小企业", "小巨人", "经济", "项目", "工程", "产业", "产品", "人员", "投资", "产值", "增加值", "服务", "平台", "贷款",
    "人才",
    "改革", "行动", "消费", "单位", "工业", "规模", "进出口", "班列", "站点", "车间", "工厂")
}
