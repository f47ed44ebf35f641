import HanBase
import HanCatalog

/// What is told one by one of things that grew.
extension Analyzer {
  /// 工业增加值、投资分别增长5.2%、6.1%，分别高于全国(0.6个和3.1个百分点)，分别居全省(第3、第5位): it is how fast they grew that is compared
  /// and ranked, not they.
  ///
  /// Where amounts were told too, a rank may be of either; percentage points are never of an amount.
  @inline(__always)
  func readRespectiveRate(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      quantity.kind != .percent && !raw.phrase.isEmpty
        && (raw.measure == .rank || raw.measure == .change && quantity.kind == .points))
    {
      readRespectiveRateInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func readRespectiveRateInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.indicator < 0 || isAmount(raw.indicator) || isIndex(raw.indicator),
      // 分别增长5.2%、4.8%，总量分列第一、第二: the amounts, told anew.
      text.anyFind(
        ["总量", "规模", "总额", "总值", "体量", "绝对"], in: Int(quantity.clauseStart)..<Int(raw.span.start))
        == nil
    else { return }
    // 江西、福建分别高出全国2.3个、(1.8个百分点): of the same rate as the one before.
    if raw.measure == .change, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .change, last.phrase.a == raw.phrase.a, !last.phrase.b.isEmpty
    {
      return
    }
    var grown: Span?
    for told in output.suffix(48).reversed() {
      guard Int(told.sentence) == sentenceIndex else { break }
      guard told.phrase == raw.phrase, told.area == raw.area else { continue }
      // 分别为120亿元、300亿元，分别增长5.2%、6.1%，分别居…: either may be what is ranked.
      if told.measure == .level, raw.measure == .rank {
        // 分别拉动增长0.2、2.1个百分点，分别居…: or how much they pull.
        if told.rules.measure == .measureContribution { raw.certainty.indicator = .guessed }
        return
      }
      if told.measure == .growth || told.measure == .averageGrowth, grown == nil {
        grown = told.measureSpan
      }
    }
    guard let grown else { return }
    raw.indicator = -1
    if grown.count == 6, grown.start >= raw.phrase.last.end,
      text.any("增长", "下降", "上涨", "递增", "回落", "增速", "增幅", "涨幅", "降幅", at: Int(grown.start)) == 6
    {
      raw.phrase.append(grown)
      // 分别高于合肥、芜湖10.4、7.8个百分点: places of the clause itself may be compared with, not told of.
      if !tokens.areas.contains(where: {
        let place = tokens[Int($0)]
        return place.start >= quantity.clauseStart && place.start < raw.span.start
          && division(of: place) != 100_000
      }) {
        raw.rules.indicator = .indicatorPart
      }
    }
  }

  private func isIndex(_ indicator: Int32) -> Bool {
    tables.indicatorKinds[Int(indicator)] == .index
  }
}
