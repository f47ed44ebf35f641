import HanBase

/// Times that are longer than years: decades, and plans told by their short names.
extension TimeLexer {
  /// 八十年代, 90年代初, 七十年代以来: of the last century, as prose calls them.
  func decade(_ start: Int) -> TimeMention? {
    guard let (tens, end) = int(start), tens >= 30, tens <= 90, tens % 10 == 0,
      text.has("年代", at: end)
    else { return nil }
    let first = 1900 + tens
    let at = end + 6
    if let length = text.any("以来", at: at), context.year > first {
      return make(start, at + length, .calendar, .years(first, context.year))
    }
    let length = text.any("初期", "中期", "后期", "末期", "中后期", "初", "末", "中", at: at) ?? 0
    return make(start, at + length, .calendar, .years(first, first + 9))
  }

  /// “七普”时, 六普时: the day of a census by its short name.
  func namedCensus(_ start: Int) -> TimeMention? {
    let open = text.any("“", "\"", at: start) ?? 0
    let at = start + open
    guard text.has("普", at: at + 3),
      let index = TimeLexer.censuses.firstIndex(where: { text.has($0.name, at: at) }),
      case (_, let year, let month) = TimeLexer.censuses[index],
      case let end = at + 6 + (open > 0 ? text.any("”", "\"", at: at + 6) ?? 0 : 0),
      let length = text.any("时点", "时", at: end), text.any("期", "间", at: end + length) == nil,
      let day = CivilDate(year: year, month: month, day: 1), context.year >= year
    else { return nil }
    return make(start, end + length, .calendar, .day(day), point: true)
  }

  private static let censuses: [(name: StaticString, year: Int, month: Int)] = [
    ("七普", 2020, 11), ("六普", 2010, 11), ("五普", 2000, 11), ("四普", 1990, 7), ("三普", 1982, 7),
  ]

  /// 民国三十六年, 清嘉庆二十一年: a year counted from the first of an era, which its name before it tells.
  @inline(never)
  func reign(_ start: Int, _ count: Int, _ end: Int) -> TimeMention? {
    guard text.anyEnds(TimeLexer.reignNames, at: start) != nil else { return nil }
    for (name, first, last) in TimeLexer.reigns
    where text.ends(name, at: start) && first + count - 1 <= last {
      return make(start, end, .calendar, .year(first + count - 1))
    }
    return nil
  }

  private static let reignNames = WordEnds(reigns.map(\.0))
  private static let reigns: [(StaticString, Int, Int)] = [
    ("民国", 1912, 1949), ("宣统", 1909, 1912), ("光绪", 1875, 1908), ("同治", 1862, 1874),
    ("咸丰", 1851, 1861), ("道光", 1821, 1850), ("嘉庆", 1796, 1820), ("乾隆", 1736, 1796),
    ("雍正", 1723, 1735), ("康熙", 1662, 1722), ("顺治", 1644, 1661), ("崇祯", 1628, 1644),
    ("万历", 1573, 1620), ("嘉靖", 1522, 1566), ("洪武", 1368, 1398),
  ]

  /// 1950年代.
  func decadeOfYear(_ start: Int) -> TimeMention? {
    guard let (first, end) = year(start), first % 10 == 0, text.has("年代", at: end) else {
      return nil
    }
    let length = text.any("初期", "中期", "后期", "末期", "初", "末", "中", at: end + 6) ?? 0
    return make(start, end + 6 + length, .calendar, .years(first, first + 9))
  }

  /// “十四五”前两年: the years of a plan that are meant.
  func yearsOfPlan(_ first: Int, _ start: Int, _ at: Int) -> TimeMention? {
    guard let side = text.any("前", "后", at: at), let (count, end) = int(at + side),
      count >= 1, count < 5, let length = text.any("年", at: end)
    else { return nil }
    let years =
      text.has("前", at: at) ? (first, first + count - 1) : (first + 5 - count, first + 4)
    return make(start, end + length, .plan, .years(years.0, years.1))
  }
}

/// Times since something that everyone knows, which stand in a sentence like any word.
extension Analyzer {
  private static let eras: [(StaticString, Int)] = [
    ("党的二十大以来", 2022), ("二十大以来", 2022), ("党的十九大以来", 2017), ("十九大以来", 2017), ("党的十八大以来", 2012),
    ("十八大以来", 2012), ("改革开放以来", 1978), ("新中国成立以来", 1949), ("建国以来", 1949), ("解放以来", 1949),
  ]

  /// 党的十八大以来，全市新增…, 解放初期, 上月: no figure of the document's year, as far as anybody can tell.
  @inline(__always)
  func readEra(_ raw: inout RawObservation) {
    if _slowPath(sentenceRoles.contains(.timeOpen)) { readEraInFull(&raw) }
    switch raw.rules.period {
    case .periodDocumentYear, .periodFrame, .periodDocumentFrame, .periodEnd, .periodCarried:
      if hasMark(.comma), hasFarEra { readFarEra(&raw) }
    default: break
    }
  }

  /// Whether the sentence has such an era at all, which is asked once for its numbers.
  private var hasFarEra: Bool {
    @inline(__always)
    get {
      if carry.farEra.start != sentenceStart { seekFarEra() }
      return carry.farEra.isThere
    }
  }

  @inline(never)
  private func seekFarEra() {
    let ends = often.farEras
    carry.farEra = (
      sentenceStart,
      tokens.marks.contains {
        tokens[Int($0)].kind == .comma && text.anyEnds(ends, at: Int(tokens[Int($0)].start)) != nil
      }
    )
  }

  /// 新中国成立初期，…；革命战争年代，…: all that follows in the sentence is of a time that has no year.
  @inline(never)
  private func readFarEra(_ raw: inout RawObservation) {
    for token in tokensBefore(Int(raw.span.start)).reversed() {
      if Int(token.start) < sentenceStart { return }
      if token.kind == .time, !times[Int(token.index)].isBase { return }
      guard token.kind == .comma, text.anyEnds(Analyzer.farEras, at: Int(token.start)) != nil else {
        continue
      }
      // 到本世纪末, 五年间: a time of its own.
      if time(endingAt: Int(token.start)) != nil || datesClause(upTo: token.start) { return }
      let words = Int(token.end)..<Int(raw.span.start)
      if text.anyFind(["现有", "现辖", "如今", "现已"], in: words) != nil { return }
      (raw.period, raw.certainty.period) = (.unknown, .guessed)
      raw.rules.period = .periodUnknown
      return
    }
  }

  /// 1995年成立之初，…: whether a clause that ends at a place names a year.
  private func datesClause(upTo end: Int32) -> Bool {
    for token in tokensBefore(Int(end)).reversed() {
      if Int(token.start) < sentenceStart || token.kind == .comma || token.kind == .semicolon {
        return false
      }
      if token.kind == .time, !times[Int(token.index)].isBase { return true }
    }
    return false
  }

  static let farEras = WordEnds(
    "成立初期", "成立之初", "新中国成立前", "成立前夕", "建国初期", "建国之初", "建国前", "建国前夕", "建国初", "解放初期", "解放初", "解放之初",
    "解放前", "解放前夕", "改革开放初期", "改革开放之初", "改革开放初", "改革开放前", "改革开放前夕", "战争年代", "战争时期", "抗战时期",
    "抗战期间", "战争期间", "革命时期", "民国时期", "民国初年", "民国年间", "旧社会", "公社时期", "计划经济时期", "文革期间", "世纪初", "世纪末",
    "世纪中叶", "世纪之交", "清朝末年", "清末", "清代", "清朝", "明代", "明清时期", "明清两代", "宋代", "唐代", "清末民初", "年间",
    "跃进时期",
    "困难时期")

  @inline(never)
  private func readEraInFull(_ raw: inout RawObservation) {
    switch raw.rules.period {
    case .periodClause, .periodBaseYear: return
    default: break
    }
    // Where the words before tell a time of their own, that holds from there on.
    let from = max(sentenceStart, Int(output.last?.span.end ?? 0))
    guard
      let era = tokensBefore(Int(raw.span.start)).last(where: {
        $0.kind == .word && $0.roles.contains(.timeOpen) && Int($0.start) >= from
          && ($0.span.count > 6 && text.ends("以来", at: Int($0.end))
            || text.anyEnds(
              "半年来", "月来", "时期", "初期", "建国前", "解放前", "世纪末", "世纪初", "上月", "本周", "上周", "任期",
              at: Int($0.end)) != nil)
      })
    else { return }
    for (name, year) in Analyzer.eras
    where text.has(name, at: Int(era.start)) && context.year > year {
      raw.period = .years(year, context.year)
    }
    raw.certainty.period = .guessed
  }

  /// 1978年…，次年增至13万吨; 1978年…。是年，…: of the year behind the one that was told of, in a text on years long past.
  @inline(__always)
  func readNextYear(_ raw: inout RawObservation) {
    if _slowPath(carry.namedYear > 0 && carry.namedYear < context.year) {
      readNextYearInFull(&raw)
    }
  }

  @inline(never)
  private func readNextYearInFull(_ raw: inout RawObservation) {
    let start = Int(raw.span.start)
    var from = sentenceStart
    var base: Int?
    switch raw.rules.period {
    case .periodClause, .periodCarried:
      from = Int(raw.periodSpan.end)
      base = raw.period.start?.year == raw.period.end?.year ? raw.period.end?.year : nil
    case .periodDocumentYear, .periodUnknown:
      if let last = output.suffix(16).last(where: { Int($0.sentence) < sentenceIndex }),
        Int(last.sentence) >= sentenceIndex - 2,
        last.period.start?.year == last.period.end?.year
      {
        base = last.period.end?.year
      }
      base = yearJustNamed() ?? base
    default: return
    }
    guard let base, base < context.year, from >= sentenceStart, from < start,
      let word = lastNextYear(from..<start)
    else { return }
    let isSame = text.has("是年", at: word)
    let year = isSame ? base : base + (text.has("第三年", at: word) ? 2 : 1)
    if year > context.year { return }
    raw.period = .year(year)
    (raw.rules.period, raw.certainty.period) = (.periodCarried, .guessed)
    raw.periodSpan = Span(word, word + 6)
    if Int(raw.phrase.a.start) == word { raw.certainty.indicator = .guessed }
  }

  /// The last of 次年, 翌年, 第二年, 第三年 and 是年 in a range that opens its clause.
  private func lastNextYear(_ range: Range<Int>) -> Int? {
    var found: Int?
    var at = range.lowerBound
    while let word = text.find(Analyzer.nextYears, in: at..<range.upperBound) {
      at = word + 3
      if word == sentenceStart || text.anyEnds("，", "；", "，到", "，至", "，但", "，而", at: word) != nil,
        text.any("次年均", "是年均", at: word) == nil
      {
        found = word
      }
    }
    return found
  }

  private static let nextYears = WordSet("次年", "翌年", "第二年", "第三年", "是年")
}
