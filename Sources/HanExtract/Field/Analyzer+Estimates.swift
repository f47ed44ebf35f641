import HanBase
import HanCatalog

/// How far a sentence's words of an estimate reach.
extension Analyzer {
  /// 预计（按原核算体系，下同），…; 生产总值预计（下同）达到…: said once of all that follows; 预计全年总值（按可比价格，下同） says of the
  /// prices.
  @inline(never)
  func noteHereafter(_ end: Int) {
    if carry.estimateBelow { return }
    var at = sentenceStart
    while at < end, let same = text.find("下同", in: at..<end) {
      at = same + 6
      var open = same
      while open > sentenceStart, same - open < 60, text.any("（", "(", at: open) == nil {
        open = text.before(open)
      }
      guard text.any("（", "(", at: open) != nil else { continue }
      let isBefore = text.ends("预计", at: open)
      guard isBefore || text.find("预计", in: open..<same) != nil else { continue }
      let word = isBefore ? open - 6 : open
      carry.estimateBelow = true
      carry.estimateSpan = Span(word, same)
      return
    }
  }

  /// What was said before to be an estimate with all that follows, or with its parts: the words that said so.
  ///
  /// 预计（下同）全年完成投资30亿元。…; 预计全年总值635亿元。其中，第一产业18亿元.
  @inline(__always)
  func estimateGoesOn(_ quantity: Quantity) -> Span? {
    _slowPath(
      carry.estimateBelow || carry.partsOfEstimate == sentenceIndex
        || output.last?.status == .estimate) ? estimateGoesOnInFull(quantity) : nil
  }

  @inline(never)
  private func estimateGoesOnInFull(_ quantity: Quantity) -> Span? {
    if context.isTarget { return nil }
    if carry.estimateBelow { return carry.estimateSpan }
    if carry.partsOfEstimate != sentenceIndex {
      guard let last = output.last, Int(last.sentence) == sentenceIndex - 1,
        last.status == .estimate, last.certainty.status != .guessed,
        // 目前有企业300家，预计年底达到350家。其中，规上企业50家: of either.
        let first = output.suffix(24).first(where: { Int($0.sentence) == sentenceIndex - 1 }),
        first.status == .estimate,
        text.any("其中", "分产业看", "分产业来看", "按产业分", "从产业看", "从三次产业看", at: sentenceStart) != nil
      else { return nil }
      (carry.partsOfEstimate, carry.estimateOfWhole) = (sentenceIndex, last.statusSpan)
    }
    let words = sentenceStart..<Int(quantity.span.start)
    guard
      text.anyFind(["已", "了", "截至", "截止", "目前", "实际", "去年", "上年同期"], in: words) == nil,
      !times.contains(where: {
        words.contains(Int($0.span.start)) && !$0.isBase && $0.kind != .duration
      })
    else { return nil }
    return carry.estimateOfWhole
  }

  /// 预计全年A增长6%，B增长8%; 业内预计，…: the word at the beginning holds for the sentence.
  @inline(__always)
  func openingEstimate(_ quantity: Quantity) -> Span? {
    _fastPath(context.isTarget || !sentenceRoles.contains(.estimate))
      ? nil : openingEstimateInFull(quantity)
  }

  @inline(never)
  private func openingEstimateInFull(_ quantity: Quantity) -> Span? {
    let clause = clauseBefore(quantity)
    for token in tokensFrom(sentenceStart) {
      if token.start >= quantity.clauseStart { return nil }
      guard token.kind == .word, token.roles.contains(.estimate),
        text.any("预计", "初步预计", "预估", "预测", at: Int(token.start)) != nil
      else { continue }
      // 种植类：预计前三季度A达25亿元，B达30亿元
      let opens =
        Int(token.start) == sentenceStart
        || text.anyEnds("：", ":", "经", at: Int(token.start)) != nil
          && (quantities.first.map { $0.span.start > token.end } ?? false)
        // 二季度，预计A达25亿元，B突破30亿元; 农业方面，预计A达25亿元，B达30亿元
        || (onlySmallWords(sentenceStart, Int(token.start)) || opensClause(token, quantity))
          && !isOverHere(Int(token.end)..<Int(quantity.span.start))
      // 业内预计，受高基数影响，今年增速将回落至11%
      let ends =
        token.end == clause.end && token.start >= clause.start
        || text.any("，", ",", at: Int(token.end)) != nil
      guard opens || ends else { continue }
      let range = Int(token.end)..<Int(quantity.span.start)
      for word: StaticString in ["截至", "已", "了", "。", "去年", "上年同期"]
      where text.find(word, in: range) != nil { return nil }
      return token.span
    }
    return nil
  }

  /// 农业方面，(预计)A达25亿元，B达30亿元: a clause in front of which no figure stands; not 受此影响，预计A达25亿元；若…，B达30亿元.
  private func opensClause(_ token: Token, _ quantity: Quantity) -> Bool {
    text.anyEnds("，", ",", at: Int(token.start)) != nil
      && (quantities.first.map { $0.span.start > token.end } ?? false)
      && text.anyFind(["；", ";"], in: Int(token.end)..<Int(quantity.span.start)) == nil
  }

  /// （预计数，下同）behind the number.
  @inline(__always)
  func estimateAfter(_ quantity: Quantity) -> Span? {
    _fastPath(text.any("（", "(", at: Int(quantity.afterQualifier)) == nil)
      ? nil : estimateAfterInFull(quantity)
  }

  @inline(never)
  private func estimateAfterInFull(_ quantity: Quantity) -> Span? {
    let at = Int(quantity.afterQualifier)
    let end = min(sentenceEnd, at + 60)
    var stop = at
    while stop < end, text.any("）", ")", at: stop) == nil { stop += 1 }
    if let found = text.find("预计数", in: at..<stop) ?? text.find("预计", in: at..<stop),
      !hasDigit(at, stop) || text.find("预计数", in: at..<stop) != nil
    {
      let span = Span(found, stop)
      if text.find("下同", in: at..<stop) != nil {
        carry.estimateBelow = true
        carry.estimateSpan = span
      }
      return span
    }
    return nil
  }

  private func hasDigit(_ start: Int, _ end: Int) -> Bool {
    for at in start..<end where text[at] >= 48 && text[at] <= 57 { return true }
    return false
  }
}
