import HanBase
import HanCatalog

/// Points and ranks of several things whose growth was told one by one.
extension Analyzer {
  /// 规上工业增加值、固投分别增长5.2%、6.1%，分别高于全国0.6个和3.1个百分点，分别居全省第3、第5位: of how fast each grows.
  @inline(__always)
  func nameCourses(_ items: inout [ListItem], _ first: Quantity, _ end: Int) {
    if first.kind == .points || first.kind == .rank || first.number.isOrdinal,
      let last = output.last,
      last.measure == .growth || last.measure == .change || last.measure == .rank,
      last.rules.indicator == .indicatorRespective
    {
      nameCoursesInFull(&items, first, end)
    }
  }

  @inline(never)
  private func nameCoursesInFull(_ items: inout [ListItem], _ first: Quantity, _ end: Int) {
    guard output.count >= items.count, isEmptySubject(Int(first.leftLimit), end) else { return }
    let told = output.suffix(items.count)
    let isSame = zip(told, items).allSatisfy {
      Int($0.sentence) == sentenceIndex && $0.phrase.a.start == $1.phrase.a.start
        && $1.phrase.c.isEmpty && !endsWithRatio(Int($1.phrase.last.end))
        && ($0.measure == .growth
          ? $0.phrase == $1.phrase && $0.measureSpan.count == 6
          : ($0.measure == .change || $0.measure == .rank)
            && $0.phrase.last.end > $1.phrase.last.end)
    }
    guard isSame else { return }
    for (index, last) in zip(items.indices, told) {
      items[index].isCarried = false
      if last.measure != .growth {
        (items[index].phrase, items[index].indicator) = (last.phrase, last.indicator)
      } else {
        items[index].phrase.append(last.measureSpan)
        items[index].indicator = -1
      }
    }
  }
}
