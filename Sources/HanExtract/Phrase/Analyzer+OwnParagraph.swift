import HanBase
import HanCatalog

/// What the sentences right before tell of, against what the text named or compared in passing.
extension Analyzer {
  /// 鄞州虽然GDP总量第一，规工收入却只有889.4亿元。其余均在(600亿元)以下: whether what was told last, in the same unit, was
  /// named behind an indicator that the sentence only passed.
  func wasToldSince(_ named: Span, _ quantity: Quantity) -> Bool {
    guard !carry.topic.isEmpty, carry.topicIndicator < 0, carry.topic.b.isEmpty,
      carry.topicSentence == sentenceIndex - 1, named.end <= Int32(sentenceStart),
      named.end <= carry.topic.a.start, endsWithHead(Int(carry.topic.a.end))
    else { return false }
    if quantity.kind == .percent { return carry.measured.contains { $0.phrase == carry.topic } }
    return carry.measured.contains { $0.phrase == carry.topic && $0.unit == quantity.unitIndex }
  }

  /// 人均住宅建筑面积为23.7平方米，户均住房不足1套，到2020年应达到(35平方米): what the sentence told in this unit, where the
  /// topic was told in another.
  @inline(__always)
  func toldInUnit(_ quantity: Quantity, _ peel: Peel) -> MeasuredTopic? {
    _slowPath(
      quantity.kind == .measure && !peel.reachSpan.isEmpty && carry.topicSentence == sentenceIndex
        && carry.topicIndicator < 0 && quantity.unitIndex >= 0) ? toldInUnitInFull(quantity) : nil
  }

  @inline(never)
  private func toldInUnitInFull(_ quantity: Quantity) -> MeasuredTopic? {
    guard let last = carry.measured.first(where: { $0.phrase == carry.topic }),
      last.unit != quantity.unitIndex
    else { return nil }
    return carry.measured.first {
      $0.unit == quantity.unitIndex && $0.sentence == sentenceIndex
    }
  }

  /// 常住人口…。九市合计(增加37.8万人): people are what the topic grows by, not what is counted.
  func raisesTopic(_ quantity: Quantity, _ peel: Peel) -> Bool {
    peel.growth != .none && quantity.kind == .person && carry.topicIndicator >= 0
      && tables.indicatorKinds[Int(carry.topicIndicator)] == .stock
      && text.ends("人口", at: Int(carry.topic.last.end))
  }

  /// …房屋销售价格同比上涨7.7%。有7个城市涨幅超过10%，其中上海(上涨28.3%): what the paragraph told to grow, not what places were
  /// compared by in an earlier one.
  @inline(__always)
  func grownHere(_ compared: Int32) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(compared < Int32(carry.paragraphStart)) ? grownHereInFull() : nil
  }

  @inline(never)
  private func grownHereInFull() -> (phrase: Phrase, indicator: Int32)? {
    for raw in output.suffix(6).reversed() {
      guard Int(raw.span.start) >= carry.paragraphStart, Int(raw.sentence) >= sentenceIndex - 2
      else { return nil }
      guard raw.measure == .growth, raw.rules.indicator == .indicatorLeft, raw.phrase.b.isEmpty,
        !isOfPlaces(raw.phrase),
        raw.indicator >= 0 || text.ends("价格", at: Int(raw.phrase.a.end))
          || endsWithHead(Int(raw.phrase.a.end))
      else { continue }
      var phrase = raw.phrase
      if raw.indicator < 0, let length = placeClass(opening: phrase.a) {
        phrase.a.start += Int32(length)
      }
      return (phrase, raw.indicator >= 0 ? raw.indicator : exact(phrase))
    }
    return nil
  }
}
