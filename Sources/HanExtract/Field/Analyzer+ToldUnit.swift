import HanBase
import HanCatalog

/// What a carried topic can be told in.
extension Analyzer {
  /// …上市公司86家，总市值1.11万亿元。株洲(12家): what was told in this unit last, where what is carried on cannot be told in
  /// it.
  @inline(__always)
  func returnToUnit(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(!raw.phrase.isEmpty && !isToldLast(raw.phrase, quantity)) {
      returnToUnitInFull(quantity, &raw)
    }
  }

  /// Whether a phrase is the last that was told in a quantity's unit.
  @inline(__always)
  private func isToldLast(_ phrase: Phrase, _ quantity: Quantity) -> Bool {
    for topic in carry.measured where topic.unit == quantity.unitIndex {
      return topic.phrase == phrase
    }
    // Nothing was told in it.
    return true
  }

  @inline(never)
  private func returnToUnitInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.sentence >= sentenceIndex - 12, !isOfPlaces(topic.phrase),
      // 项目56个、105亿元, 实施项目300个、投资700亿元: of the one before, in a text that tells of no places.
      isNational || comparesPlaces || raw.rules.area == .areaNamed
        || raw.rules.area == .areaRespective,
      topic.indicator >= 0 || quantity.kind == .classifier
        || endsWithMeasure(Int(topic.phrase.last.end)),
      !canBeTold(raw.phrase, raw.indicator, quantity)
    else { return }
    let isTopic = carry.topic == raw.phrase
    set(topic.phrase, topic.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    if isTopic { (carry.topic, carry.topicIndicator) = (topic.phrase, topic.indicator) }
  }

  /// Whether a name can be told in a quantity's unit: by the catalogue's dimension, else by the unit in which the text
  /// told it, else by its head noun.
  private func canBeTold(_ phrase: Phrase, _ indicator: Int32, _ quantity: Quantity) -> Bool {
    let own = tables.unitQuantities[Int(quantity.unitIndex)]
    if indicator >= 0, case let known = plainQuantity(of: indicator), known != .none, own != .none {
      if known != own { return false }
      if own != .other { return true }
    }
    var told: MeasuredTopic?
    for topic in carry.measured where topic.phrase == phrase {
      if topic.unit == quantity.unitIndex { return true }
      told = topic
    }
    if let told, case let other = tables.unitQuantities[Int(told.unit)] {
      // 项目56个、105亿元: what things cost; not 3个城市超千亿元，其中甲市1105亿元.
      if own == .money, other == .other { return !isOfPlaces(phrase) }
      // 充电桩42万个, 汽车30万辆: of counted things each kind has its unit, but for the commonest.
      return other == own && (own != .other || quantity.kind != .classifier || isAnyCount(quantity))
    }
    guard phrase.b.isEmpty, case let end = Int(phrase.a.end) else { return true }
    // 占比, 强度: told in percent, and in nothing that is counted.
    if endsWithRatio(end), text.anyEnds("功率", "频率", "强度", at: end) == nil { return false }
    return quantityOfHead(end).map { $0 == own } ?? true
  }

  /// Whether the text told of something in a quantity's unit last.
  func isTold(_ phrase: Phrase, _ quantity: Quantity) -> Bool {
    carry.measured.contains { $0.phrase == phrase && $0.unit == quantity.unitIndex }
  }

  /// 个, 家, 户: units in which the same things may be counted.
  private func isAnyCount(_ quantity: Quantity) -> Bool {
    text.any("个", "家", "户", "名", "处", at: Int(quantity.unit.start)) == quantity.unit.count
  }

  /// 同比减少18.26%至(29.74万辆): the unit of the level that a rate leads to tells what both are of.
  @inline(__always)
  func matchUnitAhead(_ quantity: Quantity, _ index: Int, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.indicator == .indicatorCarried) && quantity.kind == .percent
      && index + 1 < quantities.count && raw.measure == .growth
    {
      matchUnitAheadInFull(quantity, quantities[index + 1], &raw)
    }
  }

  @inline(never)
  private func matchUnitAheadInFull(
    _ quantity: Quantity, _ next: Quantity, _ raw: inout RawObservation
  ) {
    guard next.clauseStart == quantity.clauseStart, next.unitIndex >= 0,
      next.kind == .measure || next.kind == .person || next.kind == .classifier,
      let length = text.any("至", "到", "达到", "达", at: Int(quantity.afterQualifier)),
      Int(quantity.afterQualifier) + length == Int(next.span.start)
    else { return }
    returnToUnit(next, &raw)
  }

  /// What a head noun is told in, as 收入 in money and 里程 in length; nil where it says nothing of that.
  func quantityOfHead(_ end: Int) -> PlainQuantity? {
    if text.anyEnds(
      "市值", "产值", "收入", "支出", "投资", "利润", "税收", "存款", "贷款", "增加值", "GDP", "额", at: end)
      != nil,
      text.anyEnds("名额", "缺额", at: end) == nil
    {
      return .money
    }
    if text.anyEnds("人口", "人数", at: end) != nil { return .persons }
    if text.ends("里程", at: end) { return .length }
    return text.ends("面积", at: end) ? .area : nil
  }
}
