import HanBase
import HanCatalog

extension Analyzer {
  /// Whether a statement without a name of its own stands beside one that has it, and is made like it or says
  /// how the same grew: 武汉运营里程为263公里，成都为226公里; 天津常住人口1364万人，比上年增加1万人.
  ///
  /// In a text about many places such a pair is as sure as anything in it.
  func goesOnAlike(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.certainty.indicator != .guessed, last.phrase.a == raw.phrase.a, !quantity.inParen,
      last.indicator >= 0 || endsWithMeasure(Int(last.phrase.last.end)),
      last.rules.measure != .measureShare, raw.rules.measure != .measureShare,
      raw.certainty.measure != .guessed
    else { return false }
    let isList = raw.rules.indicator == .indicatorRespective
    let isNamed = raw.rules.area == .areaNamed || raw.rules.area == .areaRespective
    guard isNamed || raw.area == last.area, isList || saysNothingElse(quantity, raw) else {
      return false
    }
    switch raw.measure {
    case .level:
      return last.measure == .level && raw.phrase == last.phrase && isNamed
        && text.isSame(last.unit, quantity.unit)
    case .growth:
      return last.measure == .growth && isNamed && raw.phrase == last.phrase
        || raw.rules.measure == .measureGrowthVerb && raw.phrase == last.phrase
          && (last.measure == .level && canGrow(last) || last.measure == .growth)
    case .change:
      return quantity.kind != .points && last.measure == .level && raw.phrase == last.phrase
        && text.isSame(last.unit, quantity.unit) && !isNamed
    case .rank: return last.measure == .level && raw.phrase == last.phrase && !isNamed
    case .averageGrowth: return false
    }
  }

  /// What is told in percent does not grow by percent.
  private func canGrow(_ raw: RawObservation) -> Bool {
    text.anyEnds("%", "％", "成", at: Int(raw.unit.end)) == nil
  }

  /// Whether no noun stands between the statement before and the verb of this one.
  private func saysNothingElse(_ quantity: Quantity, _ raw: RawObservation) -> Bool {
    var end = Int(quantity.span.start)
    if !raw.measureSpan.isEmpty, raw.measureSpan.start >= quantity.leftLimit {
      end = min(end, Int(raw.measureSpan.start))
    }
    guard end > Int(quantity.leftLimit) else { return true }
    let own = leftPhrase(Int(quantity.leftLimit), end)
    return own.isEmpty || namesNothing(own)
  }

  /// Whether words end in a noun that is measured.
  ///
  /// The rules of a statement ask this of the end of its name again and again.
  @inline(__always)
  func endsWithMeasure(_ end: Int) -> Bool {
    measureEnd >> 1 == end ? measureEnd & 1 != 0 : asksForMeasure(end)
  }

  @inline(never)
  private func asksForMeasure(_ end: Int) -> Bool {
    let isSo = endsWithHead(end) || text.anyEnds(often.measureEnds, at: end) != nil
    measureEnd = end << 1 | (isSo ? 1 : 0)
    return isSo
  }

  static let measureEnds = WordEnds(
    "里程", "人口", "客流", "规模", "均价", "房价", "单价", "租金", "长度", "密度", "浓度", "天数", "人次", "库存", "出让金", "顺差",
    "逆差", "票房", "负荷", "GDP", "货运", "客运", "架次", "吞吐", "储蓄", "存款", "贷款", "资产", "市值", "工资", "薪酬")
}
