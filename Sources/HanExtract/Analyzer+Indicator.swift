import HanBase
import HanCatalog

extension Analyzer {
  /// Finds what a quantity measures; returns whether it is a flow.
  func resolveIndicator(_ index: Int, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    let quantity = quantities[index]
    let left =
      peel.isExamples
      ? NounPhrase()
      : leftPhrase(Int(quantity.leftLimit), comparisonStart(quantity, peel) ?? peel.end)
    let right = rightPhrase(quantity)
    var flow = isFlowVerb(quantity, peel, left)
    if usesRight(quantity, peel, left, right) {
      var phrase = Phrase()
      if let verb = keptVerb(quantity, peel) { phrase.append(verb) }
      if quantity.kind == .percent, let verb = verbBefore(peel.end, Int(quantity.leftLimit)) {
        phrase.append(verb)
      }
      phrase.append(right.phrase)
      set(
        phrase, right.indicator >= 0 && phrase == right.phrase ? right.indicator : exact(phrase),
        .indicatorRight, &raw)
      raw.certainty.indicator = .stated
      if isDoneVerb(Int(quantity.rightLimit)) { flow = true }
      if let last = rightVerbAfter(right), last { flow = true }
    } else if !left.isEmpty, !(quantity.kind == .points && isScopeOnly(left)) {
      setLeft(left, quantity, peel, &raw)
    } else if let topic = quotedTopic(quantity, right) {
      set(topic, -1, .indicatorQuoted, &raw)
      raw.certainty.indicator = .carried
      flow = true
    } else if !right.isEmpty {
      set(right.phrase, right.indicator, .indicatorRight, &raw)
    } else {
      carryTopic(quantity, peel, &raw)
    }
    noteSubjectPhrase(raw)
    if raw.measure == .level, raw.indicator >= 0 {
      switch catalog.indicators[Int(raw.indicator)].kind {
      case .rate, .ratio, .index: flow = false
      case .flow where !isMoneyUnit(quantity) && peel.reachSpan.isEmpty && !peel.isReachEnd:
        flow = true
      default: break
      }
    }
    if raw.measure == .level,
      text.any(["新增", "净增"], at: Int(raw.phrase.a.start)) != nil
        || (peel.growth == .up && text.any(["净增", "新增"], at: Int(peel.growthSpan.start)) != nil)
    {
      flow = true
    }
    if !flow, carry.isFlow, carry.flowSentence == sentenceIndex, peel.reachSpan.isEmpty,
      !peel.isReachEnd,
      !isStockWorded(quantity), quantity.kind.counts || quantity.kind == .measure
    {
      flow = true
    }
    return flow
  }

  /// 比全省高, 高于全省, 快于全部投资增速: the noun ends before the comparison.
  private func comparisonStart(_ quantity: Quantity, _ peel: Peel) -> Int? {
    guard quantity.kind == .points || !peel.compareSpan.isEmpty else { return nil }
    let range = Int(quantity.leftLimit)..<Int(quantity.span.start)
    var at = range.lowerBound
    for token in tokensFrom(at) {
      if Int(token.start) >= range.upperBound { break }
      if token.kind == .word {
        let roles = lexicon[Int(token.index)].roles
        if roles.contains(.compare) || roles.contains(.base) { return Int(token.start) }
      }
      at = Int(token.end)
    }
    at = range.lowerBound
    while at < min(range.upperBound, peel.end) {
      if text.any(["比", "较"], at: at) != nil,
        text.any(["比重", "比例", "比率", "较大", "较好", "较快", "比较"], at: at) == nil,
        text.anyEnds(["占", "同", "环", "对", "百分", "性价"], at: at) == nil,
        token(at: at).map({ $0.kind != .word || $0.end - $0.start <= 3 }) ?? !insideToken(at)
      {
        return at
      }
      at += text.scalar(at).length
    }
    return nil
  }

  private func insideToken(_ at: Int) -> Bool {
    for token in tokensFrom(max(sentenceStart, at - 30)) {
      if Int(token.start) > at { return false }
      if Int(token.start) < at, Int(token.end) > at, token.kind == .word { return true }
    }
    return false
  }

  /// 高于全省0.7个百分点、全国2.2个百分点: the second base is no indicator.
  private func isScopeOnly(_ left: NounPhrase) -> Bool {
    let span = left.phrase.a
    guard left.phrase.b.isEmpty, let index = lexicon.exact(text.base + Int(span.start), span.count)
    else { return false }
    return lexicon[index].area != 0 || !lexicon[index].roles.isDisjoint(with: [.scope, .selfArea])
  }

  private func setLeft(
    _ left: NounPhrase, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    var phrase = left.phrase
    var rule = Rule.indicatorLeft
    var indicator = left.indicator
    if left.isLevelWord, !carry.topic.isEmpty, let replaced = replaceLevel(left.phrase.a) {
      phrase = replaced
      rule = .indicatorPart
      indicator = -1
      raw.certainty.indicator = .carried
    } else if let composed = relational(left, quantity, peel) {
      phrase = composed
      rule = .indicatorPart
      indicator = -1
      raw.certainty.indicator = .carried
    } else if isListItem(quantity), let verb = carriedVerb(), left.keepVerb.isEmpty {
      var joined = Phrase(verb)
      joined.append(left.phrase)
      phrase = joined
      if indicator >= 0 { indicator = exact(joined) }
    }
    set(phrase, indicator, rule, &raw)
    if left.phrase.a.count > 72 { raw.certainty.indicator = .guessed }
    if left.phrase.a.count <= 3 { raw.certainty.indicator = .guessed }
  }

  static let relationalNouns: [StaticString] = [
    "绝对额和增速", "总量和增速", "增速", "增幅", "总量", "绝对额", "占比", "比重", "排名", "综合排名", "位次", "数量", "金额", "总投资",
    "年计划投资", "年度投资", "长", "宽", "高",
    "深", "面积", "人数", "户数", "总额", "总面积", "改造总面积", "总产值", "年产值", "产值", "增速排名", "总量排名", "均价", "现价总量",
    "两年平均增速", "年均增速", "平均增速", "降幅", "涨幅", "名义增速", "实际增速", "增量", "排位", "全省排名", "比例", "总数", "总人数",
    "总户数", "货值", "完成率", "达标率", "合格率", "履约率", "开工率", "到位率", "资金到位率", "投产率", "竣工率", "入库率", "利用率",
    "占有率", "总规模", "总金额",
  ]

  /// 总投资, 增速, 长: nouns that are said of the topic.
  private func relational(_ left: NounPhrase, _ quantity: Quantity, _ peel: Peel) -> Phrase? {
    let own = left.phrase.a
    guard
      Analyzer.relationalNouns.contains(where: {
        $0.utf8CodeUnitCount == own.count && text.has($0, at: Int(own.start))
      })
    else { return nil }
    var topic = carry.topic
    // 总量 is the topic itself.
    if text.ends("总量", at: Int(own.end)), own.count <= 12 {
      if topic.isEmpty || carry.topicSentence != sentenceIndex, let clause = namedBefore(quantity) {
        return clause
      }
      return topic.isEmpty ? nil : topic
    }
    if text.ends("排名", at: Int(own.end)), let list = quotedList(quantity) { topic = Phrase(list) }
    guard !topic.isEmpty, carry.topicSentence == sentenceIndex || topic != carry.topic else {
      if text.ends("排名", at: Int(own.end)), let clause = previousClause(quantity) {
        var phrase = clause.phrase
        phrase.append(own)
        return phrase
      }
      return nil
    }
    // 钢管直径…、长…: the other dimension is dropped.
    if topic.b.isEmpty, own.count == 3 {
      for noun: StaticString in ["直径", "长度", "宽度", "高度"] where text.ends(noun, at: Int(topic.a.end))
      {
        topic.a.end -= 6
      }
    }
    // 新增上市公司33家、总数达78家: the total is not of the new ones.
    if text.any(["总数", "总量", "总规模"], at: Int(own.start)) != nil,
      let length = text.any(["新增", "净增", "新登记", "新建"], at: Int(topic.a.start)),
      topic.a.count > length
    {
      topic.a.start += Int32(length)
    }
    for span in [topic.a, topic.b, topic.c] where !span.isEmpty {
      for noun in Analyzer.relationalNouns
      where noun.utf8CodeUnitCount == span.count && text.has(noun, at: Int(span.start)) {
        return nil
      }
    }
    topic.append(own)
    return topic
  }

  /// The first indicator that an earlier clause of the sentence names.
  private func namedBefore(_ quantity: Quantity) -> Phrase? {
    for token in tokensBefore(Int(quantity.clauseStart)) {
      if token.kind == .word, lexicon[Int(token.index)].indicator >= 0 { return Phrase(token.span) }
    }
    return nil
  }

  /// 入选“2025市辖区高质量发展百强”，排名第93位: the list that the rank is on.
  private func quotedList(_ quantity: Quantity) -> Span? {
    var open = -1
    var found: Span?
    for token in tokensBefore(Int(quantity.span.start)) {
      if token.kind == .openQuote { open = Int(token.end) }
      if token.kind == .closeQuote, open >= 0 { found = Span(open, Int(token.start)) }
    }
    return found
  }

  /// 新增A3家、B35家: the verb of the first member holds for the others.
  private func carriedVerb() -> Span? {
    guard carry.topicSentence == sentenceIndex else { return nil }
    let first = carry.topic.a
    guard !first.isEmpty, let token = token(at: Int(first.start)), token.kind == .word,
      token.end <= first.end,
      lexicon[Int(token.index)].roles.contains(.keepVerb), lexicon[Int(token.index)].indicator < 0
    else { return nil }
    return token.span
  }

  /// 国家级专精特新企业3家、省级35家: the modifier is replaced, the rest stays.
  private func replaceLevel(_ word: Span) -> Phrase? {
    var phrase = Phrase()
    var replaced = false
    for span in [carry.topic.a, carry.topic.b, carry.topic.c, carry.topic.d] where !span.isEmpty {
      var from = span.start
      for token in tokensFrom(Int(span.start)) {
        if token.start >= span.end { break }
        if !replaced, token.kind == .word, lexicon[Int(token.index)].roles.contains(.levelWord),
          lexicon[Int(token.index)].indicator < 0
        {
          phrase.append(Span(from, token.start))
          phrase.append(word)
          from = token.end
          replaced = true
        }
      }
      phrase.append(Span(from, span.end))
    }
    if replaced { return phrase }
    var joined = Phrase(word)
    joined.append(carry.topic)
    return joined
  }

  private func exact(_ phrase: Phrase) -> Int32 {
    guard phrase.b.isEmpty else { return -1 }
    return exactIndicator(Int(phrase.a.start), Int(phrase.a.end)) ?? -1
  }

  private func set(_ phrase: Phrase, _ indicator: Int32, _ rule: Rule, _ raw: inout RawObservation)
  {
    raw.phrase = phrase
    raw.indicator = indicator
    raw.rules.indicator = rule
  }

  private func noteSubjectPhrase(_ raw: RawObservation) {
    guard !raw.phrase.isEmpty else { return }
    if raw.rules.indicator == .indicatorPart {
      if carry.root.isEmpty {
        (carry.root, carry.rootIndicator) = (carry.topic, carry.topicIndicator)
      }
    } else if raw.rules.indicator != .indicatorCarried {
      carry.root = Phrase()
    }
    carry.topic = raw.phrase
    carry.topicIndicator = raw.indicator
    carry.topicSentence = sentenceIndex
  }

  private func carryTopic(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if quantity.inParen, let outer = beforeParen(quantity) {
      set(outer.phrase, outer.indicator, .indicatorLeft, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let clause = namingClause(quantity) {
      set(clause.phrase, clause.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      return
    }
    // 全镇共有9717户、30384人: the unit itself names what is counted.
    if quantity.kind == .person || text.any(["户"], at: Int(quantity.unit.start)) != nil,
      !peel.reachSpan.isEmpty || isListItem(quantity), clauseBefore(quantity).isEmpty,
      !quantity.number.isOrdinal,
      carry.topicSentence != sentenceIndex
        || text.any(["户", "人"], at: Int(carry.topic.a.start)) != nil
    {
      set(Phrase(quantity.unit), -1, .indicatorNone, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    // 民生支出4849亿元、占比稳定在八成: the share is the topic's.
    if text.any(["占比", "比重"], at: Int(peel.shareSpan.start)) != nil, !peel.shareSpan.isEmpty,
      !carry.topic.isEmpty,
      carry.topicSentence == sentenceIndex
    {
      var phrase = carry.topic
      phrase.append(Span(peel.shareSpan.start, peel.shareSpan.start + 6))
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let verb = countedVerb(quantity, peel) {
      set(Phrase(verb), -1, .indicatorLeft, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if !carry.root.isEmpty, quantity.kind != .points,
      !quantity.number.isOrdinal || carry.topicSentence != sentenceIndex
    {
      let inSentence = carry.topicSentence == sentenceIndex
      set(carry.root, carry.rootIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = inSentence ? .carried : .guessed
      return
    }
    if !carry.topic.isEmpty, carry.topicSentence == sentenceIndex {
      set(carry.topic, carry.topicIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .carried
      return
    }
    // The clause before may name it: 在民调评比中，雨湖区达93.46分.
    if let phrase = previousClause(quantity) {
      set(phrase.phrase, phrase.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if !carry.topic.isEmpty {
      set(carry.topic, carry.topicIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    raw.rules.indicator = .indicatorNone
    raw.certainty.indicator = .guessed
  }

  /// 汽车（增长35.8%）: the noun stands before the bracket.
  private func beforeParen(_ quantity: Quantity) -> NounPhrase? {
    let open = Int(quantity.clauseStart)
    guard open > sentenceStart else { return nil }
    let end = text.before(open)
    if hasQuantity(in: Span(end - 1, end + 1)) { return nil }
    var start = sentenceStart
    for token in tokensBefore(end) {
      switch token.kind {
      case .comma, .semicolon, .stop, .colon, .pause, .closeParen: start = Int(token.end)
      default: break
      }
    }
    let phrase = leftPhrase(start, end)
    guard !phrase.isEmpty else { return nil }
    if hasQuantity(in: Span(start, end)) { return nil }
    return phrase
  }

  /// 投入4.33亿元: the action itself is what is counted.
  private func countedVerb(_ quantity: Quantity, _ peel: Peel) -> Span? {
    var found: Span?
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if Int(token.end) > peel.end { break }
      guard token.kind == .word else {
        found = nil
        continue
      }
      let roles = lexicon[Int(token.index)].roles
      if text.has("累计", at: Int(token.start)), token.end - token.start == 6 {
        found = token.span
      } else if roles.contains(.keepVerb) {
        found = Span(found?.start ?? token.start, token.end)
        if Int(token.end) == peel.end { return found }
      } else {
        found = nil
      }
    }
    return nil
  }

  /// 尤其值得关注的是规模以上工业增加值，年均增速达17.5%: the clause before is only a name.
  private func namingClause(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start else { return nil }
    if hasQuantity(in: clause) { return nil }
    let phrase = leftPhrase(Int(clause.start), Int(clause.end))
    guard !phrase.isEmpty else { return nil }
    for token in tokensFrom(Int(phrase.phrase.a.start)) {
      if token.start >= clause.end { break }
      if token.kind == .word, token.end == clause.end, lexicon[Int(token.index)].indicator >= 0 {
        return phrase
      }
    }
    return nil
  }

  /// Whether a quantity stands in or touches a span.
  func hasQuantity(in span: Span) -> Bool {
    var low = 0
    var high = quantities.count
    while low < high {
      let middle = (low + high) / 2
      if quantities[middle].afterQualifier <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < quantities.count && quantities[low].span.start < span.end
  }

  /// The clause that ends where a quantity's clause begins.
  private func clauseBefore(_ quantity: Quantity) -> Span {
    guard quantity.clauseStart > Int32(sentenceStart) else { return .none }
    var end = sentenceStart
    var start = sentenceStart
    for token in tokensBefore(Int(quantity.clauseStart)) {
      switch token.kind {
      case .comma, .semicolon, .stop, .colon, .dash:
        if token.end == quantity.clauseStart {
          end = Int(token.start)
        } else {
          start = Int(token.end)
        }
      default: break
      }
    }
    return Span(start, end)
  }

  private func previousClause(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start else { return nil }
    var end = Int(clause.end)
    if text.anyEnds(["中", "里", "上"], at: end) != nil { end -= 3 }
    if text.ends("方面", at: end) { end -= 6 }
    var phrase = leftPhrase(Int(clause.start), end)
    // 粮食产量再创历史新高: only its subject names something.
    if !phrase.isEmpty, phrase.phrase.b.isEmpty {
      let start = Int(phrase.phrase.a.start)
      let subject = nounEnd(start, Int(phrase.phrase.a.end))
      if subject - start >= 6, subject < Int(phrase.phrase.a.end) {
        phrase.phrase = Phrase(Span(start, subject))
        phrase.indicator = exactIndicator(start, subject) ?? -1
      }
    }
    return phrase.isEmpty || phrase.phrase.a.count < 6 ? nil : phrase
  }

  private func raw(isPlace quantity: Quantity) -> Bool {
    quantity.unit.count == 3 && text.has("位", at: Int(quantity.unit.start))
  }

  /// 创新开展“区长直播带岗”，吸引6.2万人参与: the quoted thing of the clause before.
  private func quotedTopic(_ quantity: Quantity, _ right: NounPhrase) -> Phrase? {
    guard quantity.kind == .person, !quantity.number.isOrdinal, raw(isPlace: quantity) == false,
      right.hasVerb || right.isEmpty, quantity.clauseStart > Int32(sentenceStart)
    else { return nil }
    var open = -1
    var found = Span.none
    for token in tokensBefore(Int(quantity.clauseStart)) {
      if token.kind == .openQuote { open = Int(token.end) }
      if token.kind == .closeQuote, open >= 0 { found = Span(open, Int(token.start)) }
    }
    guard !found.isEmpty else { return nil }
    var phrase = Phrase(found)
    let start = Int(quantity.afterQualifier)
    let end = Int(quantity.rightLimit)
    if end > start, end - start <= 24 { phrase.append(Span(start, end)) }
    return phrase
  }

  // MARK: left or right

  private func usesRight(
    _ quantity: Quantity, _ peel: Peel, _ left: NounPhrase, _ right: NounPhrase
  ) -> Bool {
    guard !right.isEmpty, !quantity.number.isOrdinal, !peel.isTop else { return false }
    if peel.isExamples { return true }
    if quantity.kind.counts || quantity.kind == .none {
      if peel.growth != .none, !left.isEmpty, quantity.kind != .person { return false }
      return true
    }
    if left.isEmpty { return true }
    return false
  }

  /// 新增, 净增 directly before the number or at the beginning of its words.
  private func keptVerb(_ quantity: Quantity, _ peel: Peel) -> Span? {
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= quantity.span.start { return nil }
      guard token.kind == .word else { continue }
      let entry = lexicon[Int(token.index)]
      if entry.roles.contains(.keepVerb),
        text.any(["新增", "净增", "新建", "引进", "改造"], at: Int(token.start)) != nil,
        entry.indicator < 0
      {
        return token.span
      }
    }
    return nil
  }

  private func verbBefore(_ end: Int, _ floor: Int) -> Span? {
    var last: Span?
    for token in tokensFrom(floor) {
      if Int(token.end) > end { break }
      if token.kind == .word, lexicon[Int(token.index)].roles.contains(.verb),
        lexicon[Int(token.index)].indicator < 0
      {
        last = token.span
      }
    }
    return last
  }

  // MARK: stock or flow

  private func isFlowVerb(_ quantity: Quantity, _ peel: Peel, _ left: NounPhrase) -> Bool {
    if peel.isReachEnd || isStockWorded(quantity) { return false }
    if left.hasAction { return true }
    return isDoneVerb(Int(quantity.afterQualifier))
  }

  private func isMoneyUnit(_ quantity: Quantity) -> Bool {
    quantity.unitIndex >= 0 && catalog.units[Int(quantity.unitIndex)].dimension == "money"
  }

  private func isStockWorded(_ quantity: Quantity) -> Bool {
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    for token in tokensFrom(range.lowerBound) {
      if Int(token.start) >= range.upperBound { return false }
      if token.kind == .time, times[Int(token.index)].kind == .now { return true }
      if token.kind == .word, lexicon[Int(token.index)].roles.contains(.stockWord) { return true }
    }
    return false
  }

  /// Whether a finished action follows in the clause: 125个老旧小区完成改造.
  private func isDoneVerb(_ start: Int) -> Bool {
    for token in tokensFrom(start) {
      if Int(token.start) >= start + 60 { return false }
      switch token.kind {
      case .comma, .stop, .semicolon: return false
      case .word: if lexicon[Int(token.index)].roles.contains(.done) { return true }
      default: break
      }
    }
    return false
  }

  private func rightVerbAfter(_ right: NounPhrase) -> Bool? {
    right.phrase.isEmpty ? nil : isDoneVerb(Int(right.phrase.a.start))
  }
}
