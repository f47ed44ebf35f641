import HanBase
import HanCatalog

/// Parts that a sentence names only by where they are from.
extension Analyzer {
  /// 旅游总收入1200亿元，其中国内(1150亿元); 接待游客1.2亿人次，省内(8000万人次): no other place, and not the whole again.
  @inline(__always)
  func readPartWithin(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    guard carry.topicSentence == sentenceIndex, raw.measure != .rank, !quantity.number.isOrdinal,
      quantity.kind != .points, let part = partWithin(quantity, peel)
    else { return false }
    set(part.phrase, part.indicator, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
    return true
  }

  @inline(never)
  private func partWithin(_ quantity: Quantity, _ peel: Peel) -> NounPhrase? {
    let start =
      Int(quantity.clauseStart) + (text.any("其中：", "其中", at: Int(quantity.clauseStart)) ?? 0)
    guard
      let length = text.any("国内", "省内", "市内", "境内", "区内", "县内", "国外", "省外", "市外", "境外", at: start),
      peel.end == start || peel.end == start + length, !carry.topic.isEmpty
    else { return nil }
    let own = Span(start, start + length)
    var whole = carry.topicIsPart && !carry.mainTopic.isEmpty ? carry.mainTopic : carry.topic
    // 省内8000万人次、(省外4000万人次): of what the part before was a part.
    if let sibling = text.any(
      "国内", "省内", "市内", "境内", "区内", "县内", "国外", "省外", "市外", "境外", at: Int(whole.a.start)),
      sibling == whole.a.count, !whole.b.isEmpty
    {
      whole = Phrase(whole.b, whole.c)
    }
    // 接待 + 游客, 实现 + 旅游总收入: the catalogue calls 国内游客 what is received at home.
    var noun = whole.a
    if let verb = text.any("接待", "实现", "完成", "引进", at: Int(noun.start)), noun.count >= verb + 6 {
      noun.start += Int32(verb)
    }
    let indicator = whole.b.isEmpty ? joinedIndicator(Phrase(own, noun)) : -1
    if indicator >= 0 { return NounPhrase(phrase: Phrase(own, noun), indicator: indicator) }
    guard whole.c.isEmpty else { return nil }
    return NounPhrase(phrase: Phrase(own, whole.a, whole.b))
  }
}
