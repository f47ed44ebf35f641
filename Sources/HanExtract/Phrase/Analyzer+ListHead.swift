import HanBase
import HanCatalog

/// What stands before a list, which its items tell of.
extension Analyzer {
  private static let listHeadEnds = WordEnds(
    "比", "较", "情况", "如下", "名单", "为", "是", "有", "依次", "分别", "的", "城市", "县市", "区县", "地区", "省份", "市州",
    "地市",
    "主要", "包括", "主要包括", "较大", "较高", "较快", "较低", "较小", "居前", "靠前", "最大", "最小", "由高到低")

  /// 投资增速前三名依次为: where the name ends in words that announce a list.
  func headEnd(_ start: Int, _ limit: Int) -> Int {
    var end = limit
    while end > start,
      let length = text.anyEnds(
        Analyzer.listHeadEnds, at: end),
      text.anyEnds("占比", "同比", "环比", at: end) == nil
    {
      end -= length
    }
    if text.anyEnds("名", "位", "强", "甲", at: end) != nil {
      var at = end - 3
      var steps = 0
      while at > start, steps < 4 {
        steps += 1
        at = text.before(at)
        if text.any("前", "后", "倒数", at: at) != nil { break }
      }
      if text.any("前", "后", "倒数", at: at) != nil { end = at }
    }
    while end > start, let length = text.anyEnds("排名", "排在", "居", "列", "最高", "最快", at: end) {
      end -= length
    }
    return end
  }

  /// 投资增速前三名：中宁县增长58.3%，…: what stands before the colon is what its list tells of.
  func listHead(_ quantity: Quantity, _ raw: RawObservation) -> NounPhrase? {
    var colon: Int?
    for token in tokensBefore(Int(quantity.span.start)) where token.kind == .colon {
      colon = Int(token.start)
    }
    guard var end = colon else { return nil }
    if hasQuantity(in: Span(end, Int(quantity.clauseStart))) { return nil }
    var start = sentenceStart
    for token in tokensBefore(end) {
      switch token.kind {
      case .comma, .semicolon, .stop, .time, .closeParen: start = Int(token.end)
      case .number where token.start == Int32(sentenceStart): start = Int(token.end)
      case .word where token.isArea && isAreaSubject(token, end):
        start = Int(token.end)
      default: break
      }
    }
    let mark = superlativeEnd(start, end)
    end = mark ?? headEnd(start, end)
    if raw.measure == .growth || raw.measure == .averageGrowth,
      let length = text.anyEnds("增速", "增幅", "涨幅", "降幅", "增长率", at: end)
    {
      end -= length
    }
    guard end - start >= 6 else { return nil }
    let phrase = leftPhrase(start, end)
    guard !phrase.isEmpty,
      phrase.indicator >= 0 || mark != nil || endsWithHead(Int(phrase.phrase.a.end))
    else { return nil }
    return phrase
  }

  /// 高校(最多的10个城市是：北京92所): where what a list's places have most of ends.
  private func superlativeEnd(_ start: Int, _ limit: Int) -> Int? {
    var end = limit
    while let length = text.anyEnds("依次", "分别", "是", "为", "有", at: end), end - length > start {
      end -= length
    }
    guard let noun = classEnding(end) else { return nil }
    end -= noun
    if let count = text.anyEnds("个", "座", "大", "名", at: end) { end -= count }
    while end > start, case let digit = text.scalarBefore(end),
      ScalarClass.digit(digit) >= 0 || digit == 0x5341 || (48...57).contains(digit)
    {
      end = text.before(end)
    }
    guard let length = text.anyEnds("最多的", "最高的", "最大的", "最低的", "最少的", "最长的", at: end),
      end - length > start + 5
    else { return nil }
    return end - length
  }
}
