import HanBase
import HanCatalog

/// What a clause without a number told of, or what the last number was of, where the next number names nothing.
extension Analyzer {
  /// 粮食播种面积52.6万亩，总产量21.3万吨，(增长0.8%): what grows is what the clause right before gave the amount of.
  @inline(__always)
  func partToldLast(_ quantity: Quantity, _ raw: inout RawObservation) -> RawObservation? {
    raw.measure == .growth || raw.measure == .averageGrowth
      || _slowPath(raw.measure == .change) && quantity.kind == .measure
      ? partToldLastInFull(quantity, &raw) : nil
  }

  @inline(never)
  private func partToldLastInFull(_ quantity: Quantity, _ raw: inout RawObservation)
    -> RawObservation?
  {
    // 亩产430公斤，比上年增加8公斤，增长1.9%
    if raw.measure != .change, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .change, last.rules.indicator == .indicatorCarried, output.count > 1,
      case let told = output[output.count - 2], told.rules.indicator == .indicatorPart,
      told.measure == .level, told.phrase == last.phrase, told.sentence == last.sentence,
      last.span.end <= quantity.clauseStart, last.area == raw.area,
      quantity.clauseStart - last.span.end <= 18
    {
      return last
    }
    guard var last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      !quantityIsCount(&last),
      last.rules.indicator == .indicatorPart, last.rules.measure != .measureShare,
      last.rules.measure != .measureContribution, !last.phrase.isEmpty,
      last.span.start != carry.completion,
      last.area == raw.area,
      // 产值突破200亿元、增长36%
      last.span.end <= quantity.clauseStart && quantity.clauseStart - last.span.end <= 18
        || last.span.start >= quantity.clauseStart && text.has("、", at: Int(last.span.end)),
      !hasQuantity(in: Span(last.numberEnd + Int32(last.unit.count), quantity.span.start)),
      raw.measure != .change || isOfUnit(last, quantity)
    else { return nil }
    return last
  }

  /// 单产447.5公斤/亩，比上年增加3.2公斤: the unit of what was told, or what of it is told of each.
  func isOfUnit(_ last: RawObservation, _ quantity: Quantity) -> Bool {
    text.isSame(last.unit, quantity.unit)
      || last.unit.count > quantity.unit.count && !quantity.unit.isEmpty
        && text.any("/", "／", at: Int(last.unit.start) + quantity.unit.count) != nil
        && text.isSame(
          Span(last.unit.start, last.unit.start + Int32(quantity.unit.count)), quantity.unit)
  }

  /// 城镇化率达48%；营商环境持续优化，(位居全省第12位): who the clause before says to do well is told of, not what was told
  /// before it.
  @inline(__always)
  func subjectOfCourse(_ quantity: Quantity, _ raw: inout RawObservation) -> NounPhrase? {
    _slowPath(
      carry.topicSentence == sentenceIndex && raw.rules.measure != .measureShare
        && quantity.clauseStart > Int32(sentenceStart) && !(isNational && areaCount > 0))
      ? subjectOfCourseInFull(quantity) : nil
  }

  @inline(never)
  private func subjectOfCourseInFull(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard !comparesPlaces, clause.count >= 12, clause.count <= 90,
      clause.start >= carry.topic.a.end,
      !hasQuantity(in: clause), !saysWhy(clause),
      // 由降转增，增长3.2%: of what was told.
      text.any(Analyzer.turnWords, at: Int(clause.start)) == nil
    else { return nil }
    var at = Int(clause.start) + 3
    while at < Int(clause.end) {
      if at >= Int(clause.start) + 6, text.any(Analyzer.courses, at: at) != nil, !isInsideWord(at) {
        break
      }
      if text.any(Analyzer.turnWords, at: at) != nil, turnsCourse(at, clause) { break }
      at += text.scalar(at).length
    }
    guard at < Int(clause.end) else { return nil }
    var subject = leftPhrase(Int(clause.start), at)
    leaveRateNoun(&subject, quantity)
    guard subject.phrase.b.isEmpty, subject.phrase.a.count >= 6 || subject.indicator >= 0,
      // 进口放缓; 总体平稳 is of nothing new.
      subject.indicator >= 0
        || text.any(Analyzer.nothingThatTurns, at: Int(subject.phrase.a.start))
          != subject.phrase.a.count,
      subject.phrase.a.count <= 36,
      // 增速持续加快，居全省第2位: of what was told.
      !isRelational(subject.phrase.a), !saysOfPlace(subject.phrase.a), !namesNothing(subject),
      !text.holds(subject.phrase.a, in: carry.topic.a), !countsPlaces(subject.phrase.a),
      // 3—5年内实现倍增
      text[Int(subject.phrase.a.start)] &- 48 >= 10,
      // 是全国第12个突破2000亿元的县: which of them it is.
      subject.indicator >= 0
        || text.anyEnds("个", "家", "座", at: Int(subject.phrase.a.end)) == nil
        || text.lacks("第", from: Int(subject.phrase.a.start), to: Int(subject.phrase.a.end))
    else { return nil }
    return subject
  }

  /// 由降转增, 止跌回升, 扭亏为盈, 降幅收窄: whether something turns here; 降幅 and 增速 only with what becomes of them.
  private func turnsCourse(_ at: Int, _ clause: Span) -> Bool {
    if text.has("由", at: at) {
      return text.has("转", at: at + 6) || text.any("下降转", "上升转", "下跌转", "负增长转", at: at + 3) != nil
    }
    if let length = text.any(Analyzer.endTurns, at: at), at + length == Int(clause.end) {
      return true
    }
    guard let noun = text.any(Analyzer.rateTurns, at: at) else {
      return text.any(Analyzer.endTurns, at: at) == nil
    }
    let rest = at + noun..<max(at + noun, Int(clause.end))
    return text.anyFind(["收窄", "扩大", "回落", "转", "缩小", "加快", "放缓", "趋缓", "由"], in: rest) != nil
  }

  /// 民间投资(增速), 进口(同比): what is measured, without the word for how it is compared.
  private func leaveRateNoun(_ subject: inout NounPhrase, _ quantity: Quantity) {
    let end = Int(subject.phrase.a.end)
    guard quantity.kind == .percent, subject.phrase.b.isEmpty,
      let noun = text.anyEnds("增速", "增幅", "降幅", "跌幅", "涨幅", "同比", "环比", at: end),
      subject.phrase.a.count > noun
    else { return }
    subject.phrase.a.end -= Int32(noun)
    subject.indicator = exactIndicator(Int(subject.phrase.a.start), end - noun) ?? -1
  }

  /// Words for a course with which a clause ends: 民间投资(回落)，下降1.2%.
  private static let endTurns = WordSet(
    "回落", "放缓", "低迷", "疲软", "走低", "走高", "走弱", "走强", "承压", "趋缓", "趋稳", "回升", "下滑", "下行", "上行", "上扬",
    "萎缩",
    "提速", "加速", "减速", "向好", "平稳", "下跌", "跌势不减", "涨势不减", "由强转弱")
  private static let nothingThatTurns = WordSet(
    "继续", "整体", "总体", "仍然", "依然", "明显", "逐月", "逐季", "环比", "同比", "走势", "运行", "形势", "开局", "增长", "增势",
    "增速", "涨幅",
    "降幅", "经济", "势头", "态势", "速度", "节奏", "大幅", "小幅", "略有", "有所", "稳中", "快速", "持续", "稳步", "逐步", "震荡",
    "高位", "低位",
    "止跌", "触底", "探底", "筑底", "今年", "全年", "下降", "上涨", "经济运行", "总体上", "总体走势", "整体走势")
  private static let rateTurns = WordSet("降幅", "跌幅", "增幅", "涨幅", "增速", "同比", "环比")
  /// Words with which a course turns.
  private static let turnWords = WordSet(
    "由", "止跌", "止降", "止滑", "触底", "筑底", "见底", "探底", "企稳", "扭亏", "扭转", "转正", "转负", "转降", "转增", "转升",
    "转跌",
    "转涨", "转为", "反弹", "逆势", "回正", "回落", "放缓", "低迷", "疲软", "走低", "走高", "走弱", "走强", "承压", "趋缓", "趋稳",
    "回升", "下滑", "下行", "上行", "上扬", "萎缩", "提速", "加速", "减速", "向好", "平稳", "下跌", "跌势", "涨势", "降幅", "跌幅",
    "增幅", "涨幅", "增速", "同比", "环比")

  /// How something goes, behind what goes so.
  private static let courses = WordSet(
    "持续", "稳步", "不断", "加快", "平稳", "逐步", "明显", "显著", "进一步", "较快", "快速", "稳定", "有所", "保持", "成效", "势头",
    "回暖", "向好", "实现", "发展壮大", "蓬勃", "强劲", "活跃", "稳中", "全面", "大幅", "高速", "健康", "运行", "再创", "再上",
    "表现",
    "提质", "迈上", "取得", "迅速", "迅猛", "有序", "有力", "深入", "扎实", "日益", "逐年", "连年", "连续", "增势", "总体", "整体",
    "继续", "首破", "首超", "首次突破", "首次超", "首次过", "首次迈", "突破", "跨上", "站上", "跃上", "过半")

  /// …，其中食品上涨3.0%；12月当月同比上涨1.6%: a part of the year speaks of the whole again.
  func opensWithMonth(_ quantity: Quantity) -> Bool {
    let start = Int(quantity.clauseStart)
    guard text.ends("；", at: start), let token = token(at: start), token.kind == .time else {
      return false
    }
    let time = times[Int(token.index)]
    guard time.kind == .calendar, let first = time.period.start, let last = time.period.end else {
      return false
    }
    return first.month == last.month
  }
}
