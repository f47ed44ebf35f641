import HanBase
import HanCatalog

extension Analyzer {
  /// 从增速看, 增速方面, 增速上: the opening clause says that what follows are growth rates.
  func noteQuestion(opensParagraph: Bool) {
    guard
      // 在每万人拥有有效发明专利排行榜上: what each of so many has is no number.
      let first = quantities.first(where: { !text.ends("每", at: Int($0.span.start)) }).map({
        Int($0.clauseStart)
      })
        ?? (turn(at: sentenceStart) == nil ? nil : sentenceEnd)
    else { return }
    let end = min(first, sentenceStart + 60)
    var from = sentenceStart
    for place in tokens.marks {
      let token = tokens[Int(place)]
      if Int(token.start) >= end { return }
      guard token.kind == .comma || token.kind == .colon else { continue }
      let close = Int(token.start)
      // 2023年，货邮吞吐量方面，…: when comes first.
      if from == sentenceStart, let time = self.token(at: from), time.kind == .time,
        Int(time.end) == close
      {
        from = Int(token.end)
        continue
      }
      noteDivision(from, close)
      noteAspect(from, close)
      var at = close
      while let length = text.anyEnds("来看", "看", "方面", "上", "榜", "一项", at: at) { at -= length }
      let noun = text.anyEnds("增速", "增幅", "涨幅", "增长速度", "速度", at: at)
      // 若看两年平均, 从两年平均增速看
      let isAverage =
        text.anyEnds("年平均", "年均", at: at - (noun ?? 0)) != nil
        && text.any("从", "若", "如", "按", "论", "看", at: from) != nil
      if isAverage
        || noun != nil
          && (at < close || text.has("论", at: from) || token.kind == .colon
            || at - from <= 18)
      {
        (carry.asksGrowth, carry.asksGrowthIn) = (sentenceIndex, sentenceStart..<sentenceEnd)
        if isAverage { carry.asksAverage = sentenceIndex }
        if opensParagraph, at - (noun ?? 0) - from <= 6 { returnToCompared() }
      }
      return
    }
  }

  /// …只有3089.9亿元；增速方面，重庆、成都为11.7%和11.4%: the same within a sentence, up to the next such words.
  @inline(__always)
  func noteLaterQuestion() {
    if numbers.count > 1, carry.asksGrowth != sentenceIndex,
      !text.lacks("速", from: sentenceStart, to: sentenceEnd)
        || !text.lacks("幅", from: sentenceStart, to: sentenceEnd)
    {
      noteLaterQuestionInFull()
    }
  }

  @inline(never)
  private func noteLaterQuestionInFull() {
    var from = -1
    var asked = -1
    for place in tokens.marks {
      let token = tokens[Int(place)]
      guard token.kind == .comma || token.kind == .semicolon else { continue }
      defer { from = Int(token.end) }
      let close = Int(token.start)
      guard from > 0, close - from <= 30, let aspect = text.anyEnds("来看", "看", "方面", at: close)
      else {
        if asked >= 0, token.kind == .semicolon { return askGrowth(in: asked..<close) }
        continue
      }
      if asked >= 0 { return askGrowth(in: asked..<close) }
      // GDP增速方面, 从增速看
      if let noun = text.anyEnds("增速", "增幅", "涨幅", "增长速度", at: close - aspect),
        close - aspect - noun - from <= 6
      {
        asked = close
      }
    }
    if asked >= 0 { askGrowth(in: asked..<sentenceEnd) }
  }

  private func askGrowth(in range: Range<Int>) {
    (carry.asksGrowth, carry.asksGrowthIn) = (sentenceIndex, range)
  }

  /// Makes something the topic again, as if the sentence before had told of it.
  func returnTo(_ phrase: Phrase, _ indicator: Int32) {
    (carry.topic, carry.topicIndicator) = (phrase, indicator)
    (carry.mainTopic, carry.mainIndicator) = (phrase, indicator)
    (carry.named, carry.namedIndicator) = (phrase.a, indicator)
    carry.namedSentence = sentenceIndex
    (carry.root, carry.topicIsPart) = (Phrase(), false)
    carry.topicSentence = sentenceIndex - 1
  }

  /// 增速方面，…, at the beginning of a paragraph: of what the text compares places by.
  private func returnToCompared() {
    guard let theme = carry.compared, theme.isTold(since: sentenceIndex - 8), theme.indicator >= 0
    else { return }
    returnTo(theme.phrase, theme.indicator)
  }

  static let turns = WordSet(
    "再看", "再来看", "先看", "首先看", "其次看", "接着看", "且看", "若单看", "若只看", "如果看", "单看", "只看", "若看", "如看", "若论",
    "说到", "说起", "谈到",
    "谈及", "至于")

  /// The length of the words with which a clause turns to something else: 再看财力, 若论人均GDP.
  @inline(__always)
  func turn(at start: Int) -> Int? { text.any(often.turns, at: start) }

  /// 分市州看, 按省份看: places are told apart now by what the section began with.
  private func noteDivision(_ from: Int, _ close: Int) {
    guard let headline = carry.headline, let length = text.anyEnds("来看", "看", "方面", "上", at: close)
    else { return }
    // 从总量看, 总量方面: of how much there is, not of its parts.
    let ofAmount =
      text.anyEnds("总量", "规模", "绝对额", "绝对值", "绝对量", "体量", "总额", at: close - length)
      .map { close - length - $0 - from <= 6 } ?? false
    let byPlace =
      text.any("分", "按", "从", "各", at: from) != nil
      && (text.anyEnds(often.placeClassEnds, at: close - length)
        ?? text.anyEnds("地区", "区域", "市", "县", "各区", "分区", at: close - length)) != nil
    guard ofAmount || byPlace else { return }
    // 固定资产投资下降4.7%。分旗区看: of what the paragraph began with, where that is something else.
    let own = byPlace ? grownHere(headline.phrase.a.start) : nil
    let meant = own ?? themeInShort(behind: close, headline.phrase.a)
    returnTo(meant?.0 ?? headline.phrase, meant?.1 ?? headline.indicator)
  }

  /// …基础设施投资…。分地区看，11个设区市中，投资增速高于全省平均的有6个: what the document is about, where the clause says only its
  /// last word and the section told of another that ends so.
  private func themeInShort(behind close: Int, _ headline: Span) -> (Phrase, Int32)? {
    let theme = baseContext.theme
    guard theme.count > 6, headline.count > 6,
      case let noun = Span(theme.end - 6, theme.end), isBareNoun(noun),
      text.isSame(noun, Span(headline.end - 6, headline.end)), !text.isSame(theme, headline)
    else { return nil }
    for mark in tokensFrom(close) where mark.kind.endsClause {
      let at = Int(mark.end)
      if at + 6 < sentenceEnd, text.isSame(Span(at, at + 6), noun) {
        return (Phrase(theme), baseContext.themeIndicator)
      }
    }
    return nil
  }

  /// Remembers what the section tells of first.
  @inline(__always)
  func noteHeadline(_ raw: inout RawObservation) {
    guard carry.headline == nil, raw.indicator >= 0, raw.phrase.b.isEmpty,
      raw.certainty.indicator != .guessed
    else { return }
    let kind = tables.indicatorKinds[Int(raw.indicator)]
    if kind == .flow || kind == .stock {
      carry.headline = (raw.phrase, raw.indicator, sentenceIndex)
    }
  }

  /// 31个城市…。上海以10536.2亿元…: the count of places is no topic of the next sentence.
  @inline(__always)
  func leaveCountedPlaces() {
    if _slowPath(carry.beforePlaces != nil) { leaveCountedPlacesInFull() }
  }

  @inline(never)
  private func leaveCountedPlacesInFull() {
    guard let before = carry.beforePlaces, before.sentence != sentenceIndex else { return }
    carry.beforePlaces = nil
    guard isOfPlaces(Phrase(carry.topic.a)) else { return }
    (carry.topic, carry.topicIndicator) = (before.topic, before.indicator)
    carry.root = Phrase()
  }

  /// 按年平均汇率（1美元兑6.8985元）折算，约合20533美元: a bracket leaves the topic as it was.
  @inline(__always)
  func keepOuterTopic(_ quantity: Quantity) {
    if _slowPath(quantity.inParen), quantity.clauseStart > Int32(sentenceStart) + 3 {
      if carry.outer == nil || carry.outer?.sentence != sentenceIndex {
        carry.outer = OuterTopic(
          sentence: sentenceIndex, topic: carry.topic, indicator: carry.topicIndicator,
          root: carry.root, rootIndicator: carry.rootIndicator, topicSentence: carry.topicSentence)
      }
      return
    }
    guard _slowPath(carry.outer != nil), let outer = carry.outer else { return }
    carry.outer = nil
    guard outer.sentence == sentenceIndex, outer.topicSentence == sentenceIndex else { return }
    (carry.topic, carry.topicIndicator) = (outer.topic, outer.indicator)
    (carry.root, carry.rootIndicator) = (outer.root, outer.rootIndicator)
    carry.topicSentence = outer.topicSentence
  }

  /// Remembers what was measured in a unit, for statements that name only their place.
  @inline(__always)
  func remember(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.unitIndex >= 0, raw.rules.indicator != .indicatorCarried,
      quantity.kind != .percent, quantity.kind != .points
    {
      rememberInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func rememberInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    var phrase = raw.phrase
    if isSaidOfPlaces(&raw) {
      // 千亿县分布在11个省份，其中江苏17个: these are what is counted.
      guard !text.has("的", at: Int(phrase.a.end)) else { return }
      phrase = Phrase(phrase.a)
    }
    guard !raw.phrase.isEmpty, raw.rules.indicator != .indicatorNone,
      !text.has("距", at: Int(raw.phrase.a.start)), !isInstitution(raw.phrase.last),
      gapNoun(raw.phrase.a) == nil, !isBareCount(raw.phrase.a)
    else { return }
    let topic = MeasuredTopic(
      unit: quantity.unitIndex, phrase: phrase, indicator: raw.indicator,
      sentence: sentenceIndex)
    if let index = carry.measured.firstIndex(where: { $0.unit == topic.unit }) {
      carry.measured[index] = topic
    } else if carry.measured.count < 8 {
      carry.measured.append(topic)
    }
  }

  /// Whether a statement in money or measure carries on a topic that was counted in things.
  func isOtherUnit(_ quantity: Quantity, _ raw: RawObservation) -> Bool {
    guard raw.measure == .level, quantity.kind == .measure, carry.topicIndicator < 0,
      !looksAtField
    else {
      return false
    }
    // 六省民间投资11868.5亿元，占全国的20.3%。其中，河南3676.2亿元: nor is the share what was told in yuan, but the whole.
    let topic = topicOfAmount
    if topic == carry.root, carry.rootIndicator >= 0, fits(carry.rootIndicator, quantity, .level) {
      return false
    }
    return !carry.measured.contains { $0.unit == quantity.unitIndex && $0.phrase == topic }
  }

  /// What the document's headings and first sentences name that a number can be of.
  func theme(_ quantity: Quantity, _ measure: Measure) -> (Span, Int32)? {
    for (span, indicator) in carry.themes.reversed() where fits(indicator, quantity, measure) {
      return (span, indicator)
    }
    return nil
  }

  /// 快递…134.7亿件，…五城合计占全国的26.2%。义乌一市就有101.5亿件: what this unit measured last, where the
  /// topic was measured in another.
  func topicOfUnit(_ quantity: Quantity, _ raw: RawObservation) -> MeasuredTopic? {
    guard raw.rules.area == .areaNamed, raw.measure == .level || raw.measure == .change,
      quantity.unitIndex >= 0,
      quantity.kind == .measure || quantity.kind.counts,
      let last = output.last
    else { return nil }
    guard last.phrase == carry.topic || last.phrase == carry.root else {
      return otherMeasured(quantity)
    }
    // 财政收入五年翻了一番，去年完成3426万元: the topic can have this unit.
    if carry.topicIndicator >= 0,
      plainQuantity(of: carry.topicIndicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    {
      return nil
    }
    // …，其中出口19263亿元；北京为30438亿元，增速高于全国9.2个百分点。苏州…: the rate was of what can.
    if carry.rootIndicator >= 0, !carry.root.isEmpty, topicOfAmount == carry.root,
      plainQuantity(of: carry.rootIndicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    {
      return nil
    }
    guard !text.isSame(last.unit, quantity.unit),
      let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.phrase != carry.topic, topic.sentence >= sentenceIndex - 3
    else { return nil }
    return topic
  }

  /// …常住人口1042万人…房价均价为11142元，在15个城市中垫底。杭州以17.2万人的增量…: the same where a count came in between.
  private func otherMeasured(_ quantity: Quantity) -> MeasuredTopic? {
    guard quantity.kind == .measure || quantity.kind == .person, carry.topicIndicator < 0,
      let own = carry.measured.first(where: { $0.phrase == carry.topic }),
      own.unit != quantity.unitIndex,
      let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.sentence >= sentenceIndex - 3
    else { return nil }
    return topic
  }
}
