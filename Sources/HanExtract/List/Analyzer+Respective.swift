import HanBase
import HanCatalog

extension Analyzer {
  /// How many quantities from `index` on form one list: 7.2%、13.9%、8.8%.
  func groupSize(_ index: Int) -> Int {
    var count = 1
    while index + count < quantities.count, count < 24 {
      let previous = quantities[index + count - 1]
      let next = quantities[index + count]
      guard previous.clauseStart == next.clauseStart || isCommaList(previous, next),
        isGroupGap(previous, next)
      else { break }
      count += 1
    }
    return count
  }

  func isCommaList(_ previous: Quantity, _ next: Quantity) -> Bool { false }

  func isGroupGap(_ previous: Quantity, _ next: Quantity) -> Bool {
    var start = Int(previous.afterQualifier)
    let end = Int(next.span.start)
    // A bracket behind a member belongs to it.
    if text.any(["（", "("], at: start) != nil {
      var at = start
      while at < end, text.any(["）", ")"], at: at) == nil { at += 1 }
      if at < end { start = at + (text[at] == UInt8(ascii: ")") ? 1 : 3) }
    }
    if isListGap(start, end) { return true }
    guard end > start, end - start <= 24 else { return false }
    // 增长7.2%、增长5%; 、第6; 和超28%: a verb or qualifier may be said again.
    var at = start
    guard let mark = text.any(["、", "和", "与", "及", "以及"], at: at) else { return false }
    at += mark
    while at < end {
      guard text.any(["第", "约", "近", "超", "达", "为"], at: at) != nil else {
        return false
      }
      at += 3
    }
    return true
  }

  /// Pairs a list of numbers with the list of subjects before it; false where there is none.
  func assembleGroup(_ index: Int, _ count: Int) -> Bool {
    let first = quantities[index]
    let peel = peel(first)
    let isRespective = !peel.respectiveSpan.isEmpty || hasRespective(first)
    let repeats =
      carry.subjects.count == count && carry.subjectsSentence == sentenceIndex
      && isEmptySubject(Int(first.leftLimit), peel.end)
    guard isRespective || first.number.isOrdinal || repeats else { return false }
    if isRatioPart(index) { return false }
    var end = peel.end
    if !peel.respectiveSpan.isEmpty { end = min(end, Int(peel.respectiveSpan.start)) }
    var head = Span.none
    if let respective = respectiveToken(first) {
      // A分别比上年增长, A分别新增企业3家、5家: words between belong to each.
      if Int(respective.end) < peel.end { head = Span(Int(respective.end), peel.end) }
      end = Int(respective.start)
    }
    // …年均分别增长: the adverb belongs to the verb.
    while let word = word(endingAt: end), lexicon[word].indicator < 0,
      !lexicon[word].roles.isDisjoint(with: [.average, .adverb, .base]), lexicon[word].length >= 6,
      end - Int(lexicon[word].length) > Int(first.leftLimit)
    {
      end -= Int(lexicon[word].length)
    }
    var items = subjects(Int(first.leftLimit), end, count, head)
    if items.count != count, !carry.subjects.isEmpty, carry.subjects.count == count,
      carry.subjectsSentence == sentenceIndex, isEmptySubject(Int(first.leftLimit), end)
    {
      items = carry.subjects
    }
    if items.count != count, isEmptySubject(Int(first.leftLimit), end) {
      items = lastSubjects(count)
    }
    guard items.count == count else { return false }
    carry.subjects = items
    carry.subjectsSentence = sentenceIndex
    for offset in 0..<count {
      let quantity = quantities[index + offset]
      var own = peel
      if offset > 0 {
        let local = self.peel(quantity)
        own.comparator = local.comparator
        own.comparatorSpan = local.comparatorSpan
      }
      var raw = start(quantity, own)
      resolveArea(first, &raw)
      let item = items[offset]
      raw.phrase = item.phrase
      raw.indicator = item.indicator
      raw.rules.indicator = .indicatorRespective
      if item.area != 0 {
        raw.area = item.area
        raw.rules.area = .areaRespective
        raw.certainty.area = .stated
      }
      let flow =
        item.indicator >= 0
        ? tables.indicatorKinds[Int(item.indicator)] == .flow : isMoneyUnit(quantity)
      resolvePeriod(first, own, isFlow: flow, &raw)
      finish(raw, quantity)
    }
    if let last = items.last {
      carry.topic = last.phrase
      carry.topicIndicator = last.indicator
      carry.topicSentence = sentenceIndex
    }
    return true
  }

  /// GDP达到…，财政总收入达到…，分别为…: the last statements of the sentence are the subjects.
  func lastSubjects(_ count: Int) -> [ListItem] {
    var items: [ListItem] = []
    for raw in output.reversed() {
      guard Int(raw.sentence) == sentenceIndex, items.count < count else { break }
      if items.last?.phrase == raw.phrase { continue }
      items.append(ListItem(phrase: raw.phrase, indicator: raw.indicator, area: 0))
    }
    return items.reversed()
  }

  func hasRespective(_ quantity: Quantity) -> Bool { respectiveToken(quantity) != nil }

  func respectiveToken(_ quantity: Quantity) -> Token? {
    guard sentenceRoles.contains(.respective) else { return nil }
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= quantity.span.start { return nil }
      if token.kind == .word, lexicon[Int(token.index)].roles.contains(.respective),
        text.any(["分别", "依次", "分列", "分居"], at: Int(token.start)) != nil
      {
        return token
      }
    }
    return nil
  }

  func isEmptySubject(_ start: Int, _ end: Int) -> Bool {
    leftPhrase(start, max(start, end)).isEmpty
  }

  // MARK: ratios
}
