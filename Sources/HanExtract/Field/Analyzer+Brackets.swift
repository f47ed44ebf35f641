import HanBase
import HanCatalog

/// Times in brackets and beside a figure, which date no other figure.
extension Analyzer {
  /// GDP增长4.6%（2022年4.5%）: a time in a bracket that has a figure of its own behind it is of that one; （2025年） or
  /// （2020年，全省第三） is of the number before the bracket.
  func datesOwnNumber(_ time: TimeMention) -> Bool {
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      case .number: return true
      case .closeParen, .comma, .semicolon, .stop: return false
      default: break
      }
    }
    return false
  }

  /// A time in a bracket holds there only, also behind a comma: （2022年48670亿元，2021年45714亿元），财政收入3360亿元.
  @inline(__always)
  func isBracketed(_ time: TimeMention, before quantity: Quantity) -> Bool {
    hasMark(.closeParen) && isBracketedInFull(time, Int(quantity.span.start))
  }

  @inline(never)
  private func isBracketedInFull(_ time: TimeMention, _ end: Int) -> Bool {
    var depth = 0
    for token in tokensFrom(Int(time.span.end)) {
      if Int(token.start) >= end { return false }
      switch token.kind {
      case .openParen: depth += 1
      case .closeParen:
        if depth == 0 { return true }
        depth -= 1
      case .stop: return false
      default: break
      }
    }
    return false
  }

  /// 进出口6175亿元，而2022年为7058亿元，下降12.1%；出口4009亿元: an earlier year that only says what the figure before it was then
  /// is over with its own number.
  @inline(__always)
  func isSetBeside(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    time.kind != .now
      && text.any("为", "是", "仅", "只", "则为", "还是", "尚为", "还只", "才", at: Int(time.span.end)) != nil
      && isSetBesideInFull(time, quantity)
  }

  @inline(never)
  private func isSetBesideInFull(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard let index = output.lastIndex(where: { $0.periodSpan == time.span }), index > 0,
      case let told = output[index], case let before = output[index - 1],
      Int(told.sentence) == sentenceIndex, Int(before.sentence) == sentenceIndex,
      told.span.start - time.span.end <= 12, told.measure == before.measure,
      told.phrase == before.phrase, told.area == before.area, text.isSame(told.unit, before.unit),
      before.rules.period != .periodBaseYear, let end = told.period.end,
      let until = before.period.end, (end.year, end.month) < (until.year, until.month)
    else { return false }
    // 2020年为520件，其中发明专利60件: a part may be of either year.
    return text.anyFind(["其中"], in: Int(told.span.end)..<max(Int(told.span.end), Int(quantity.span.start)))
      == nil
  }
}
