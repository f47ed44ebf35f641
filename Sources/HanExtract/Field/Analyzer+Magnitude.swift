import HanBase
import HanCatalog

/// A topic that was carried on to a number that it cannot have.
extension Analyzer {
  /// …人均GDP…。深圳GDP总量3.2万亿元。江苏以14.44万元居第三: no province makes so little, so the number is of what
  /// was told per head.
  func matchMagnitude(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .level, raw.indicator >= 0, raw.certainty.indicator != .stated,
      quantity.unitIndex >= 0, tables.isMoney[Int(quantity.unitIndex)],
      let isPerHead = isPerHead(raw.indicator)
    else { return }
    let isSmall = raw.value < Analyzer.leastSum
    let isLarge = raw.value >= Analyzer.mostPerHead
    guard isPerHead ? isLarge : isSmall else { return }
    raw.certainty.indicator = .guessed
    var index = output.count - 1
    let first = max(0, output.count - 80)
    while index >= first {
      let known = output[index]
      if known.measure == .level, known.indicator >= 0, known.phrase.b.isEmpty,
        self.isPerHead(known.indicator) == !isPerHead,
        isPerHead ? known.value >= Analyzer.mostPerHead : known.value < Analyzer.leastSum
      {
        (raw.phrase, raw.indicator) = (known.phrase, known.indicator)
        (carry.topic, carry.topicIndicator) = (known.phrase, known.indicator)
        return
      }
      index -= 1
    }
    if let theme = carry.themes.last(where: { self.isPerHead($0.1) == !isPerHead }) {
      (raw.phrase, raw.indicator) = (Phrase(theme.0), theme.1)
      (carry.topic, carry.topicIndicator) = (raw.phrase, raw.indicator)
    }
  }

  /// …人口自然增长率-2.0‰。拉萨最少，仅有86.79万人: a rate is not told in people, so the number is of what was told in its
  /// unit before, in a text that compares places; elsewhere, and where nothing was, no id is given.
  @inline(__always)
  func matchUnit(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .level, quantity.unitIndex >= 0, !quantity.number.isOrdinal,
      quantity.kind == .measure || quantity.kind == .person || quantity.kind == .classifier
    else { return }
    if raw.rules.indicator == .indicatorCarried, raw.indicator >= 0, quantity.kind != .classifier,
      !plainQuantity(of: raw.indicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    {
      leaveUnit(quantity, &raw)
    } else if raw.rules.indicator == .indicatorCarried
      || raw.rules.indicator == .indicatorRespective
    {
      returnToUnit(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveUnit(_ quantity: Quantity, _ raw: inout RawObservation) {
    raw.certainty.indicator = .guessed
    // 实施市重点项目260个，年度投资400亿元: of the topic still, but not what its id counts.
    guard isNational || comparesPlaces else {
      raw.indicator = -1
      return
    }
    if let theme = themeFitting(quantity, raw.measure) {
      set(theme.phrase, theme.indicator, .indicatorCarried, &raw)
    } else if let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.sentence >= sentenceIndex - 12
    {
      set(topic.phrase, topic.indicator, .indicatorCarried, &raw)
    } else if let (span, indicator) = theme(quantity, raw.measure) {
      set(Phrase(span), indicator, .indicatorCarried, &raw)
    } else {
      raw.indicator = -1
    }
    (carry.topic, carry.topicIndicator) = (raw.phrase, raw.indicator)
  }

  /// Whether a number can be a division's sum in yuan, or what falls to one person, if the indicator is either.
  func fitsMagnitude(_ quantity: Quantity, _ indicator: Int32) -> Bool {
    guard let isPerHead = isPerHead(indicator) else { return true }
    let value = quantity.number.value
    return isPerHead ? value < Analyzer.mostPerHead : value >= Analyzer.leastSum
  }

  /// 昆山超4500亿, 山东9579万: whether a number that says no unit is as large as a sum of yuan, or as a count of people.
  func fitsBare(_ indicator: Int32, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .none, quantity.number.hasMagnitude, !quantity.number.isOrdinal else {
      return false
    }
    let value = quantity.number.value
    switch plainQuantity(of: indicator) {
    case .money: return value >= Analyzer.leastBareSum && fitsMagnitude(quantity, indicator)
    case .persons:
      return value >= Analyzer.leastBareCrowd && value < Analyzer.mostPeople
    default: return false
    }
  }

  /// 各省投资：西高东低 山东超(5万亿): what a headline names that is told in money, where its next part names nothing.
  @inline(__always)
  func sumOfHeadline(_ quantity: Quantity) -> Span? {
    _slowPath(quantity.kind == .none) && quantity.number.hasMagnitude
      ? sumOfHeadlineInFull(quantity) : nil
  }

  @inline(never)
  private func sumOfHeadlineInFull(_ quantity: Quantity) -> Span? {
    let end = Int(quantity.span.start)
    guard quantity.number.value >= Analyzer.leastBareSum, !quantity.number.isOrdinal,
      text.anyEnds("。", "；", "！", at: sentenceEnd) == nil
    else { return nil }
    var start = end
    while start > 0, end - start < 120, text[start - 1] != 0x0A { start -= 1 }
    for name: StaticString in [
      "固定资产投资", "房地产开发投资", "投资", "地区生产总值", "GDP", "住户存款", "存款", "贷款", "一般公共预算收入", "财政收入", "外贸",
      "进出口",
    ] {
      if let at = text.find(name, in: start..<end) { return Span(at, at + name.utf8CodeUnitCount) }
    }
    return nil
  }

  /// A division's sum in yuan is not less, what falls to one person not more.
  private static let leastSum = ExactDecimal(1_000_000)
  private static let mostPerHead = ExactDecimal(10_000_000)
  /// Numbers that are told without their unit: sums are at least of 亿, people at least of 万 and no more than there are.
  private static let leastBareSum = ExactDecimal(100_000_000)
  private static let leastBareCrowd = ExactDecimal(10_000)
  private static let mostPeople = ExactDecimal(1_600_000_000)

  /// Whether an indicator in yuan is per head; nil where it is neither that nor a sum.
  private func isPerHead(_ indicator: Int32) -> Bool? {
    guard plainQuantity(of: indicator) == .money else { return nil }
    let dimension = catalog.indicatorDimension(Int(indicator))
    return dimension == "money" ? false : dimension == "money/person" ? true : nil
  }

  /// 北京、上海提出的增长目标分别为8%和9%: the bare word is that of the economy.
  func readBareGoal(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .growth || raw.measure == .level, quantity.kind == .percent,
      raw.certainty.indicator != .stated,
      let goal = text.find("增长目标", in: Int(quantity.clauseStart)..<Int(quantity.span.start)),
      text.anyEnds("的", "提出", "把", "将", "，", "定下", "设定", at: goal) != nil,
      let gdp = lexicon.exact(Analyzer.product.utf8Start, Analyzer.product.utf8CodeUnitCount)
    else { return }
    raw.phrase = Phrase(Span(goal, goal + 12))
    raw.indicator = lexicon[gdp].indicator
    raw.rules.indicator = .indicatorClause
    raw.certainty.indicator = .guessed
    raw.measure = .growth
    (carry.topic, carry.topicIndicator) = (raw.phrase, raw.indicator)
    carry.topicSentence = sentenceIndex
  }
}
