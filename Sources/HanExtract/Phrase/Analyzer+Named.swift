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
  /// Whether it is a stock of people, which is taken up again behind a heading only.
  var isPeople = false
}

extension Analyzer {
  /// Whether words surely name something that is measured.
  ///
  /// That is an indicator of the catalogue, what holds one, or what ends in a noun of measure; what they leave
  /// out, such as 棉花 and 授信, may be measured too.
  func namesMeasure(_ phrase: Phrase, _ indicator: Int32) -> Bool {
    indicator >= 0
      || !saysNothing(phrase.a)
        && (holdsMeasure(phrase.a) || holdsMeasure(phrase.b) || holdsMeasure(phrase.c))
  }

  /// Whether words are no name of anything.
  ///
  /// Such are predicates and what is said of places (紧跟, 列前, 增速最快), classes of places, places alone, gaps
  /// between two, nouns that are said of another (增速), figures.
  func saysNothing(_ span: Span) -> Bool {
    if span.isEmpty { return true }
    // 工业方面，杭州增长3%: the sentence says that it is told of this.
    if span == carry.aspect { return false }
    let (start, end) = (Int(span.start), Int(span.end))
    if isGapBetween(span) || isRelational(span) || saysOfPlace(span)
      || isDigit(start)
        && (span.count <= 12 && !endsWithMeasure(end)
          || text.any(
            often.countedClasses, at: start + 3 + (text.any("类", "个", "座", at: start + 3) ?? 0))
            != nil
            && countedPlaces(opening: span) == nil)
      || text.anyEnds(often.emptyEnds, at: end) != nil
      || text.any("的", "每个", "这", "被", "之", "它", at: start) != nil && !endsWithMeasure(end)
      || placeClass(at: start).map({
        isRelational(Span(start + $0, end)) || $0 == span.count
      }) == true
      || text.any(often.nationParts, at: start) == span.count
    {
      return true
    }
    if let word = exactWord(start, end), lexicon[word].area != 0 { return true }
    // What was told in another sentence was looked at there: its words are gone.
    if start < sentenceStart {
      return span == carry.nameless || text.anyEnds(often.predicateEnds, at: end) != nil
    }
    return isPredicate(span) || isOfPlaces(Phrase(span)) || endsInComparedPlace(span)
  }

  /// Ends of words that count or class places, or tell what was made known: 普通地级市, GDP过千亿元的县, 经济“半年报”.
  static let emptyEnds = WordEnds(
    "地级市", "地级以上城市", "县级市", "上榜城市", "入围城市", "的县", "的市", "的区", "的省", "的城市", "的省份", "的地区", "的区县",
    "的县市",
    "的县域", "半年报", "半年报”", "成绩单", "成绩单”", "经济年报", "经济数据", "揽金", "两位数", "个位数", "之和", "排序", "门槛", "大关",
    "台阶")

  /// 总量比绵阳, 西湖落后滨江: what a place is compared with.
  private func endsInComparedPlace(_ span: Span) -> Bool {
    guard areaCount > 0, let word = word(endingAt: Int(span.end)), lexicon[word].area != 0,
      case let place = Int(span.end) - Int(lexicon[word].length), place > Int(span.start)
    else { return false }
    return text.anyEnds("比", "较", "落后", "领先", "超过", "反超", "高于", "低于", "多于", "少于", "以", at: place)
      != nil
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

  /// Remembers what was told of by name, and the last name that was none.
  func noteTold(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard !raw.phrase.isEmpty, raw.phrase.b.isEmpty else { return }
    if raw.indicator < 0 {
      // Only a text that speaks of places carries names from one to another; what is carried was looked at.
      guard areaCount > 0 || isNational, raw.rules.indicator != .indicatorCarried else { return }
      if saysNothing(raw.phrase.a) {
        if !isOfRing(raw.phrase.a) { carry.nameless = raw.phrase.a }
        return
      }
    }
    guard raw.measure != .rank, raw.rules.measure != .measureShare else { return }
    noteMeasure(quantity, &raw)
    guard !countsThings(quantity) || isOnlyPeople(quantity, raw.indicator),
      raw.indicator >= 0 || holdsMeasure(raw.phrase.a),
      raw.certainty.indicator != .guessed || raw.rules.indicator != .indicatorCarried
    else { return }
    let unit = raw.measure == .level ? quantity.unitIndex : -1
    // 地区生产总值…增长5.6%，高于全国0.4个百分点: how fast it grows is told of the same.
    if let told = carry.told, told.phrase.a == raw.phrase.a,
      told.indicator == raw.indicator
        || raw.indicator < 0 && (told.indicator >= 0 || raw.measure == .change)
    {
      carry.told?.sentence = sentenceIndex
      if told.unit < 0 { carry.told?.unit = unit }
      return
    }
    carry.told = ToldTheme(
      phrase: raw.phrase, indicator: raw.indicator, unit: unit, sentence: sentenceIndex,
      isPeople: quantity.kind == .person)
  }

  /// Whether a number counts things; visits and boxes (人次, 标箱) are what is handled, not counted.
  @inline(__always)
  private func countsThings(_ quantity: Quantity) -> Bool {
    _slowPath(quantity.kind.counts) && !isHandled(quantity)
  }

  @inline(__always)
  private func isHandled(_ quantity: Quantity) -> Bool {
    text.anyEnds(often.handledUnits, at: Int(quantity.unit.end)) != nil
  }

  static let handledUnits = WordEnds("人次", "架次", "标箱", "标准箱", "TEU", "班次")

  /// 常住人口12684万人, in a text that has told of nothing else: people that are there are measured as well as counted.
  private func isOnlyPeople(_ quantity: Quantity, _ indicator: Int32) -> Bool {
    guard quantity.kind == .person, indicator >= 0, tables.indicatorKinds[Int(indicator)] == .stock
    else { return false }
    return carry.told.map { $0.indicator == indicator } ?? true
  }

  /// Puts what the text tells of where only words that name nothing would be carried on to another place:
  /// 宜宾、南充之间只差19.3亿元。绵阳增长9.1% is of what the sentences before told.
  func leaveNameless(_ quantity: Quantity, _ raw: inout RawObservation) {
    if countsThings(quantity) { returnToCounted(quantity, &raw) }
    if raw.indicator >= 0, quantity.kind == .percent, raw.measure == .level {
      returnToPercentage(quantity, &raw)
    }
    guard raw.indicator < 0, raw.rules.measure != .measureShare,
      raw.rules.measure != .measureContribution
    else { return }
    if raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorClause,
      areaCount > 0 || isNational, leaveUnmeasured(quantity, &raw)
    {
      return
    }
    guard !countsThings(quantity) || quantity.number.isOrdinal,
      raw.rules.area == .areaNamed || raw.rules.area == .areaRespective || comparesPlaces
    else { return }
    switch raw.rules.indicator {
    case .indicatorCarried, .indicatorNone: if goesOnOfPlace(&raw) { return }
    case .indicatorClause: if !comparesPlaces || quantity.number.isOrdinal { return }
    case .indicatorLeft:
      guard raw.measure != .rank, comparesPlaces,
        fitsCompared(quantity, raw.measure) || quantity.kind == .points,
        !isGapBetween(raw.phrase.a)
      else { return }
    default: return
    }
    guard
      raw.phrase.isEmpty
        || raw.phrase.b.isEmpty && saysNothing(raw.phrase.a) && ring(opening: raw.phrase.a) == nil,
      let theme = topicNamedBefore(&raw)
        ?? toldFitting(quantity, spokenMeasure(quantity, raw.measure)),
      !isOtherIndex(theme.indicator, &raw)
    else { return }
    putMeant((theme.phrase, theme.indicator), &raw)
  }

  /// 投资方面，12个市增速均在4.4%以上，鹤壁(增长7.1%): what the sentence told of before it counted places.
  private func topicNamedBefore(_ raw: inout RawObservation) -> (phrase: Phrase, indicator: Int32)?
  {
    guard raw.measure == .growth, let before = topicBeforePlaces(), isOfPlaces(raw.phrase),
      before.phrase.b.isEmpty, Int(before.phrase.a.start) >= sentenceStart,
      endsWithHead(Int(before.phrase.a.end))
    else { return nil }
    return before
  }

  /// 居民消费价格…。鲜果类涨幅超全国的有13省份，安徽达30.9%: an index is not what a sentence tells of that names goods.
  private func isOtherIndex(_ indicator: Int32, _ raw: inout RawObservation) -> Bool {
    indicator >= 0 && tables.indicatorKinds[Int(indicator)] == .index
      && Int(raw.phrase.a.start) >= sentenceStart && !isRelational(raw.phrase.a)
      && !isOfPlaces(raw.phrase)
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
    }), case let named = lexicon[Int(token.index)].indicator, endsItsClause(token),
      fits(named, quantity, measure)
    {
      return (Phrase(token.span), named)
    }
    if carry.topicIsPart, carry.mainIndicator >= 0, fits(carry.mainIndicator, quantity, measure) {
      return (carry.mainTopic, carry.mainIndicator)
    }
    return nil
  }

  /// 规模以上工业增加值，…; 固定资产投资则是另一番景象：…; not 受房地产投资下滑影响，…: whether an indicator is all that a clause
  /// says before it goes on.
  private func endsItsClause(_ token: Token) -> Bool {
    guard text.any("，", "：", "方面", "上，", "则", ",", ":", at: Int(token.end)) != nil else {
      return false
    }
    var start = sentenceStart
    for mark in tokensBefore(Int(token.start)) where mark.kind.endsClause { start = Int(mark.end) }
    return text.any("受", "随着", "虽", "尽管", "因", "由于", "在", "当", "除", "如果", "即使", at: start) == nil
  }

  /// What the text compares places by, if it still does so here.
  var comparedHere: ComparedTheme? {
    if tellsOfPlaces, let theme = carry.placeTheme {
      return ComparedTheme(
        phrase: theme.phrase, indicator: theme.indicator, unit: theme.unit,
        sentence: theme.sentence, area: theme.area, isCompared: true)
    }
    guard let theme = carry.compared, theme.isTold(since: sentenceIndex - 6) else { return nil }
    return theme
  }

  /// Whether the text still compares places here.
  var comparesPlaces: Bool {
    @inline(__always)
    get { carry.compared != nil && comparedHere != nil }
  }

  /// Whether a number is told in the unit of what places are compared by, or can be its growth or rank.
  func fitsCompared(_ quantity: Quantity, _ measure: Measure) -> Bool {
    guard let theme = comparedHere else { return false }
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
      if let theme = comparedHere { return (theme.phrase, theme.indicator) }
      if let told = carry.told, !told.isPeople {
        // 分别居百强县第4、第5: on a list, which is what the words before say.
        let list = sentenceStart..<Int(quantity.span.start)
        return told.sentence >= sentenceIndex - 2 && text.anyFind(["强", "榜"], in: list) == nil
          ? (told.phrase, told.indicator) : nil
      }
      return economyOfPlaces(quantity, measure)
    }
    if let theme = themeFitting(quantity, measure) { return theme }
    // Behind a heading nothing is told yet: what the text told of before is better than nothing.
    guard let told = carry.told,
      !told.isPeople && told.sentence >= sentenceIndex - 6 || carry.topic.isEmpty
    else {
      return economyOfPlaces(quantity, measure)
    }
    let fitsUnit =
      measure == .level || measure == .change
      ? told.unit >= 0 && told.unit == quantity.unitIndex
      : told.unit >= 0 && told.indicator < 0
        && text.anyEnds("率", "比重", "占比", "比例", "度", at: Int(told.phrase.a.end)) == nil
    guard fitsUnit || told.indicator >= 0 && fits(told.indicator, quantity, measure) else {
      return theme(quantity, measure).map { (Phrase($0.0), $0.1) }
    }
    return (told.phrase, told.indicator)
  }

  static let bareCounts = WordSet(
    "新增", "净增", "新增数量", "累计", "累计数量", "累计达到", "数量", "总数", "总量", "共有", "拥有", "入选", "上榜", "入围")

  /// 全国“小巨人”企业超过1.2万家。深圳新增(310家)，苏州累计(401家): of what was counted before in the same unit.
  @inline(__always)
  func countedAgain(_ own: Phrase, _ quantity: Quantity, _ raw: inout RawObservation) -> Phrase? {
    _slowPath(quantity.kind.counts) && raw.rules.area == .areaNamed
      ? countedAgainInFull(own, quantity) : nil
  }

  @inline(never)
  private func countedAgainInFull(_ own: Phrase, _ quantity: Quantity) -> Phrase? {
    guard !quantity.number.isOrdinal,
      own.b.isEmpty, !own.isEmpty, isBareCount(own.a),
      let counted = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      counted.sentence >= sentenceIndex - 12, counted.phrase.b.isEmpty,
      counted.phrase.a.count >= 6, !isOfPlaces(counted.phrase)
    else { return nil }
    return text.any("新增", "净增", at: Int(own.a.start)) == nil
      ? counted.phrase
      : Phrase(Span(Int(own.a.start), Int(own.a.start) + 6), counted.phrase.a)
  }

  /// Whether words only say that something is counted.
  @inline(__always)
  func isBareCount(_ span: Span) -> Bool {
    text.isOne(of: often.bareCounts, span)
  }

  /// 四川21个市州2017年经济数据日前出齐。成都以13889.39亿元…: what a text that opens with figures of the economy tells of
  /// places where it names nothing.
  func economyOfPlaces(_ quantity: Quantity, _ measure: Measure) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard quantity.kind == .measure || quantity.kind == .percent, carry.told?.isPeople != false,
      carry.topicSentence != sentenceIndex || saysNothing(carry.topic.a),
      let at = text.anyFind(Analyzer.economies, in: 0..<min(Int(quantity.span.start), 480)),
      let gdp = lexicon.exact(Analyzer.product.utf8Start, Analyzer.product.utf8CodeUnitCount),
      case let indicator = lexicon[gdp].indicator, fits(indicator, quantity, measure),
      text.anyEnds("数字", "民营", "集体", "海洋", "市场", "平台", "低空", "银发", "夜间", at: at) == nil
    else { return nil }
    // It is called by its name somewhere, as a rule.
    let range = 0..<min(text.count, 6000)
    for name: StaticString in ["地区生产总值", "生产总值", "GDP"] {
      if let name = text.find(name, in: range).map({ Span($0, $0 + name.utf8CodeUnitCount) }) {
        return (Phrase(name), indicator)
      }
    }
    return (Phrase(Span(at, at + 12)), indicator)
  }

  private static let economies: [StaticString] = [
    "经济数据", "经济总量", "经济年报", "经济半年", "经济成绩", "经济答卷", "经济版图", "经济座次", "经济排名", "经济“半", "经济“成",
  ]

  /// What is told of an economy as a whole.
  static let product: StaticString = "地区生产总值"
}
