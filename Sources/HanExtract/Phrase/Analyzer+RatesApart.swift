import HanBase
import HanCatalog

/// Places that are counted by their rates.
extension Analyzer {
  /// 鲜果类同比涨幅超全国的有13省份, 25个省份涨幅扩大: the thing, not its rate or what the places do, is what the text goes on about.
  ///
  /// Where no thing is named, the text goes on about the one before. Percentages behind it are rates.
  func tellRatesApart(_ raw: inout RawObservation) -> Bool {
    guard raw.phrase.b.isEmpty, raw.rules.indicator != .indicatorCarried, raw.indicator < 0,
      Int(raw.phrase.a.start) >= sentenceStart
    else { return false }
    // 上涨超10%的省份有18个: of what was told before.
    if carry.topicSentence == sentenceIndex, !carry.topic.isEmpty, !isOfPlaces(carry.topic),
      text.any("上涨", "下降", "增长", "下跌", "涨幅", "增速", "降幅", at: Int(raw.phrase.a.start)) != nil,
      text.anyEnds("的省份", "的城市", "的地区", "的区县", "的市州", at: Int(raw.phrase.a.end)) != nil
    {
      return true
    }
    var own = raw.phrase.a
    var counted = Span.none
    // 鲜菜类价格涨幅高于全国的有9个(省份): by their rates, which stand before the number.
    if own.start > raw.span.start, placeClassEnd(Int(own.start)) == Int(own.end),
      let words = ratesBefore(Int(raw.span.start))
    {
      (own, counted) = (words, raw.phrase.a)
    }
    guard own.count >= 9 else { return false }
    let countsHere =
      !counted.isEmpty
      || placeClass(at: Int(raw.unit.start)) != nil
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
    if !counted.isEmpty {
      raw.phrase = Phrase(own, counted)
      raw.certainty.indicator = .guessed
    }
    if carry.asksGrowth != sentenceIndex, text.any("降幅", "跌幅", at: rate) == nil {
      (carry.asksGrowth, carry.asksGrowthIn) = (
        sentenceIndex, Int(raw.span.end)..<max(Int(raw.span.end), sentenceEnd)
      )
    }
    return true
  }

  /// (鲜菜类价格涨幅高于全国)的有9个: the words of a clause before 的有 and a number.
  private func ratesBefore(_ start: Int) -> Span? {
    guard let verb = text.anyEnds("的共有", "的只有", "的仅有", "的有", at: start) else { return nil }
    var from = sentenceStart
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      if Int(mark.end) > start { break }
      if mark.kind.endsClause { from = Int(mark.end) }
    }
    let end = start - verb
    guard end - from >= 9, end - from <= 75, !hasQuantity(in: Span(from, end)),
      text.anyFind(["涨幅", "增速", "增幅", "降幅", "跌幅"], in: from..<end) != nil
    else { return nil }
    return Span(from, end)
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
