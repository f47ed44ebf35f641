import HanBase
import HanCatalog

/// Places that are counted by what they do: how such a count is named, and what the text goes on about.
extension Analyzer {
  /// 9个省份上半年(人均可支配收入超过全国水平), 12个县（市、区）全面增收, 7省份超400亿元: the class and what it does.
  ///
  /// When they do so is no part of the name. Not 31个省份GDP数据公布, 9个城市的GDP合计…: those count the places alone.
  @inline(__always)
  func placesByDeed(_ quantity: Quantity) -> Phrase? {
    // Another number of its own stands in the clause, as a rule.
    quantity.rightLimit < quantity.clauseEnd || quantity.inParen || quantity.number.isOrdinal
      || text.any(often.countedClasses, at: Int(quantity.afterQualifier)) == nil
        && text.any("省", "市", "地", "州", "区", "城", "县", at: Int(quantity.unit.start)) == nil
      ? nil : placesByDeedInFull(quantity)
  }

  @inline(never)
  private func placesByDeedInFull(_ quantity: Quantity) -> Phrase? {
    asksStatements = true
    let isOwn = countsInPlaces(quantity)
    // 在70个大中城市中, 西部12省份平均增速: a ring, or places that were named.
    guard let noun = isOwn ? Int(quantity.unit.end) : placeClassEnd(Int(quantity.afterQualifier)),
      !isOwn || isCountedOnItsOwn(quantity)
    else { return nil }
    var end = Int(quantity.clauseEnd)
    for place in noun..<max(noun, end)
    where text[place] == 0x20 || text.any("　", "（", "(", at: place) != nil {
      end = place
      break
    }
    guard end - noun >= 6, end - noun <= 75 else { return nil }
    var at = noun
    if text.has("的", at: at) { at += 3 }
    var isTimed = false
    while let time = token(at: at), time.kind == .time, Int(time.end) < end {
      at = Int(time.end)
      isTimed = true
    }
    let classStart = isOwn ? Int(quantity.unit.start) : Int(quantity.afterQualifier)
    guard let deed = deedStart(at, end),
      text.any("的", "中", "里", "和", "与", "、", "平均", "合计", "总", "级", at: at) == nil,
      text.anyFind(["数据", "出炉", "揭晓", "排行", "排名", "榜", "合计", "之和", "平均"], in: at..<end) == nil
    else { return nil }
    let own = behindAdverbs(at)
    if own >= deed {
      // 14个市达到5.4%及以上, 6个省份在400亿元以上: the mark that they have passed.
      if !isOwn, text.has("个", at: Int(quantity.unit.start)), opensMark(deed) != nil {
        return Phrase(Span(classStart, end))
      }
      // 5个城市上涨, 9城上涨: what nothing stands between is read as any other noun is.
      guard isTimed || isOwn || text.any("）", ")", at: noun - 3) != nil || text[noun - 1] == 0x29
      else { return nil }
    } else {
      // 102个城市社区实现结对共建: only what can be measured makes them places that are told apart.
      let measured = deed - (text.anyEnds("达到或", "达到或者", "等于或", at: deed) ?? 0)
      // 280个市重大建设项目…: of a class of one character it must be an indicator, or be said to be theirs.
      let isBare = !isOwn && noun - Int(quantity.afterQualifier) == 3 && at == noun
      guard exactIndicator(own, measured) != nil || !isBare && endsAsMeasure(measured) else {
        return nil
      }
    }
    // 8省份跑赢全国: in what, where the sentence told before.
    guard isOwn, own >= deed, text.any(Analyzer.bareComparisons, at: deed) != nil else {
      return isTimed
        ? Phrase(Span(classStart, noun), Span(at, end)) : Phrase(Span(classStart, end))
    }
    if carry.topicSentence == sentenceIndex, carry.topic.b.isEmpty, !carry.topic.isEmpty,
      carry.topicIndicator >= 0 || endsAsMeasure(Int(carry.topic.a.end)), !isOfPlaces(carry.topic)
    {
      return Phrase(carry.topic.a, Span(classStart, end))
    }
    if let token = tokensBefore(Int(quantity.span.start)).last(where: {
      $0.kind == .word && $0.isIndicator && !describesClass($0)
    }) {
      return Phrase(token.span, Span(classStart, end))
    }
    return Phrase(Span(classStart, end))
  }

  private static let bareComparisons = WordSet(
    "跑赢", "跑输", "超", "破", "突破", "过", "高于", "低于", "快于", "慢于", "好于", "不足", "不到")

  /// 达到(5.4%及以上), 在(400亿元以上), 超过(2亿元): the length of a verb behind which a number says what places have passed.
  @inline(__always)
  func opensMark(_ at: Int) -> Int? {
    text.any("达到", "达", "在", "超过", "突破", "不足", "不到", "超", "破", "过", "低于", "高于", at: at).flatMap {
      opensMark(at, $0)
    }
  }

  @inline(never)
  private func opensMark(_ at: Int, _ verb: Int) -> Int? {
    let next = text[at + verb]
    return (48...57).contains(next)
      || text.any("百", "千", "万", "亿", "十", "两位数", "一", "二", "三", "五", at: at + verb) != nil
      ? verb : nil
  }

  /// 全面(增收), 同比(下降): where the adverbs end that begin at a place.
  private func behindAdverbs(_ start: Int) -> Int {
    var at = start
    while let token = token(at: at), token.kind == .word, !token.isIndicator,
      token.roles.contains(.adverb) || token.roles.contains(.base),
      token.roles.isDisjoint(with: [.up, .down, .more, .less, .compare])
    {
      at = Int(token.end)
    }
    return at
  }

  func endsAsMeasure(_ end: Int) -> Bool {
    endsWithMeasure(end)
      || text.anyEnds("价格", "增量", "经费", "强度", "总数", "增幅", "涨幅", "降幅", "跌幅", at: end) != nil
  }

  /// Where what places do begins within words: 超, 跑赢, 增收.
  private func deedStart(_ start: Int, _ end: Int) -> Int? {
    // 新建商品住宅（不含保障性住房）价格下降
    var inBracket = false
    for token in tokensFrom(start) {
      if Int(token.start) >= end { break }
      switch token.kind {
      case .openParen: inBracket = true
      case .closeParen: inBracket = false
      default: if token.kind.isMark { return nil }
      }
      if inBracket { continue }
      guard token.kind == .word, !token.isIndicator, Int(token.end) <= end else { continue }
      if !token.roles.isDisjoint(with: [.up, .down, .more, .less, .compare]),
        token.roles.isDisjoint(with: [.rateNoun]), !text.has("超额", at: Int(token.start))
      {
        return Int(token.start) - (text.anyEnds("正", "负", at: Int(token.start)) ?? 0)
      }
    }
    if let found = text.anyFind(
      ["跑赢", "跑输", "高于", "低于", "不足", "不到", "持平", "增收", "减收", "实现", "上调", "下调"], in: start..<end)
    {
      return found
    }
    if text.anyEnds("以上", "以下", "以内", "之上", at: end) != nil,
      let found = text.anyFind(["达到", "在", "达"], in: start..<end), opensMark(found) != nil
    {
      return found
    }
    // 超400亿元, 破万亿; not 超额, 超市.
    guard let found = text.anyFind(["超", "破", "过"], in: start..<end) else { return nil }
    return isDigit(found + 3) || (48...57).contains(text[found + 3])
      || text.any("全", "百", "千", "万", "亿", "十", at: found + 3) != nil ? found : nil
  }

  /// 7省份, 仅3地, 共有16地: whether nothing before the places says whose or which they are.
  private func isCountedOnItsOwn(_ quantity: Quantity) -> Bool {
    let start = Int(quantity.span.start)
    if text[start - 1] == 0x20 || text.ends("　", at: start) { return true }
    var at = Int(quantity.leftLimit)
    while at < start {
      if let token = token(at: at), Int(token.end) <= start,
        token.kind == .time || token.kind == .word && text.has("全国", at: at)
      {
        at = Int(token.end)
      } else if let length = text.any(Analyzer.countLeads, at: at) {
        at += length
      } else {
        return false
      }
    }
    return true
  }

  /// 12省份粮食增产, 湖北等7省份下调存款利率: whether a class of places is counted and what it does is all that follows.
  func isCountedByDeed(_ quantity: Quantity) -> Bool {
    let at = Int(quantity.afterQualifier)
    return quantity.rightLimit == quantity.clauseEnd
      && (opensDeed(at) || deedStart(at, Int(quantity.clauseEnd)) != nil)
      && (text.ends("等", at: Int(quantity.span.start)) || isCountedOnItsOwn(quantity)
        // 只有北京、浙江、广东3地超过全国平均水平
        || areaCount > 1 && areaToken(endingAt: Int(quantity.span.start)) != nil)
  }

  private static let countLeads = WordSet(
    "共有", "只有", "仅有", "已有", "另有", "还有", "也有", "其中", "目前", "今年", "总共", "一共", "有", "仅", "只", "已", "共",
    "另")

  /// 价格下降的城市: whether a verb only says which places are meant, so that its subject is part of the name.
  func describesPlaces(_ verb: Token, _ end: Int) -> Bool {
    text.has("的", at: Int(verb.end)) && placeClassEnd(Int(verb.end) + 3) == end
  }

  // MARK: what the text goes on about

  /// 7个省份旅游总收入超过400亿元，分别为四川、河南…; 二手住宅价格上涨的城市有31个，涨幅…: what the places were told apart by
  /// is what the text goes on about.
  ///
  /// Returns whether the topic is settled: where the class names nothing of its own (持平的城市), it stays.
  @inline(__always)
  func tellPlacesApart(_ raw: inout RawObservation) -> Bool {
    // Words that neither begin with a class of places nor end in one have nothing of the kind.
    raw.rules.indicator != .indicatorCarried
      && (!raw.phrase.b.isEmpty || raw.phrase.a == raw.unit
        || text.any(often.countedClasses, at: Int(raw.phrase.a.start)) != nil
        || text.anyEnds(often.countedCharacters, at: Int(raw.phrase.a.end)) != nil
        || text[Int(raw.phrase.a.end) - 1] < 0x80)
      && tellPlacesApartInFull(&raw)
  }

  @inline(never)
  private func tellPlacesApartInFull(_ raw: inout RawObservation) -> Bool {
    if raw.phrase.b.isEmpty, raw.phrase.a.count <= 18 {
      // 西部12省份平均增速…: how many places there are is not what is told.
      if noteHeading(raw.phrase.a) || raw.phrase.a == raw.unit { return true }
    }
    var goesOn: Bool {
      carry.topicSentence == sentenceIndex && !carry.topic.isEmpty && !isOfPlaces(carry.topic)
    }
    let last = raw.phrase.last
    guard Int(last.start) >= sentenceStart else { return false }
    if !raw.phrase.b.isEmpty {
      if goOnSaid(&raw) { return true }
      // 新建商品住宅价格 + 持平的城市
      if raw.rules.indicator == .indicatorPart,
        isCourse(last) || opensMark(Int(last.start)) != nil
      {
        return true
      }
      guard countsPlaces(raw.phrase.a) else { return false }
    }
    var start = Int(last.start)
    let limit: Int
    if raw.phrase.b.isEmpty, let noun = classBehind(raw.phrase.a) {
      limit = noun
    } else {
      if raw.phrase.b.isEmpty {
        guard let noun = placeClassEnd(start) else { return false }
        start = text.has("的", at: noun) ? noun + 3 : noun
      }
      limit = Int(last.end)
    }
    guard start < limit, let deed = deedStart(start, limit) else { return false }
    let noun = leftPhrase(start, deed)
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 6, !isOfPlaces(noun.phrase),
      noun.indicator >= 0 || endsAsMeasure(Int(noun.phrase.a.end)), !isRelational(noun.phrase.a)
    else {
      // 11省份正增长: what they do alone is no topic either.
      return raw.phrase.b.isEmpty && isCourse(raw.phrase.a) && goesOn
        || behindAdverbs(start) == deed && Int(raw.phrase.a.start) == Int(raw.unit.start)
    }
    var topic = noun.phrase
    var indicator = noun.indicator
    if indicator < 0, topic.a.count <= 12, !carry.topic.isEmpty {
      if topicEnds(with: topic.a) {
        // …新建商品住宅价格…。与去年同月相比，价格下降的城市有57个: of the same.
        (topic, indicator) = (carry.topic, carry.topicIndicator)
      } else if goesOn, carry.topicIndicator < 0, carry.topic.b.isEmpty,
        !endsAsMeasure(Int(carry.topic.a.end))
      {
        // 二手住宅方面，价格下降的城市有19个
        topic = Phrase(carry.topic.a, topic.a)
      }
    }
    (carry.topic, carry.topicIndicator) = (topic, indicator)
    // 2021年GDP超过千亿元的县达到43个, and below a heading: 昆山以4748.06亿元居首.
    if indicator >= 0, carry.told == nil {
      carry.told = ToldTheme(
        phrase: topic, indicator: indicator, unit: -1, sentence: sentenceIndex)
    }
    carry.root = Phrase()
    if carry.topicSentence != sentenceIndex || countsPlaces(carry.mainTopic) {
      (carry.mainTopic, carry.mainIndicator) = (topic, indicator)
    }
    (carry.beforePlaces, carry.topicSentence, carry.topicIsPart) = (nil, sentenceIndex, false)
    return true
  }

  /// 31省份上半年居民收入榜出炉：京沪突破3万元: what a headline says to be made known of all the places.
  private func noteHeading(_ places: Span) -> Bool {
    let start = Int(places.end)
    guard start < sentenceEnd, placeClassEnd(Int(places.start)) == start else { return false }
    var end = start
    for token in tokensFrom(start) {
      if token.kind.isMark || Int(token.start) > start + 75 { break }
      end = Int(token.end)
    }
    for token in tokensFrom(end) where token.kind.isMark {
      end = Int(token.start)
      break
    }
    guard
      let news = text.anyEnds("出炉", "公布", "发布", "揭晓", "出齐", "亮相", "披露", "盘点", "比较", "对比", at: end)
    else { return false }
    end -= news
    while let list = text.anyEnds("排行榜", "榜单", "榜", "排行", "排名", "数据", "账单", at: end) { end -= list }
    guard end - start >= 12 else { return false }
    let noun = leftPhrase(start, end)
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 6,
      noun.indicator >= 0 || endsAsMeasure(Int(noun.phrase.a.end)), !isRelational(noun.phrase.a)
    else { return false }
    (carry.topic, carry.topicIndicator) = (noun.phrase, noun.indicator)
    (carry.mainTopic, carry.mainIndicator) = (noun.phrase, noun.indicator)
    (carry.root, carry.topicSentence, carry.topicIsPart) = (Phrase(), sentenceIndex, false)
    return true
  }

  /// Whether the topic is a longer name that ends in these words: 价格 of 新建商品住宅价格.
  private func topicEnds(with own: Span) -> Bool {
    let last = carry.topic.last
    return !carry.topic.isEmpty && last.count >= own.count
      && (last.count > own.count || !carry.topic.b.isEmpty)
      && text.holds(own, in: Span(last.end - Int32(own.count), last.end))
  }

  /// 11省份正增长 浙江增量(第一): where the place's name stands that opens the next part of a headline.
  @inline(__always)
  func placeBehindBlank(_ quantity: Quantity) -> Int? {
    _slowPath(quantity.leftLimit > quantity.clauseStart) && areaCount > 0
      ? placeBehindBlankInFull(quantity) : nil
  }

  @inline(never)
  private func placeBehindBlankInFull(_ quantity: Quantity) -> Int? {
    for place in tokens.areas {
      let start = Int(tokens[Int(place)].start)
      if start >= Int(quantity.span.start) { return nil }
      if start > Int(quantity.leftLimit), text[start - 1] == 0x20 || text.ends("　", at: start) {
        return start
      }
    }
    return nil
  }

  /// 同比价格上涨的城市(中，涨幅均未超过1.2%): what the places of a ring are told apart by, if it is what the text told of.
  func toldApart(by span: Span) -> NounPhrase? {
    // 环比上涨的城市中，涨幅…: of what the text goes on about.
    if isCourse(span) {
      guard !carry.topic.isEmpty, !isOfPlaces(carry.topic),
        carry.topicIndicator >= 0 || endsAsMeasure(Int(carry.topic.last.end))
      else { return nil }
      return NounPhrase(phrase: carry.topic, indicator: carry.topicIndicator)
    }
    guard let of = classBehind(span), var deed = deedStart(Int(span.start), of) else { return nil }
    // 投资仍在下滑的省份
    while let length = text.anyEnds("仍在", "还在", "仍", "还", "已", "在", at: deed),
      deed - length > Int(span.start)
    { deed -= length }
    var noun = leftPhrase(Int(span.start), deed)
    guard noun.phrase.b.isEmpty, !noun.isEmpty,
      noun.indicator >= 0 || endsAsMeasure(Int(noun.phrase.a.end))
    else { return nil }
    if noun.indicator < 0, topicEnds(with: noun.phrase.a) {
      (noun.phrase, noun.indicator) = (carry.topic, carry.topicIndicator)
    }
    return noun
  }

  /// Where the verb ends of words that describe a class of places: 价格下降(的城市).
  private func classBehind(_ span: Span) -> Int? {
    var of = -1
    var at = Int(span.start)
    while let next = text.find("的", in: at..<max(at, Int(span.end))) { (of, at) = (next, next + 3) }
    guard of >= 0, let noun = placeClassEnd(of + 3), noun >= Int(span.end) else { return nil }
    return of
  }

  static let expectationTails = WordEnds(
    "实际", "名义", "预计", "有望", "同比", "环比", "将", "或", "料", "仍", "可能")

  /// 全年房价预计同比仍(将下降2%), 出口有望(增长8%): what is said of a number to come is no part of its name.
  func beforeExpectation(_ start: Int, _ end: Int) -> Int {
    guard text.anyEnds(Analyzer.expectationTails, at: end) != nil else { return end }
    var stop = end
    // 收入实际增速: how the rate was reckoned.
    if let length = text.anyEnds("实际", "名义", at: stop), text.any("增", "涨", at: stop) != nil {
      stop -= length
    }
    while let length = text.anyEnds(
      "预计", "预计将", "有望", "同比", "环比", "仍将", "或将", "料将", "可能", "仍", "也将", "还将", "将", at: stop),
      stop - length > start, !isInsideWord(stop - length)
    {
      stop -= length
    }
    // 麻将, 省份或: what is left must be a name.
    return stop < end && stop - start >= 6 ? stop : end
  }
}
