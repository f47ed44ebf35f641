import HanBase
import HanCatalog

/// Percentages that a list or a bracket gives without a verb, where the words before it say that they are rates.
extension Analyzer {
  /// 同比涨幅较大的城市主要包括：海口16.7%、宁波13.3%; 降幅居前的有：大理1.5%: what the head of a list says that its
  /// percentages are.
  @inline(__always)
  func rateOfList(_ quantity: Quantity) -> GrowthCue? {
    hasMark(.colon) ? rateOfListInFull(quantity) : nil
  }

  @inline(never)
  private func rateOfListInFull(_ quantity: Quantity) -> GrowthCue? {
    guard let head = headOfList(quantity) else { return nil }
    let isFall = text.anyFind(["降幅", "跌幅", "降速"], in: head.range) != nil
    guard isFall || text.anyFind(["涨幅", "增速", "增幅", "升幅", "增长率"], in: head.range) != nil,
      // 涨幅居前，占比最高的有：a later word says otherwise.
      text.anyFind(["占比", "比重", "率为", "水平"], in: head.range) == nil
    else { return nil }
    return isFall ? .down : .up
  }

  /// The clause before the last colon before a quantity, if nothing but its list stands between.
  private func headOfList(_ quantity: Quantity) -> Span? {
    var head: Span?
    var start = sentenceStart
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      if mark.start >= quantity.span.start { break }
      switch mark.kind {
      case .colon:
        head = Span(start, Int(mark.start))
        start = Int(mark.end)
      case .semicolon, .stop:
        (head, start) = (nil, Int(mark.end))
      case .comma:
        // 海口16.7%，宁波13.3% goes on; 海口16.7%，占全省的… does not.
        start = Int(mark.end)
      default: break
      }
    }
    return head
  }

  /// 比1—7月（23.1%）回落2.2个百分点, 比全省平均水平（11.2%）低3.1个百分点: behind a rate, what it is compared with is one too.
  @inline(__always)
  func isBaseInBracket(_ quantity: Quantity) -> Bool {
    quantity.inParen && isBaseInBracketInFull(quantity)
  }

  @inline(never)
  private func isBaseInBracketInFull(_ quantity: Quantity) -> Bool {
    let close = Int(quantity.afterQualifier)
    guard let bracket = text.any("）", ")", at: close),
      let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .growth
        || last.measure == .change && last.rules.measure == .measureChangePoints
        || text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(last.phrase.last.end)) != nil,
      text.any(
        "低", "高", "快", "慢", "回落", "回升", "提高", "加快", "放缓", "上升", "下降", "收窄", "扩大", "提升", "减缓", "下滑",
        at: close + bracket) != nil
    else { return false }
    let before = max(sentenceStart, Int(quantity.clauseStart) - 60)..<Int(quantity.clauseStart)
    guard let base = text.anyFind(["比", "较", "低于", "高于", "快于", "慢于"], in: before) else {
      return false
    }
    return text.anyFind(["，", "；", "。"], in: base..<before.upperBound) == nil
  }
}
