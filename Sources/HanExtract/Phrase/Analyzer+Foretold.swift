import HanBase
import HanCatalog

/// Who foretells a figure, and of whom.
extension Analyzer {
  /// 国家信息中心预计(GDP), 专家预测(出口额): where the name begins behind the words of who foretells it.
  @inline(__always)
  func behindForecaster(_ start: Int, _ end: Int) -> Int {
    sentenceRoles.contains(.estimate) && end - start >= 18
      && !(text.lacks("预", from: start, to: end) && text.lacks("估", from: start, to: end))
      ? behindForecasterInFull(start, end) : start
  }

  @inline(never)
  private func behindForecasterInFull(_ start: Int, _ end: Int) -> Int {
    for token in tokensFrom(start + 1) {
      if Int(token.end) + 6 > end { return start }
      if token.kind == .word, token.isIndicator { return start }
      guard token.kind == .word, token.roles.contains(.estimate), let verb = forecast(token)
      else { continue }
      return text.anyEnds(Analyzer.forecasters, at: Int(token.start)) == nil
        ? start : Int(token.start) + verb
    }
    return start
  }

  private func forecast(_ token: Token) -> Int? {
    text.any("预计", "预测", "预估", "估计", at: Int(token.start))
  }

  /// How those are called who foretell figures.
  private static let forecasters = WordEnds(
    "中心", "银行", "研究院", "研究所", "研究部", "研究室", "科学院", "社科院", "学院", "大学", "组织", "机构", "协会", "学会", "商会",
    "联合会", "基金会", "委员会", "理事会", "统计局", "信息局", "管理局", "农业部", "商务部", "财政部", "公司", "集团", "证券", "基金",
    "智库", "课题组", "专家", "学者", "人士", "分析师", "经济学家", "研究员", "业内", "央行", "市场", "报告", "发改委", "经合组织", "世行"
  )

  /// In a text about the nation that told of a place last: 对于下半年走势，国家信息中心预计GDP增长7.5%, 22个省份GDP总和约为23.3万亿元, 14个省份增速回落
  /// are of the nation.
  @inline(__always)
  func speaksOfNation(_ quantity: Quantity) -> Bool {
    isNational && !quantity.inParen && speaksOfNationInFull(quantity)
  }

  @inline(never)
  private func speaksOfNationInFull(_ quantity: Quantity) -> Bool {
    if sumsPlaces(quantity) { return true }
    guard sentenceRoles.contains(.estimate) else { return false }
    for token in tokensFrom(sentenceStart) {
      if token.start >= quantity.span.start { return false }
      // The place that the sentence itself names may be what is foretold of.
      if token.kind == .word, token.isArea, isAreaSubject(token, Int(quantity.span.start)),
        division(of: token) != context.area
      {
        return false
      }
      guard token.kind == .word, token.roles.contains(.estimate), forecast(token) != nil else {
        continue
      }
      return tellsForNation(Int(token.start))
    }
    return false
  }

  /// Gives a count of places or what is told of the nation to the document's place, where another would be carried on.
  @inline(__always)
  func leavePlaces(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    let carried = carry.area != 0 ? carry.area : carry.paragraphArea
    return carried != 0 && carried != context.area && leavePlacesInFull(carried, quantity, &raw)
  }

  @inline(never)
  private func leavePlacesInFull(
    _ carried: Int32, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    if countsBeyond(quantity, carried) {
      (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
      return true
    }
    guard speaksOfNation(quantity) else { return false }
    (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
    // What the sentence and the paragraph go on to tell is of the nation too.
    (carry.area, carry.areaSpan, carry.paragraphArea) = (0, .none, 0)
    return true
  }

  /// 重庆与全国持平, 湖南和全国涨幅一致: a place that is as high as what it lies in is told of itself.
  func equalsWhole(_ token: Token, _ place: Int32) -> Bool {
    let own = division(of: token)
    guard own != place, catalog.isWithin(place, own),
      text.anyEnds("与", "和", "同", "跟", at: Int(token.start)) != nil,
      case let range = Int(token.end)..<max(Int(token.end), min(sentenceEnd, Int(token.end) + 48)),
      let same = text.anyFind(["持平", "一致", "相同", "相当", "齐平", "同步", "相近", "接近"], in: range)
    else { return false }
    return text.anyFind(["，", "；", "。", "、"], in: Int(token.end)..<same) == nil
  }

  /// 国家信息中心, 国际货币基金组织, 中国社科院: whose forecasts are of the nation.
  private func tellsForNation(_ end: Int) -> Bool {
    var start = end
    var steps = 0
    while start > sentenceStart, steps < 16 {
      let before = text.before(start)
      if text.any("，", "。", "；", "、", ",", at: before) != nil { break }
      start = before
      steps += 1
    }
    return text.any(
      "国家", "中国", "国务院", "国际货币", "世界银行", "亚洲开发银行", "亚行", "世行", "经合组织", "央行", "中国人民银行", "财政部", "商务部",
      "农业农村部", "工业和信息化部", at: start) != nil
  }

  /// (22个省份)GDP总和约为23.3万亿元: a sum over more places than the one told of last lies in.
  private func sumsPlaces(_ quantity: Quantity) -> Bool {
    guard quantity.leftLimit > quantity.clauseStart,
      quantity.kind == .measure || quantity.kind == .person,
      let sum = text.anyFind(
        ["总和", "合计", "之和", "加总"], in: Int(quantity.leftLimit)..<Int(quantity.span.start)),
      sum - Int(quantity.leftLimit) <= 48
    else { return false }
    for other in quantities.indices {
      if quantities[other].span.start >= quantity.span.start { return false }
      if quantities[other].clauseStart == quantity.clauseStart,
        quantities[other].span.end <= quantity.leftLimit + 12,
        countsProvinces(Int(quantities[other].unit.start), Int(quantities[other].span.end))
      {
        return true
      }
    }
    return false
  }

  private func countsProvinces(_ unit: Int, _ end: Int) -> Bool {
    let at = unit > 0 && unit < end ? unit : end
    let noun = at + (text.any("个", "座", at: at) ?? 0)
    return text.any("省份", "省区市", "省市", "省区", "省", "城市", "城", at: noun) != nil
      && text.any("省道", "省级", "城区", "城镇", "城乡", at: noun) == nil
  }

  /// 上涨超10%的省份有(18个): how many places of a class there are is not of one of them.
  func countsClassBefore(_ start: Int) -> Int? {
    var end = start
    while let verb = text.anyEnds(
      "共有", "只有", "仅有", "还有", "已有", "达到", "增至", "有", "达", "为", "约", "共", at: end)
    { end -= verb }
    guard end < start else { return nil }
    if text.anyEnds("的省份", "的省区市", "的省区", "的省市", at: end) != nil { return 1 }
    return text.anyEnds("的城市", "的地级市", "的省会城市", "的设区市", at: end) != nil ? 2 : nil
  }
}

/// Margins, shares and predicates that say how far something is from another.
extension Analyzer {
  /// (与广东的)差距为880.85亿元: from whom belongs to the name of a gap.
  @inline(__always)
  func nameGap(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator < 0, raw.phrase.b.isEmpty, raw.phrase.a.count == 6, areaCount > 0,
      text.any("差距", "差额", at: Int(raw.phrase.a.start)) != nil
    {
      nameGapInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func nameGapInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    var end = Int(raw.phrase.a.start)
    if let joint = text.anyEnds("之间的", "间的", "的", at: end) { end -= joint }
    guard let place = areaToken(endingAt: end), place.start > quantity.clauseStart,
      let joint = text.anyEnds("与", "和", "同", "跟", "较", "距", at: Int(place.start)),
      case let start = Int(place.start) - joint, start >= Int(quantity.clauseStart)
    else { return }
    raw.phrase = Phrase(Span(start, Int(raw.phrase.a.end)))
  }

  /// GDP总和约为23.3万亿元，(接近全国总量24.8万亿元的)94%: what was told before the whole is that of which so much is told.
  @inline(__always)
  func shareOfAmount(_ quantity: Quantity) -> Phrase? {
    quantity.kind == .percent && quantity.leftLimit > quantity.clauseStart
      && Int(quantity.leftLimit) + 3 == Int(quantity.span.start)
      && text.has("的", at: Int(quantity.leftLimit)) ? shareOfAmountInFull(quantity) : nil
  }

  @inline(never)
  private func shareOfAmountInFull(_ quantity: Quantity) -> Phrase? {
    guard output.count > 1, let amount = output.last, Int(amount.sentence) == sentenceIndex,
      amount.span.end <= quantity.leftLimit, amount.span.start >= quantity.clauseStart,
      amount.measure == .level,
      case let whole = output[output.count - 2], Int(whole.sentence) == sentenceIndex,
      whole.span.start < quantity.clauseStart, whole.measure == .level,
      text.isSame(whole.unit, amount.unit), !whole.phrase.isEmpty, whole.phrase.b.isEmpty,
      text.any("接近", "相当于", "约为", "达到", "超过", "不到", "不足", "仅为", at: Int(quantity.clauseStart))
        != nil,
      case let words = Span(Int(quantity.clauseStart), Int(amount.span.start)), words.count >= 12,
      words.count <= 60
    else { return nil }
    return Phrase(whole.phrase.a, words)
  }

  /// 鲜菜价格仍处于高位，(同比上涨17.4%): the clause before says what stands high or low.
  @inline(__always)
  func standingSubject(_ quantity: Quantity) -> NounPhrase? {
    quantity.kind == .percent && !text.lacks("位", from: sentenceStart, to: Int(quantity.span.start))
      ? standingSubjectInFull(quantity) : nil
  }

  @inline(never)
  private func standingSubjectInFull(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start,
      let length = text.anyEnds(
        "处于高位", "处于低位", "处在高位", "处在低位", "高位运行", "低位运行", "高位震荡", "高位徘徊", "低位徘徊", "位居高位",
        at: Int(clause.end)), !hasQuantity(in: clause)
    else { return nil }
    var end = Int(clause.end) - length
    while let adverb = text.anyEnds("仍然", "依然", "依旧", "继续", "持续", "一直", "仍", "还", "也", "在", at: end)
    {
      end -= adverb
    }
    guard end > Int(clause.start) else { return nil }
    let noun = leftPhrase(Int(clause.start), end)
    return noun.phrase.b.isEmpty && noun.phrase.a.count >= 6 && !namesNothing(noun)
      && (noun.indicator >= 0 || endsWithMeasure(end) || text.anyEnds("价格", "价", at: end) != nil)
      ? noun : nil
  }
}

/// Places that are counted by their rates.
extension Analyzer {
  /// 鲜果类同比涨幅超全国的有13省份, 25个省份涨幅扩大: the thing, not its rate or what the places do, is what the text goes on
  /// about; where no thing is named, it goes on about the one before. Percentages behind it are rates.
  func tellRatesApart(_ raw: inout RawObservation) -> Bool {
    guard raw.phrase.b.isEmpty, raw.rules.indicator != .indicatorCarried, raw.indicator < 0,
      raw.phrase.a.count >= 9, Int(raw.phrase.a.start) >= sentenceStart
    else { return false }
    let own = raw.phrase.a
    let countsHere =
      text.any("省份", "省区市", "城市", "地市", "市州", "区县", "地区", at: Int(raw.unit.start)) != nil
    var start = Int(own.start)
    if let noun = placeClassEnd(start) {
      start = noun
    } else if !countsHere {
      return false
    }
    guard start < Int(own.end),
      let rate = text.anyFind(["涨幅", "增速", "增幅", "降幅", "跌幅"], in: start..<Int(own.end)),
      rate + 6 < Int(own.end), text.any(Analyzer.rateDeeds, at: rate + 6) != nil
    else { return false }
    var end = rate
    while let word = text.anyEnds("同比", "环比", "累计", "的", at: end), end - word >= start {
      end -= word
    }
    if end > start {
      let noun = leftPhrase(start, end)
      guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 6, !isOfPlaces(noun.phrase),
        !isRelational(noun.phrase.a), !namesNothing(noun)
      else { return false }
      (carry.topic, carry.topicIndicator) = (noun.phrase, noun.indicator)
      (carry.mainTopic, carry.mainIndicator) = (noun.phrase, noun.indicator)
      (carry.root, carry.topicIsPart, carry.beforePlaces) = (Phrase(), false, nil)
      carry.topicSentence = sentenceIndex
    } else if carry.topic.isEmpty || isOfPlaces(carry.topic) {
      return false
    }
    if carry.asksGrowth != sentenceIndex, text.any("降幅", "跌幅", at: rate) == nil {
      (carry.asksGrowth, carry.asksGrowthIn) = (
        sentenceIndex, Int(raw.span.end)..<max(Int(raw.span.end), sentenceEnd)
      )
    }
    return true
  }

  /// What the rates of places do.
  private static let rateDeeds = WordSet(
    "超过", "超", "高于", "低于", "快于", "慢于", "不足", "不到", "在", "扩大", "收窄", "回落", "回升", "提高", "加快", "放缓",
    "出现", "跑赢", "突破")

  /// 猪肉上，…, 鲜菜上，…: goods whose prices a text tells of, of which 上 says that they come next.
  func opensWithGoods(_ end: Int) -> Bool {
    text.anyEnds("肉", "菜", "果", "蛋", "奶", "油", "粮", "粮食", "水产品", "食品", "类", at: end) != nil
  }
}
