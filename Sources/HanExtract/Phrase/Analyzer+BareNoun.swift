import HanBase
import HanCatalog

extension Analyzer {
  /// 新建商品住宅销售价格上涨0.6%，其中北京持平，广州(价格上涨1.9%): what a bare noun is short for where the sentence told of it.
  @inline(__always)
  func wholeOfSentence(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(span.count <= 9) && areaCount > 0 && carry.topicSentence == sentenceIndex
      && text.any(Analyzer.bareNouns, at: Int(span.start)) == span.count
      ? wholeOfSentenceInFull(span) : nil
  }

  @inline(never)
  private func wholeOfSentenceInFull(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    guard isNational || comparesPlaces else { return nil }
    for (phrase, indicator) in [
      (carry.topic, carry.topicIndicator), (carry.mainTopic, carry.mainIndicator),
    ] {
      let whole = phrase.a
      guard phrase.b.isEmpty, whole.count > span.count, whole.end <= span.start,
        Int(whole.start) >= sentenceStart,
        text.holds(span, in: Span(whole.end - Int32(span.count), whole.end))
      else { continue }
      return (phrase, indicator)
    }
    return nil
  }

  /// 财政收入287.3亿元，增长2.8%，人均(2600元): what falls to each of the sum that the sentence told of.
  func perHead(_ own: Span, _ quantity: Quantity) -> Phrase? {
    guard text.has("人均", at: Int(own.start)), quantity.unitIndex >= 0,
      tables.isMoney[Int(quantity.unitIndex)], carry.topicSentence == sentenceIndex,
      carry.topicIndicator >= 0, isAmount(carry.topicIndicator), carry.topic.b.isEmpty,
      catalog.indicatorDimension(Int(carry.topicIndicator)) == "money"
    else { return nil }
    return Phrase(own, carry.topic.a)
  }

  /// 西安总客流3337.1万人次，日均(417.14万人次): what falls to a day or a month of what was told before.
  @inline(__always)
  func nameDaily(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.indicator == .indicatorCarried), traits.contains(.mean),
      raw.measure == .level
    {
      if raw.phrase.b.isEmpty { nameDailyInFull(quantity, &raw) }
      nameCarriedMean(quantity, &raw)
    }
  }

  @inline(never)
  private func nameDailyInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard !raw.phrase.isEmpty,
      let at = text.anyFind(
        ["日均", "月均", "周均"], in: Int(quantity.leftLimit)..<Int(quantity.span.start)),
      text.any("日均", "月均", "周均", at: Int(raw.phrase.a.start)) == nil
    else { return }
    set(Phrase(Span(at, at + 6), raw.phrase.a), -1, .indicatorPart, &raw)
  }

  /// GDP增长6.2%，(投资)增长4.8%，(消费)下降3%: a word that is a noun as well as a verb is what grows, where it is all that the
  /// clause says before; so it is what an amount is of behind something that was told by a name of its own.
  @inline(__always)
  func deedThatGrows(_ left: NounPhrase, _ quantity: Quantity, _ peel: Peel) -> NounPhrase? {
    _slowPath(left.hasVerb) && left.isEmpty && mayBeOfDeed(quantity, peel)
      ? deedThatGrowsInFull(quantity, peel) : nil
  }

  @inline(__always)
  private func mayBeOfDeed(_ quantity: Quantity, _ peel: Peel) -> Bool {
    switch quantity.kind {
    case .percent:
      peel.shareSpan.isEmpty ? !peel.growthSpan.isEmpty && !peel.isReachEnd : isShareOfDeed(peel)
    // 投资快于GDP3个百分点
    case .points: peel.growthSpan.isEmpty || isShareOfDeed(peel)
    case .measure, .person: carry.topicIndicator >= 0
    default: false
    }
  }

  /// (投资)占比56.2%: the deed is the noun of which the share is told.
  @inline(__always)
  private func isShareOfDeed(_ peel: Peel) -> Bool {
    Int(peel.shareSpan.start) == peel.end && text.any("占比", "比重", at: peel.end) != nil
  }

  @inline(never)
  private func deedThatGrowsInFull(_ quantity: Quantity, _ peel: Peel) -> NounPhrase? {
    let end = comparisonStart(quantity, peel) ?? peel.end
    var start = end
    let isShare = isShareOfDeed(peel)
    while let index = word(endingAt: start), case let entry = lexicon[index], entry.indicator < 0,
      entry.roles.contains(.nounVerb)
        || isShare && entry.roles.contains(.verb)
          && entry.roles.isDisjoint(with: [.up, .down, .reach, .reachEnd, .light, .keepVerb, .rank]),
      case let before = start - Int(entry.length), before >= Int(quantity.leftLimit)
    {
      start = before
    }
    let deed = Span(start, end)
    guard !deed.isEmpty,
      // 固定资产投资增长5%，完成投资500亿元; 实施项目50个，投资30亿元 is of the projects; 常住人口1000万人，就业500万人
      quantity.kind == .percent || quantity.kind == .points
        || plainQuantity(of: carry.topicIndicator) == (quantity.kind == .person ? .persons : .money)
          && !text.holds(deed, in: carry.topic.a)
    else { return nil }
    if isShare {
      let share = Span(deed.start, deed.end + 6)
      return NounPhrase(phrase: Phrase(share), indicator: exact(Phrase(share)), hasVerb: true)
    }
    return NounPhrase(phrase: Phrase(deed), hasVerb: true)
  }

  /// Deeds that are short for longer names of measures.
  private static let fieldDeeds = WordSet(
    "投资", "消费", "生产", "就业", "销售", "贷款", "融资", "流通", "储蓄")

  /// 固定资产投资增长5%。(投资)增长8%: the one measure told before that a bare word is short for.
  @inline(__always)
  func meantByField(_ left: NounPhrase) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(left.hasVerb) && left.phrase.a.count == 6 && left.indicator < 0
      && left.phrase.b.isEmpty && text.any(Analyzer.fieldDeeds, at: Int(left.phrase.a.start)) != nil
      ? fieldTold(left.phrase.a, since: comparesPlaces ? 0 : sentenceIndex - 3) : nil
  }

  /// What the text compares or told of last, or what the section began with, if a bare noun is its end.
  func wholeTold(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    guard text.any(Analyzer.bareNouns, at: Int(span.start)) == span.count else { return nil }
    var wholes: [(phrase: Phrase, indicator: Int32)] = []
    if let theme = comparedHere { wholes.append((theme.phrase, theme.indicator)) }
    if let told = carry.told { wholes.append((told.phrase, told.indicator)) }
    if let headline = carry.headline { wholes.append((headline.phrase, headline.indicator)) }
    return wholes.first {
      $0.phrase.b.isEmpty && $0.phrase.a.count > span.count
        && text.holds(span, in: Span($0.phrase.a.end - Int32(span.count), $0.phrase.a.end))
    }
  }

  /// 一般公共预算收入3448.8亿元，支出(9632亿元): what goes out of the purse that the sentence told the income of.
  @inline(__always)
  func outgoings(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(span.count == 6) && carry.topicIndicator >= 0 ? outgoingsInFull(span) : nil
  }

  @inline(never)
  private func outgoingsInFull(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    guard text.has("支出", at: Int(span.start)),
      carry.topicSentence == sentenceIndex, carry.topic.b.isEmpty,
      case let purse = Span(carry.topic.a.start, carry.topic.a.end - 6), purse.count >= 6,
      purse.count <= 36, text.has("收入", at: Int(purse.end))
    else { return nil }
    let entry = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { name -> Int? in
      guard let base = name.baseAddress else { return nil }
      name.initialize(repeating: 0)
      for offset in 0..<purse.count { base[offset] = text[Int(purse.start) + offset] }
      for offset in 0..<6 { base[purse.count + offset] = text[Int(span.start) + offset] }
      return lexicon.exact(base, purse.count + 6, readable: 64)
    }
    guard let entry, case let indicator = lexicon[entry].indicator, indicator >= 0 else {
      return nil
    }
    return (Phrase(purse, span), indicator)
  }

  /// Whether words are a noun that is short for longer names of measures.
  func isBareNoun(_ span: Span) -> Bool { text.isOne(of: Analyzer.bareNouns, span) }

  private static let bareNouns = WordSet(
    "价格", "销量", "产量", "均价", "房价", "收入", "投资", "支出", "工资", "存款", "用水量", "用电量", "发电量")
}
