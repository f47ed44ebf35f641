import HanBase
import HanCatalog

extension Analyzer {
  /// Months of a year in a clause about weather.
  func tellsClimate(_ time: TimeMention) -> Bool {
    guard let first = time.period.start, let last = time.period.end, last.month - first.month < 11
    else {
      return false
    }
    let end = min(sentenceEnd, Int(time.span.end) + 24)
    return text.anyFind(
      ["气温", "降水", "降雨", "日照", "平均温度"], in: Int(time.span.end)..<max(end, Int(time.span.end)))
      != nil
  }

  /// A year long past whose clause says what happened and gives no number.
  func isPastEvent(_ time: TimeMention) -> Bool {
    guard time.kind == .calendar, let year = time.period.end?.year, context.year > 0,
      year < context.year - 3
    else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      case .number: return numbers[Int(token.index)].isSingleNumeral
      case .comma, .semicolon:
        return token.start - time.span.end >= 6
          && text.anyEnds(
            "时", "前", "后", "初", "来", "起", "末", "底", "为例", "数据", "普查", "统计", "看",
            at: Int(token.start)) == nil
      case .stop, .colon: return false
      default: break
      }
    }
    return false
  }

  /// 由上年同期的下降转为增长0.4%: the time is of what was before.
  func isTurnedFrom(_ time: TimeMention) -> Bool {
    guard text.anyEnds("由", "从", at: Int(time.span.start)) != nil,
      let turn = text.find(
        "转",
        in: Int(time.span.end)..<max(Int(time.span.end), min(sentenceEnd, Int(time.span.end) + 60)))
    else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if Int(token.start) >= turn { return true }
      if token.kind == .comma || token.kind == .semicolon || token.kind == .number { return false }
    }
    return true
  }

  /// 由上年亏损92万元转为盈利138万元: the time is of the number before the turn only.
  func isBehindTurn(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard text.anyEnds("由", "从", at: Int(time.span.start)) != nil else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if token.start >= quantity.span.start { return false }
      if token.kind == .number {
        let range = Int(token.end)..<Int(quantity.span.start)
        return text.anyFind(
          [
            "转为", "提高到", "增加到", "扩大到", "缩小到", "下降到", "降至", "升至", "增至", "减少到", "上升到", "缩小至", "扩大至",
            "变成", "变为", "降为", "减为", "升至", "退至", "上升到", "增为", "扩大为",
            "提高至",
          ], in: range) != nil
      }
    }
    return false
  }
}
