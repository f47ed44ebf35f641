import HanBase
import HanCatalog

extension Analyzer {
  /// Pairs a list of numbers with the list of subjects before it; false where there is none.
  func assembleGroup(_ index: Int, _ count: Int) -> Bool {
    let first = quantities[index]
    let peel = peel(at: index)
    let isRespective = !peel.respectiveSpan.isEmpty || hasRespective(first)
    // 高出全国9.2个和8.6个百分点, 增速比上年加快1.1个和0.4个百分点: what is compared with is no subject.
    let comparison =
      first.kind == .points
      ? comparisonStart(first, peel).map { max($0, Int(first.leftLimit)) } : nil
    let subjectEnd = min(peel.end, comparison ?? peel.end)
    let repeats =
      carry.subjects.count == count && carry.subjectsSentence == sentenceIndex
      && (isEmptySubject(Int(first.leftLimit), subjectEnd)
        || first.kind == .points && carry.subjects.allSatisfy { $0.area != 0 }
          && sameSubjects(Int(first.leftLimit), subjectEnd, count) != nil)
    let both = bothMeasures(first, count)
    let inWhole = sharesInWhole(first, count)
    guard
      isRespective || both != nil || inWhole != nil || first.number.isOrdinal || repeats
        || isFusedPair(first, peel.end, count)
        || hasAreaList(first, peel.end, count) || isRateOfLast(first, peel, count)
        || followsAreas(first, peel, count) || pairsAlone(first, subjectEnd, count)
        || carry.subjects.count == count && carry.subjectsSentence >= sentenceIndex - 1
          && carry.subjects.allSatisfy({ $0.area != 0 })
          && isEmptySubject(Int(first.leftLimit), peel.end)
    else {
      doubtUnpaired(first, peel)
      return false
    }
    if isRatioPart(index) { return false }
    var end = peel.end
    if !peel.respectiveSpan.isEmpty { end = min(end, Int(peel.respectiveSpan.start)) }
    var head = Span.none
    if let respective = respectiveToken(first) {
      // A分别比上年增长, A分别新增企业3家、5家: words between belong to each.
      if Int(respective.end) < peel.end { head = Span(Int(respective.end), peel.end) }
      end = Int(respective.start)
    }
    // 增速在全市排名分别为第3位、第9位: what the rank is within has been left off.
    // 长沙、郑州分列第二、三位: the last place is no scope.
    if first.number.isOrdinal, peel.end < end, text.anyEnds("、", "和", "与", at: peel.end) == nil,
      areaToken(endingAt: peel.end) == nil
    {
      end = peel.end
    }
    // 重庆、成都列第四、五位: nor is it where no word says that they are told one by one.
    if first.number.isOrdinal, head.isEmpty, end == peel.end, let place = token(at: end),
      place.isArea,
      text.anyEnds("、", "和", "与", "及", at: end) != nil, place.end <= first.span.start
    {
      end = Int(place.end)
      // 湖南长沙县
      if let inner = token(at: end), inner.isArea,
        catalog.isWithin(division(of: inner), division(of: place))
      {
        end = Int(inner.end)
      }
    }
    // 同比增长分别为6.4%、7.9%: the verb is no subject.
    while first.kind == .percent, let word = word(endingAt: end), lexicon[word].indicator < 0,
      !lexicon[word].roles.isDisjoint(with: [.up, .down]), lexicon[word].length >= 6,
      lexicon[word].roles.isDisjoint(with: [.rateNoun]),
      end - Int(lexicon[word].length) >= Int(first.leftLimit)
    {
      end -= Int(lexicon[word].length)
    }
    // 宏观税负（即…占GDP比重）分别为: the bracket explains the name.
    if text.anyEnds("）", ")", at: end) != nil, let open = parenBefore(end, Int(first.leftLimit)) {
      end = open
    }
    // 温州、金华环比仍分别下降
    end = beforeExpectation(Int(first.leftLimit), end)
    if count == 3, !isRespective { end = behindShares(first, end) }
    // …年均分别增长: the adverb belongs to the verb.
    while let word = word(endingAt: end), lexicon[word].indicator < 0,
      !lexicon[word].roles.isDisjoint(with: [.average, .adverb, .base]), lexicon[word].length >= 6,
      end - Int(lexicon[word].length) >= Int(first.leftLimit)
    {
      end -= Int(lexicon[word].length)
    }
    if isRespective { end = endOfPlaces(Int(first.leftLimit), end) }
    let compared = comparedItems(first, end, count)
    end = min(end, comparison ?? end)
    var items =
      compared ?? inWhole ?? industriesBefore(first, end, count) ?? placesBefore(first, end, count)
      ?? pairItems(first, end, count) ?? timeItems(first, end, count)
      ?? subjects(Int(first.leftLimit), end, count, head)
    // 存贷款余额均突破千亿大关，分别为…: the clause before names a list of its own.
    if items.count != count, carry.subjectsSentence == sentenceIndex,
      isEmptySubject(Int(first.leftLimit), end), let own = earlierFused(first, head, count)
    {
      items = own
    }
    // 邵阳12.3%、永州11.8%分列二、三位; 江苏…，上海…，分别居全国第二和第三位: the places right before, not those of a
    // sentence before.
    if items.count != count, carry.subjectsSentence != sentenceIndex, first.number.isOrdinal,
      isEmptySubject(Int(first.leftLimit), end) || isRingOnly(Int(first.leftLimit), end),
      case let last = lastSubjects(first, count),
      last.count == count, last.allSatisfy({ $0.area != 0 })
    {
      items = last
    }
    // 运输货物25.3万标箱，货值475亿元，分别增长…: what was told right before, not the places of a sentence before.
    if items.count != count, carry.subjectsSentence != sentenceIndex,
      isEmptySubject(Int(first.leftLimit), end), case let last = lastSubjects(first, count),
      last.count == count, Set(last.map(\.phrase.last.end)).count == count
    {
      items = last
    }
    if items.count != count, let told = toldSinceList(first, end, count) { items = told }
    if items.count != count, !carry.subjects.isEmpty, carry.subjects.count == count,
      carry.subjectsSentence == sentenceIndex || carry.subjects.allSatisfy({ $0.area != 0 }),
      isEmptySubject(Int(first.leftLimit), end)
    {
      items = carry.subjects
    }
    if items.count != count, isEmptySubject(Int(first.leftLimit), end) {
      items =
        earlierAreas(first, count) ?? earlierFused(first, head, count) ?? lastSubjects(first, count)
    }
    // 排名前三的依次为郑州、杭州、成都，分别增加…; 鄂尔多斯、榆林成为黑马，分别完成…: the places right before.
    // 湖南、河南分别由增长9.3%和14.6%转为下降20.5%和7.3%: the second list goes on in the clause of the first.
    let goesOn = repeats && goesOnInClause(first, items)
    if !goesOn, !hasNamedSubject(first, end), let areas = earlierAreas(first, count),
      areasStand(in: clauseBefore(first), areas),
      items.contains(where: { $0.area == 0 }) || carry.subjectsSentence != sentenceIndex
        || items.map(\.area) != areas.map(\.area)
    {
      items = areas
      // 平均受教育年限分别为…: what is told of them now.
      let own = leftPhrase(Int(first.leftLimit), end)
      if own.phrase.b.isEmpty, !own.isEmpty, endsWithHead(Int(own.phrase.a.end)),
        !isRelational(own.phrase.a)
      {
        items = areas.map { ListItem(phrase: own.phrase, indicator: own.indicator, area: $0.area) }
      }
    }
    let noun = growthNoun(Int(first.leftLimit), end)
    if items.count != count, noun != .none { items = lastSubjects(first, count) }
    if items.count != count || items.contains(where: { $0.area == 0 }), noun != .none,
      let areas = earlierAreas(first, count)
    {
      items = areas
    }
    if items.count != count, let again = sameSubjects(Int(first.leftLimit), end, count) {
      items = again
    }
    // 广东、河南、山东居前三位，去年出生人口分别为…: whose they are was said in the clause before.
    if items.count != count, case let own = leftPhrase(Int(first.leftLimit), end), !own.isEmpty,
      own.phrase.b.isEmpty, own.indicator >= 0 || endsWithHead(Int(own.phrase.a.end)),
      let areas = earlierAreas(first, count, own: own.phrase),
      areasStand(in: clauseBefore(first), areas)
    {
      items = areas.map { ListItem(phrase: own.phrase, indicator: own.indicator, area: $0.area) }
    }
    if items.count != count, let across = placesAcross(first, end, count) { items = across }
    if isRespective, items.count != count,
      let last = placesOfLast(first, end, count) ?? shortPlacesBefore(first, end, count)
    {
      items = last
    }
    if isRespective, let told = placesTogether(first, end, count, items) { items = told }
    if isRespective, let shares = sharesOfLast(first, end, count) { items = shares }
    if let both = inWhole ?? both { items = both }
    placeZones(&items)
    if isRespective, areaCount >= count { placeMembers(&items, first, end, count) }
    var periods = subjectTimes(first, end, count)
    let isOne = isRespective && both == nil && areOne(items, Int(first.leftLimit), end)
    if periods.isEmpty, items.count != count || isOne,
      let years = yearlyItems(first, end, count, head)
    {
      (items, periods) = (keepsItems(items, isOne, head) ? items : years.items, years.periods)
    }
    let mayBeOfTimes = isRespective && periods.isEmpty && mayPairTimes(first, count)
    guard items.count == count else {
      // Several places and several numbers that do not pair: whose each is stays open.
      if isRespective {
        leaveUnpaired(first, end)
        if namesEachPart(first) { carry.unpairedTimes = first.clauseStart }
      }
      return false
    }
    if items[0].area != 0, !items[0].isCarried, items[0].phrase.b.isEmpty,
      let whole = wholeOfSentence(items[0].phrase.a)
    {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (whole.phrase, whole.indicator)
        (items[offset].isCarried, items[offset].isGuess) = (true, true)
      }
    } else if let theme = amountOfCompared(items[0], first) {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (theme.phrase, theme.indicator)
        items[offset].isGuess = true
      }
    } else if let noun = announcedOfList(items, first) {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (noun.phrase, noun.indicator)
        items[offset].isCarried = false
      }
    }
    var grows =
      noun != .none || tellsRateBefore(first, end) || both != nil && tellsRateOfBoth(first)
    if let back = wholeOfList(items, first, peel) {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (back.whole.phrase, back.whole.indicator)
        items[offset].isGuess = back.isOpen
      }
      grows = grows || peel.growth == .none && grewBefore(back.whole)
      leavePart()
    } else if let theme = themeBesideAside(items[0], first, grows: peel.growth != .none) {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (theme.phrase, theme.indicator)
        items[offset].isGuess = true
      }
    } else if let theme = measureOfList(items[0], first, grows: peel.growth != .none)
      ?? themeOfList(items[0], first, grows: peel.growth != .none)
    {
      for offset in items.indices {
        (items[offset].phrase, items[offset].indicator) = (theme.phrase, theme.indicator)
      }
    }
    nameInFull(first, &items, grows: peel.growth != .none)
    nameRates(&items, first, end)
    nameIndustries(&items)
    nameShares(&items, first)
    carry.subjects = items
    carry.subjectsSentence = sentenceIndex
    var isContribution = false
    for offset in 0..<count {
      let quantity = quantities[index + offset]
      var own = peel
      if offset > 0 {
        let local = self.peel(at: index + offset)
        if local.comparator != .equal || !boundsAll(peel) {
          (own.comparator, own.comparatorSpan) = (local.comparator, local.comparatorSpan)
        }
        if local.growth != .none {
          own.growth = local.growth
          own.growthSpan = local.growthSpan
        }
      }
      var raw = RawObservation()
      start(quantity, own, &raw)
      if offset > 0, isContribution, quantity.kind == .points || quantity.kind == .none {
        raw.measure = .level
        raw.rules.measure = .measureContribution
      }
      isContribution = raw.rules.measure == .measureContribution
      if grows, quantity.kind == .percent, raw.measure == .level {
        raw.measure = .growth
        raw.rules.measure = .measureGrowthNoun
      }
      if noun == .down, raw.measure == .growth, !raw.value.isNegative {
        raw.value = raw.value.negated
      }
      resolveArea(first, &raw)
      let item = items[offset]
      raw.phrase = item.phrase
      if raw.defaultUnit == -1 { raw.defaultUnit = item.industry }
      // 三次产业分别拉动经济增长0.2、1.3和3.4个百分点: what a thing contributes is not the thing.
      raw.indicator = isContribution ? namePull(first, &raw) : item.indicator
      // …增长7.4%和6.1%；佛山、东莞分别只有5.0%和2.6%: growth is still spoken of.
      if raw.rules.measure == .measureLevelDefault || raw.rules.measure == .measureLevelVerb,
        quantity.kind == .percent, item.area != 0,
        spokeOfGrowth(of: raw.phrase) || offset > 0 && output.last?.measure == .growth
      {
        goOnGrowing(&raw)
      }
      if item.isCarried {
        raw.rules.indicator = .indicatorCarried
        nameCarried(quantity, &raw)
        nameDaily(first, &raw)
      }
      raw.rules.indicator = .indicatorRespective
      if !item.isCarried { returnFromPart(first, &raw) }
      if item.isCarried {
        raw.certainty.indicator = carry.topicSentence == sentenceIndex ? .carried : .guessed
      }
      if item.isGuess || raw.phrase.isEmpty || isContribution && item.indicator >= 0 {
        raw.certainty.indicator = .guessed
      }
      if item.area != 0 {
        raw.area = item.area
        raw.rules.area = .areaRespective
        raw.certainty.area = item.isOpenPlace ? .guessed : .stated
      }
      if item.isCarried { leaveRegion(&raw) }
      readAsChange(quantity, own, &raw)
      goOnDiffering(first, quantity, &raw)
      if item.isCarried { growAsTold(quantity, &raw) }
      leaveShare(quantity, &raw)
      readRateOf(quantity, &raw)
      readRespectiveRate(quantity, &raw)
      let flow =
        item.indicator >= 0
        ? tables.indicatorKinds[Int(item.indicator)] == .flow && !isPerHead(item.phrase)
        : isMoneyUnit(quantity) && !endsWithStock(item.phrase)
      resolvePeriod(first, own, isFlow: flow, &raw)
      if offset < periods.count {
        takeListed(periods, offset, &raw)
      } else if mayBeOfTimes {
        raw.certainty.period = .guessed
      }
      finish(&raw, quantity)
    }
    if let last = carry.subjects.last {
      carry.topic = last.inFull
      carry.topicIndicator = last.indicator
      carry.topicSentence = sentenceIndex
    }
    return true
  }

  /// 吉林、黑龙江、天津的增速只有2.0%、4.3%和4.6%: as many numbers as there are places before them.
  private func hasAreaList(_ first: Quantity, _ end: Int, _ count: Int) -> Bool {
    areaCount >= count && listedPlaces(from: Int(first.leftLimit), to: end).count == count
  }

  /// Whether the list right before, in the same clause, was of the same places.
  private func goesOnInClause(_ first: Quantity, _ items: [ListItem]) -> Bool {
    guard first.leftLimit > first.clauseStart, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.span.start >= first.clauseStart
    else { return false }
    return last.area != 0 && last.area == items.last?.area
  }

  /// 存贷款余额, 总资产: money that is there, not money that came.
  private func endsWithStock(_ phrase: Phrase) -> Bool {
    text.anyEnds("余额", "资产", "存款", "贷款", "库存", at: Int(phrase.last.end)) != nil
      || isPerHead(phrase)
  }

  private func isPerHead(_ phrase: Phrase) -> Bool {
    text.find("人均", in: phrase.a.range) != nil || text.find("人均", in: phrase.b.range) != nil
      || text.find("人均", in: phrase.c.range) != nil
  }

  func isEmptySubject(_ start: Int, _ end: Int) -> Bool {
    leftPhrase(start, max(start, end)).isEmpty
  }
}
