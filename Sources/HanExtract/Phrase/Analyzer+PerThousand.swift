import HanBase
import HanCatalog

/// 每千人拥有医师3.6人、护士4.1人、床位5.2张: of how many each of a list is told stands once, before the first.
extension Analyzer {
  /// Puts it before the name: what a thousand people have is not what all have.
  @inline(__always)
  func tellPerThousand(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(!text.lacks("每", from: sentenceStart, to: Int(quantity.span.start))),
      raw.measure == .level, quantity.kind.counts || quantity.kind == .person
    {
      tellPerThousandInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func tellPerThousandInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let (start, end) = (Int(quantity.clauseStart), Int(quantity.span.start))
    guard !quantity.number.isOrdinal, end > start,
      let each = text.anyFind(["每千", "每万", "每百", "每十万"], in: start..<end),
      raw.phrase.b.isEmpty,
      // 8.6万张: so many has nobody of so few.
      text.anyFind(["万", "亿"], in: quantity.span.range) == nil
    else { return }
    var head = each + (text.has("每十万", at: each) ? 9 : 6)
    guard let people = text.any("常住人口", "人口", "人", "户", "名", at: head) else { return }
    head += people
    let who = head
    // 5G基站8600个（每万人31个）
    if head == end, Int(raw.phrase.a.end) <= each {
      (raw.phrase, raw.indicator) = (Phrase(Span(each, head), raw.phrase.a), -1)
      return
    }
    guard Int(raw.phrase.a.start) > each else { return }
    for word: StaticString in ["居民", "农户", "老年人", "老人", "家庭", "中", "共", "拥有", "有"] {
      if text.has(word, at: head), Int(raw.phrase.a.end) > head + word.utf8CodeUnitCount {
        head += word.utf8CodeUnitCount
      }
    }
    var own = raw.phrase.a
    if Int(own.start) < head { own.start = Int32(head) }
    guard own.count >= 6 else { return }
    var indicator = indicator(of: Phrase(Span(each, who), own))
    if indicator < 0, text.any("每千人口", "每千常住人口", "每千人", at: each) == who - each {
      indicator = self.indicator(of: Phrase(own), behind: "每千人口")
    }
    raw.phrase = Phrase(Span(each, head), own)
    raw.indicator = indicator
  }
}
