import HanBase
import HanCatalog

extension Analyzer {
  /// 五年新修乡村公路620公里, 五年来…累计突破1万亿元: what the years together brought.
  @inline(__always)
  func sumsUp(_ quantity: Quantity, _ measure: Measure) -> Bool {
    measure == .level
      && (!times.isEmpty
        || !text.lacks("累", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      && sumsUpInFull(quantity)
  }

  @inline(never)
  private func sumsUpInFull(_ quantity: Quantity) -> Bool {
    guard quantity.kind != .percent, !quantity.number.isOrdinal else { return false }
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    if text.find("累计", in: range) != nil { return true }
    for time in times
    where time.kind == .back && !time.isNear && time.span.start >= range.lowerBound {
      if time.span.start >= quantity.span.start { return false }
      return text.any(TimeLexer.deeds, at: Int(time.span.end)) != nil
    }
    return false
  }

  /// 举办招聘活动500余场, in a paragraph about five years: what was done in all of them.
  func isDeed(_ quantity: Quantity, _ measure: Measure, _ frame: Period) -> Bool {
    guard measure == .level, frame.start?.year != frame.end?.year,
      quantity.kind.counts || quantity.kind == .person
    else { return false }
    for token in tokensFrom(Int(quantity.leftLimit)) where token.kind == .word {
      if token.start >= quantity.span.start { return false }
      if text.any(Analyzer.doings, at: Int(token.start)) != nil { return true }
    }
    return false
  }

  /// What was done, by verbs that count it.
  static let doings = WordSet(
    "举办", "召开", "发布", "开展", "组织", "培训", "帮扶", "接待", "资助", "救助", "安置", "查处", "办理", "受理", "化解")
}
