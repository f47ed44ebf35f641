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
      guard Int(raw.sentence) == sentenceIndex, raw.phrase.a == phrase.a else { return false }
      if raw.measure == .growth, raw.phrase == phrase { return true }
    }
    return false
  }

  /// 影响CPI下降1.1个百分点, 带动CPI上升0.41个百分点: how much of an index's change one thing makes.
  func causedRise(_ quantity: Quantity, _ peel: Peel, _ left: Range<Int>) -> Span? {
    guard quantity.kind == .points, peel.growth != .none, lastIndicator >= 0,
      let cause = text.anyFind(["影响", "带动", "推动", "推高"], in: left)
    else { return nil }
    let after = cause + 6
    guard let name = token(at: after) ?? token(at: after + 6), name.kind == .word,
      lexicon[Int(name.index)].indicator >= 0, Int(name.end) <= peel.end + 6
    else { return nil }
    return Span(cause, after)
  }

  /// 郑州增加18万人; 优良天数258天，多了68天: what grows was there before, so the number is by how much.
  func readAsChange(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    guard raw.measure == .level, raw.rules.measure == .measureLevelDefault, peel.growth == .up,
      raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective,
      raw.certainty.indicator != .stated,
      text.any("新增", "净增", "新增加", at: Int(peel.growthSpan.start)) == nil
    else { return }
    let isStock =
      raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .stock
      || quantity.kind == .person
        && text.anyEnds("人口", "人口增量", at: Int(raw.phrase.last.end)) != nil
    let last = output.last
    let goesOn =
      last.map {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase == raw.phrase
          && text.isSame($0.unit, quantity.unit)
      } ?? false
    guard isStock || goesOn else { return }
    raw.measure = .change
    raw.rules.measure = .measureChangeBase
    raw.certainty.measure = .carried
  }
}
