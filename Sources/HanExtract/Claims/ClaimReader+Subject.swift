import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: subject

  /// The phrase before an offset that a rank or a streak speaks of, without times, numbers and
  /// places at its start; of the clause before where the clause has none.
  func topic(before offset: Int) -> Span {
    let start = line.clauseStart(offset)
    let here = phrase(start, offset)
    if here.count >= 6 { return here }
    guard start > line.start else { return .none }
    var markStart = start
    let index = line.mark(from: start) - 1
    if index >= 0 { markStart = Int(line.marks[index].start) }
    guard markStart > line.start else { return .none }
    return phrase(line.clauseStart(markStart), markStart)
  }

  private func phrase(_ from: Int, _ to: Int) -> Span {
    var start = max(from, to - 180)
    while start < to, text.base[start] & 0xC0 == 0x80 { start += 1 }
    // A time or a place at the start is no part of the phrase.
    var moved = true
    while moved, start < to {
      moved = false
      if let mention = mention(start), Int(mention.span.end) <= to, !mention.period.isUnknown {
        start = Int(mention.span.end)
        moved = true
      } else if let found = area(at: start, limit: to) {
        start = found.end
        moved = true
      } else if let length = text.any("市", "区", "县", "，", "、", "的", "了", " ", at: start),
        start > from
      {
        start += length
        moved = true
      }
    }
    var end = to
    for word: StaticString in ["连续", "连年"] {
      if let cut = text.find(word, in: start..<end) { end = cut }
    }
    // What is said of it: 实现, 保持, and the figures at its end.
    moved = true
    while moved, end > start {
      moved = false
      let previous = text.before(end)
      let scalar = text.scalar(previous).value
      if (48...57).contains(scalar) || scalar == 0x25 || scalar == 0x2E || scalar == 0xFF05 {
        end = previous
        moved = true
      } else if let length = text.anyEnds(
        [
          "实现", "保持", "持续", "继续", "稳居", "位居", "成功", "达到", "始终", "均", "也", "已", "更", "再次", "分别",
          "排名", "并", "以", "将", "、", "“", "获", "居", "列", "排", "为", "在", "是",
        ],
        at: end)
      {
        end -= length
        moved = true
      }
    }
    return trimmed(Span(start, max(start, end)))
  }
}
