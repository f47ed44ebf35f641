import HanBase
import HanCatalog

/// What a text tells of one place after another, apart from what it says of one of them besides.
struct PlaceTheme {
  var phrase: Phrase
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32
  /// The unit of its levels, or -1 before there was one.
  var unit: Int32
  /// The place that it was told of last, and how many there were.
  var area: Int32
  var places: Int
  var sentence: Int
  /// What the text told of the last place besides.
  var aside = Phrase()
}

extension Analyzer {
  /// Whether the text tells the same of one place after another here.
  var tellsOfPlaces: Bool {
    guard let theme = carry.placeTheme else { return false }
    return theme.places > 1 && theme.sentence >= sentenceIndex - 6
  }

  /// Remembers what the text tells of one place after another.
  @inline(__always)
  func notePlaceTheme(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.area != 0, raw.measure != .rank, raw.phrase.b.isEmpty, !raw.phrase.isEmpty {
      notePlaceThemeInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func notePlaceThemeInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.measure != .measureShare, raw.rules.measure != .measureContribution,
      quantity.kind != .points
    else { return }
    let unit = raw.measure == .level ? quantity.unitIndex : -1
    // It is changed where it stands, piece by piece.
    if let indicator = carry.placeTheme?.indicator, let area = carry.placeTheme?.area {
      if isOfPlaceTheme(indicator, &raw) {
        if area != raw.area { carry.placeTheme?.places += 1 }
        carry.placeTheme?.area = raw.area
        if let own = carry.placeTheme?.unit, own < 0 { carry.placeTheme?.unit = unit }
        carry.placeTheme?.sentence = sentenceIndex
        return
      }
      // What is told of the whole is what its parts are told of next.
      if area == raw.area, raw.area != context.area {
        carry.placeTheme?.aside = raw.phrase
        return
      }
    }
    guard raw.indicator >= 0 || endsWithMeasure(Int(raw.phrase.a.end)) else { return }
    carry.placeTheme = PlaceTheme(
      phrase: raw.phrase, indicator: raw.indicator, unit: unit, area: raw.area,
      // What goes on from one place to another is told of two.
      places: raw.rules.indicator == .indicatorCarried ? 2 : 1, sentence: sentenceIndex)
  }

  /// Whether a measure is what the text tells of one place after another.
  func isPlaceTheme(_ told: ToldMeasure) -> Bool {
    guard let theme = carry.placeTheme, theme.places > 1 else { return false }
    return theme.indicator >= 0 || told.indicator >= 0
      ? theme.indicator == told.indicator : theme.phrase.a == told.phrase.a
  }

  @inline(__always)
  private func isOfPlaceTheme(_ indicator: Int32, _ raw: inout RawObservation) -> Bool {
    indicator >= 0 || raw.indicator >= 0
      ? indicator == raw.indicator
      : carry.placeTheme.map { text.isSame($0.phrase.a, raw.phrase.a) } == true
  }

  /// 昆山456.59亿元…，GDP达到5140.6亿元。张家港273.40亿元: the next place is told of what the places before it were, not of what
  /// the last of them was besides.
  @inline(__always)
  func returnToPlaces(_ quantity: Quantity, _ raw: inout RawObservation) {
    if let theme = carry.placeTheme, theme.aside == raw.phrase, theme.places > 1,
      theme.area != raw.area, Int(raw.phrase.a.start) < sentenceStart
    {
      returnToPlacesInFull(theme, quantity, &raw)
    }
  }

  @inline(never)
  private func returnToPlacesInFull(
    _ theme: PlaceTheme, _ quantity: Quantity, _ raw: inout RawObservation
  ) {
    guard raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective,
      raw.rules.area == .areaNamed || raw.rules.area == .areaRespective,
      theme.sentence >= sentenceIndex - 8
    else { return }
    if raw.measure == .level || raw.measure == .change {
      guard theme.unit >= 0, theme.unit == quantity.unitIndex else { return }
    }
    let isTopic = carry.topic == raw.phrase
    putMeant((theme.phrase, theme.indicator), &raw)
    if isTopic { (carry.topic, carry.topicIndicator) = (theme.phrase, theme.indicator) }
  }

  /// 六省(城镇固定资产投资合计), 三州市合计完成(工业投资): the places together that the whole was of, where a name follows.
  func countedPlaces(opening span: Span) -> Int? {
    let end = Int(span.end)
    var at = Int(span.start)
    while at < end, isDigit(at) { at += 3 }
    guard at > Int(span.start) else { return nil }
    at += text.any("个", "座", "类", at: at) ?? 0
    guard let noun = text.any(often.countedClasses, at: at) else { return nil }
    at += noun
    while let word = text.any("合计", "总计", "共计", "累计", "完成", "实现", "共", "的", at: at) { at += word }
    // 四市场, 三区域…: a name is left.
    guard at + 6 <= end,
      endsWithMeasure(end) || text.anyEnds("合计", "总计", "增速", "增幅", "涨幅", "降幅", at: end) != nil
    else { return nil }
    return at - Int(span.start)
  }
}
