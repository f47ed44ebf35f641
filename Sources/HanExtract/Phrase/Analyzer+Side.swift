import HanBase
import HanCatalog

extension Analyzer {
  @inline(__always)
  func usesRight(
    _ quantity: Quantity, _ peel: Peel, _ left: NounPhrase, _ right: NounPhrase
  ) -> Bool {
    guard !right.isEmpty, !quantity.number.isOrdinal, !peel.isTop else { return false }
    if peel.isExamples { return true }
    if quantity.kind.counts || quantity.kind == .none {
      if peel.growth != .none, !left.isEmpty, quantity.kind != .person { return false }
      // 建筑面积5000平方米、信众3000余人的教堂: who they are stands before.
      if quantity.kind == .person, isListItem(quantity), !left.isEmpty,
        peel.end == Int(quantity.span.start),
        Int(left.phrase.last.end) == peel.end,
        text.has("的", at: Int(quantity.afterQualifier))
      {
        return false
      }
      return true
    }
    return left.isEmpty || isOfNumberBefore(left, quantity)
      || left.indicator < 0 && text.has("的", at: Int(quantity.afterQualifier))
        && isTakenByOther(left.phrase.a, quantity, right.phrase.a)
  }

  /// 56.38万人次的接待量换来43.60亿元的收入: whether what stands before a number is the number's before it.
  private func isTakenByOther(_ own: Span, _ quantity: Quantity, _ noun: Span) -> Bool {
    text.ends("的", at: Int(own.start)) && quantity.leftLimit > quantity.clauseStart
      && own.start - 3 <= quantity.leftLimit && endsWithMeasure(Int(noun.end))
      && isPhraseEnd(Int(noun.end))
  }

  /// 投资10万元对公路进行修复, 投入100万元完成水泥路建设: what is spent, which a verb behind it spends.
  @inline(__always)
  func moneyPutIn(_ left: NounPhrase, _ quantity: Quantity, _ peel: Peel) -> Phrase? {
    _slowPath(left.hasVerb && left.isEmpty && quantity.kind == .measure)
      ? moneyPutInFull(quantity, peel) : nil
  }

  @inline(never)
  private func moneyPutInFull(_ quantity: Quantity, _ peel: Peel) -> Phrase? {
    guard quantity.unitIndex >= 0, tables.isMoney[Int(quantity.unitIndex)],
      text.any(Analyzer.spendingVerbs, at: Int(quantity.afterQualifier)) != nil,
      let verb = text.anyEnds("投资", "投入", "出资", "筹资", "斥资", "耗资", at: peel.end),
      peel.end - verb >= Int(quantity.leftLimit)
    else { return nil }
    return Phrase(Span(peel.end - verb, peel.end))
  }

  private static let spendingVerbs = WordSet("对", "用于", "为", "完成")

  /// 60%的税收、(70%)的GDP、(80%)的就业, 2860亿元的GDP、(130亿元)的财政收入: in such a row each has its noun behind it.
  @inline(__always)
  func isOfNumberBefore(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    quantity.leftLimit > quantity.clauseStart && !quantity.kind.counts
      && text.has("的", at: Int(quantity.afterQualifier)) && isOfNumberBeforeInFull(left, quantity)
  }

  @inline(never)
  private func isOfNumberBeforeInFull(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    let own = left.phrase.a
    let start = own.isEmpty ? Int(quantity.leftLimit) : Int(own.start) - 3
    guard start <= Int(quantity.leftLimit), left.phrase.b.isEmpty,
      text.has("的", at: start) || text.ends("的", at: start)
    else { return false }
    return text.any("、", "，", ",", "和", "与", "及", "以及", at: Int(own.end)) != nil || own.isEmpty
  }

  /// Leaves words behind a number that name nothing.
  @inline(never)
  func leaveDeed(
    _ right: inout NounPhrase, _ quantity: Quantity, _ upper: Int, _ raw: inout RawObservation
  ) {
    // 上海以10536.2亿元稳坐头把交椅: what is done with the number is no name.
    if text.ends("以", at: Int(quantity.span.start)),
      !text.has("的", at: Int(quantity.afterQualifier)),
      !quantity.kind.counts || namesNothing(right, behind: upper)
        || text.any("，", ",", "；", at: Int(right.phrase.a.end)) != nil && right.phrase.b.isEmpty
    {
      right = NounPhrase()
    }
    if quantity.kind == .percent || quantity.kind == .measure || quantity.kind == .person
      || quantity.kind == .none && quantity.number.hasMagnitude
      || raw.measure == .rank, namesNothing(right, behind: upper)
    {
      right = NounPhrase()
    }
    // 比2010年的110.7有所上升: how it came to be otherwise.
    if text.any("有所", "略有", at: Int(right.phrase.a.start)) != nil { right = NounPhrase() }
    endAtDone(&right, upper)
  }

  /// 394万亩农作物已收获351万亩: what is done of it is told by the next number.
  @inline(__always)
  private func endAtDone(_ right: inout NounPhrase, _ upper: Int) {
    if right.phrase.b.isEmpty, upper + 1 < quantities.count,
      !text.lacks("已", from: Int(right.phrase.a.start), to: Int(right.phrase.a.end))
    {
      endAtDoneInFull(&right, quantities[upper + 1].span.start)
    }
  }

  @inline(never)
  private func endAtDoneInFull(_ right: inout NounPhrase, _ next: Int32) {
    let words = right.phrase.a
    guard next >= words.end, next - words.end <= 6, let done = text.find("已", in: words.range),
      done - Int(words.start) >= 6, Int(words.end) - done >= 6
    else { return }
    right.phrase.a.end = Int32(done)
    right.indicator = exactIndicator(Int(words.start), done) ?? -1
  }

  /// 新增, 净增 directly before the number or at the beginning of its words.
  func keptVerb(_ quantity: Quantity, _ peel: Peel) -> Span? {
    guard sentenceRoles.contains(.keepVerb) else { return nil }
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= quantity.span.start { return nil }
      guard token.kind == .word else { continue }
      if token.roles.contains(.keepVerb),
        text.any("新增", "净增", "新建", "引进", "改造", at: Int(token.start)) != nil,
        !token.isIndicator
      {
        return token.span
      }
    }
    return nil
  }

  func verbBefore(_ end: Int, _ floor: Int) -> Span? {
    var last: Span?
    for token in tokensFrom(floor) {
      if Int(token.end) > end { break }
      if token.kind == .word, token.roles.contains(.verb),
        !token.isIndicator
      {
        last = token.span
      }
    }
    return last
  }

  @inline(__always)
  func isFlowVerb(_ quantity: Quantity, _ peel: Peel, _ left: NounPhrase) -> Bool {
    if peel.isReachEnd || isStockWorded(quantity) { return false }
    if left.hasAction { return true }
    return isDoneVerb(Int(quantity.afterQualifier))
  }

  func isMoneyUnit(_ quantity: Quantity) -> Bool {
    quantity.unitIndex >= 0 && tables.isMoney[Int(quantity.unitIndex)]
  }

  @inline(__always)
  func isStockWorded(_ quantity: Quantity) -> Bool {
    _slowPath((sentenceRoles.contains(.stockWord) || times.contains(where: { $0.kind == .now })))
      && isStockWordedInFull(quantity)
  }

  @inline(never)
  private func isStockWordedInFull(_ quantity: Quantity) -> Bool {
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    for token in tokensFrom(range.lowerBound) {
      if Int(token.start) >= range.upperBound { return false }
      if token.kind == .time, times[Int(token.index)].kind == .now { return true }
      if token.kind == .word, token.roles.contains(.stockWord) { return true }
    }
    return false
  }

  /// Whether a finished action follows in the clause: 125个老旧小区完成改造.
  @inline(__always)
  func isDoneVerb(_ start: Int) -> Bool {
    sentenceRoles.contains(.done) && isDoneVerbInFull(start)
  }

  @inline(never)
  private func isDoneVerbInFull(_ start: Int) -> Bool {
    for token in tokensFrom(start) {
      if Int(token.start) >= start + 60 { return false }
      switch token.kind {
      case .comma, .stop, .semicolon: return false
      case .word: if token.roles.contains(.done) { return true }
      default: break
      }
    }
    return false
  }

  func rightVerbAfter(_ right: NounPhrase) -> Bool? {
    right.phrase.isEmpty ? nil : isDoneVerb(Int(right.phrase.a.start))
  }
}
