import HanBase
import HanCatalog

extension Analyzer {
  /// Turns numbers into quantities with units, and says which are no observations.
  func buildQuantities() {
    quantities.removeAll()
    quantityTraits = []
    guard !numbers.isEmpty else { return }
    noteTraits()
    markNames()
    for index in numbers.indices { take(index) }
    // Nearly no sentence has any of what is looked for.
    if _slowPath(!quantityTraits.isEmpty) { shareUnits() }
    for index in quantities.indices { delimit(index) }
    markThresholds()
    if quantities.count > 1, quantities.contains(where: { $0.rejection == .threshold }) {
      rejectLowerEnds()
    }
    if quantityTraits.contains(.bare) { rejectBareNumbers() }
    if keepsRejections {
      for quantity in quantities {
        if let reason = quantity.rejection {
          allRejections.append((quantity.span, reason, sentenceIndex))
        }
      }
    }
    quantities.removeAll { $0.rejection != nil }
    for index in quantities.indices { limit(index) }
  }

  /// Adds the quantity of a number, with the reason why it may be no observation.
  ///
  /// It is made where it will stand: a value of this size is copied whenever it is handed on.
  private func take(_ index: Int) {
    let quantity = quantities.next()
    let span = numbers[index].span
    // 孕产妇死亡率8.6/10万: what its rate is of stands in the unit.
    if index > 0, _slowPath(quantities.last.map { $0.span.end > span.start } == true) { return }
    let isBound = numbers[index].isMore || numbers[index].isAtLeast || numbers[index].isRound
    quantity.initialize(
      to: Quantity(
        span: span, unit: .none, unitIndex: -1, kind: .none, afterQualifier: span.end,
        comparator: numbers[index].isMore
          ? .more : numbers[index].isAtLeast ? .atLeast : numbers[index].isRound ? .about : .equal,
        comparatorSpan: isBound ? span : .none, tokenIndex: Int(numbers[index].token),
        number: numbers[index]))
    readUnit(quantity)
    if quantity.pointee.number.isSingleNumeral, joinsAcre(&quantity.pointee) { return }
    if quantity.pointee.rejection == nil {
      quantity.pointee.rejection = rejection(of: &quantity.pointee)
    }
    let isBare = quantity.pointee.unit.isEmpty
    quantityTraits.formUnion(isBare ? .bare : [])
    quantityTraits.formUnion(
      quantity.pointee.kind == .points || quantity.pointee.kind == .rank ? .points : [])
    quantityTraits.formUnion(quantity.pointee.number.isOrdinal ? .ordinal : [])
    quantities.takeNext()
  }

  // MARK: units

  /// 以上, 以下, 左右 after the unit.
  @inline(__always)
  func readQualifier(_ quantity: inout Quantity) {
    // Nearly no number has any of them behind its unit.
    quantity.afterQualifier = quantity.span.end
    if text.any(
      "以", "及以", "之", "左右", "上下", "多", "余", "封顶", "（含", "(含", "还多", "出头", "开外", "有余", "不到", "起",
      at: Int(quantity.span.end))
      != nil
    {
      readQualifierInFull(&quantity)
    }
  }

  @inline(never)
  private func readQualifierInFull(_ quantity: inout Quantity) {
    var at = Int(quantity.span.end)
    if let length = text.any("（含）", "(含)", "（含本数）", at: at) { at += length }
    guard
      text.any(
        "以", "及以", "之", "左右", "上下", "多", "余", "封顶", "还多", "出头", "开外", "有余", "不到", "起", at: at)
        != nil
    else {
      quantity.afterQualifier = quantity.span.end
      return
    }
    let words: [(StaticString, Comparator)] = [
      ("还多", .more), ("以上", .atLeast), ("及以上", .atLeast), ("之上", .atLeast), ("以下", .atMost),
      ("及以下", .atMost),
      ("以内", .atMost), ("之内", .atMost), ("左右", .about), ("上下", .about), ("之多", .equal),
      ("多", .more),
      ("余", .more), ("封顶", .atMost), ("出头", .more), ("开外", .more), ("有余", .more), ("不到", .less),
      ("起", .atLeast),
    ]
    for (word, comparator) in words where text.has(word, at: at) {
      if word.utf8CodeUnitCount == 3,
        text.startsMoreWord(at) || text.any("多出", "多于", at: at) != nil || quantity.unit.isEmpty
          // 比全国平均390公斤多60公斤: by how much.
          || (48...57).contains(text[at + 3])
          || quantity.kind == .points
          || quantity.kind == .percent && !text.ends("成", at: Int(quantity.span.end))
      {
        break
      }
      let end = at + word.utf8CodeUnitCount
      // 两番还多, 票价30元起; but 还多3亿元, 30元起步.
      if text.any("还多", "出头", "开外", "有余", "不到", "起", at: at) != nil,
        !isPhraseEnd(end) || text.has("起", at: at) && quantity.kind != .measure
      {
        break
      }
      if comparator != .equal {
        quantity.comparator = comparator
        quantity.comparatorSpan = Span(at, end)
      }
      quantity.afterQualifier = Int32(end)
      return
    }
    quantity.afterQualifier = quantity.span.end
  }

  /// 第4、6、5位, 1.5、1.7倍: the unit stands once, behind the last number.
  private func shareUnits() {
    var index = quantityTraits.contains(.bare) ? quantities.count - 2 : -1
    while index >= 0 {
      let next = quantities[index + 1]
      if quantities[index].unit.isEmpty, !next.unit.isEmpty, next.number.rate == 0,
        quantities[index].rejection == nil || quantities[index].rejection == .ordinal,
        next.rejection == nil || next.rejection == .ordinal,
        isListGap(Int(quantities[index].span.end), Int(next.number.span.start))
          || isRangeGap(index, index + 1)
          || next.kind == .points
            && text.any("、", "和", "与", "及", at: Int(quantities[index].span.end)) != nil
            && joinsCourses(quantities[index], next),
        !quantities[index].number.isChinese || quantities[index].number.isOrdinal,
        // 经济总量第一，22075亿元: what is counted on is no place in an order.
        !quantities[index].number.isOrdinal || next.number.isOrdinal || next.kind == .rank
          || text.any("位", "名", at: Int(next.unit.start)) == next.unit.count,
        sharesMagnitude(index)
      {
        quantities[index].unit = next.unit
        quantities[index].unitIndex = next.unitIndex
        quantities[index].kind = next.kind
      }
      index -= 1
    }
    if quantityTraits.contains(.points) { shareCountedUnits() }
    // 第4、6、5位: 第 stands once, before the first.
    guard quantityTraits.contains(.ordinal) else { return }
    for index in quantities.indices.dropFirst() {
      let previous = quantities[index - 1]
      if previous.number.isOrdinal, !quantities[index].number.isOrdinal,
        isListGap(Int(previous.span.end), Int(quantities[index].span.start))
          || isRangeGap(index - 1, index),
        quantities[index].kind == previous.kind, !quantities[index].number.hasMagnitude
      {
        quantities[index].number.isOrdinal = true
      }
    }
  }

  /// 7.5%~8%, 330—420毫米, 5到7天: the two ends of a range.
  @inline(__always)
  func isRangeGap(_ first: Int, _ second: Int) -> Bool {
    guard second < quantities.count else { return false }
    // Field by field, as in `limit`.
    let start = Int(quantities[first].span.end)
    let end = Int(quantities[second].span.start)
    return end > start && end - start <= 6 && isRangeGap(first, second, start, end)
  }

  /// The same of a quantity that is told of and the one behind it.
  @inline(__always)
  func opensRange(_ quantity: Quantity, _ index: Int) -> Bool {
    quantity.isBeforeNear
      && isRangeGap(
        index, index + 1, Int(quantity.span.end), Int(quantity.span.end + quantity.gapAfter))
      && !turns(quantity, index)
  }

  /// 十年间，GDP从(320)亿元到900亿元: what something was and what it has become; 每户补贴从500元到3000元不等 is a range.
  @inline(never)
  private func turns(_ quantity: Quantity, _ index: Int) -> Bool {
    guard text.any("到", "至", at: Int(quantity.span.end)) != nil,
      text.anyEnds("从", "由", at: Int(quantity.span.start)) != nil,
      text.any("不等", "之间", "的", at: Int(quantities[index + 1].afterQualifier)) == nil,
      text.any("，不等", at: Int(quantities[index + 1].afterQualifier)) == nil
    else { return false }
    let words = Int(quantity.clauseStart)..<Int(quantity.span.start)
    guard text.anyFind(["每", "各", "单", "不同", "价格", "范围", "区间", "幅度"], in: words) == nil
    else { return false }
    // 投资强度从300万元到500万元 may be either.
    return times.contains {
      $0.span.start < quantity.span.start && $0.period.start?.year != $0.period.end?.year
    }
      || leftPhrase(Int(quantity.leftLimit), Int(quantity.span.start) - 3).indicator >= 0
  }

  private func isRangeGap(_ first: Int, _ second: Int, _ start: Int, _ end: Int) -> Bool {
    guard let length = text.any("——", "—", "－", "-", "–", "~", "～", "至", "到", at: start) else {
      return false
    }
    guard
      start + length == end
        // 第五至第七位; 前进1位至第20位 is none.
        || quantities[first].number.isOrdinal && quantities[second].number.isOrdinal
          && text.has("第", at: start + length)
          && start + length + 3 == end,
      quantities[first].number.value < quantities[second].number.value
    else { return false }
    // 上升3位至21位: how far, and where to.
    if !quantities[first].number.isOrdinal, text.any("位至", "名至", "位到", "名到", at: start - 3) != nil {
      return false
    }
    return quantities[first].unit.isEmpty || quantities[first].kind == quantities[second].kind
  }

  // MARK: clauses

  /// How many tokens before and behind a quantity its clause is looked for.
  private static let clauseReach = 300

  /// Finds the clause of a quantity: what stands between the marks around it at its bracket depth.
  private func delimit(_ index: Int) {
    let own = quantities[index].tokenIndex
    let before = Int(quantities[index].number.marks)
    let tokens = tokens.run(from: 0)
    let marks = self.tokens.marks
    var at = before - 1
    var start = sentenceStart
    var inParen = false
    scan: while at >= 0 {
      let place = Int(marks[at])
      if own - place > Analyzer.clauseReach {
        start = Int(tokens[own - Analyzer.clauseReach - 1].end)
        break
      }
      switch tokens[place].kind {
      case .comma, .semicolon, .colon, .stop, .dash, .plus:
        start = Int(tokens[place].end)
        break scan
      case .openParen:
        start = Int(tokens[place].end)
        inParen = true
        break scan
      case .openQuote:
        guard isPlusQuote(at) else { break }
        start = Int(tokens[place].end)
        break scan
      case .closeParen:
        let open = match(at, .closeParen, .openParen)
        if _slowPath(areaCount > 1), let next = nextPlace(Int(marks[open]), behind: place) {
          start = next
          break scan
        }
        at = open
      case .closeQuote: at = match(at, .closeQuote, .openQuote)
      case .closeBook: at = match(at, .closeBook, .openBook)
      default: break
      }
      at -= 1
    }
    // Without a mark before it the clause reaches no farther than with one.
    if at < 0, own > Analyzer.clauseReach, start == sentenceStart {
      start = Int(tokens[own - Analyzer.clauseReach - 1].end)
    }
    quantities[index].clauseStart = Int32(start)
    quantities[index].inParen = inParen
    at = before
    var end = sentenceEnd
    forward: while at < marks.count, Int(marks[at]) - own <= Analyzer.clauseReach {
      let place = Int(marks[at])
      switch tokens[place].kind {
      case .comma, .semicolon, .colon, .stop, .dash, .closeParen, .plus:
        end = Int(tokens[place].start)
        break forward
      case .openParen: at = matchForward(at, .openParen, .closeParen)
      case .openQuote: at = matchForward(at, .openQuote, .closeQuote)
      default: break
      }
      at += 1
    }
    quantities[index].clauseEnd = Int32(end)
  }

  /// 上海4.72万亿元（增长5.0%）、(北京4.38万亿元): where the next place begins behind a number and its bracket.
  ///
  /// Behind a bracket of its own each place is told of as behind a comma.
  @inline(never)
  private func nextPlace(_ open: Int, behind close: Int) -> Int? {
    let end = Int(tokens[close].end)
    guard open < close, let gap = text.any("、", "和", "与", "及", "以及", at: end),
      let place = token(at: end + gap), place.isArea, Int(place.start) == end + gap,
      case let start = tokens[open].start,
      quantities.contains(where: { $0.span.end == start || $0.afterQualifier == start })
    else { return nil }
    return end + gap
  }

  // Marks are told below by their place among the marks of the sentence.

  private func isPlusQuote(_ open: Int) -> Bool {
    guard hasMark(.plus) else { return false }
    let marks = tokens.marks
    var at = open + 1
    while at < marks.count, marks[at] - marks[open] < 24 {
      let kind = tokens[Int(marks[at])].kind
      if kind == .closeQuote { return false }
      if kind == .plus { return true }
      at += 1
    }
    return false
  }

  /// The opening mark for the closing one, or the same when there is none near.
  private func match(_ closing: Int, _ close: Token.Kind, _ open: Token.Kind) -> Int {
    let marks = tokens.marks
    var depth = 0
    var at = closing
    while at >= 0, marks[closing] - marks[at] < 60 {
      let kind = tokens[Int(marks[at])].kind
      if kind == close { depth += 1 }
      if kind == open {
        depth -= 1
        if depth == 0 { return at }
      }
      at -= 1
    }
    return closing
  }

  private func matchForward(_ opening: Int, _ open: Token.Kind, _ close: Token.Kind) -> Int {
    let marks = tokens.marks
    var depth = 0
    var at = opening
    while at < marks.count, marks[at] - marks[opening] < 60 {
      let kind = tokens[Int(marks[at])].kind
      if kind == open { depth += 1 }
      if kind == close {
        depth -= 1
        if depth == 0 { return at }
      }
      at += 1
    }
    return opening
  }

  @inline(never)
  private func lastOutsideBracket(before index: Int) -> Int {
    var at = index - 1
    while at >= 0, quantities[at].inParen { at -= 1 }
    return at
  }

  /// Sets how far a quantity may look for its words: to its neighbours in the clause.
  @inline(__always)
  private func limit(_ index: Int) {
    // Field by field: a quantity as a whole would be copied each time.
    let clauseStart = quantities[index].clauseStart
    var left = clauseStart
    if index > 0, quantities[index - 1].clauseStart == clauseStart,
      quantities[index - 1].inParen == quantities[index].inParen
    {
      left = max(left, quantities[index - 1].afterQualifier)
    }
    // 长沙1.43万亿元（增长4.8%）、(岳阳)4842亿元: behind the bracket of the one before.
    if index > 1, quantities[index - 1].inParen, !quantities[index].inParen {
      let host = lastOutsideBracket(before: index)
      let end = Int(quantities[index - 1].clauseEnd)
      let close = text.any("）", ")", at: end) ?? 0
      if host >= 0, quantities[host].clauseStart == clauseStart,
        text.any("、", "和", "与", "及", "以及", at: end + close) != nil
      {
        left = max(left, Int32(end + close))
      }
    }
    // 两两元: the unit of the one before may be this one's numeral.
    quantities[index].leftLimit = min(left, quantities[index].span.start)
    let (start, end) = (quantities[index].span.start, quantities[index].span.end)
    if index > 0 { quantities[index].gapBefore = start - quantities[index - 1].span.end }
    if index + 1 < quantities.count {
      quantities[index].gapAfter = quantities[index + 1].span.start - end
    }
    var right = quantities[index].clauseEnd
    if index + 1 < quantities.count, quantities[index + 1].clauseStart == clauseStart {
      let next = quantities[index + 1].span.start
      let isOrdinal = quantities[index + 1].number.isOrdinal && text.ends("第", at: Int(next))
      right = min(right, next - (isOrdinal ? 3 : 0))
    }
    quantities[index].rightLimit = max(right, quantities[index].afterQualifier)
    quantities[index].clause =
      index > 0 && quantities[index - 1].clauseStart == clauseStart
      ? quantities[index - 1].clause : (index > 0 ? quantities[index - 1].clause + 1 : 0)
  }
}
