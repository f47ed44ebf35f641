import HanBase
import HanCatalog

extension Analyzer {
  /// Whether a catalogue's indicator or an area stands among a list's own words.
  func hasNamedSubject(_ first: Quantity, _ end: Int) -> Bool {
    for token in tokensFrom(Int(first.leftLimit)) {
      if Int(token.end) > end { return false }
      guard token.kind == .word else { continue }
      if token.isIndicator || token.isArea { return true }
    }
    return false
  }

  /// Whether all areas of a list are named in one clause.
  func areasStand(in clause: Span, _ items: [ListItem]) -> Bool {
    var found = 0
    for token in tokensFrom(Int(clause.start)) {
      if token.end > clause.end { break }
      if token.kind == .word, items.contains(where: { $0.area == division(of: token) }) {
        found += 1
      }
    }
    return found >= items.count || found + 1 == items.count && items.last?.isOpenPlace == true
  }

  /// 增幅比上半年和全市平均水平分别高1.5个和1.7个百分点: one thing against several others.
  func comparedItems(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard first.kind == .points,
      let start = comparisonStart(first, Peel(end: Int(first.span.start))), start < end,
      split(start, end).count == count
    else { return nil }
    let own = leftPhrase(Int(first.leftLimit), start)
    var phrase = own.phrase
    var indicator = own.indicator
    if phrase.isEmpty || phrase.b.isEmpty && isRelational(phrase.a) {
      guard !carry.topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
      var topic = carry.root.isEmpty ? carry.topic : carry.root
      // 增速比1—9月加快0.6个百分点，较一季度、上半年分别回升16.9个、6.2个百分点: it is the rate still.
      if phrase.isEmpty, let last = output.last, Int(last.sentence) == sentenceIndex,
        last.measure == .change, last.rules.measure == .measureChangePoints,
        last.phrase.a.start == topic.a.start,
        text.anyEnds("增速", "增幅", "涨幅", "降幅", "占比", "比重", at: Int(last.phrase.last.end)) != nil
      {
        topic = last.phrase
      }
      if !phrase.isEmpty { topic.append(phrase) }
      (phrase, indicator) = (topic, -1)
    }
    return Array(repeating: ListItem(phrase: phrase, indicator: indicator, area: 0), count: count)
  }

  /// GDP达到…，财政总收入达到…，分别为…: the last statements of the sentence are the subjects.
  func lastSubjects(_ first: Quantity, _ count: Int) -> [ListItem] {
    var items: [ListItem] = []
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return [] }
    // Only statements that stand right before: a clause without one in between has its own subject.
    let clause = clauseBefore(first)
    // …，门票收入7572万元，与去年同期相比，分别增长…: a clause that only says what is compared with stands between.
    let onlyCompares =
      text.anyEnds("相比", "相较", "比较", at: Int(clause.end)) != nil && !hasQuantity(in: clause)
      && clause.start - last.span.end <= 9
    guard last.span.start >= clause.start || onlyCompares else { return [] }
    // 与深圳的25936元、宁波的14277元相比，分别低…: those are not whose it is.
    let isCompared =
      text.any("与", "同", "和", "跟", at: Int(clause.start)) != nil && !onlyCompares
      && text.anyEnds("相比", "相较", "比较", at: Int(clause.end)) != nil
      // 比绍兴的7791亿元、嘉兴的7062亿元分别高…
      || text.any("比", "较", at: Int(first.clauseStart)) != nil
        && first.leftLimit > first.clauseStart
    // 常德4386亿元、衡阳4190亿元居第三、第四位，分别增长…: as many amounts as there are places.
    let skipsRanks =
      output.suffix(3 * count).filter {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.rules.area == .areaNamed
      }.count >= count
    // Not farther back than a list is long.
    for var raw in output.suffix(96).reversed() {
      guard Int(raw.sentence) == sentenceIndex, items.count < count else { break }
      // 深圳2.46万亿元、…、苏州1.51万亿元居前三，分别增长…: the rank is of them all.
      if raw.measure == .rank, skipsRanks || raw.comparator == .atMost { continue }
      if first.kind == .percent, let thing = planned(raw) {
        (raw.phrase, raw.indicator) = thing
      }
      let isSame = items.last.map { isSameName($0, raw) } ?? false
      // 黄埔区4315.2亿元，越秀区3650.2亿元，分列第二、第三: the places are the subjects.
      // 全国39218元，全省35895元，全市38600元，分别增长…: so are wholes told by such words.
      let isNamed = raw.rules.area == .areaNamed || raw.rules.area == .areaSelf
      if isSame, !isNamed || items.last?.area == raw.area || items.last?.area == 0 && !isCompared {
        continue
      }
      items.append(
        ListItem(
          phrase: raw.phrase, indicator: raw.indicator, area: isNamed && !isCompared ? raw.area : 0,
          isGuess: raw.indicator < 0 && raw.certainty.indicator == .guessed)
      )
    }
    if let last = items.first,
      items.contains(where: {
        $0.phrase != last.phrase && ($0.indicator < 0 || $0.indicator != last.indicator)
          || $0.area == 0
      })
    {
      for index in items.indices { items[index].area = 0 }
    }
    return items.reversed()
  }

  private func isSameName(_ item: ListItem, _ raw: RawObservation) -> Bool {
    item.phrase == raw.phrase || item.indicator >= 0 && item.indicator == raw.indicator
  }

  /// 降幅依次为0.7%、0.3%: the noun before the word of the list says which way.
  func growthNoun(_ start: Int, _ end: Int) -> GrowthCue {
    let own = leftPhrase(start, end).phrase
    guard own.b.isEmpty, own.a.count == 6 else { return .none }
    let at = Int(own.a.start)
    if text.any("增速", "增幅", "涨幅", at: at) != nil { return .up }
    return text.any("降幅", "跌幅", "减幅", at: at) != nil ? .down : .none
  }

  /// …累计增速分别为A和B，两年平均增速分别为C和D: the same subjects, spoken of in another way.
  func sameSubjects(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard carry.subjects.count == count, carry.subjectsSentence == sentenceIndex else { return nil }
    let noun = leftPhrase(start, end)
    let own = noun.phrase
    guard own.b.isEmpty, !own.isEmpty else { return nil }
    guard
      isRelational(own.a) || text.anyEnds("贡献率", "比重", "占比", "份额", at: Int(own.a.end)) != nil
    else {
      // 浙江、江苏的GDP分别为…，财政收入分别为8000亿元、9000亿元: of the same places.
      guard carry.subjects.allSatisfy({ $0.area != 0 }),
        noun.indicator >= 0 || endsWithMeasure(Int(own.a.end)), !holdsPlace(start, end)
      else { return nil }
      return carry.subjects.map {
        ListItem(phrase: own, indicator: noun.indicator, area: $0.area)
      }
    }
    if text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(own.a.end)) != nil { return carry.subjects }
    return carry.subjects.map {
      var item = $0
      item.phrase.append(own)
      item.indicator = -1
      return item
    }
  }

  /// Whether the name of a place stands between two places of the text.
  func holdsPlace(_ start: Int, _ end: Int) -> Bool {
    tokens.areas.contains {
      Int(tokens[Int($0)].start) >= start && Int(tokens[Int($0)].end) <= end
    }
  }

  /// 思明区、湖里区人口最多，分别有A、B: the areas of an earlier clause, in their order.
  ///
  /// What is told of them is `own` where nothing before says it.
  func earlierAreas(_ quantity: Quantity, _ count: Int, own: Phrase = Phrase()) -> [ListItem]? {
    var areas: [Int32] = []
    var end: Int32 = 0
    // The places of a list and its end; of several lists the last counts.
    var list: [Int32] = []
    var last: Int32 = 0
    for token in tokensBefore(Int(quantity.clauseStart)) where token.kind == .word {
      let area = division(of: token)
      guard area != 0, isAreaSubject(token, Int(quantity.clauseStart)) else { continue }
      // 上海、苏州进入全国十强: the ring is none of them.
      if area == 100_000, token.roles.contains(.scope), !list.isEmpty,
        text.any("、", "和", "与", "及", at: Int(last)) != Int(token.start - last)
      {
        continue
      }
      // 崇川区（不含开发区）、通州区
      if !list.isEmpty { last = behindBracket(last) }
      if token.start < last { continue }
      let joins =
        !list.isEmpty
        && (text.any("、", "和", "与", "及", at: Int(last)) == Int(token.start - last)
          || isZoneOf(token, behind: Int(last)))
      if last == token.start, let above = list.last, above != area, catalog.isWithin(area, above) {
        list.removeLast()
      } else if !joins {
        list = []
      }
      list.append(area)
      last = token.end
      if list.count == count {
        (areas, end) = (list, last)
      } else if list.count == count + 1, areas == Array(list.dropLast()),
        !text.has("前", at: Int(quantity.clauseStart))
      {
        // Three numbers are not of the first three of four places, but for 前三市分别增长….
        areas = []
      }
    }
    var zone = -1
    if areas.isEmpty, list.count == count - 1, let length = ownZone(Int(behindBracket(last))) {
      (areas, end, zone) = (list + [context.area], last + Int32(length), list.count)
    }
    guard areas.count == count, count > 1 else { return nil }
    let keeps =
      carry.topicSentence == sentenceIndex && !countsPlaces(carry.topic)
      || carry.topicIndicator >= 0 && quantity.unitIndex >= 0
        && plainQuantity(of: carry.topicIndicator)
          == tables.unitQuantities[Int(quantity.unitIndex)]
    var phrase = keeps ? carry.topic : Phrase()
    var indicator = phrase.isEmpty ? -1 : carry.topicIndicator
    var isGuess = false
    if phrase.isEmpty, let noun = announced(quantity) {
      (phrase, indicator) = (noun.phrase, noun.indicator)
    }
    for token in tokensFrom(Int(end)) where token.kind == .word {
      if token.start >= quantity.clauseStart { break }
      let named = lexicon[Int(token.index)].indicator
      // 就业人员 in 非私营单位就业人员平均工资均超过21万元 is a part of what was told.
      let isInTopic =
        keeps && token.start >= carry.topic.a.start && token.end <= carry.topic.a.end
      if named >= 0, !isInTopic { (phrase, indicator) = (Phrase(token.span), named) }
    }
    if phrase.isEmpty, quantity.number.isOrdinal {
      if let told = toldFitting(quantity, .rank) {
        (phrase, indicator, isGuess) = (told.phrase, told.indicator, true)
      } else if let ring = ringOfPlaces(Int(end), Int(quantity.clauseStart)) {
        (phrase, indicator, isGuess) = (Phrase(ring), -1, true)
      }
    }
    if phrase.isEmpty, let seats = seats(quantity) { phrase = seats }
    if phrase.isEmpty {
      let measure = quantity.kind == .percent ? Measure.growth : .level
      if let (span, named) = namedIndicator(quantity, measure) ?? theme(quantity, measure) {
        (phrase, indicator) = (Phrase(span), named)
        if Int(span.start) < carry.paragraphStart,
          let theme = themeOfDocument(quantity, grows: quantity.kind == .percent)
        {
          (phrase, indicator) = (theme.phrase, theme.indicator)
        } else if wasToldSince(span, quantity) {
          (phrase, indicator) = (carry.topic, -1)
        }
        // What another sentence named is at best what this one goes on about.
        isGuess = Int(span.end) <= sentenceStart
      }
    }
    if phrase.isEmpty, quantity.unit.isEmpty, let theme = carry.compared,
      theme.isTold(since: sentenceIndex - 2)
    {
      (phrase, indicator) = (theme.phrase, theme.indicator)
    }
    // 广东上市公司数量821家。浙江、江苏紧随其后，分别为644家、630家: what was counted before.
    if phrase.isEmpty, quantity.kind.counts, !quantity.number.isOrdinal,
      let counted = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      counted.sentence >= sentenceIndex - 3
    {
      (phrase, indicator, isGuess) = (counted.phrase, counted.indicator, true)
    }
    if phrase.isEmpty { phrase = own }
    guard !phrase.isEmpty else { return nil }
    return areas.indices.map {
      ListItem(
        phrase: phrase, indicator: indicator, area: areas[$0], isCarried: phrase == carry.topic,
        isGuess: isGuess, isOpenPlace: $0 == zone)
    }
  }

  /// 吴中区和高新区（虎丘区）: a zone of a list with the district in a bracket that it is.
  private func isZoneOf(_ place: Token, behind last: Int) -> Bool {
    guard let joint = text.any("、", "和", "与", "及", at: last),
      let zone = text.any(
        "高新区", "经开区", "开发区", "新区", "工业园区", "示范区", "高新技术产业开发区", "经济技术开发区", at: last + joint),
      let open = text.any("（", "(", at: last + joint + zone)
    else { return false }
    return last + joint + zone + open == Int(place.start)
      && text.any("）", ")", at: Int(place.end)) != nil
  }

  /// 两市GDP分别为A、B: the places that the sentence before named last.
  func pairItems(_ quantity: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    let start = Int(quantity.leftLimit)
    var opening = start
    for token in tokensFrom(start) where token.kind == .comma || token.kind == .time {
      if Int(token.end) < end { opening = Int(token.end) }
    }
    // 京沪两市增速分别为12%和12.6%, 江浙沪出口分别增长53.3%、40%和54.5%
    if let short = shortProvinces(opening, end, count), short.areas.count == count,
      // 川渝进出口、出口分别…, 京沪高铁、京津城际客运量分别…: things are listed, not places.
      text.anyFind(
        ["、", "和", "与", "高铁", "铁路", "高速", "干线", "城际", "航线"], in: short.end..<max(short.end, end))
        == nil
    {
      var own = leftPhrase(short.end, end)
      if own.isEmpty || own.phrase.b.isEmpty && isRelational(own.phrase.a) {
        (own.phrase, own.indicator) = (carry.topic, carry.topicIndicator)
      }
      guard !own.isEmpty else { return nil }
      return short.areas.map {
        ListItem(
          phrase: own.phrase, indicator: own.indicator, area: $0,
          isCarried: own.phrase == carry.topic)
      }
    }
    if let pointed = pointedItems(opening, end, count) { return pointed }
    // 浙江…，低于全国…；上海…。两地都是外向型经济，出口分别下降A和B
    let told = carry.recentAreas.filter { $0 != 100_000 }
    let isBefore =
      areaCount == 0 && told.count == count
      && pointsBack(Int(clauseBefore(quantity).start)) != nil
    guard let length = pointsBack(start) ?? (isBefore ? 0 : nil), carry.recentAreas.count >= count,
      count <= 3
    else { return nil }
    let areas = isBefore ? told : Array(carry.recentAreas.suffix(count))
    var own = leftPhrase(start + length, end)
    let isCarried = own.isEmpty
    if isCarried { (own.phrase, own.indicator) = (carry.topic, carry.topicIndicator) }
    guard !own.isEmpty else { return nil }
    return areas.map {
      ListItem(phrase: own.phrase, indicator: own.indicator, area: $0, isCarried: isCarried)
    }
  }

  /// How long the words are by which two or three places are pointed back to.
  private func pointsBack(_ start: Int) -> Int? {
    text.any(
      "这两座城市", "这两个城市", "两市", "两地", "两城", "两区", "两县", "两省", "三市", "三地", "二者", "两者", at: start)
  }

  /// 居全国各省区市(第二和第三位): only the ring within which something ranks stands before a list.
  func isRingOnly(_ start: Int, _ end: Int) -> Bool {
    let left = leftPhrase(start, end)
    return left.isEmpty || isRing(left) || isScopeOnly(left) || namesNothing(left)
  }

  /// 存贷款余额均突破千亿大关，分别为A、B: the fused subject of the clause before.
  func earlierFused(_ first: Quantity, _ head: Span, _ count: Int) -> [ListItem]? {
    let clause = clauseBefore(first)
    // 强链、延链，分别引进企业6家、4家: the noun stands with the numbers.
    if !head.isEmpty, !leftPhrase(Int(head.start), Int(head.end)).isEmpty { return nil }
    guard clause.end > clause.start, !hasQuantity(in: clause) else { return nil }
    let start = Int(clause.start)
    var end = Int(clause.end)
    for token in tokensFrom(start) where token.kind == .word {
      if token.end > clause.end { break }
      if !token.roles.isDisjoint(with: [.reach, .reachEnd, .adverb]),
        !token.isIndicator, Int(token.start) > start + 6
      {
        end = Int(token.start)
        break
      }
    }
    while let length = text.anyEnds("均", "都", "也", "双双", at: end)
      ?? text.anyEnds(Analyzer.goingsOn, at: end), end - length > start
    {
      end -= length
    }
    let phrase = leftPhrase(start, end).phrase
    guard !phrase.isEmpty, phrase.b.isEmpty else { return nil }
    return fused([phrase.a], count) ?? listed(Int(phrase.a.start), end, count)
  }

  /// 汽车类、石油类均实现正增长，分别增长15.2%和1.9%: the list in the clause before.
  func listed(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard split(start, end).count >= count else { return nil }
    let items = subjects(start, end, count, .none)
    return items.count == count ? items : nil
  }
}
