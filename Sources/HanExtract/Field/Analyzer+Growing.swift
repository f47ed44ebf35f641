import HanBase
import HanCatalog

extension Analyzer {
  /// The statement goes on about growth, as the one before it.
  func goOnGrowing(_ raw: inout RawObservation) {
    raw.measure = .growth
    raw.rules.measure = .measureGrowthCarried
    raw.certainty.measure = .carried
  }

  /// Whether the sentence told how a thing grew, and has since told of it only or of its rate.
  func spokeOfGrowth(of phrase: Phrase) -> Bool {
    for raw in output.suffix(6).reversed() {
      guard Int(raw.sentence) == sentenceIndex, raw.phrase.a.start == phrase.a.start else {
        return false
      }
      if raw.measure == .growth, raw.phrase == phrase { return true }
    }
    return false
  }

  /// 贵州以23.9%居首，是唯一超过20%的: whether the statement right before told how the same thing grew.
  func goesOnGrowing(_ phrase: Phrase) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return false }
    return last.measure == .growth && last.phrase == phrase
  }

  /// 工业增加值增幅全部在两成以上: a name that ends in 增幅 is of growth.
  @inline(__always)
  func readRateNoun(_ quantity: Quantity, _ raw: inout RawObservation) {
    // 增速却以10.8%: how fast what was told before grows.
    if raw.measure == .level, quantity.kind == .percent, raw.rules.indicator == .indicatorPart,
      raw.phrase.c.isEmpty, raw.phrase.b.count == 6,
      text.any("增速", "增幅", "涨幅", "降幅", "跌幅", at: Int(raw.phrase.b.start)) != nil
    {
      let isFall = text.any("降幅", "跌幅", at: Int(raw.phrase.b.start)) != nil
      goOnGrowing(&raw)
      raw.rules.measure = .measureGrowthNoun
      if isFall, !raw.value.isNegative { raw.value = raw.value.negated }
      raw.phrase = Phrase(raw.phrase.a)
      raw.indicator = exact(raw.phrase)
      return
    }
    guard raw.measure == .level, quantity.kind == .percent, raw.indicator < 0, raw.phrase.b.isEmpty,
      let noun = text.anyEnds("增速", "增幅", "涨幅", "降幅", "跌幅", at: Int(raw.phrase.a.end))
    else { return }
    let isFall = text.anyEnds("降幅", "跌幅", at: Int(raw.phrase.a.end)) != nil
    goOnGrowing(&raw)
    raw.rules.measure = .measureGrowthNoun
    raw.phrase.a.end -= Int32(noun)
    if isFall, !raw.value.isNegative { raw.value = raw.value.negated }
    if raw.phrase.isEmpty, carry.topicSentence == sentenceIndex {
      (raw.phrase, raw.indicator) = (carry.mainTopic, carry.mainIndicator)
      raw.rules.indicator = .indicatorCarried
      raw.certainty.indicator = .guessed
    } else {
      raw.indicator = exact(raw.phrase)
    }
  }

  /// 占300城的(60.1%): the share is taken of what was counted right before.
  func shareOfCounted(_ quantity: Quantity) -> Int? {
    guard quantity.leftLimit > quantity.clauseStart,
      text.has("的", at: Int(quantity.leftLimit)),
      quantity.leftLimit + 3 == quantity.span.start,
      let share = text.find("占", in: Int(quantity.clauseStart)..<Int(quantity.leftLimit)),
      quantity.leftLimit - Int32(share) <= 24
    else { return nil }
    return share
  }

  /// Whether the sentence speaks of growth rates before a quantity, and of no share.
  func tellsRates(_ quantity: Quantity) -> Bool {
    let range = sentenceStart..<Int(quantity.span.start)
    return text.anyFind(["增速", "增幅", "涨幅", "速度"], in: range) != nil
      && text.anyFind(["占", "率", "比重", "完成", "进度"], in: range) == nil
  }

  /// 影响CPI下降1.1个百分点, 带动CPI上升0.41个百分点: how much of an index's change one thing makes.
  @inline(__always)
  func causedRise(_ quantity: Quantity, _ peel: Peel, _ left: Range<Int>) -> Span? {
    _slowPath(quantity.kind == .points) ? causedRiseInFull(peel, left) : nil
  }

  @inline(never)
  private func causedRiseInFull(_ peel: Peel, _ left: Range<Int>) -> Span? {
    guard peel.growth != .none, lastIndicator >= 0,
      let cause = text.anyFind(["影响", "带动", "推动", "推高"], in: left)
    else { return nil }
    let after = cause + 6
    guard let name = token(at: after) ?? token(at: after + 6), name.kind == .word,
      lexicon[Int(name.index)].indicator >= 0, Int(name.end) <= peel.end + 6
    else { return nil }
    return Span(cause, after)
  }

  /// 常住人口仅增加7.03万人: a stock that is named before the verb.
  private func raisesStock(_ peel: Peel, _ raw: inout RawObservation) -> Bool {
    raw.rules.indicator == .indicatorLeft && raw.indicator >= 0
      && tables.indicatorKinds[Int(raw.indicator)] == .stock
      && raw.phrase.last.end <= peel.growthSpan.start
      && text.any("增加", "增长", "多增", at: Int(peel.growthSpan.start)) != nil
  }

  /// 郑州增加18万人; 优良天数258天，多了68天: what grows was there before, so the number is by how much.
  @inline(__always)
  func readAsChange(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(raw.measure == .level && peel.growth == .up) {
      readAsChangeInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func readAsChangeInFull(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    let mayRaise =
      raw.rules.measure == .measureLevelDefault || raw.rules.measure == .measureLevelVerb
    // 九市合计增加37.8万人, 但今年仅分别增加4.78万人和7.03万人: what leads up to the verb says no level.
    let leadsUp =
      raw.rules.measure == .measureLevelVerb && quantity.kind == .person
      && peel.reachSpan.end <= peel.growthSpan.start
    let isCarried =
      (raw.rules.measure == .measureLevelDefault || leadsUp)
      && raw.certainty.indicator != .stated
      && (raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective)
    let raisesListed =
      raw.rules.indicator == .indicatorRespective && mayRaise && raw.certainty.indicator == .stated
      && quantity.kind == .person
      && text.ends("人口", at: Int(raw.phrase.a.end))
    guard isCarried || raisesListed || mayRaise && raisesStock(peel, &raw),
      text.any("新增", "新增加", at: Int(peel.growthSpan.start)) == nil
    else { return }
    let isStock =
      raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .stock
      || quantity.kind == .person
        && (text.anyEnds("人口", "人口增量", at: Int(raw.phrase.last.end)) != nil
          || text.ends("人口", at: Int(raw.phrase.a.end))
            && text.ends("增量", at: Int(raw.phrase.last.end)))
    let last = output.last
    let goesOn =
      last.map {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase == raw.phrase
          && text.isSame($0.unit, quantity.unit)
      } ?? false
    // 净增市场主体1万户 counts what is new; 人均纯收入1876元，净增94元 says by how much.
    let isNet = text.has("净增", at: Int(peel.growthSpan.start))
    guard goesOn && !leadsUp || isStock && !isNet else { return }
    raw.measure = .change
    raw.rules.measure = .measureChangeBase
    raw.certainty.measure = .carried
  }

  /// Whether the quantity continues a list in its clause: 、, 和 or nothing stands before its noun.
  @inline(__always)
  func isListItem(_ quantity: Quantity) -> Bool {
    guard quantity.leftLimit > quantity.clauseStart else { return false }
    return text.any("、", "和", "与", "及", "以及", at: Int(quantity.leftLimit)) != nil
  }
}
