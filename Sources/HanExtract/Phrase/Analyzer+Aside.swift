import HanBase
import HanCatalog

/// What a text tells of one place in passing, between the places that it compares.
extension Analyzer {
  /// 天津GDP增长16.2%，河北增长9%。内蒙古原煤产量2.68亿吨。(重庆)增长12.6%: what was told of one place alone, and not to grow, is not what
  /// the next place grows in.
  @inline(__always)
  func leaveAside(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .growth, raw.rules.indicator == .indicatorCarried,
      raw.rules.area == .areaNamed,
      let theme = comparedGrowth(raw.phrase, raw.indicator, raw.area, quantity)
    else { return }
    putMeant((theme.phrase, theme.indicator), &raw)
  }

  /// The same of what a list of places is told of.
  @inline(__always)
  func themeBesideAside(_ item: ListItem, _ quantity: Quantity, grows: Bool) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard grows, item.isCarried, item.area != 0,
      let theme = comparedGrowth(item.phrase, item.indicator, item.area, quantity)
    else { return nil }
    return (theme.phrase, theme.indicator)
  }

  @inline(__always)
  private func comparedGrowth(
    _ carried: Phrase, _ indicator: Int32, _ area: Int32, _ quantity: Quantity
  ) -> ComparedTheme? {
    guard Int(carried.a.start) < sentenceStart, let theme = comparedHere, theme.grows,
      theme.indicator >= 0, theme.indicator != indicator
    else { return nil }
    return comparedGrowthInFull(carried, area, quantity, theme)
  }

  @inline(never)
  private func comparedGrowthInFull(
    _ carried: Phrase, _ area: Int32, _ quantity: Quantity, _ theme: ComparedTheme
  ) -> ComparedTheme? {
    guard quantity.kind == .percent, !carried.isEmpty, carry.topicSentence != sentenceIndex,
      carried.a.start > theme.phrase.a.start
    else { return nil }
    var place: Int32 = 0
    for raw in output.suffix(16).reversed() {
      guard raw.phrase.a.start == carried.a.start else {
        if place != 0 { break }
        continue
      }
      if raw.measure == .growth || raw.measure == .averageGrowth || raw.area == context.area {
        return nil
      }
      if place != 0, raw.area != place { return nil }
      place = raw.area
    }
    return place != 0 && place != area ? theme : nil
  }

  /// 新能源汽车产量15.6万辆；合肥(生产17.8万辆): a bare verb of making means what was told to be made, in the same unit.
  @inline(__always)
  func madeAgain(_ own: Phrase, _ quantity: Quantity, _ raw: inout RawObservation) -> MeasuredTopic?
  {
    _slowPath(
      own.a.count == 6 && own.b.isEmpty && raw.rules.area == .areaNamed
        && text.any(Analyzer.making, at: Int(own.a.start)) != nil) ? madeAgainInFull(quantity) : nil
  }

  @inline(never)
  private func madeAgainInFull(_ quantity: Quantity) -> MeasuredTopic? {
    guard quantity.unitIndex >= 0, !quantity.number.isOrdinal,
      let told = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      told.sentence >= sentenceIndex - 3, told.phrase.b.isEmpty,
      text.anyEnds("产量", "总产", "产出", at: Int(told.phrase.a.end)) != nil
    else { return nil }
    return told
  }

  private static let making = WordSet("生产", "产出", "出产", "开采", "采掘", "收获", "制造")
}
