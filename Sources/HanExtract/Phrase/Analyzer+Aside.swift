import HanBase
import HanCatalog

/// What a text tells of one place in passing, between the places that it compares.
extension Analyzer {
  /// 天津GDP增长16.2%，河北增长9%。内蒙古原煤产量2.68亿吨。(重庆)增长12.6%: what was told of one place alone is not what the next place is
  /// compared by, if it did not grow, or was told besides that by which the same place was compared.
  @inline(__always)
  func leaveAside(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard _slowPath(raw.rules.indicator == .indicatorCarried),
      raw.rules.area == .areaNamed || raw.rules.area == .areaCarried
    else { return }
    if let told = toldAlike(raw.phrase, raw.area, quantity, raw.measure) {
      putMeant(told, &raw)
      return
    }
    guard
      let theme = themeBesides(raw.phrase, raw.indicator, raw.area, quantity, raw.measure)
    else { return }
    putMeant((theme.phrase, theme.indicator), &raw)
  }

  /// The same of what a list of places is told of.
  @inline(__always)
  func themeBesideAside(_ item: ListItem, _ quantity: Quantity, grows: Bool) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard item.isCarried, item.area != 0 else { return nil }
    if let told = toldAlike(item.phrase, item.area, quantity, grows ? .growth : .level) {
      return told
    }
    guard
      let theme = themeBesides(
        item.phrase, item.indicator, item.area, quantity, grows ? .growth : .level)
    else { return nil }
    return (theme.phrase, theme.indicator)
  }

  @inline(__always)
  private func themeBesides(
    _ carried: Phrase, _ indicator: Int32, _ area: Int32, _ quantity: Quantity, _ measure: Measure
  ) -> ComparedTheme? {
    guard Int(carried.a.start) < sentenceStart, carry.topicSentence != sentenceIndex,
      let theme = comparedHere, theme.indicator >= 0, theme.indicator != indicator
    else { return nil }
    return themeBesidesInFull(carried, area, quantity, measure, theme)
  }

  @inline(never)
  private func themeBesidesInFull(
    _ carried: Phrase, _ area: Int32, _ quantity: Quantity, _ measure: Measure,
    _ theme: ComparedTheme
  ) -> ComparedTheme? {
    guard !carried.isEmpty, carried.a.start > theme.phrase.a.start,
      measure == .growth
        ? theme.grows && quantity.kind == .percent
        : measure == .level && quantity.kind == .measure && theme.unit == quantity.unitIndex
    else { return nil }
    var place: Int32 = 0
    var grew = false
    for raw in output.suffix(16).reversed() {
      if raw.phrase.a.start == carried.a.start {
        if raw.area == context.area || place != 0 && raw.area != place { return nil }
        place = raw.area
        if raw.measure == .growth || raw.measure == .averageGrowth { grew = true }
      } else if place != 0, raw.indicator == theme.indicator {
        // Of another place, the text had gone on from one to the other.
        guard raw.area == place || measure == .growth && !grew else { return nil }
        return place == area ? nil : theme
      }
    }
    return nil
  }

  /// 宜宾规模以上工业增加值增长12.9%，动力电池产值250亿元；(德阳)增长11.2%: behind a semicolon the next place has what the one before
  /// had of the same kind.
  @inline(__always)
  private func toldAlike(
    _ carried: Phrase, _ area: Int32, _ quantity: Quantity, _ measure: Measure
  ) -> (phrase: Phrase, indicator: Int32)? {
    guard carry.topicSentence == sentenceIndex, measure == .growth || measure == .level,
      text.anyEnds("；", ";", at: Int(quantity.clauseStart)) != nil
    else { return nil }
    return toldAlikeInFull(carried, area, quantity, measure)
  }

  @inline(never)
  private func toldAlikeInFull(
    _ carried: Phrase, _ area: Int32, _ quantity: Quantity, _ measure: Measure
  ) -> (phrase: Phrase, indicator: Int32)? {
    guard let last = output.last, last.area != area, last.area != context.area,
      last.phrase.a.start == carried.a.start,
      measure == .growth ? quantity.kind == .percent : quantity.kind == .measure
    else { return nil }
    var found: (phrase: Phrase, indicator: Int32)?
    for raw in output.suffix(200).reversed() {
      guard Int(raw.sentence) == sentenceIndex, raw.area == last.area else { break }
      guard raw.measure == measure, measure == .growth || text.isSame(raw.unit, quantity.unit)
      else { continue }
      if raw.phrase.a.start == carried.a.start { return nil }
      if raw.phrase.b.isEmpty, namesMeasure(raw.phrase, raw.indicator) {
        found = (raw.phrase, raw.indicator)
      }
    }
    return found
  }

  /// 重庆、天津(金额)分别为1510.7亿元、1345.9亿元: how much there is of what places are compared by, in the same unit.
  @inline(__always)
  func amountOfCompared(_ item: ListItem, _ quantity: Quantity) -> ComparedTheme? {
    _slowPath(item.area != 0) && item.indicator < 0 && item.phrase.b.isEmpty
      && quantity.kind == .measure
      && text.any("金额", "总量", "总额", "规模", "体量", "绝对额", "绝对量", at: Int(item.phrase.a.start))
        == item.phrase.a.count
      ? comparedHere.flatMap { $0.unit == quantity.unitIndex ? $0 : nil } : nil
  }

  /// 新能源汽车产量15.6万辆；合肥(生产17.8万辆): a bare verb of making means what was told to be made, in the same unit.
  @inline(__always)
  func madeAgain(_ own: Phrase, _ quantity: Quantity, _ raw: inout RawObservation) -> MeasuredTopic?
  {
    _slowPath(own.a.count == 6) && own.b.isEmpty && raw.rules.area == .areaNamed
      && text.any(Analyzer.making, at: Int(own.a.start)) != nil ? madeAgainInFull(quantity) : nil
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

  /// 重庆再次发力，最终以(8300.37亿元)…: what the clause before says a place to do is no name where the topic has this unit.
  func isOnlyOfPlace(_ noun: NounPhrase, _ quantity: Quantity, _ measure: Measure) -> Bool {
    areaCount > 0 && quantity.kind == .measure && measure == .level && noun.isOpen
      && carry.topicIndicator >= 0 && carry.topicSentence >= sentenceIndex - 2
      && fits(carry.topicIndicator, quantity, measure) && !namesMeasure(noun.phrase, noun.indicator)
      && tokens.areas.contains {
        tokens[Int($0)].end <= noun.phrase.a.start
          && tokens[Int($0)].start >= clauseBefore(quantity).start
      }
  }

  /// 六省规模以上工业增加值增长21.3%。湖南(增速)居第6位: of what the sentence before told to grow.
  @inline(__always)
  func rateRanked(_ own: Span, _ quantity: Quantity) -> Phrase? {
    _slowPath(quantity.number.isOrdinal) && own.count == 6
      && text.any("增速", "增幅", "涨幅", at: Int(own.start)) != nil ? rateRankedInFull(own) : nil
  }

  @inline(never)
  private func rateRankedInFull(_ own: Span) -> Phrase? {
    guard carry.topicSentence >= sentenceIndex - 2, let last = output.last,
      last.phrase.a.start == carry.topic.a.start, Int(last.span.start) >= carry.paragraphStart,
      last.measure == .growth || last.measure == .change
    else { return nil }
    if text.anyEnds("增速", "增幅", "涨幅", at: Int(carry.topic.last.end)) != nil { return carry.topic }
    guard carry.topicIndicator >= 0, carry.topic.b.isEmpty else { return nil }
    return Phrase(carry.topic.a, own)
  }
}
