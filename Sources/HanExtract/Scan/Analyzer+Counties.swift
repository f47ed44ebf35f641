import HanBase
import HanCatalog

/// Counties by short names that are words as well, far from their city's name: 资兴、永兴增速在15%以上.
extension Analyzer {
  /// Where a county ends that stands as a subject behind a mark, or where it would begin.
  ///
  /// In a text about a city only 新乡 and the like are looked for: 开封、许昌…，新乡、焦作….
  @inline(__always)
  func scanCounty(_ start: Int) -> Int {
    if seeksCounties {
      return text[start] >= 0xE4
        ? scanCountyInFull(behindLead(start), endsList: false) ?? start : start
    }
    return text.any(often.prefectures, at: start) == nil ? start : scanBesidePlace(start) ?? start
  }

  /// 2023年(安吉)GDP: where a county ends behind the time that it is told of, or where it would begin.
  @inline(__always)
  func scanCountyTimed(_ start: Int) -> Int {
    seeksCounties && text[start] >= 0xE4
      ? scanCountyInFull(start, endsList: false) ?? start : start
  }

  @inline(never)
  private func scanBesidePlace(_ start: Int) -> Int? {
    let end = start + 6
    guard end < sentenceEnd, isBesidePlace(start), isBehindName(end) || isPhraseEnd(end),
      let entry = prefecture(start)
    else { return nil }
    tokens.appendWord(
      Token(
        kind: .word, isArea: true, roles: lexicon[entry].roles, index: Int32(clamping: entry),
        start: Int32(start), end: Int32(end)))
    return end
  }

  /// 浏阳和资兴，…: the last of a list whose last but one is known.
  @inline(__always)
  func scanCountyListed(_ place: Int) -> Int? {
    guard let gap = text.any("和", "与", "及", at: place) else { return nil }
    if !seeksCounties {
      return text.any(often.prefectures, at: place + gap) == nil
        ? nil : scanBesidePlace(place + gap)
    }
    return scanCountyInFull(place + gap, endsList: true)
  }

  @inline(never)
  private func scanCountyInFull(_ start: Int, endsList: Bool) -> Int? {
    let end = start + 6
    guard end < sentenceEnd, text[start + 3] >= 0xE4,
      endsList && isPhraseEnd(end) || goesOnAsCounty(start, end) || countsPlaces(end)
        || standsAlone(start, end),
      !isPlainWord(start) || countsPlaces(end) || tellsOfPlaces(end),
      case let word = lexicon.match(text.base + start, sentenceEnd - start),
      word.index < 0 || word.length == 6 && word.roles == .mask,
      let entry = prefecture(start) ?? countyNearby(start)
    else { return nil }
    tokens.appendWord(
      Token(
        kind: .word, isArea: true, roles: lexicon[entry].roles, index: Int32(clamping: entry),
        start: Int32(start), end: Int32(end)))
    if tellsOfAirports, isNational { leavesDistrict(tokens[tokens.count - 1]) }
    return scanCountyListed(end) ?? end
  }

  /// 资源、能源; 中方、外方: words of the language far oftener than counties.
  private func isPlainWord(_ start: Int) -> Bool {
    text.any(Analyzer.plainWords, at: start) == 6
  }

  /// 北京、衡水、新乡; 大理上涨21.5%: a prefecture by a name that is a word as well, beside another place of a list, or
  /// where the word is rare.
  private func prefecture(_ start: Int) -> Int? {
    guard text.any(often.prefectures, at: start) == 6 else { return nil }
    guard text.any("新乡", "大理", "来宾", "朝阳", at: start) != nil || isBesidePlace(start),
      // 朝阳 is a district or a county elsewhere.
      context.area / 10_000 == 21 || !text.has("朝阳", at: start)
    else { return nil }
    let isState = text.has("大理", at: start)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { name -> Int? in
      guard let base = name.baseAddress else { return nil }
      name.initialize(repeating: 0)
      for offset in 0..<6 { base[offset] = text[start + offset] }
      let kind: StaticString = isState ? "州" : "市"
      for offset in 0..<3 { base[6 + offset] = kind.utf8Start[offset] }
      return lexicon.exact(base, 9, readable: 24)
    }
  }

  /// 枣庄、日照: a place stands right before or behind in the list.
  private func isBesidePlace(_ start: Int) -> Bool {
    if let gap = text.anyEnds("、", "和", "与", "及", at: start),
      areaToken(endingAt: start - gap) != nil
    {
      return true
    }
    guard let gap = text.any("、", "和", "与", "及", at: start + 6) else { return false }
    let next = start + 6 + gap
    return next + 6 <= sentenceEnd && lexicon.match(text.base + next, sentenceEnd - next).isArea
  }

  static let prefectures = WordSet("新乡", "大理", "来宾", "日照", "白银", "黄山", "朝阳")

  /// The county that the two characters name in the province that the text is about, or in one whose places the sentence or
  /// the last statement named.
  private func countyNearby(_ start: Int) -> Int? {
    if !isNational { return county(start, within: context.area, isProvince: true) }
    for place in tokens.areas.reversed().prefix(3) {
      if let entry = county(start, around: division(of: tokens[Int(place)])) { return entry }
    }
    if let entry = county(start, around: carry.lastArea) { return entry }
    return carry.paragraphArea == carry.lastArea ? nil : county(start, around: carry.paragraphArea)
  }

  /// The county within the city of a place, or else within its province.
  private func county(_ start: Int, around area: Int32) -> Int? {
    guard area > 0, let level = catalog.areaLevel(area), level >= 1, level <= 3 else { return nil }
    if level >= 2, let city = level == 2 ? area : catalog.areaParent(area),
      let entry = county(start, within: city, isProvince: false)
    {
      return entry
    }
    let province = area / 10_000 * 10_000
    return catalog.areaLevel(province) == 1
      ? county(start, within: province, isProvince: true) : nil
  }

  static let plainWords = WordSet(
    "和平", "复兴", "新华", "平原", "中原", "解放", "红旗", "民权", "惠民", "会同", "通道", "中方", "资源", "兴业", "东方", "大同",
    "富裕",
    "友好", "前进", "东风", "太平", "新兴", "公安", "长安", "海港", "港口", "城中", "市中", "振兴", "光明", "友谊",
    "大通",
    "平安", "平和", "新城", "老城", "凤凰", "天涯", "互助", "同心", "万全",
    "万年",
    "中山", "江南", "江北", "河东", "河西", "河北", "城区", "矿区", "郊区", "工农", "爱民", "向阳", "宏伟", "中站", "卫东",
    "商城",
    "建设", "城关", "南海", "东海", "黄海", "渤海", "博望", "文明", "团结", "西部", "东部", "安定", "山阳", "铁东",
    "铁西",
    "路南", "路北", "市南", "市北", "站前", "城东", "城西", "城北", "江东", "江西", "西湖", "东湖", "泰山", "九江", "金山",
    "宝山")
}
