import HanBase
import HanCatalog

/// Lists whose subjects the words before do not name again: 两项增幅为17.55%和20.02%.
extension Analyzer {
  /// 接待游客309万人次，收入29.5亿元，两项增幅分别为3.76%和4.92%: the measures that were told right before.
  @inline(__always)
  func bothMeasures(_ first: Quantity, _ count: Int) -> [ListItem]? {
    count == 2 && first.kind == .percent
      && !text.lacks("两", from: Int(first.leftLimit), to: Int(first.span.start))
      ? bothMeasuresInFull(first) : nil
  }

  @inline(never)
  private func bothMeasuresInFull(_ first: Quantity) -> [ListItem]? {
    let left = Int(first.leftLimit)..<Int(first.span.start)
    guard let both = text.anyFind(["两项", "两者", "两个指标"], in: left),
      // 财政收支两项 names the two itself.
      both == left.lowerBound
        || areaToken(endingAt: text.ends("的", at: both) ? both - 3 : both).map({
          Int($0.start) == left.lowerBound
        }) == true
    else { return nil }
    // …同比分别增长16.3%和19.8%；湖南的两项增幅为17.55%和20.02%: those that the list before was of.
    var items =
      carry.subjects.count == 2 && carry.subjectsSentence == sentenceIndex
      ? carry.subjects : lastSubjects(first, 2)
    // Of more than two that were told, which two is not said.
    let told = output.suffix(8).filter { Int($0.sentence) == sentenceIndex && $0.measure == .level }
    guard items.count == 2, items[0].phrase != items[1].phrase, items.allSatisfy({ $0.area == 0 }),
      told.count <= 2
    else { return nil }
    let place = clauseArea(Int(first.clauseStart), Int(first.span.start))
    for index in items.indices {
      items[index].isCarried = true
      if let place { items[index].area = place.0 }
    }
    return items
  }

  /// Whether the words before say that both numbers are rates.
  func tellsRateOfBoth(_ first: Quantity) -> Bool {
    text.anyFind(["增幅", "增速", "涨幅", "增长率"], in: Int(first.leftLimit)..<Int(first.span.start)) != nil
  }

  /// 六县不低于全市平均增速，分别为8.6%、8.5%: whether the clause before, and no noun of their own, says what they are.
  func tellsRateBefore(_ first: Quantity, _ end: Int) -> Bool {
    guard first.kind == .percent, isEmptySubject(Int(first.leftLimit), end),
      case let clause = clauseBefore(first), clause.end > clause.start
    else { return false }
    return text.anyEnds("增速", "增幅", "涨幅", "增长率", at: Int(clause.end)) != nil
      && text.anyFind(["占", "比重"], in: clause.range) == nil
  }
}
