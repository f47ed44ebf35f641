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
    guard !comparesPlaces, clause.count >= 15, clause.count <= 90,
      clause.start >= carry.topic.a.end,
      !hasQuantity(in: clause), !saysWhy(clause)
    else { return nil }
    var at = Int(clause.start) + 6
    while at < Int(clause.end) {
      if text.any(Analyzer.courses, at: at) != nil, !isInsideWord(at) { break }
      at += text.scalar(at).length
    }
    guard at < Int(clause.end) else { return nil }
    let subject = leftPhrase(Int(clause.start), at)
    guard subject.phrase.b.isEmpty, subject.phrase.a.count >= 6, subject.phrase.a.count <= 36,
      // 增速持续加快，居全省第2位: of what was told.
      !isRelational(subject.phrase.a), !saysOfPlace(subject.phrase.a), !namesNothing(subject),
      !text.holds(subject.phrase.a, in: carry.topic.a), !countsPlaces(subject.phrase.a),
      // 3—5年内实现倍增
      text[Int(subject.phrase.a.start)] &- 48 >= 10
    else { return nil }
    return subject
  }

  /// How something goes, behind what goes so.
  private static let courses = WordSet(
    "持续", "稳步", "不断", "加快", "平稳", "逐步", "明显", "显著", "进一步", "较快", "快速", "稳定", "有所", "保持", "成效", "势头",
    "回暖", "向好", "实现", "发展壮大", "蓬勃", "强劲", "活跃", "稳中", "全面", "大幅", "高速", "健康", "运行", "再创", "再上",
    "表现",
    "提质", "迈上", "取得", "迅速", "迅猛", "有序", "有力", "深入", "扎实", "日益", "逐年", "连年", "连续", "增势", "总体", "整体",
    "继续")

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
