import HanBase
import HanCatalog

/// Counts whose name stands before them, or is that of what was counted right before.
extension Analyzer {
  /// 降水量比常年偏多的有(13个省), 涨幅持平的有北京、广东、湖南(3地), 千亿县分布在(11个省份): what is said of the places, or
  /// what lies in them, with their class.
  @inline(__always)
  func placesSaidOf(_ quantity: Quantity) -> Phrase? {
    _fastPath(
      quantity.number.isOrdinal || quantity.inParen
        || text.anyEnds("有", "在", "于", "自", "及", at: Int(quantity.span.start)) == nil
          && (areaCount == 0 || areaToken(endingAt: Int(quantity.span.start)) == nil)
    ) ? nil : placesSaidOfInFull(quantity)
  }

  @inline(never)
  private func placesSaidOfInFull(_ quantity: Quantity) -> Phrase? {
    let isOwn = countsInPlaces(quantity)
    let start = isOwn ? Int(quantity.unit.start) : Int(quantity.afterQualifier)
    guard let end = isOwn ? Int(quantity.unit.end) : placeClassEnd(start),
      isPhraseEnd(end) || text.has("—", at: end), !text.has("的", at: end)
    else { return nil }
    let places = Span(start, end)
    let limit = Int(quantity.span.start)
    let open = behindOpening(Int(quantity.clauseStart), limit)
    if let verb = text.anyEnds(Analyzer.lyingBefore, at: limit) {
      // 这些千亿县分布在
      let from = open + (text.any("这些", "上述", "以上", at: open) ?? 0)
      let things = Span(from, limit - verb)
      guard things.count >= 6, things.count <= 45, !hasQuantity(in: things) else { return nil }
      return Phrase(things, places)
    }
    var said = -1
    for (word, length) in Analyzer.having {
      var at = open
      while let next = text.find(word, in: at..<limit) {
        if next + length <= limit, next > said, listsPlaces(next + length, limit) { said = next }
        at = next + 3
      }
    }
    guard said - open >= 9, said - open <= 90,
      // 鲜果类涨幅超全国的有13省份: of rates, `tellRatesApart` says what has them.
      hasQuantity(in: Span(open, said))
        || text.anyFind(["涨幅", "增速", "增幅", "降幅", "跌幅"], in: open..<said) == nil
    else { return nil }
    return Phrase(Span(open, said), places)
  }

  private static let lying: [StaticString] = [
    "分布在", "分布于", "散布在", "分属于", "分属", "来自", "遍及",
  ]
  private static let lyingBefore = WordEnds(lying)
  private static let lyingAt = WordSet(lying)
  private static let having: [(StaticString, Int)] = [
    ("的有", 6), ("的只有", 9), ("的仅有", 9), ("的共有", 9), ("的包括", 9),
  ]

  /// 北京、广东、江苏和上海: whether nothing but places stands between.
  private func listsPlaces(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), token.kind == .word, token.isArea, Int(token.end) <= end {
        at = Int(token.end)
      } else if let mark = text.any("、", "和", "与", "及", "以及", "等", at: at) {
        at += mark
      } else {
        return false
      }
    }
    return at == end
  }

  /// Where a clause begins behind its time and its connectives.
  private func behindOpening(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit {
      if let token = token(at: at), token.kind == .time, Int(token.end) < limit {
        at = Int(token.end)
      } else if let word = text.any("其中", "此外", "目前", "而", "但", "，", at: at) {
        at += word
      } else {
        return at
      }
    }
    return start
  }

  /// 降水量比常年偏多的有13个省，其中上海偏多47.5%: the text goes on about what is said of the places, or about what lies in
  /// them; returns whether a name is of that kind.
  func goOnSaid(_ raw: inout RawObservation) -> Bool {
    guard isSaidOfPlaces(&raw) else { return false }
    let own = raw.phrase.a
    if text.any(Analyzer.lyingAt, at: Int(own.end)) != nil {
      goOn(about: Phrase(own), exact(Phrase(own)))
      return true
    }
    guard let deed = measuredBy(own) else { return true }
    // 鲜果类(同比涨幅)超全国的有…: what has the rate.
    var end = deed
    while let rate = text.anyEnds("增长速度", "增速", "涨幅", "增幅", "降幅", "跌幅", "同比", "环比", at: end),
      end - rate - Int(own.start) >= 6
    {
      end -= rate
    }
    let noun = leftPhrase(Int(own.start), end)
    guard noun.phrase.b.isEmpty, !noun.isEmpty, !isRelational(noun.phrase.a),
      noun.indicator >= 0 || end < deed || endsWithMeasure(end)
        || text.any("比", "较", at: deed) != nil
    else { return true }
    goOn(about: noun.phrase, noun.indicator)
    return true
  }

  /// Whether a name is what is said of places that are counted, with their class behind the number.
  @inline(__always)
  func isSaidOfPlaces(_ raw: inout RawObservation) -> Bool {
    !raw.phrase.b.isEmpty && raw.rules.indicator == .indicatorRight && isSaidOfPlacesInFull(&raw)
  }

  @inline(never)
  private func isSaidOfPlacesInFull(_ raw: inout RawObservation) -> Bool {
    raw.phrase.a.end < raw.span.start && raw.phrase.b.start >= raw.numberEnd
      && raw.phrase.c.isEmpty && Int(raw.phrase.a.start) >= sentenceStart
      && (text.has("的", at: Int(raw.phrase.a.end))
        || text.any(Analyzer.lyingAt, at: Int(raw.phrase.a.end)) != nil)
  }

  /// Where what is said of places ends to name what they are measured by: 降水量(比), 经费支出(超过).
  private func measuredBy(_ span: Span) -> Int? {
    if let base = text.anyFind(
      ["比常年", "较常年", "比上年", "较上年", "比去年", "较去年", "比往年", "较往年"], in: span.range),
      base - Int(span.start) >= 6
    {
      return base
    }
    for token in tokensFrom(Int(span.start)) {
      if token.start >= span.end { return nil }
      if token.start > span.start + 3, token.kind == .word, !token.isIndicator,
        !token.roles.isDisjoint(with: [.up, .down, .more, .less, .compare, .base]),
        token.roles.isDisjoint(with: [.rateNoun])
      {
        return Int(token.start)
      }
    }
    return nil
  }

  private func goOn(about phrase: Phrase, _ indicator: Int32) {
    (carry.topic, carry.topicIndicator) = (phrase, indicator)
    (carry.mainTopic, carry.mainIndicator) = (phrase, indicator)
    (carry.root, carry.topicSentence, carry.topicIsPart) = (Phrase(), sentenceIndex, false)
    carry.beforePlaces = nil
  }

  /// 26个城市销量突破10万辆，其中广东、江苏各占(4席): seats of those that were counted right before.
  func seatsOfCounted(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard text.has("席", at: Int(quantity.unit.start)), let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.any("个", "座", "家", at: Int(last.unit.start)) != nil, !last.phrase.isEmpty
    else { return false }
    set(last.phrase, -1, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  /// 12个县市区中有(4个)超过70亿元, 20个省份中，(16个)达到两位数: some of the places counted right before, by what they do.
  func countedOfRing(_ quantity: Quantity) -> Phrase? {
    guard quantity.kind == .classifier, quantities.count > 1,
      let index = quantities.firstIndex(where: { $0.span == quantity.span }),
      let places = ringNoun(index)
    else { return nil }
    let deed = Span(quantity.afterQualifier, quantity.clauseEnd)
    guard deed.count >= 6, deed.count <= 60 else { return nil }
    return Phrase(places, deed)
  }

  /// 六成县区增速高于7%: how many of the places there are, not how fast anything grows.
  @inline(__always)
  func readPartOfPlaces(_ quantity: Quantity, _ raw: inout RawObservation) {
    if quantity.kind == .percent, _slowPath(raw.rules.indicator == .indicatorRight),
      isPartOfPlaces(quantity)
    {
      (raw.measure, raw.rules.measure) = (.level, .measureShare)
      raw.certainty.measure = .stated
      if raw.value.isNegative { raw.value = raw.value.negated }
    }
  }

  /// 除上海市消费增速在(14%)以上外: what is left out of the rest is told of its own place.
  @inline(__always)
  func leaveException(_ left: inout NounPhrase, _ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(text.has("除", at: Int(left.phrase.a.start))) && left.isOpen
      && text.any("外", "之外", at: Int(quantity.afterQualifier)) != nil
    {
      leaveExceptionInFull(&left, &raw)
    }
  }

  @inline(never)
  private func leaveExceptionInFull(_ left: inout NounPhrase, _ raw: inout RawObservation) {
    let end = Int(left.phrase.a.end)
    var start = Int(left.phrase.a.start) + 3
    if text.has("了", at: start) { start += 3 }
    if let place = token(at: start), place.kind == .word, place.isArea, Int(place.end) < end {
      let area = lexicon[Int(place.index)].area
      if area > 0 {
        (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated)
        (raw.areaSpan, carry.area) = (place.span, area)
      }
      start = Int(place.end)
    }
    left = leftPhrase(start, end)
    if left.isEmpty, end - start >= 6 {
      left.phrase = Phrase(Span(start, end))
      left.indicator = exactIndicator(start, end) ?? -1
    }
  }

  /// 常州和南通两市增速最快，分别为17.4%和17.2%，有(7个)城市增速在16%以上: those that are counted lie in no place of the list
  /// before.
  @inline(__always)
  func leaveListedPlaces(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.area == .areaCarried),
      text.any("其余", "其他", at: Int(quantity.clauseStart)) != nil
        || quantity.kind == .classifier && text.ends("有", at: Int(quantity.span.start)),
      leavesListed(quantity)
    {
      (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
      (raw.areaSpan, carry.area) = (.none, context.area)
    }
  }

  @inline(never)
  private func leavesListed(_ quantity: Quantity) -> Bool {
    // 其余城市增速都在15%以上
    if let rest = text.any("其余", "其他", at: Int(quantity.clauseStart)) {
      return placeClassEnd(Int(quantity.clauseStart) + rest) != nil
        && !catalog.isWithin(context.area, carry.area)
    }
    guard let last = output.last else { return false }
    return last.rules.area == .areaRespective && Int(last.sentence) == sentenceIndex
      && (countsInPlaces(quantity) || placeClassEnd(Int(quantity.afterQualifier)) != nil)
  }

  /// 涨幅低于1%的共有12个，接近(四成): how many these are of all, where nothing else is said.
  @inline(__always)
  func readShareOfCount(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(
      quantity.kind == .percent && quantity.afterQualifier == quantity.clauseEnd
        && !quantity.inParen) && readShareOfCountInFull(quantity, &raw)
  }

  @inline(never)
  private func readShareOfCountInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      !last.phrase.isEmpty, let unit = unitLiteral(Int(last.unit.start)),
      tables.unitKinds[unit.index] == .classifier,
      // 38个超过全省平均水平，占比超三成: in the clause right behind the count.
      case let gap = Int(last.span.end)..<max(Int(last.span.end), Int(quantity.clauseStart) - 3),
      gap.count <= 60, text.anyFind(["，", "；", "："], in: gap) == nil
    else { return false }
    var at = Int(quantity.clauseStart)
    while let word = text.any(
      "接近", "将近", "几乎", "大约", "约占", "占比", "超过", "不到", "不足", "已", "近", "约", "占", "超", "达", "为",
      at: at)
    { at += word }
    // 9个跑赢全国，7.4%、6.1%…: a bare percentage may be anything.
    guard at == Int(quantity.span.start),
      at > Int(quantity.clauseStart) || text.ends("成", at: Int(quantity.span.end))
    else { return false }
    let isOfPlaces = self.isOfPlaces(last.phrase) || countsPlaces(Phrase(last.phrase.last))
    // 新建充电站1200座，占比四成: of whatever they are a share.
    if !isOfPlaces, text.has("占", at: Int(quantity.clauseStart)) { return false }
    set(last.phrase, -1, .indicatorPart, &raw)
    raw.certainty.indicator =
      !isOfPlaces || last.certainty.indicator == .guessed ? .guessed : .carried
    (raw.measure, raw.rules.measure) = (.level, .measureShare)
    raw.certainty.measure = .stated
    if raw.value.isNegative { raw.value = raw.value.negated }
    return true
  }

  /// 47个城市环比上涨，(41个)下跌，其余(12个)持平: places of the same class, by what these do.
  func countedAsBefore(_ quantity: Quantity) -> Phrase? {
    guard quantity.kind.counts, !quantity.number.isOrdinal, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.isSame(last.unit, quantity.unit),
      case let start = Int(quantity.afterQualifier), case let end = Int(quantity.rightLimit),
      end - start >= 6, end - start <= 24
    else { return nil }
    // 增速回落的有23个，1个持平
    guard last.phrase.b.isEmpty || countsPlaces(last.phrase.a),
      let noun = placeClass(at: Int(last.phrase.a.start)),
      // 20个城市更新项目开工，12个竣工: more than the places was counted.
      noun == last.phrase.a.count || !last.phrase.b.isEmpty
    else {
      return text.any("持平", "走平", "未变", at: start) == nil ? nil : Phrase(Span(start, start + 6))
    }
    return Phrase(Span(Int(last.phrase.a.start), Int(last.phrase.a.start) + noun), Span(start, end))
  }

  /// 27个城市(进出口总额15.2万亿元): the places alone are counted, where what they have is told right behind.
  ///
  /// 13座城市的运营里程超过100公里: here they are counted by it.
  func placesWithMeasure(_ span: Span, _ quantity: Quantity) -> Span? {
    // 珠三角9市常住人口7801万人
    if text.any("市", "城", "省", "县", "区", at: Int(quantity.unit.start)) == quantity.unit.count,
      quantity.rightLimit < quantity.clauseEnd, span.end == quantity.rightLimit,
      exactIndicator(Int(span.start), Int(span.end)) != nil
    {
      return Span.none
    }
    guard
      let noun = placeClass(at: Int(span.start))
        // 31个大城市城镇调查失业率
        ?? text.any("大中城市", "大城市", at: Int(span.start))
        // 9个市粮食产量
        ?? text.any("市", "县", "区", "州", at: Int(span.start)).flatMap({
          text.any("重点", "级", "属", "直", "本", "管", at: Int(span.start) + $0) != nil
            || exactIndicator(Int(span.start) + $0, Int(span.end)) == nil ? nil : $0
        }), noun + 6 <= span.count,
      !isOfTwoLevels(Int(span.start))
    else { return nil }
    if quantity.rightLimit < quantity.clauseEnd {
      guard
        span.end == quantity.rightLimit || text.any("为", "达", "约", at: Int(span.end)) != nil,
        isOfPlaces(span, behind: noun)
      else { return nil }
      return Span(Int(span.start), Int(span.start) + noun)
    }
    // …超过100公里: no number of its own is left in the clause.
    guard text.any(Analyzer.markVerbs, at: Int(span.end)) != nil, isOfPlaces(span, behind: noun),
      case let end = Int(quantity.clauseEnd), end - Int(span.start) <= 60
    else { return nil }
    return Span(Int(span.start), end)
  }

  /// 城市的运营里程, 城市GDP, 大中城市房价环比上涨: what places have; not 城市更新项目总投资.
  func isOfPlaces(_ span: Span, behind noun: Int) -> Bool {
    let at = Int(span.start) + noun
    var end = Int(span.end)
    while end > at + 6,
      let length = text.anyEnds("上涨", "下降", "增长", "下跌", "上升", "同比", "环比", "为", "达", at: end)
    {
      end -= length
    }
    return text.has("的", at: at) || exactIndicator(at, end) != nil
      || end - at >= 6 && text.anyEnds("价格", "房价", "均价", "收入", "指数", "率", at: end) != nil
  }

  private static let markVerbs = WordSet(
    "超过", "突破", "超", "过", "逾", "破", "不足", "不到", "低于", "高于", "迈过", "跨过", "站上", "跌破")
}
