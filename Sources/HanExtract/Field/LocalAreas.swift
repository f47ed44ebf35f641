import HanBase
import HanCatalog

/// What the divisions around a document's own are called, where their names alone do not tell.
///
/// 普陀区 is a district of Shanghai and one of Zhoushan: in a text about Zhoushan it is the latter.
/// 海珠 and 南沙 are words of the language too: in a text about Guangzhou they may be its districts.
struct LocalAreas {
  /// A short name of the city's, by its bytes in the catalogue's text, which lives as long as the program.
  struct ShortName {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The place in the lexicon of the division's full name.
    let entry: Int32
  }

  /// The division whose surroundings these are.
  let area: Int32
  private(set) var shortNames: [ShortName] = []
  /// A bit for the last byte of the first character of each short name.
  private(set) var firstBytes: UInt64 = 0
  private var namesakes: [(entry: Int32, code: Int32)] = []

  init() { area = 0 }

  init(around area: Int32, in catalog: Catalog) {
    self.area = area
    guard let level = catalog.areaLevel(area), level >= 1 else { return }
    let city = level == 3 ? catalog.areaParent(area) ?? area : area
    let isProvince = catalog.areaLevel(city) == 1
    var cityName = catalog.areaName(city) ?? ""
    let cityEntry = cityName.withUTF8 { name in
      name.baseAddress.flatMap { catalog.lexicon.exact($0, name.count) }
    }
    catalog.divisions(under: city) { code, parent, name, weakNames in
      guard let start = name.baseAddress, let entry = catalog.lexicon.exact(start, name.count)
      else { return }
      if catalog.lexicon[entry].hasNamesakes {
        namesakes.append((Int32(clamping: entry), code))
      }
      // A province has too many for their short names to be told from words.
      guard parent == city, !isProvince || code % 10_000 >= 100 else { return }
      for bytes in weakNames() where bytes.count == 6 {
        // 朝阳, in a text about 朝阳市: the city, not the county of its name.
        let named = cityName.utf8.starts(with: bytes) ? cityEntry ?? entry : entry
        shortNames.append(ShortName(bytes: bytes, entry: Int32(clamping: named)))
        firstBytes |= 1 << UInt64(bytes[2] & 0x3F)
      }
    }
  }

  /// The division that an entry of the lexicon names here, or nil; of two in one province neither.
  func code(of entry: Int32) -> Int32? {
    var found: Int32?
    for namesake in namesakes where namesake.entry == entry {
      if found != nil { return nil }
      found = namesake.code
    }
    return found
  }
}

extension Analyzer {
  /// The division that a word of the lexicon names in this document, or 0.
  @inline(__always)
  func area(ofWord index: Int, at start: Int) -> Int32 {
    lexicon[index].hasNamesakes ? namesake(index, start) : lexicon[index].area
  }

  func namesake(_ index: Int, _ start: Int) -> Int32 {
    resolved(index, start) ?? lexicon[index].area
  }

  /// Which of those that bear a name is meant: the one nearby, or that of the city named before it.
  private func resolved(_ index: Int, _ start: Int) -> Int32? {
    if let before = word(endingAt: start), lexicon[before].area != 0 {
      if let code = bearer(of: index, within: lexicon[before].area) { return code }
    }
    return local.code(of: Int32(clamping: index)) ?? bearerNearby(index, start)
  }

  /// 广州常住人口1882.7万人，其中(白云区)增加4.1万人: in a text about the nation the one within a city or province that the sentence
  /// named before, or the last sentence alone.
  @inline(__always)
  private func bearerNearby(_ index: Int, _ start: Int) -> Int32? {
    isNational ? bearerNearbyInFull(index, start) : nil
  }

  /// A place is asked for its division again and again: what was found is kept.
  @inline(never)
  private func bearerNearbyInFull(_ index: Int, _ start: Int) -> Int32? {
    if let known = carry.bearers[Int32(start)] { return known == 0 ? nil : known }
    let found = findBearer(index, start)
    if start >= sentenceStart, start < sentenceEnd { carry.bearers[Int32(start)] = found ?? 0 }
    return found
  }

  private func findBearer(_ index: Int, _ start: Int) -> Int32? {
    for place in tokens.areas.reversed().prefix(6) {
      let above = tokens[Int(place)]
      guard Int(above.end) <= start, !above.roles.contains(.scope),
        case let area = lexicon[Int(above.index)].area, area % 100 == 0
      else { continue }
      if let code = bearer(of: index, within: area) { return code }
    }
    guard carry.spokenSentence == sentenceIndex - 1, carry.spokenArea % 100 == 0,
      carry.spokenArea != 100_000
    else { return nil }
    return bearer(of: index, within: carry.spokenArea)
  }

  /// 中山区 in a county of another province means hills, unless its city stands before it; nor are 秀峰公园, 云阳山 of those
  /// divisions.
  ///
  /// 浦东新区 is no word of the language, and of 义乌 one can tell where the name goes on as places' do, or among others.
  func isFarDistrict(_ code: Int32, _ token: Token) -> Bool {
    code / 10_000 != context.area / 10_000 && isFarDistrictInFull(code, token)
  }

  @inline(never)
  private func isFarDistrictInFull(_ code: Int32, _ token: Token) -> Bool {
    guard let level = catalog.areaLevel(context.area), level >= 2, catalog.areaLevel(code) == 3
    else { return false }
    let end = Int(token.end)
    let isWord =
      text.anyEnds("市", "县", "区", "旗", "港", "机场", at: end) != nil
      ? text.anyEnds(Analyzer.wordsAsDistricts, at: end) != nil
      : !goesOnAsPlace(token) && !comparesPlaces
    guard isWord else { return false }
    guard let before = word(endingAt: Int(token.start)) else { return true }
    return lexicon[before].area == 0 || !catalog.isWithin(code, lexicon[before].area)
  }

  /// The same of a name that is rather that of a park or a hill: 秀峰公园 is what is counted, 秀峰规模以上工业 is of the place.
  private func goesOnAsPlace(_ token: Token) -> Bool {
    let end = Int(token.end)
    // 秀峰、滨江公园 are no places, 义乌、太仓 are.
    if let gap = text.any("、", "和", "与", "及", at: end) {
      return self.token(at: end + gap)?.isArea == true
        || text.anyEnds("、", "和", "与", "及", at: Int(token.start)) != nil
    }
    return text.any(often.behindNames, at: end) != nil || opensFigure(end) || isPhraseEnd(end)
      || isIndicator(at: end, longerThan: 6)
  }

  /// What districts' names end with that say of any place what part of it they are.
  private static let wordsAsDistricts = WordEnds(
    "山区", "城区", "郊区", "矿区", "林区", "牧区", "湖区", "中区", "东区", "西区", "南区", "北区", "江区", "河区", "海区", "港区",
    "关区", "市区", "老区", "库区")

  /// The division within another that bears the name of an entry.
  func bearer(of index: Int, within above: Int32) -> Int32? {
    // All bear the same name, of which the text may have only the beginning: 广州南沙.
    var name = catalog.areaName(lexicon[index].area) ?? ""
    return name.withUTF8 { catalog.areas(named: $0) }.first { catalog.isWithin($0, above) }
  }

  /// Whether a place's name is borne by several divisions and nothing tells which is meant.
  func isOpenName(_ span: Span) -> Bool {
    guard let index = entry(at: Int(span.start), span.count),
      lexicon[index].hasNamesakes
    else { return false }
    return resolved(index, Int(span.start)) == nil
  }

  /// The same where a word of the lexicon begins that only says that its numeral is none.
  @inline(__always)
  func scanLocalName(masked at: Int) -> Int? {
    local.firstBytes &>> UInt64(text[at &+ 2] & 0x3F) & 1 == 0 ? nil : scanLocalName(at)
  }

  /// 海珠、荔湾分别增长6.1%: a district of the document's city by a name that is a word as well.
  func scanLocalName(_ at: Int) -> Int? {
    for name in local.shortNames {
      let count = name.bytes.count
      guard at + count <= sentenceEnd, text.isSame(Span(at, at + count), name.bytes) else {
        continue
      }
      let end = at + count
      guard
        at == sentenceStart || text.anyEnds(Analyzer.beforeNames, at: at) != nil
          || standsBehindTime(at)
          ? goesOnAsCounty(at, end) || countsPlaces(end)
            || text.any(Analyzer.behindListed, at: end) != nil
          : isCompared(at, end) || opensClauseAlone(at, end)
      else {
        guard let zone = endOfZone(at, end) else { return nil }
        appendPlace(name.entry, at, zone)
        return zone
      }
      appendPlace(name.entry, at, end)
      return end
    }
    return nil
  }

  private func appendPlace(_ entry: Int32, _ start: Int, _ end: Int) {
    tokens.appendWord(
      Token(
        kind: .word, isArea: true, roles: lexicon[Int(entry)].roles, index: entry,
        start: Int32(start), end: Int32(end)))
  }

  /// 光明新区, 济源示范区: where the name ends under which a division was or is a zone as a whole; of 荣昌高新区 the name is the
  /// division's.
  private func endOfZone(_ start: Int, _ end: Int) -> Int? {
    guard
      let tail = text.any(
        "新区", "示范区", "高新区", "经开区", "高新技术产业开发区", "经济技术开发区", "经济开发区", at: end),
      !text.ends("县", at: end),
      start == sentenceStart || text.anyEnds(Analyzer.beforeNames, at: start) != nil
        || standsBehindTime(start)
    else { return nil }
    return text.any("新区", "示范区", at: end) == nil ? end : end + tail
  }

  /// 增长率高于滨江的5.5%: a district by the verb before its name and the number behind it.
  private func isCompared(_ start: Int, _ end: Int) -> Bool {
    text.has("的", at: end) && (48...57).contains(text[end + 3])
      && text.anyEnds("高于", "低于", "快于", "慢于", "不及", "超过", at: start) != nil
  }

  /// Whether what a statement about a place goes on with stands at a place.
  func isBehindName(_ end: Int) -> Bool {
    text.any(often.behindNames, at: end) != nil || opensFigure(end) || isIndicator(at: end)
  }

  /// 平度60亿元, 平度不足60亿元: a figure follows at once.
  private func opensFigure(_ start: Int) -> Bool {
    let length =
      text.any("超过", "超", "不足", "不到", "近", "约", "逾", "增", "降", "跌", "升", "有", "占", at: start) ?? 0
    return (48...57).contains(text[start + length])
  }

  private func isIndicator(at start: Int, longerThan least: Int = 0) -> Bool {
    let match = lexicon.match(text.base + start, sentenceEnd - start)
    return match.index >= 0 && match.isIndicator && match.length > least
  }

  private static let beforeNames: [StaticString] = [
    "，", "、", "；", "：", "。", "（", "和", "与", "及", "而", "但", "其中", "*", " ", ",", "\n", "由", "被",
    "的是", "依次是", "分别是", "依次为", "分别为", "包括", "的有", "”",
  ]
  /// 宁海、江北相对较高; 排在后三位的是海曙、奉化和象山，依次为…: what follows a place of a list.
  private static let behindListed = WordSet(
    "相对", "表现", "处于", "位于", "较高", "较低", "较快", "较慢", "最高", "最低", "最快", "最慢", "最多", "最少", "最大", "最小",
    "，依次", "，分别", "，分列", "，分居", "三地", "两地", "四地", "五地", "三区", "两区")
  static let behindNames = WordSet(
    "、", "和", "与", "及", "以", "均", "都", "也", "则", "为", "仅", "只", "分别", "依次", "增长", "增速", "下降", "上涨",
    "居",
    "排", "位列", "位居", "名列", "达", "实现", "完成", "突破", "（", "等", "紧随", "领跑", "由", "首次", "全区", "的增速",
    "GDP", "高于", "低于", "同为", "回落", "回升", "减少", "增加", "提高", "上升", "保持", "退至", "退居", "退到", "降至", "降到",
    "升至", "升到", "跃居", "跃升", "跃至", "跌至", "跌到", "滑落", "滑至", "夺", "重返", "重回", "稳居", "名次", "位次", "排名",
    "各",
    "同比", "领先", "反超", "垫底", "增势", "增量", "总量", "降幅", "涨幅", "增幅", "升幅", "跌幅",
    "实际", "一年", "新增", "拥有", "规上", "规模以上")
}
