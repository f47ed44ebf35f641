import HanBase
import HanCatalog

extension Analyzer {
  static let peoples = WordSet(
    "城镇居民", "农村居民", "城镇常住居民", "农村常住居民", "农民", "农牧民", "全体居民", "城镇", "农村", "城市居民", "乡村居民", "乡村",
    "城市")

  /// 城镇居民人均可支配收入15150元，增长4%；农村居民(6596元), 农村(6596元): of the other people the same.
  @inline(__always)
  func counterpart(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    left.indicator < 0 && carry.topicSentence >= sentenceIndex &- 1
      && text.any(often.peoples, at: Int(left.phrase.a.start)) == left.phrase.a.count
      ? counterpartInFull(left, quantity) : nil
  }

  @inline(never)
  private func counterpartInFull(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    let own = left.phrase.a
    guard left.phrase.b.isEmpty, !own.isEmpty, carry.topic.c.isEmpty,
      // 一个城市，居民收入…: only a measure that is told of people is one of others too.
      let rest = measureOfOthers(than: own),
      quantity.kind == .percent || quantity.kind == .points || isToldIn(quantity.unit)
    else { return nil }
    return Phrase(own, rest)
  }

  /// 居民人均可支配收入 of 城镇居民人均可支配收入, where other people (农村) are named: what the topic measures of its own.
  private func measureOfOthers(than own: Span) -> Span? {
    let topic = carry.topic
    let whole = topic.b.isEmpty ? topic.a : topic.b
    var start = Int(whole.start)
    if topic.b.isEmpty {
      if let old = text.any(often.peoples, at: start) {
        guard !text.isSame(own, Span(start, start + old)), old + 6 <= whole.count else {
          return nil
        }
        // 农村 + 居民人均可支配收入, 农村 + 常住居民人均可支配收入
        start += own.count == 6 && old > 6 && !text.has("农民", at: Int(own.start)) ? 6 : old
      } else if text.any("居民人均", "居民消费", "居民收入", at: start) == nil {
        return nil
      }
    } else {
      guard text.any(often.peoples, at: Int(topic.a.start)) == topic.a.count,
        !text.isSame(own, topic.a)
      else { return nil }
    }
    // 农村居民 + 人均可支配收入
    if own.count > 6 || text.has("农民", at: Int(own.start)),
      let people = text.any("常住居民", "居民", at: start)
    {
      start += people
    }
    return start + 6 <= Int(whole.end) ? Span(start, Int(whole.end)) : nil
  }

  /// Whether the sentence, or the one before, told of its topic in a unit.
  private func isToldIn(_ unit: Span) -> Bool {
    output.suffix(8).contains {
      Int($0.sentence) >= sentenceIndex - 1 && $0.phrase == carry.topic
        && text.isSame($0.unit, unit)
    }
  }

  /// 城镇居民人均可支配收入62406元。农村方面: what was told of other people last, of these.
  func measureOfPeople(_ own: Span) -> Phrase? {
    guard text.any(often.peoples, at: Int(own.start)) == own.count else { return nil }
    for told in carry.toldMeasures.reversed() where told.phrase.b.isEmpty {
      let start = Int(told.phrase.a.start)
      guard let old = text.any(often.peoples, at: start), old + 6 <= told.phrase.a.count else {
        continue
      }
      // 农村 + 居民人均可支配收入
      let cut = own.count == 6 && text.any("城镇居民", "农村居民", "城市居民", at: start) != nil ? 6 : old
      return text.isSame(own, Span(start, start + cut))
        ? nil : Phrase(own, Span(start + cut, Int(told.phrase.a.end)))
    }
    return nil
  }

  /// 全国城镇居民人均总收入13679元，其中人均可支配收入(12509元): of the same people.
  @inline(__always)
  func ofSamePeople(_ left: NounPhrase) -> Phrase? {
    left.phrase.a.count > 6 && left.phrase.b.isEmpty
      && _slowPath(text.has("人均", at: Int(left.phrase.a.start)))
      ? ofSamePeople(left.phrase.a) : nil
  }

  @inline(never)
  private func ofSamePeople(_ own: Span) -> Phrase? {
    // 城镇居民人均工资性收入26665元；人均经营净收入419元；(人均财产净收入)6849元: as long as it goes on so.
    if carry.topicSentence == sentenceIndex, carry.topic.c.isEmpty, !carry.topic.b.isEmpty,
      text.has("人均", at: Int(carry.topic.b.start)),
      text.any("人均工资", "人均经营", "人均财产", "人均转移", at: Int(own.start)) != nil,
      text.any(often.peoples, at: Int(carry.topic.a.start)) == carry.topic.a.count
    {
      return Phrase(carry.topic.a, own)
    }
    guard
      carry.topicSentence == sentenceIndex, carry.topic.b.isEmpty,
      let people = text.any(often.peoples, at: Int(carry.topic.a.start)),
      text.has("人均", at: Int(carry.topic.a.start) + people),
      // 农民人均纯收入11264元；人均GDP13500元: of all.
      text.any(
        "GDP", "生产总值", "地区生产总值", "国内生产总值", "财政", "粮食", "公园", "耕地", "绿地", at: Int(own.start) + 6)
        == nil
    else { return nil }
    return Phrase(Span(Int(carry.topic.a.start), Int(carry.topic.a.start) + people), own)
  }

  /// The catalogue's indicator that a phrase of two pieces names, or -1.
  func joinedIndicator(_ phrase: Phrase) -> Int32 {
    guard phrase.c.isEmpty, !phrase.b.isEmpty else { return exact(phrase) }
    let (first, second) = (phrase.a.count, phrase.b.count)
    guard first + second <= 96 else { return -1 }
    // The look-up reads whole words of memory.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 112) { bytes in
      bytes.initialize(repeating: 0)
      for at in 0..<first { bytes[at] = text.base[Int(phrase.a.start) + at] }
      for at in 0..<second { bytes[first + at] = text.base[Int(phrase.b.start) + at] }
      guard let base = bytes.baseAddress, let word = lexicon.exact(base, first + second) else {
        return -1
      }
      return lexicon[word].indicator
    }
  }
}
