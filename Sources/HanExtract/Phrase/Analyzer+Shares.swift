import HanBase
import HanCatalog

extension Analyzer {
  /// GDP占全国: what takes the share, without the words of the share.
  func withoutShare(_ phrase: Phrase) -> Phrase {
    if text.has("占", at: Int(phrase.b.start)), !phrase.b.isEmpty { return Phrase(phrase.a) }
    if !phrase.b.isEmpty, !phrase.c.isEmpty, text.has("占", at: Int(phrase.c.start)) {
      return Phrase(phrase.a, phrase.b)
    }
    guard phrase.b.isEmpty, phrase.a.count > 9,
      !text.lacks("占", from: Int(phrase.a.start), to: Int(phrase.a.end)),
      let mark = text.find("占", in: phrase.a.range), mark > Int(phrase.a.start) + 3,
      !occupiesLand(mark), text.any("占用", "占有", "占比", "占道", at: mark) == nil
    else { return phrase }
    return Phrase(Span(Int(phrase.a.start), mark))
  }

  /// …，占全部社零额的32.2%: what takes the share was named before in the sentence.
  @inline(never)
  func takeShare(
    _ phrase: inout Phrase, _ indicator: inout Int32, _ rule: inout Rule,
    _ raw: inout RawObservation
  ) {
    if let lead = leadOfShare(phrase.a) { phrase.a.start += Int32(lead) }
    let goesOn = carry.topicSentence == sentenceIndex
    // …，总量占全市规上工业增加值的比重: so does that of which how much there is takes it.
    if goesOn, let noun = text.any("总量", "总额", "规模", "体量", at: Int(phrase.a.start)),
      text.has("占", at: Int(phrase.a.start) + noun)
    {
      phrase.a.start += Int32(noun)
    }
    guard
      text.has("占", at: Int(phrase.a.start))
        || isRingOfPlaces(Int(phrase.a.start), Int(phrase.a.end)),
      // 长春占全省的84.6%。在东部，南京占江苏(19.5%)
      goesOn || areaCount > 1 && isShareOfScope(phrase.a),
      !carry.topic.isEmpty, !text.has("占", at: Int(carry.topic.a.start)),
      !occupiesLand(Int(phrase.a.start)), !text.has("占用", at: Int(phrase.a.start))
    else { return }
    let share = phrase
    phrase = withoutRate(withoutShare(carry.topic))
    takesOfIncrease(&phrase, share.a)
    phrase.append(share)
    (indicator, rule) = (-1, .indicatorPart)
    raw.certainty.indicator = goesOn ? .carried : .guessed
  }

  /// 住宅投资40159亿元，(增速)回落0.9个百分点，占房地产开发投资的68.1%: the amount takes the share.
  private func withoutRate(_ topic: Phrase) -> Phrase {
    guard
      let rate = text.anyEnds("增速", "增幅", "涨幅", "降幅", "跌幅", "增长率", at: Int(topic.last.end)),
      topic.c.isEmpty
    else { return topic }
    if !topic.b.isEmpty { return topic.b.count == rate ? Phrase(topic.a) : topic }
    return topic.a.count >= rate + 6
      ? Phrase(Span(Int(topic.a.start), Int(topic.a.end) - rate)) : topic
  }

  /// R&D经费支出2640亿元，与(GDP之比)为3.2%: of what was told to that; and GDP总量 is GDP.
  @inline(__always)
  func nameRatioTo(
    _ phrase: inout Phrase, _ indicator: inout Int32, _ raw: inout RawObservation
  ) {
    if _slowPath(text.anyEnds("之比", "总量", at: Int(phrase.a.end)) != nil), phrase.b.isEmpty {
      nameRatioToInFull(&phrase, &indicator, &raw)
    }
  }

  @inline(never)
  private func nameRatioToInFull(
    _ phrase: inout Phrase, _ indicator: inout Int32, _ raw: inout RawObservation
  ) {
    let (start, end) = (Int(phrase.a.start), Int(phrase.a.end))
    if text.ends("之比", at: end), text.anyEnds("与", "同", "和", at: start) != nil,
      carry.topicSentence == sentenceIndex, !carry.topic.isEmpty, carry.topic.b.isEmpty
    {
      // It is told of from here on.
      phrase = Phrase(carry.topic.a, Span(start - 3, end))
      indicator = joinedIndicator(phrase)
      raw.certainty.indicator = .carried
    } else if text.ends("总量", at: end), raw.measure == .level || raw.measure == .growth,
      let whole = exactIndicator(start, end - 6), isAmount(whole)
    {
      indicator = whole
    }
  }

  /// 占地56亩; 占地区生产总值 and 占地方财政收入 are shares.
  @inline(__always)
  func occupiesLand(_ at: Int) -> Bool {
    text.has("占地", at: at) && text.any("区", "方", "级", at: at + 6) == nil
  }

  /// 占珠三角, 占全省: a share of a place without what it is a share in.
  @inline(__always)
  func isShareOfScope(_ span: Span) -> Bool {
    guard text.has("占", at: Int(span.start)), let next = token(at: Int(span.start) + 3),
      next.kind == .word, next.end == span.end
    else { return false }
    return next.isArea || !next.roles.isDisjoint(with: [.selfArea, .scope])
  }

  /// 也只占(江苏), 约占(全省): the adverbs before a share.
  @inline(__always)
  func leadOfShare(_ span: Span) -> Int? {
    let start = Int(span.start)
    guard !text.has("占", at: start) else { return nil }
    return text.any("也只占", "却只占", "就已占", "只占", "仅占", "也占", "约占", "还占", "已占", "就占", "又占", at: start)
      .map { $0 - 3 }
  }

  /// What the text goes on about in amounts: not the rate or the place that the sentence before ended with.
  var topicOfAmount: Phrase {
    if carry.topicSentence != sentenceIndex, !carry.root.isEmpty, carry.topic.a == carry.root.a {
      return carry.root
    }
    return carry.topic
  }

  /// 广东进出口4542亿美元，占全国的28.9%。江苏2503亿美元: an amount, its growth and its rank are not of the share that
  /// was told last; 涨幅扩大0.4个百分点，北京上涨0.5%: what rises is not the rate.
  @inline(__always)
  func leaveShare(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective
        // 占全国的比重降至6%，排名则由第三位退居第四位
        || raw.rules.indicator == .indicatorPart
          && (raw.measure == .rank || text.has("占", at: Int(raw.phrase.b.start)))
    ) {
      leaveShareInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveShareInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard !raw.phrase.isEmpty, quantity.kind != .points else { return }
    let isGrowth = raw.measure == .growth || raw.measure == .averageGrowth
    // 规上企业79家，产值66.4亿元，占全部的68%，(增长24.66%): what has the share, which was told last.
    if isGrowth, raw.rules.indicator == .indicatorCarried, raw.phrase.b.isEmpty,
      let last = output.last, last.sentence == raw.sentence, !last.phrase.c.isEmpty,
      last.phrase.a == raw.phrase.a, text.has("占", at: Int(last.phrase.c.start))
    {
      raw.phrase = Phrase(last.phrase.a, last.phrase.b)
      raw.indicator = joinedIndicator(raw.phrase)
      return
    }
    if isGrowth, !raw.phrase.b.isEmpty, raw.phrase.c.isEmpty,
      text.any("增速", "增幅", "涨幅", "降幅", "跌幅", at: Int(raw.phrase.b.start)) == raw.phrase.b.count
    {
      raw.phrase = Phrase(raw.phrase.a)
      raw.indicator = exact(raw.phrase)
      return
    }
    let isAmount =
      isGrowth || raw.measure == .rank && toldAmount(of: raw.phrase.a)
      || raw.measure != .rank && (quantity.kind == .measure || quantity.kind == .person)
    guard isAmount, raw.indicator < 0 else { return }
    let head = withoutShare(raw.phrase)
    guard head != raw.phrase else { return }
    // 占GDP比重13.7%、全省第一: a share in something ranks itself; 占全国11.2%，居全国第一 tells how much.
    if raw.measure == .rank {
      let mark = raw.phrase.b.isEmpty ? Int(head.a.end) : Int(raw.phrase.b.start)
      guard let next = token(at: mark + 3), next.isArea || next.roles.contains(.scope) else {
        return
      }
    }
    raw.phrase = head
    raw.indicator = exact(head)
    if carry.topic.a.start == raw.phrase.a.start {
      (carry.topic, carry.topicIndicator) = (head, raw.indicator)
    }
  }

  /// Whether the sentence told an amount of what a phrase begins with.
  func toldAmount(of span: Span) -> Bool {
    for raw in output.suffix(4).reversed() {
      guard Int(raw.sentence) == sentenceIndex else { return false }
      if raw.measure == .level, raw.rules.measure != .measureShare, raw.phrase.a.start == span.start
      {
        return true
      }
    }
    return false
  }

  /// 上涨的有67个，…；下降的有2个，持平的1个: things that are counted by what becomes of them.
  func countedByCourse(_ quantity: Quantity) -> Phrase? {
    guard quantity.kind.counts, !carry.topic.isEmpty, carry.topic.c.isEmpty else { return nil }
    var end = Int(quantity.span.start)
    while let length = text.anyEnds(
      "共有", "只有", "仅有", "也有", "则有", "还有", "有", "为", "达", "仅", "共", at: end)
    {
      end -= length
    }
    guard text.ends("的", at: end), let length = text.anyEnds(Analyzer.courses, at: end - 3),
      end - 3 - length == Int(quantity.clauseStart)
        || text.anyEnds("环比", "同比", at: end - 3 - length) == end - 3 - length
          - Int(quantity.clauseStart)
    else { return nil }
    let course = Span(Int(quantity.clauseStart), end - 3)
    var topic = carry.topic
    if !topic.b.isEmpty {
      // 二手住宅 + 价格
      guard endsWithMeasure(Int(topic.b.end)) else { return nil }
      topic.append(course)
      return topic
    }
    // 价格同比上涨的城市为60个，下降的为10个: of the same course, with its base.
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      last.phrase.b.isEmpty, last.phrase.a.start <= topic.a.start,
      last.phrase.a.end > topic.a.end, text.isSame(last.unit, quantity.unit)
    {
      topic = last.phrase
    }
    if let length = text.anyEnds("个数", "数量", at: Int(topic.a.end)), topic.a.count > 18 {
      topic.a.end -= Int32(length)
    }
    // 环比上涨的城市有67个
    if let length = text.anyEnds(
      "的城市", "的省份", "的地区", "的县市", "的省区市", "的市州", "的区县", at: Int(topic.a.end)),
      topic.a.count > length + 6
    {
      topic.a.end -= Int32(length)
    }
    if let last = text.anyEnds(Analyzer.courses, at: Int(topic.a.end)), topic.a.count > last {
      topic.a.end -= Int32(last)
      if let base = text.anyEnds("环比", "同比", at: Int(topic.a.end)),
        text.any("环比", "同比", at: Int(course.start)) != nil
      {
        topic.a.end -= Int32(base)
      }
    }
    topic.append(course)
    return topic
  }

  private static let courses = WordEnds(
    "上涨", "下降", "持平", "增长", "回落", "上升", "下跌", "负增长", "正增长", "扩大", "收窄", "提高", "降低", "不变", "加快",
    "减缓", "改善",
    "变差", "偏多", "偏少", "偏高", "偏低")

  /// 苏南五市GDP, 珠三角九市进出口: who it is of stays in the name, for it is not the document's own.
  @inline(__always)
  func leaveOutPlaces(_ found: inout NounPhrase) {
    if found.indicator < 0, found.phrase.a.start <= lastIndicatorStart {
      leaveOutPlacesInFull(&found)
    }
  }

  @inline(never)
  private func leaveOutPlacesInFull(_ found: inout NounPhrase) {
    let span = found.phrase.a
    // 哈尔滨、大庆等9个市粮食产量: the class of the places that were counted right before.
    if found.phrase.b.isEmpty, text.anyEnds("个", "座", at: Int(span.start)) != nil,
      let noun = text.any(often.countedClasses, at: Int(span.start)),
      text.any("重点", "级", "属", "直", "本", "管", at: Int(span.start) + noun) == nil,
      let indicator = exactIndicator(Int(span.start) + noun, Int(span.end))
    {
      found.phrase.a.start += Int32(noun)
      found.indicator = indicator
      return
    }
    guard found.phrase.b.isEmpty, span.count >= 9, span.count <= 48,
      holdsIndicator(span), !text.has("占", at: Int(span.end))
    else { return }
    // 成都都市圈共完成(地区生产总值)
    if let region = text.any("都市圈", "城市群", "经济圈", "经济区", "经济带", at: Int(span.start)) {
      var at = Int(span.start) + region
      while let verb = text.any("共", "合计", "累计", "实现", "完成", at: at) { at += verb }
      if at > Int(span.start) + region, exactIndicator(at, Int(span.end)) != nil {
        found.phrase = Phrase(
          Span(Int(span.start), Int(span.start) + region), Span(at, Int(span.end)))
      }
      return
    }
    for token in tokensFrom(Int(span.start)) where token.kind == .word && token.isIndicator {
      guard token.end == span.end else { return }
      let at = Int(token.start) - 3
      guard at > Int(span.start), text.any("市", "省", "县", "区", "城", "州", at: at) != nil,
        ScalarClass.digit(text.scalarBefore(at)) > 0 || text.ends("十", at: at)
      else { return }
      found.phrase = Phrase(Span(span.start, token.start), token.span)
      return
    }
  }

  /// 31个省区市GDP数据公布, 13市GDP出炉: only the places are counted.
  func endAtPlaces(_ start: Int, _ end: inout Int, _ quantity: Quantity) {
    var at = start
    // 12个市(占全省20.7%): a share is told of them, not what they are.
    if !text.lacks("占", from: start, to: end),
      let noun = text.any(often.countedClasses, at: at),
      text.any("占", "共占", "合计占", "合占", "约占", "仅占", "就占", at: at + noun) != nil
    {
      end = at + noun
      return
    }
    if let length = text.any(often.placeClasses, at: at) {
      at += length
    } else if let noun = placeClassEnd(at), noun - at >= 12 {
      at = noun
    } else if text.any("市", "省", "县", "区", "城", "州", at: Int(quantity.unit.start))
      != quantity.unit.count
    {
      return
    }
    guard let next = token(at: at), next.kind == .word, next.isIndicator, at < end,
      // 26城GDP破万亿 counts those that do so.
      text.anyFind(
        ["数据", "公布", "出炉", "发布", "揭晓", "披露", "排名", "排行", "榜单", "成绩单", "比较", "对比", "盘点"],
        in: Int(next.end)..<max(end, Int(next.end))) != nil
    else { return }
    end = at
  }

  /// 占全省的三分之一，全国的(九分之一): another share of the same, which is of no other place.
  @inline(__always)
  func shareBefore(_ quantity: Quantity) -> RawObservation? {
    quantity.kind == .percent && text.ends("的", at: Int(quantity.span.start))
      ? shareBeforeInFull(quantity) : nil
  }

  @inline(never)
  private func shareBeforeInFull(_ quantity: Quantity) -> RawObservation? {
    guard
      let whole = text.anyEnds(
        "全国的", "全省的", "全市的", "全州的", "全区的", "全县的", "全球的", "世界的", at: Int(quantity.span.start)),
      Int(quantity.span.start) - whole - 3 <= Int(quantity.clauseStart), let last = output.last,
      Int(last.sentence) == sentenceIndex, last.rules.measure == .measureShare
    else { return nil }
    return last
  }

  /// (税收占一般公共预算收入的比重)为82.5%: the noun that the words of a share lead to is part of its name.
  func nameWholeShare(
    _ left: NounPhrase, _ peel: Peel, _ phrase: inout Phrase, _ indicator: inout Int32
  ) {
    let start = Int(peel.shareSpan.start)
    guard phrase.b.isEmpty, text.ends("的", at: start),
      let noun = text.any("比重", "比例", "份额", at: start),
      let verb = text.anyFind(["占", "相当于"], in: phrase.a.range),
      // 广州占广东的比重: of what, the text said before.
      verb > Int(phrase.a.start), areaToken(endingAt: verb) == nil
    else { return }
    phrase = Phrase(Span(Int(phrase.a.start), start + noun))
    indicator = exact(phrase)
  }

  /// 民营经济增加值占(全市)地区生产总值的比重, in the city's own text: the whole is the one that the catalogue means without the word.
  @inline(__always)
  func shareOfOwn(_ phrase: Phrase) -> Int32 {
    _fastPath(text.lacks("全", from: Int(phrase.a.start), to: Int(phrase.a.end)))
      ? -1 : shareOfOwnInFull(phrase)
  }

  @inline(never)
  private func shareOfOwnInFull(_ phrase: Phrase) -> Int32 {
    guard phrase.b.isEmpty, phrase.a.count < 120,
      let verb = text.anyFind(["占全市", "占全省", "占全区", "占全县", "占全州", "占全旗"], in: phrase.a.range),
      verb > Int(phrase.a.start), let name = catalog.areaName(context.area)
    else { return -1 }
    let bytes = text
    let whole = verb + 6..<verb + 9
    // 占全市…, in a district's text, is its share in the city.
    guard
      name.utf8.suffix(3).elementsEqual(whole.lazy.map { bytes[$0] })
        || text.has("区", at: whole.lowerBound) && context.area % 10_000 == 0
          && name.hasSuffix("自治区")
    else { return -1 }
    var words = (Int(phrase.a.start)..<verb + 3).map { bytes[$0] }
    words += (verb + 9..<Int(phrase.a.end)).map { bytes[$0] }
    let found = words.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { lexicon.exact($0, bytes.count, readable: bytes.count) }
    }
    return found.map { lexicon[$0].indicator } ?? -1
  }
}
