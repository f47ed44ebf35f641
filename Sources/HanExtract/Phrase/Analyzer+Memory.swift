import HanBase
import HanCatalog

extension Analyzer {
  /// Remembers what was measured in a unit, for statements that name only their place.
  func remember(_ quantity: Quantity, _ raw: RawObservation) {
    guard raw.measure == .level, quantity.unitIndex >= 0, !raw.phrase.isEmpty,
      raw.rules.indicator != .indicatorCarried, raw.rules.indicator != .indicatorNone,
      quantity.kind != .percent, quantity.kind != .points,
      !text.has("距", at: Int(raw.phrase.a.start))
    else { return }
    let topic = MeasuredTopic(
      unit: quantity.unitIndex, phrase: raw.phrase, indicator: raw.indicator,
      sentence: sentenceIndex)
    if let index = carry.measured.firstIndex(where: { $0.unit == topic.unit }) {
      carry.measured[index] = topic
    } else if carry.measured.count < 8 {
      carry.measured.append(topic)
    }
  }

  /// 快递…134.7亿件，…五城合计占全国的26.2%。义乌一市就有101.5亿件: what this unit measured last, where the
  /// topic was measured in another.
  func topicOfUnit(_ quantity: Quantity, _ raw: RawObservation) -> MeasuredTopic? {
    guard raw.measure == .level || raw.measure == .change, quantity.unitIndex >= 0,
      quantity.kind == .measure || quantity.kind.counts,
      let last = output.last, last.phrase == carry.topic || last.phrase == carry.root
    else { return nil }
    // 财政收入五年翻了一番，去年完成3426万元: the topic can have this unit.
    if carry.topicIndicator >= 0,
      plainQuantity(of: carry.topicIndicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    {
      return nil
    }
    guard !text.isSame(last.unit, quantity.unit),
      let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.phrase != carry.topic, topic.sentence >= sentenceIndex - 3
    else { return nil }
    return topic
  }
}
