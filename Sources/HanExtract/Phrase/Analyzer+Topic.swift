import HanBase
import HanCatalog

extension Analyzer {
  func carryTopic(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if readListed(quantity, &raw) || readShareOfCount(quantity, &raw) { return }
    if readPartWithin(quantity, peel, &raw) { return }
    if quantity.inParen, let outer = beforeParen(quantity), !tellsRateOnly(outer, quantity, &raw) {
      set(outer.phrase, outer.indicator, .indicatorLeft, &raw)
      raw.certainty.indicator = .carried
      return
    }
    // 占支出的比重由71.3%升至76.8%: both ends are of one thing.
    if peel.isReachEnd || peel.growth == .none && !peel.reachSpan.isEmpty, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.span.start >= quantity.clauseStart,
      last.rules.period == .periodBaseYear
        || text.anyEnds("由", "从", at: Int(last.span.start)) != nil,
      text.isSame(last.unit, quantity.unit)
    {
      set(last.phrase, last.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = last.certainty.indicator == .guessed ? .guessed : .carried
      return
    }
    // 教育文化娱乐支出增幅最高，达36.4%: the clause before says whose.
    if raw.rules.measure == .measureGrowthNoun, let subject = ratedSubject(quantity) {
      set(subject.phrase, subject.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let noun = superlativeClause(quantity) {
      set(noun.phrase, noun.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let noun = announced(quantity) {
      set(noun.phrase, noun.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      if raw.rules.area != .areaRespective { raw.certainty.area = .guessed }
      return
    }
    if let last = completionToldLast(quantity, &raw) ?? partToldLast(quantity, &raw) {
      set(last.phrase, last.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = last.certainty.indicator == .guessed ? .guessed : .carried
      return
    }
    if readToldShare(quantity, peel, &raw) { return }
    if carry.topicSentence != sentenceIndex,
      let head = listHead(quantity, raw) ?? standingSubject(quantity)
    {
      set(head.phrase, head.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let phrase = countedAsBefore(quantity) {
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let phrase = countedOfRing(quantity) {
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if let clause = namingClause(quantity) {
      set(clause.phrase, clause.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let subject = subjectOfCourse(quantity, &raw) {
      set(subject.phrase, subject.indicator, .indicatorClause, &raw)
      let isKnown = subject.indicator >= 0 && fits(subject.indicator, quantity, raw.measure)
      raw.certainty.indicator = isKnown ? .carried : .guessed
      return
    }
    // 11个市增速高于全省，比一季度多2个: more of what was counted.
    if quantity.kind.counts, raw.measure == .change, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.isSame(last.unit, quantity.unit),
      text.anyFind(
        ["）", ")"], in: Int(last.span.end)..<max(Int(last.span.end), Int(quantity.span.start)))
        == nil
    {
      set(last.phrase, last.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = last.certainty.indicator == .guessed ? .guessed : .carried
      return
    }
    if let phrase = countedByCourse(quantity) {
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      // …，比上月减少3个；上涨的10个: so many there are.
      if raw.rules.measure == .measureChangeBase {
        (raw.measure, raw.rules.measure) = (.level, .measureLevelDefault)
        if raw.value.isNegative { raw.value = raw.value.negated }
      }
      return
    }
    if let phrase = actedOn(quantity) {
      set(phrase, -1, .indicatorRight, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    // 全镇共有9717户、30384人: the unit itself names what is counted.
    if quantity.kind == .person || text.any("户", at: Int(quantity.unit.start)) != nil,
      !raisesTopic(quantity, peel),
      !peel.reachSpan.isEmpty || isListItem(quantity), clauseBefore(quantity).isEmpty,
      !quantity.number.isOrdinal,
      carry.topicSentence != sentenceIndex
        || text.any("户", "人", at: Int(carry.topic.a.start)) != nil
        || output.last.map({ $0.phrase == Phrase($0.unit) }) == true
    {
      set(Phrase(quantity.unit), -1, .indicatorNone, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    // 民生支出4849亿元、占比稳定在八成: the share is the topic's.
    if text.any("占比", "比重", at: Int(peel.shareSpan.start)) != nil, !peel.shareSpan.isEmpty,
      !carry.topic.isEmpty,
      carry.topicSentence == sentenceIndex
    {
      var phrase = carry.topic
      if text.anyEnds("占比", "比重", at: Int(phrase.last.end)) == nil {
        phrase.append(Span(peel.shareSpan.start, peel.shareSpan.start + 6))
      }
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if readShareOfTopic(quantity, peel, &raw) { return }
    if let phrase = parallelDeed(quantity, peel) {
      let indicator = joinedIndicator(phrase)
      set(
        phrase, indicator < 0 ? joinedIndicator(Phrase(phrase.b, phrase.a)) : indicator,
        .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let verb = countedVerb(quantity, peel) ?? deed(quantity, peel) ?? reached(quantity, peel),
      !isWholeOfMonth(verb)
    {
      set(Phrase(verb), -1, .indicatorLeft, &raw)
      raw.certainty.indicator = .guessed
      // 千亿县扩容至59个，比上年新增5个: of those.
      if quantity.kind.counts, let last = output.last, Int(last.sentence) == sentenceIndex,
        last.phrase == carry.topic, carry.topic.c.isEmpty, text.isSame(last.unit, quantity.unit),
        text.any("新增", "净增", at: Int(verb.start)) == verb.count
      {
        var phrase = Phrase(verb)
        // 宁波新增41家，青岛新增36家
        if text.any("新增", "净增", at: Int(carry.topic.a.start)) != nil {
          phrase = carry.topic
        } else {
          phrase.append(carry.topic)
        }
        set(phrase, -1, .indicatorPart, &raw)
      } else if let made = madeAgain(Phrase(verb), quantity, &raw) {
        set(made.phrase, made.indicator, .indicatorCarried, &raw)
        carry.replaced = raw.span.start
      } else if let counted = countedAgain(Phrase(verb), quantity, &raw) {
        set(counted, -1, .indicatorPart, &raw)
      }
      return
    }
    if readOtherDeed(quantity, &raw) || goBackToWhole(quantity, &raw) { return }
    if opensWithMonth(quantity), carry.topicSentence == sentenceIndex, !carry.mainTopic.isEmpty {
      set(carry.mainTopic, carry.mainIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .carried
      return
    }
    // …；其中出口1.41万亿元。上海以2.1万亿元退居第二: another sentence speaks of the whole again.
    if carry.topicIsPart, carry.topicSentence != sentenceIndex, !carry.mainTopic.isEmpty,
      raw.rules.area == .areaNamed,
      carry.mainIndicator >= 0
        || carry.mainTopic.b.isEmpty && endsWithMeasure(Int(carry.mainTopic.a.end))
    {
      set(carry.mainTopic, carry.mainIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if readDocumentTheme(quantity, &raw) { return }
    if let topic = topicOfUnit(quantity, raw) ?? toldInUnit(quantity, peel) {
      set(topic.phrase, topic.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = topic.sentence == sentenceIndex ? .carried : .guessed
      return
    }
    // 过千亿元的城市共有3个：上海2518.2亿元: a count of cities is not what is told in yuan.
    if raw.rules.area == .areaNamed, isOtherUnit(quantity, raw),
      let (span, indicator) = namedIndicator(quantity, raw.measure) ?? theme(quantity, raw.measure)
    {
      set(Phrase(span), indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    // 两市差距拉大到…，尽管重庆8.3%的增速…: a gap does not grow at a place.
    if raw.measure == .growth, raw.rules.area == .areaNamed, carry.topicIndicator < 0,
      carry.topic.b.isEmpty, !endsWithHead(Int(carry.topic.a.end)), output.last?.measure != .growth,
      // 工业方面，杭州增长3%
      carry.topic.a != carry.aspect || carry.topicSentence != sentenceIndex,
      let (span, indicator) = namedIndicator(quantity, raw.measure) ?? theme(quantity, raw.measure)
    {
      set(Phrase(span), indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if !carry.root.isEmpty, quantity.kind != .points, !isShareAgain(quantity, raw),
      !carry.topicIsPart || carry.topicSentence != sentenceIndex,
      !quantity.number.isOrdinal || carry.topicSentence != sentenceIndex,
      // …增速列第1位。一般公共预算收入中，涪陵完成42.6亿元: another sentence names its own.
      carry.topicSentence == sentenceIndex || namedIndicator(quantity, raw.measure) == nil
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
    if let subject = growingSubject(quantity) {
      set(subject.phrase, subject.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if let (span, indicator) = namedIndicator(quantity, raw.measure) {
      let isPassed = wasToldSince(span, quantity)
      set(isPassed ? carry.topic : Phrase(span), isPassed ? -1 : indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    // The clause before may name it: 在民调评比中，雨湖区达93.46分.
    if let phrase = previousClause(quantity), !isOnlyOfPlace(phrase, quantity, raw.measure) {
      set(phrase.phrase, phrase.indicator, .indicatorClause, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    if !carry.topic.isEmpty {
      set(carry.topic, carry.topicIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      if let theme = themeNotRate(quantity, raw.measure) {
        set(theme.phrase, theme.indicator, .indicatorCarried, &raw)
      }
      return
    }
    if let sum = sumOfHeadline(quantity) {
      set(Phrase(sum), exact(Phrase(sum)), .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    raw.rules.indicator = .indicatorNone
    raw.certainty.indicator = .guessed
    // GDP千亿县增至43个…。昆山以4748.06亿元居榜首: of what the title names, where nothing else was told.
    if baseContext.titleIndicator >= 0, raw.rules.area == .areaNamed, carry.told == nil,
      fits(baseContext.titleIndicator, quantity, raw.measure)
    {
      set(Phrase(baseContext.titleName), baseContext.titleIndicator, .indicatorCarried, &raw)
    }
  }

  /// What stands before 增幅最高 or 涨幅居首 in the clause before a rate.
  private func ratedSubject(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start,
      text.any("达", "为", "高达", "达到", at: Int(quantity.clauseStart)) != nil
        || text.any("达", "为", "高达", "达到", at: Int(quantity.clauseStart) + 3) != nil,
      let noun = text.anyFind(["增速", "涨幅", "增幅"], in: clause.range), noun > Int(clause.start) + 5
    else { return nil }
    let phrase = leftPhrase(Int(clause.start), noun)
    return phrase.isEmpty || namesNothing(phrase) ? nil : phrase
  }

  /// 汽车（增长35.8%）: the noun stands before the bracket.
  func beforeParen(_ quantity: Quantity) -> NounPhrase? {
    let open = Int(quantity.clauseStart)
    guard open > sentenceStart else { return nil }
    var end = text.before(open)
    if hasQuantity(in: Span(end - 1, end + 1)) { return nil }
    var start = sentenceStart
    for token in tokensBefore(end) {
      switch token.kind {
      case .comma, .semicolon, .stop, .colon, .pause, .closeParen: start = Int(token.end)
      default: break
      }
    }
    // 增幅较大的有发酵酒（增长87%）: the first of those that are listed.
    if let mark = text.find("的有", in: start..<end), mark + 6 < end { start = mark + 6 }
    // 投资增速前三名依次为合肥（38.4%）: the place in front of the bracket is whose it is.
    if let index = word(endingAt: end), lexicon[index].area != 0,
      end - Int(lexicon[index].length) > start
    {
      end = headEnd(start, end - Int(lexicon[index].length))
    }
    let phrase = leftPhrase(start, end)
    guard !phrase.isEmpty, !namesNothing(phrase) else { return nil }
    // 高出全国平均水平（79岁）: what is in the bracket is of whom one compares with.
    if text.any("高出", "高于", "低于", "快于", "慢于", "优于", "多于", "少于", at: Int(phrase.phrase.a.start))
      != nil
    {
      return nil
    }
    if hasQuantity(in: Span(start, end)) { return nil }
    // 三城合计占全省（46677亿元）的41.1%: how much that is of which something is a share.
    if quantity.kind != .percent,
      text.ends("占", at: Int(phrase.phrase.a.end))
        || text.anyFind(["占全", "占我", "占长", "占珠"], in: phrase.phrase.a.range) != nil
    {
      return nil
    }
    // 31个城市增速跑赢全国（4.5%）: what is in the bracket is of whom they outrun.
    if let cut = outrunAt(phrase.phrase.a) {
      let kept = leftPhrase(Int(phrase.phrase.a.start), cut)
      return kept.indicator >= 0 ? kept : nil
    }
    return phrase
  }

  /// 2023年常住人口数据全部出炉。北京2185.8万人: the indicator that was named last, where it fits.
  func namedIndicator(_ quantity: Quantity, _ measure: Measure) -> (Span, Int32)? {
    for token in tokensBefore(Int(quantity.span.start)).reversed()
    where token.kind == .word && token.isIndicator && !describesClass(token)
      && !standsInCause(token)
    {
      let indicator = lexicon[Int(token.index)].indicator
      return fits(indicator, quantity, measure) ? withCovering(token.span, indicator) : nil
    }
    guard carry.namedIndicator >= 0, carry.namedSentence >= sentenceIndex - 1 else { return nil }
    // 进出口…，其中出口…；北京为30438.4亿元。苏州…: the sentence came back to something else behind what it named.
    if carry.topicIndicator >= 0, carry.topicIndicator != carry.namedIndicator,
      let last = output.last, Int(last.sentence) == carry.namedSentence,
      carry.topicSentence == carry.namedSentence, last.span.start >= carry.named.end,
      last.phrase == carry.topic, carry.topic.b.isEmpty,
      fits(carry.topicIndicator, quantity, measure)
    {
      return (carry.topic.a, carry.topicIndicator)
    }
    guard fits(carry.namedIndicator, quantity, measure) else { return nil }
    return withCovering(carry.named, carry.namedIndicator)
  }

  func fits(_ indicator: Int32, _ quantity: Quantity, _ measure: Measure) -> Bool {
    switch measure {
    case .level, .change:
      guard quantity.unitIndex >= 0 else { return fitsBare(indicator, quantity) }
      let own = tables.unitQuantities[Int(quantity.unitIndex)]
      return own != .other && own != .none && own == plainQuantity(of: indicator)
        && (measure == .change || fitsMagnitude(quantity, indicator))
    case .growth, .averageGrowth:
      let kind = tables.indicatorKinds[Int(indicator)]
      return kind == .flow || kind == .stock || kind == .index
    case .rank: return false
    }
  }

  /// Remembers the indicator that the sentence named last.
  @inline(__always)
  func noteNamed() {
    if lastIndicator >= 0 { noteNamedInFull() }
  }

  @inline(never)
  private func noteNamedInFull() {
    guard let token = namedLast() else { return }
    // 若论人均GDP（按常住人口计算）: the sentence turned to what it names first.
    if carry.turn.sentence == sentenceIndex, Int(token.end) <= carry.turn.end { return }
    let indicator = lexicon[Int(token.index)].indicator
    if sentenceIndex == 0 {
      (baseContext.titleName, baseContext.titleIndicator) = (token.span, indicator)
    }
    (carry.named, carry.namedIndicator) = (token.span, indicator)
    carry.namedSentence = sentenceIndex
    if carry.themes.last?.1 == indicator { return }
    guard
      let left = carry.themes.firstIndex(where: { $0.1 == indicator })
        ?? (carry.themes.count > 7 ? 0 : nil)
    else {
      carry.themes.append((token.span, indicator))
      return
    }
    // Those behind the one that is left out move up in place.
    carry.themes.withUnsafeMutableBufferPointer { themes in
      var place = left
      while place + 1 < themes.count {
        themes[place] = themes[place + 1]
        place += 1
      }
      themes[place] = (token.span, indicator)
    }
  }
}
