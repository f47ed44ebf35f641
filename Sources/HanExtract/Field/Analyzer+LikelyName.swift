import HanBase
import HanCatalog

/// Names that begin and end as likely ones do, which need not be asked what the others are.
extension Analyzer {
  /// Whether a name neither begins nor ends as any does that names nothing: one look at each end.
  @inline(__always)
  func isLikelyName(_ name: Phrase) -> Bool {
    name.b.isEmpty && name.a.count > 3 && text[Int(name.a.start)] >= 0x80
      && text.any(often.unlikelyHeads, at: Int(name.a.start)) == nil
      && text.anyEnds(often.unlikelyEnds, at: Int(name.a.end)) == nil
      && !text.ends("更", at: Int(name.a.end) - 3)
  }

  /// With what words begin that only lead to a name.
  static let leadsToName = WordSet(
    "种", "境内", "这", "两个", "两座", "其余", "仅", "更", "来自", "处", "大大", "基础上", "距")
  private static let sortsAndOrders = WordSet("排名", "位次", "名次", "西部", "东部", "中部", "省份")
  private static let comparing = WordSet(
    "超过", "高于", "低于", "不及", "不到", "不足", "多于", "少于", "跑赢")
  private static let relating = WordEnds(
    "以来", "计算", "折算", "测算", "之上", "之下", "一半", "依次", "相差", "相差约", "仅差")
  private static let predicating = WordEnds(
    "两者", "二者", "前者", "后者", "还多", "单日", "一天", "最多", "最少", "最大", "最小", "最高", "最低", "最快", "更小",
    "更大", "更高", "更多", "至", "到")
  private static let joining = WordEnds(
    "同", "和", "与", "及", "了", "凭借", "超", "跑赢", "平均增速", "平均增幅", "平均水平")

  /// With what words begin of which `isPlausibleName` asks; a likely name is not asked for any other.
  static let unlikelyHeads = WordSet(
    joining: leadsToName, sortsAndOrders, comparing, placeCourses,
    WordSet("占", "同比", "环比", "达到", "达", "在", "突破", "超", "破", "过"))
  /// With what they end; the same holds.
  static let unlikelyEnds = WordEnds(
    joining: relating, predicating, joining, placeClassEnds,
    WordEnds("只有", "仅有", "就要", "打算", "县", "市", "区", "旗", "州"))

  /// Whether a likely name is a noun that is short for another, or a class of places.
  @inline(__always)
  func isShortNoun(_ raw: inout RawObservation) -> Bool {
    let first = raw.phrase.a
    return raw.rules.indicator == .indicatorLeft
      && (isRelational(first) || text.isOne(of: often.bareCounts, first) || isBareHead(first))
      || raw.rules.indicator == .indicatorRight
        && text.any(often.countedClasses, at: Int(first.start)) == first.count
  }

  /// Whether a name that is not likely is a figure, an order, a class or a comparison.
  @inline(never)
  func namesNoThing(_ raw: inout RawObservation) -> Bool {
    let text = text
    let first = raw.phrase.a
    // 20亿元以上的(11个), 排名(第二), 县(26个): a figure, an order or a sort of place alone names nothing.
    if raw.phrase.b.isEmpty, raw.rules.indicator != .indicatorRight,
      (48...57).contains(text[Int(first.start)])
        && text.anyEnds("元", "人", at: Int(first.end)) != nil
        || (text.any("县", "市", "区", at: Int(first.start))
          ?? text.any(Analyzer.sortsAndOrders, at: Int(first.start))) == first.count
    {
      return true
    }
    // 共90个县, 20个省份公布了数据: by what the places are counted stands elsewhere, if anywhere.
    if raw.phrase.b.isEmpty, raw.rules.indicator == .indicatorRight,
      text.any(often.countedClasses, at: Int(first.start)) == first.count
    {
      return true
    }
    // 增量31.88万人, 超过计划数388人: of what is not said.
    if raw.phrase.b.isEmpty, raw.rules.indicator == .indicatorLeft,
      isRelational(first) || text.isOne(of: often.bareCounts, first)
        || text.any(Analyzer.comparing, at: Int(first.start)) != nil
        || text.anyEnds(Analyzer.relating, at: Int(first.end)) != nil
        // 占江苏(20%), 产量(将突破1200万辆): of what is not said.
        || isShareOfScope(first)
        || isBareHead(first)
        // 授权中份量更重: a comparison.
        || text.ends("更", at: Int(first.end) - 3)
    {
      return true
    }
    // 长三角三省一市GDP…，京津冀7.54万亿元: the name of a whole is not the next one's.
    if !raw.phrase.b.isEmpty, raw.rules.indicator == .indicatorCarried,
      text.anyEnds("市", "省", "县", "区", "城", "州", at: Int(first.end)) != nil
    {
      return true
    }
    return false
  }

  /// Whether a name that is not likely is a course, a predicate or a class of places.
  @inline(never)
  func isCourseOrClass(_ raw: inout RawObservation) -> Bool {
    let text = text
    let first = raw.phrase.a
    // 同比下降的城市(7个): by what they do, but what of theirs does so is not said.
    if raw.phrase.b.isEmpty, raw.rules.indicator == .indicatorLeft,
      isCourse(first) || opensMark(Int(first.start)) != nil
    {
      return true
    }
    // 31个城市增速跑赢全国, 人口最多, 岛更小: a predicate.
    if raw.phrase.b.isEmpty,
      outrunAt(first) != nil
        || text.anyEnds(Analyzer.predicating, at: Int(first.end)) != nil
        || text.anyEnds(Analyzer.joining, at: Int(first.end)) != nil
          && text.anyEnds("合同", "协同", "胡同", "普及", "中和", at: Int(first.end)) == nil
    {
      return true
    }
    // 14个市州中(9个)…, 地级以上城市: places of a class are no measure.
    if raw.phrase.b.isEmpty, countsPlaces(first), raw.measure != .level || !isCount(raw.unit) {
      return true
    }
    return false
  }
}
