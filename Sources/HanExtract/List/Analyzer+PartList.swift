import HanBase
import HanCatalog

extension Analyzer {
  /// 核心功能区、城市拓展区和生态涵养区的老年人口占比分别为…: parts that no gazetteer knows, with the noun behind the last.
  @inline(__always)
  func partsWithNoun(_ spans: [Span]) -> [ListItem]? {
    guard spans.count > 1, let last = spans.last,
      !text.lacks("的", from: Int(last.start), to: Int(last.end))
    else { return nil }
    return partsWithNounInFull(spans, last)
  }

  @inline(never)
  private func partsWithNounInFull(_ spans: [Span], _ last: Span) -> [ListItem]? {
    guard let mark = text.find("的", in: last.range), mark - Int(last.start) >= 6,
      Int(last.end) - mark - 3 >= 6
    else { return nil }
    // Members of a kind end alike: 拓展区, 发展新区; 一类地区, 二类地区.
    let sign = text.scalarBefore(mark)
    for span in spans.dropLast() {
      guard text.scalarBefore(Int(span.end)) == sign, span.count >= 6,
        exactIndicator(Int(span.start), Int(span.end)) == nil,
        text.find("的", in: span.range) == nil
      else { return nil }
    }
    let noun = Span(mark + 3, Int(last.end))
    guard
      endsWithMeasure(Int(noun.end)) || endsWithRatio(Int(noun.end))
        || exactIndicator(Int(noun.start), Int(noun.end)) != nil
        || text.anyEnds("标准", "水平", "价格", at: Int(noun.end)) != nil
    else { return nil }
    return spans.map { span in
      let who = span == last ? Span(Int(last.start), mark) : span
      return ListItem(phrase: Phrase(who, noun), indicator: -1, area: 0)
    }
  }
}
