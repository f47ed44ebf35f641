import HanBase
import HanCatalog

extension Analyzer {
  /// 山东(龙口), 盐城(东台), 淮安下辖的(涟水): a county by a name that is a word as well, told by the province or
  /// city right before it; where it ends, or nil.
  func scanNameWithin(_ place: Int) -> Int? {
    let above = tokens[tokens.count - 1]
    guard above.isArea, !above.roles.contains(.scope) else { return nil }
    var at = place
    if let gap = text.any(often.holding, at: at) { at += gap }
    // What the text around says is asked before the tables, which are far.
    guard at + 6 <= sentenceEnd, text[at] >= 0xE4, text[at + 3] >= 0xE4,
      case let end = at + 6, endsShortName(end) || at == place && opensGoods(at, above),
      case let match = lexicon.match(text.base + at, sentenceEnd - at), !match.isArea,
      match.index < 0 || match.length <= 6,
      // 广东新兴产业投资 is not of 新兴县.
      text.any("产业", "经济", "工业", "能源", "技术", "材料", at: end) == nil
        || text.any(Analyzer.plainWords, at: at) == nil,
      case let city = division(of: above), let level = catalog.areaLevel(city),
      level == 1 || level == 2,
      let entry = county(at, within: city, isProvince: level == 1 && city % 10_000 == 0)
    else { return nil }
    tokens.appendWord(
      Token(
        kind: .word, isArea: true, roles: lexicon[entry].roles, index: Int32(clamping: entry),
        start: Int32(at), end: Int32(end)))
    return end
  }

  /// 浙江(安吉)白茶, 福建(安溪)茶叶: whether behind a province's name two characters that no word holds may name its county.
  @inline(__always)
  private func opensGoods(_ at: Int, _ above: Token) -> Bool {
    at + 12 <= sentenceEnd && text[at + 6] >= 0xE4
      && catalog.areaLevel(lexicon[Int(above.index)].area) == 1 && opensGoodsInFull(at, above)
  }

  @inline(never)
  private func opensGoodsInFull(_ at: Int, _ above: Token) -> Bool {
    !Analyzer.municipalities.contains(division(of: above))
      && text.any(Analyzer.plainWords, at: at) == nil
      && text.any(often.nameTails, at: at + 6) == nil
      && lexicon.match(text.base + at + 3, sentenceEnd - at - 3).index < 0
  }

  /// By what a county is said to be of a city.
  static let holding = WordSet("下辖的", "所辖的", "代管的", "管辖的", "辖区的", "的")

  /// 湘西自治州, 恩施自治州, 新疆自治区: the short name of an autonomous division with its kind.
  @inline(__always)
  func scanAutonomous(_ place: Int) -> Int? {
    guard text.any("自治州", "自治县", "自治区", at: place) != nil,
      text.anyEnds("州", "县", "区", at: Int(tokens[tokens.count - 1].end)) == nil
    else { return nil }
    tokens.extendLast(to: place + 9)
    return place + 9
  }

  /// The entry of the one county, city or, not within a whole province, district whose name begins with two
  /// characters.
  func county(_ at: Int, within area: Int32, isProvince: Bool) -> Int? {
    var found: Int?
    let isMunicipality = Analyzer.municipalities.contains(area)
    for kind: StaticString in ["市", "县", "区"] {
      if isProvince, !isMunicipality, kind.utf8Start[0] == 0xE5, kind.utf8Start[1] == 0x8C {
        continue
      }
      let entry = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { name -> Int? in
        guard let base = name.baseAddress else { return nil }
        name.initialize(repeating: 0)
        for offset in 0..<6 { base[offset] = text[at + offset] }
        for offset in 0..<3 { base[6 + offset] = kind.utf8Start[offset] }
        return lexicon.exact(base, 9, readable: 24)
      }
      guard let entry, lexicon[entry].area != 0,
        catalog.isWithin(lexicon[entry].area, area) && !lexicon[entry].hasNamesakes
          || lexicon[entry].hasNamesakes && bearer(of: entry, within: area) != nil,
        catalog.areaLevel(lexicon[entry].area) == 3
      else { continue }
      // 东台县 is what 东台市 was.
      if let found {
        if lexicon[found].area != lexicon[entry].area { return nil }
        continue
      }
      found = entry
    }
    return found
  }

  static let municipalities: [Int32] = [110_000, 120_000, 310_000, 500_000]

  /// Whether what follows a name that is a word as well lets it be a name: a mark, a figure, an indicator, or a verb by
  /// which places are compared.
  func endsShortName(_ end: Int) -> Bool {
    isPhraseEnd(end) && !text.has("的", at: end) || isBehindName(end) || countsPlaces(end)
      || text.any("早已", "早就", "已", "却", "才", "仍", "依然", "刚", "曾", "更", at: end) != nil
  }

  /// 增城、海珠、白云(三个区), 文成、泰顺(两县): how many places those were.
  func countsPlaces(_ at: Int) -> Bool {
    guard ScalarClass.digit(text.scalar(at).value) > 1 || text.has("两", at: at) else {
      return false
    }
    var at = at + 3
    if text.has("个", at: at) { at += 3 }
    return text.any("县市区", "区县", "县市", "市县", "区", "县", "市", "地", at: at) != nil
      && text.any("市场", "区域", "县域", "地级", "市级", "县级", "区级", "地方", at: at) == nil
  }

  /// Where a sentence begins behind the mark of a line of a list: 2、浏阳市, ③宁乡市, （4）南昌县, No.5 肥西县.
  ///
  /// Only before a place: what else an ordinal begins has rules of its own. Nearly every sentence begins
  /// with a 汉字, of which none is such a mark.
  @inline(__always)
  func behindLineMark(_ start: Int, _ end: Int) -> Int {
    text[start] &- 0xE3 < 12 ? start : behindLineMarkInFull(start, end)
  }

  @inline(never)
  private func behindLineMarkInFull(_ start: Int, _ end: Int) -> Int {
    var at = start
    let first = text[at]
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "T"), UInt8(ascii: "t"):
      guard let word = text.any("NO.", "No.", "no.", "NO", "No", "TOP", "Top", "top", at: at) else {
        return start
      }
      at += word
    case UInt8(ascii: "("): at += 1
    case 0xEF:
      guard text.has("（", at: at) else { return start }
      at += 3
    case 0xE2:
      // ① to ⑳
      guard text[at + 1] == 0x91, (0xA0...0xB3).contains(text[at + 2]) else { return start }
      return opensPlace(at + 3, end) ?? start
    default: return start
    }
    var digits = 0
    while digits < 3, at < end, text[at] >= 48, text[at] <= 57 {
      at += 1
      digits += 1
    }
    if digits == 0 {
      guard at > start, first == 0xEF || first == UInt8(ascii: "(") else { return start }
      while digits < 3, ScalarClass.digit(text.scalar(at).value) > 0 || text.has("十", at: at) {
        at += 3
        digits += 1
      }
    }
    guard digits > 0 else { return start }
    let mark = text.any(".", "．", "、", ")", "）", ":", "：", at: at) ?? 0
    // 1 长沙县: a number alone is a mark only before a blank.
    guard mark > 0 || text[at] == 0x20 || text[at] == 9 || text.has("　", at: at) else {
      return start
    }
    return opensPlace(at + mark, end) ?? start
  }

  /// 把安全排在(首位): somebody puts it there, which is no rank.
  func isPutFirst(_ verb: Int) -> Bool {
    guard text.any("排在", "位于", "处于", "占据", at: verb) != nil else { return false }
    var from = max(sentenceStart, verb - 60)
    while let comma = text.find("，", in: from..<verb) { from = comma + 3 }
    return text.anyFind(["把", "将"], in: from..<verb) != nil
  }

  /// …经济指标公布　南昌GDP稳居第一: where the second part of a headline tells of a place, or nil.
  @inline(__always)
  func secondPart(_ headline: Span) -> Int? {
    headline.count < 240 && !text.ends("。", at: Int(headline.end))
      ? secondPartInFull(headline) : nil
  }

  @inline(never)
  private func secondPartInFull(_ headline: Span) -> Int? {
    let end = Int(headline.end)
    guard let gap = blank(from: Int(headline.start) + 1, to: end),
      gap - Int(headline.start) >= 18, text[gap - 1] >= 0x80, let place = opensPlace(gap, end),
      mayHoldFigure(Span(place, end))
    else { return nil }
    return place
  }

  /// Where the first blank stands in a range, or the first wide one where there is none.
  private func blank(from start: Int, to end: Int) -> Int? {
    var at = start
    while at < end {
      if text.base[at] == 0x20 { return at }
      at += 1
    }
    return text.find("　", in: start..<max(start, end))
  }

  /// Where a place's name begins behind blanks, or nil.
  private func opensPlace(_ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end {
      if text[at] == 0x20 || text[at] == 9 {
        at += 1
      } else if text.has("　", at: at) {
        at += 3
      } else {
        break
      }
    }
    guard at + 6 <= end, case let match = lexicon.match(text.base + at, end - at), match.index >= 0,
      match.isArea
    else { return nil }
    return at
  }
}
