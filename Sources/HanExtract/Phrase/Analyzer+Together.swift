import HanBase
import HanCatalog

extension Analyzer {
  /// 增长8.3%，高居第一: what ranks is how fast it grows, where no amount was told.
  @inline(__always)
  func rankOfRate(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .rank, raw.rules.indicator == .indicatorCarried, raw.phrase.b.isEmpty,
      raw.indicator >= 0, isAmount(raw.indicator), let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .growth, last.phrase.a == raw.phrase.a,
      last.area == raw.area || raw.rules.area != .areaNamed, !toldAmount(of: raw.phrase.a)
    else { return }
    raw.indicator = -1
    if last.measureSpan.count == 6, last.measureSpan.start >= raw.phrase.a.end,
      text.any("增长", "下降", "上涨", "增速", "增幅", "涨幅", "降幅", at: Int(last.measureSpan.start)) == 6
    {
      raw.phrase.append(last.measureSpan)
    }
  }

  /// 两市相差(248亿元): what is told of several places together is not of the last of them.
  @inline(__always)
  func readTogether(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.area != .areaDocument else { return }
    if quantity.kind == .measure || quantity.kind == .person,
      let gap = text.anyEnds("仅相差", "只相差", "相差约", "相差", at: Int(quantity.span.start)),
      raw.measure == .level, raw.rules.indicator == .indicatorCarried
    {
      let end = Int(quantity.span.start)
      raw.phrase.append(Span(end - gap, end))
      raw.indicator = -1
      raw.certainty.indicator = .guessed
      raw.certainty.area = .guessed
    }
  }

  /// 两地差距, 与山东的差额: the noun of a gap in words that name nothing else.
  @inline(__always)
  func gapNoun(_ span: Span) -> Span? {
    if text.lacks("差", from: Int(span.start), to: Int(span.end)) { return nil }
    for noun: StaticString in ["差距", "差额", "之差", "只差", "仅差", "还差"] {
      if let at = text.find(noun, in: span.range) { return Span(at, at + 6) }
    }
    return nil
  }

  /// Nouns for a class of places that indicators may follow.
  static let placeNouns = WordSet(
    "省会城市", "中心城市", "城市", "省份", "省区市", "省会", "地级市", "县级市", "县市", "区县", "县区", "市县", "地市", "市州", "地区")

  /// 首位度最高的(长春达52%): what the place that a superlative leads up to is highest in; nil for a bare rate
  /// such as 增速最高的.
  func superlativeNoun(_ quantity: Quantity) -> NounPhrase? {
    let floor = Int(quantity.leftLimit)
    guard let place = placeAfterClass(floor, Int(quantity.span.start)) else { return nil }
    return beforeSuperlative(floor, place)
  }

  func beforeSuperlative(_ start: Int, _ end: Int) -> NounPhrase? {
    var end = end
    if text.lacks("最", from: start, to: end) { return nil }
    // 首位度最高的是(长春)
    if let index = word(endingAt: end), lexicon[index].area != 0 {
      end -= Int(lexicon[index].length)
    }
    while text.anyEnds("是", "为", at: end) != nil { end -= 3 }
    guard end > start, let length = text.anyEnds(Analyzer.superlatives, at: end),
      end - length - start >= 9
    else { return nil }
    let noun = leftPhrase(start, end - length)
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 9, !namesNothing(noun),
      noun.indicator >= 0 || endsWithHead(Int(noun.phrase.a.end))
        || text.anyEnds("度", "率", "比", "比例", at: Int(noun.phrase.a.end)) != nil,
      text.anyEnds("增速", "增幅", "涨幅", "降幅", "增长", "跌幅", "增量", "减量", at: Int(noun.phrase.a.end))
        == nil
    else { return nil }
    return noun
  }
}

extension Analyzer {
  /// 主城十区(增长12.4%), 西部的桐庐、建德、淳安三地: some places together, not what is told of them.
  @inline(__always)
  func isCountOfPlaces(_ start: Int, _ end: Int) -> Bool {
    text.anyEnds("省", "城", "市", "县", "区", "地", "州", at: end) != nil
      && isCountOfPlacesInFull(start, end)
  }

  @inline(never)
  private func isCountOfPlacesInFull(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 60 else { return false }
    let noun = 3
    var at = end - noun
    while at > start, case let digit = text.scalarBefore(at),
      ScalarClass.digit(digit) >= 0 || digit == 0x5341 || (48...57).contains(digit)
    { at = text.before(at) }
    guard at < end - noun, at > start else { return false }
    // 软件产业占中部六省: all before the number must be places or say where.
    var from = start
    while from < at {
      if let token = token(at: from), token.kind == .word, token.isArea, Int(token.end) <= at {
        from = Int(token.end)
      } else if let length = text.any(often.nationParts, at: from)
        ?? text.any(Analyzer.partsOfPlaces, at: from), from + length <= at
      {
        from += length
      } else {
        return false
      }
    }
    return true
  }

  private static let partsOfPlaces = WordSet(
    "、", "和", "与", "及", "的", "主城", "中心", "沿海", "沿江", "沿边", "沿线", "东部", "西部", "中部", "北部", "南部", "东北",
    "西北",
    "东南", "西南", "省内", "市内", "周边", "外围", "核心", "近郊", "远郊", "其余", "其他", "另外", "山区", "库区", "皖江")
}
