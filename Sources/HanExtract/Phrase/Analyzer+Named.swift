import HanBase
import HanCatalog

/// What the text told of last by a name that can be measured.
struct ToldTheme {
  var phrase: Phrase
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32
  /// The unit of its levels, or -1 before there was one.
  var unit: Int32
  var sentence: Int
}

extension Analyzer {
  /// Whether words name something that is measured: 紧跟, 之间只差, 列前 and 市州 name nothing of the sort.
  ///
  /// That is an indicator of the catalogue, what holds one, or what ends in a noun of measure.
  func namesMeasure(_ phrase: Phrase, _ indicator: Int32) -> Bool {
    if indicator >= 0 { return true }
    if isGapBetween(phrase.a) || phrase.b.isEmpty && isRelational(phrase.a) { return false }
    // What was told in another sentence was looked at there: its words are gone.
    if Int(phrase.a.start) < sentenceStart { return phrase.a != carry.nameless }
    return holdsMeasure(phrase.a) || holdsMeasure(phrase.b) || holdsMeasure(phrase.c)
  }

  private func holdsMeasure(_ span: Span) -> Bool {
    !span.isEmpty
      && (namesIndicator(span) || opensWithEach(span) || endsWithMeasure(Int(span.end)))
  }

  /// 人均花费, 每亩效益, 农村居民: what falls to one of many, or to a part of the people, is measured.
  private func opensWithEach(_ span: Span) -> Bool {
    text.any(
      "人均", "户均", "亩均", "日均", "月均", "年均", "平均", "每", "城镇", "农村", "农民", "居民", at: Int(span.start))
      != nil
  }

  /// 两城之差, 二者差距: what is between two is no amount of either.
  private func isGapBetween(_ span: Span) -> Bool {
    text.anyEnds("之差", "相差", "只差", "仅差", "差距", "差额", at: Int(span.end)) != nil
  }

  /// Remembers what was told of by name, and the last name that was none.
  func noteTold(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard !raw.phrase.isEmpty else { return }
    guard namesMeasure(raw.phrase, raw.indicator) else {
      carry.nameless = raw.phrase.a
      return
    }
    guard !quantity.kind.counts, raw.phrase.b.isEmpty, raw.measure != .rank,
      raw.rules.measure != .measureShare,
      raw.certainty.indicator != .guessed || raw.rules.indicator != .indicatorCarried
    else { return }
    let unit = raw.measure == .level ? quantity.unitIndex : -1
    if let told = carry.told, told.indicator == raw.indicator, told.phrase.a == raw.phrase.a {
      carry.told?.sentence = sentenceIndex
      if told.unit < 0 { carry.told?.unit = unit }
      return
    }
    carry.told = ToldTheme(
      phrase: raw.phrase, indicator: raw.indicator, unit: unit, sentence: sentenceIndex)
  }

  /// Puts what the text tells of where only words that name nothing would be carried on to another place:
  /// 宜宾、南充之间只差19.3亿元。绵阳增长9.1% is of what the sentences before told.
  func leaveNameless(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.indicator < 0, !quantity.kind.counts || quantity.number.isOrdinal,
      raw.rules.measure != .measureShare, raw.rules.measure != .measureContribution,
      raw.rules.area == .areaNamed || raw.rules.area == .areaRespective || comparesPlaces
    else { return }
    switch raw.rules.indicator {
    case .indicatorCarried, .indicatorNone:
      if goesOnOfPlace(&raw) { return }
    case .indicatorClause:
      if !comparesPlaces || quantity.number.isOrdinal { return }
    case .indicatorLeft:
      guard raw.phrase.b.isEmpty, fitsCompared(quantity, raw.measure) else {
        return
      }
    default: return
    }
    guard raw.phrase.isEmpty || !namesMeasure(raw.phrase, raw.indicator),
      let theme = toldFitting(quantity, spokenMeasure(quantity, raw.measure))
    else { return }
    set(theme.phrase, theme.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
  }

  /// 建德只有8.8%, 最明显的是宁夏（8.3个百分点）: of an amount a percentage can only be its growth, points are of that.
  private func spokenMeasure(_ quantity: Quantity, _ measure: Measure) -> Measure {
    switch quantity.kind {
    case .percent where measure == .level: .growth
    case .points: .growth
    default: measure
    }
  }

  /// What a list of places tells of where the topic of another sentence would be carried on: what its own
  /// sentence names before them, or the whole of which a part was told last.
  ///
  /// 分领域看，规模以上工业增加值，滨江、钱塘分别增长24.6%、22.1%; 重庆…，其中出口4933.2亿元。郑州、武汉分别实现….
  func themeOfSentence(_ quantity: Quantity, _ measure: Measure) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard carry.topicSentence != sentenceIndex else { return nil }
    if let token = tokensBefore(Int(quantity.span.start)).last(where: {
      $0.kind == .word && $0.isIndicator && !describesClass($0)
    }), case let named = lexicon[Int(token.index)].indicator, fits(named, quantity, measure) {
      return (Phrase(token.span), named)
    }
    if carry.topicIsPart, carry.mainIndicator >= 0, fits(carry.mainIndicator, quantity, measure) {
      return (carry.mainTopic, carry.mainIndicator)
    }
    return headlineOfPlaces(quantity, measure)
  }

  /// 全国社会消费品零售总额…，乡村零售额…。⏎上海以5670亿元…: what the section began with, where a paragraph turns to a place after
  /// the whole was told of.
  func headlineOfPlaces(_ quantity: Quantity, _ measure: Measure) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard carry.topicSentence < carry.paragraphSentence, let last = output.last,
      last.area == context.area, let headline = carry.headline,
      measure == .rank || fits(headline.indicator, quantity, measure)
    else { return nil }
    return (headline.phrase, headline.indicator)
  }

  /// Whether the text compares places, here too.
  private var comparesPlaces: Bool {
    guard let theme = carry.compared else { return false }
    return theme.isCompared && theme.sentence >= sentenceIndex - 6
  }

  /// Whether a number is told in the unit of what places are compared by, or can be its growth or rank.
  func fitsCompared(_ quantity: Quantity, _ measure: Measure) -> Bool {
    guard comparesPlaces, let theme = carry.compared else { return false }
    switch measure {
    case .level, .change: return theme.unit >= 0 && theme.unit == quantity.unitIndex
    // 医药制造业增长2.5倍: what grows may have any name.
    case .growth, .averageGrowth: return false
    case .rank: return true
    }
  }

  /// Whether the sentence told of the same place before.
  private func goesOnOfPlace(_ raw: inout RawObservation) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return false }
    return last.area == raw.area
  }

  /// What the text compares or told of last by name, if a quantity can be of that.
  func toldFitting(_ quantity: Quantity, _ measure: Measure) -> (
    phrase: Phrase, indicator: Int32
  )? {
    if measure == .rank {
      if let theme = carry.compared, theme.isCompared, theme.sentence >= sentenceIndex - 6 {
        return (theme.phrase, theme.indicator)
      }
      if let told = carry.told {
        // 分别居百强县第4、第5: on a list, which is what the words before say.
        let list = sentenceStart..<Int(quantity.span.start)
        return told.sentence >= sentenceIndex - 2 && text.anyFind(["强", "榜"], in: list) == nil
          ? (told.phrase, told.indicator) : nil
      }
      return economyOfPlaces(quantity, measure)
    }
    if let theme = themeFitting(quantity, measure) { return theme }
    guard let told = carry.told, told.sentence >= sentenceIndex - 6 else {
      return economyOfPlaces(quantity, measure)
    }
    let fitsUnit =
      measure == .level || measure == .change
      ? told.unit >= 0 && told.unit == quantity.unitIndex
      : told.unit >= 0 && told.indicator < 0
    guard fitsUnit || told.indicator >= 0 && fits(told.indicator, quantity, measure) else {
      return theme(quantity, measure).map { (Phrase($0.0), $0.1) }
    }
    return (told.phrase, told.indicator)
  }

  /// 沿海六市, 西部的桐庐、建德、淳安三地: whether the words are places taken together.
  func isGroupOfPlaces(_ left: NounPhrase) -> Bool {
    left.indicator < 0 && left.phrase.b.isEmpty && !left.phrase.a.isEmpty
      && isCountOfPlaces(Int(left.phrase.a.start), Int(left.phrase.a.end))
  }

  /// 主城十区(增长12.4%), 西部的桐庐、建德、淳安三地: some places together, not what is told of them.
  @inline(__always)
  func isCountOfPlaces(_ start: Int, _ end: Int) -> Bool {
    text.anyEnds("省", "城", "市", "县", "区", "地", "州", at: end) != nil
      && isCountOfPlacesInFull(start, end)
  }

  @inline(never)
  private func isCountOfPlacesInFull(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 60, let noun = text.anyEnds("省", "城", "市", "县", "区", "地", "州", at: end),
      end - noun - 3 > start, case let digit = text.scalarBefore(end - noun),
      ScalarClass.digit(digit) > 1 || digit == 0x5341 || (50...57).contains(digit)
    else { return false }
    // 软件产业占中部六省的44%: a share in them.
    return text.lacks("占", from: start, to: end) && !holdsIndicator(Span(start, end))
  }

  /// What is told of places together is of none of them.
  func leavePlace(_ raw: inout RawObservation) {
    guard raw.area != context.area else { return }
    (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
    (raw.areaSpan, carry.area) = (.none, context.area)
  }
}
