import HanBase
import HanCatalog

extension Analyzer {
  /// 东部、中部、西部和东北四大地区的地区生产总值占比分别由…: each part of the nation with the noun behind the last, or with
  /// what was told of the parts before.
  @inline(__always)
  func partsOfNation(_ spans: [Span], _ count: Int, _ head: Span) -> [ListItem]? {
    guard count > 1, spans.count == count, let last = spans.last,
      text.any(often.nationParts, at: Int(last.start)) != nil
    else { return nil }
    if text.any(often.nationParts, at: Int(spans[0].start)) == spans[0].count {
      return partsOfNationInFull(spans, head)
    }
    return partsLedUp(spans)
  }

  /// 平均工资由高到低依次是(东部、西部、东北和中部): what is told of the parts stands in front of the first.
  @inline(never)
  private func partsLedUp(_ spans: [Span]) -> [ListItem]? {
    guard
      spans.dropFirst().allSatisfy({ text.any(often.nationParts, at: Int($0.start)) == $0.count }),
      let at = text.anyFind(["依次是", "依次为", "分别是", "分别为"], in: spans[0].range),
      case let name = Span(at + 9, Int(spans[0].end)),
      text.any(often.nationParts, at: at + 9) == name.count
    else { return nil }
    var end = at
    if let order = text.anyEnds("由高到低", "由低到高", "从高到低", "从低到高", "由大到小", "由快到慢", at: end) {
      end -= order
    }
    var noun = leftPhrase(Int(spans[0].start), end)
    // 平均工资: how it is told belongs to what is told of.
    if text.anyEnds("平均", "人均", at: Int(noun.phrase.a.start)) != nil,
      Int(noun.phrase.a.start) - 6 >= sentenceStart
    {
      noun.phrase.a.start -= 6
    }
    guard !noun.isEmpty, noun.phrase.b.isEmpty, noun.indicator >= 0 || endsWithMeasure(end) else {
      return nil
    }
    return spans.map {
      ListItem(
        phrase: Phrase($0 == spans[0] ? name : $0, noun.phrase.a), indicator: -1, area: 0,
        isGuess: false)
    }
  }

  @inline(never)
  private func partsOfNationInFull(_ spans: [Span], _ head: Span) -> [ListItem]? {
    guard let last = spans.last,
      let length = text.any(often.nationParts, at: Int(last.start)),
      spans.dropLast().allSatisfy({
        text.any(often.nationParts, at: Int($0.start)) == $0.count
      })
    else { return nil }
    let name = Span(Int(last.start), Int(last.start) + length)
    let noun = leftPhrase(behindPartCount(Int(name.end), Int(last.end)), Int(last.end))
    var shared = namesNothing(noun) ? Phrase() : noun.phrase
    let isCarried = shared.isEmpty
    if isCarried {
      guard carry.topicSentence == sentenceIndex else { return nil }
      shared = carry.topic
      // 东北 + 地区生产总值占比: the part told last makes room.
      if let old = text.any(often.nationParts, at: Int(shared.a.start)) {
        if old < shared.a.count {
          shared.a.start += Int32(old)
        } else {
          (shared.a, shared.b, shared.c, shared.d) = (shared.b, shared.c, shared.d, .none)
        }
      }
    }
    guard !shared.isEmpty, shared.c.isEmpty else { return nil }
    if !head.isEmpty, case let own = leftPhrase(Int(head.start), Int(head.end)), !own.isEmpty,
      !namesNothing(own)
    {
      shared.append(own.phrase)
    }
    return spans.map {
      var phrase = Phrase($0 == last ? name : $0)
      phrase.append(shared)
      return ListItem(phrase: phrase, indicator: -1, area: 0, isGuess: isCarried)
    }
  }

  /// 东北(四大地区的)生产总值, 粤北(三大区域)人口: how many parts those were.
  private func behindPartCount(_ start: Int, _ end: Int) -> Int {
    var at = start
    if text.any("两", "二", "三", "四", "五", "六", "七", "八", "2", "3", "4", "5", "6", at: at) != nil {
      at += text.scalar(at).length
      if text.any("大", "个", at: at) != nil { at += 3 }
      guard let noun = text.any("经济板块", "板块", "地区", "区域", "片区", "城市群", "地", at: at) else {
        return start
      }
      at += noun
    }
    if text.has("的", at: at) { at += 3 }
    return min(at, end)
  }
}
