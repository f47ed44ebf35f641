import HanBase
import HanCatalog

/// The airports and ports by which texts speak of their cities.
extension Analyzer {
  /// 白云机场 in a text about Guangzhou or one of its districts: a name, but none of another place.
  @inline(__always)
  func isOwnHub(_ match: Lexicon.Match, _ start: Int) -> Bool {
    match.length >= 9 && isHubEnd(start &+ Int(match.length))
      && isOwnHubInFull(match, start &+ Int(match.length))
  }

  @inline(__always)
  private func isHubEnd(_ end: Int) -> Bool {
    // 场, 港
    text[end &- 1] == 0xBA && text[end &- 2] == 0x9C
      || text[end &- 1] == 0xAF && text[end &- 2] == 0xB8
  }

  @inline(never)
  private func isOwnHubInFull(_ match: Lexicon.Match, _ end: Int) -> Bool {
    let area = lexicon[Int(match.index)].area
    // 连云港, 张家港: cities by their own names.
    let own = Span(end - Int(match.length), end)
    if var name = catalog.areaName(area),
      name.withUTF8({ $0.count >= own.count && text.isSame(own, .init(rebasing: $0[..<own.count])) }
      )
    {
      return false
    }
    // 深圳机场…；黄花机场…, in a text about Changsha: beside others the city's own is told of as the city.
    func isOther(_ place: Int32) -> Bool { place != 0 && !catalog.isWithin(place, area) }
    return catalog.isWithin(context.area, area)
      && (context.area != area || !isOther(carry.area) && !isOther(carry.paragraphArea))
      || text.any(Analyzer.behindOtherHub, at: end) != nil
  }

  /// With what the name of an airport or a port goes on to others: 盐田港区, 首都机场集团.
  private static let behindOtherHub = WordSet(
    "区", "口", "务", "城", "集团", "股份", "公司", "路", "站", "高速", "大道", "快线", "快速", "枢纽", "码头", "社区", "派出所")

  /// Of 长春龙嘉机场, where that is no subject, the city is told at least; where what was scanned ends.
  @inline(never)
  func scanCityOfHub(_ start: Int, _ length: Int) -> Int {
    for count in [6, 9, 12] where count < length {
      guard let entry = lexicon.exact(text.base + start, count), lexicon[entry].area != 0,
        !lexicon[entry].isWeakArea
      else { continue }
      tokens.appendWord(
        Token(
          kind: .word, isArea: true, roles: lexicon[entry].roles, index: Int32(clamping: entry),
          start: Int32(start), end: Int32(start + count)))
      return start + count
    }
    return start + 3
  }

  /// 双流与白云的差距, in a text about the nation's airports: an airport by the name of its district, which is its city's.
  @discardableResult
  func leavesDistrict(_ last: Token) -> Bool {
    let end = Int(last.end)
    guard case let district = division(of: last), catalog.areaLevel(district) == 3,
      text.any("区", "县", "市", "两座", "两个", "机场", at: end) == nil,
      let city = catalog.areaParent(district),
      airport(Int(last.start), Int(last.end - last.start)) == city,
      var name = catalog.areaName(city)
    else { return false }
    let entry = name.withUTF8 { bytes in
      bytes.baseAddress.flatMap { lexicon.exact($0, bytes.count) }
    }
    guard let entry else { return false }
    tokens.renameLast(Int32(clamping: entry))
    return true
  }

  /// Of 双流, the city of 双流机场; 0 where no airport is called so.
  private func airport(_ start: Int, _ count: Int) -> Int32 {
    guard count <= 12, start + count <= sentenceEnd else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { name -> Int32 in
      guard let base = name.baseAddress else { return 0 }
      name.initialize(repeating: 0)
      for offset in 0..<count { base[offset] = text[start + offset] }
      let kind: StaticString = "机场"
      for offset in 0..<6 { base[count + offset] = kind.utf8Start[offset] }
      return lexicon.exact(base, count + 6, readable: 32).map { lexicon[$0].area } ?? 0
    }
  }

  /// How long the name of an airport of a city is that stands at a place without its noun.
  private func airportName(_ start: Int, of city: Int32) -> Int? {
    [9, 6].first { airport(start, $0) == city }
  }

  /// 广州白云, 成都双流, 上海浦东 in a text on airports, 深圳机场, 衡阳南岳机场: the city and its airport, not a district.
  @inline(__always)
  func scanAirport(_ place: Int) -> Int? { tellsOfAirports ? scanAirportInFull(place) : nil }

  @inline(never)
  private func scanAirportInFull(_ place: Int) -> Int? {
    let last = tokens[tokens.count - 1]
    if isNational, leavesDistrict(last) { return nil }
    guard case let city = division(of: last), (1...3).contains(catalog.areaLevel(city) ?? 0) else {
      return nil
    }
    if let noun = text.any("国际机场", "机场", at: place) {
      guard text.any(Analyzer.behindOtherHub, at: place + noun) == nil,
        city % 10_000 != 0 || Analyzer.municipalities.contains(city)
      else { return nil }
      tokens.extendLast(to: place + noun)
      return place + noun
    }
    guard let length = airportName(place, of: city), case let end = place + length,
      // 深圳宝安机场 is told by its noun, 成都天府、双流两座机场 by theirs.
      text.any("区", "县", "市", "新区", "路", "大道", "街", "镇", "机场", "国际机场", at: end) == nil
    else { return nil }
    if let gap = text.any("、", "和", "与", at: end), let next = airportName(end + gap, of: city) {
      // 上海浦东、虹桥两场: both are of the city.
      guard text.any("两场", "两座机场", "两大机场", "两机场", at: end + gap + next) != nil,
        isNational, text.any("两座", at: end + gap + next) == nil
      else { return nil }
      tokens.extendLast(to: end + gap + next)
      return end + gap + next
    }
    tokens.extendLast(to: end)
    return end
  }

  /// 上海港完成货物吞吐量1.28亿吨, 秦皇岛港动力煤价格: the city and its port, wherever the text is about.
  @inline(__always)
  func scanPort(_ place: Int) -> Int? {
    text.has("港", at: place) ? scanPortInFull(place) : nil
  }

  @inline(never)
  private func scanPortInFull(_ place: Int) -> Int? {
    guard text.any(Analyzer.behindOtherPort, at: place + 3) == nil,
      (1...3).contains(catalog.areaLevel(division(of: tokens[tokens.count - 1])) ?? 0)
    else { return nil }
    tokens.extendLast(to: place + 3)
    return place + 3
  }

  /// With what 港 goes on to other words: 上海港口, 天津港务, 连云港港城, and those of 香港: 广东港资, 深圳港澳居民.
  private static let behindOtherPort = WordSet(
    "口", "务", "区", "城", "湾", "航", "集团", "股份", "公司", "路", "街", "镇", "村", "站", "闸", "池", "保税", "资",
    "澳", "商", "人", "籍", "股", "币", "元", "交所", "珠", "台", "企", "铁", "式", "深", "岛", "府", "胞", "大桥")

  /// Whether a clause opens with the name of an airport or a port where another place is carried on, and is known by it.
  func opensWithHub(_ quantity: Quantity, _ carried: Int32) -> Bool? {
    var at = Int(quantity.clauseStart)
    while let time = token(at: at), time.kind == .time, Int(time.start) == at { at = Int(time.end) }
    let limit = min(Int(quantity.span.start), at + 36)
    guard limit > at, let end = text.anyFind(["机场", "港"], in: at..<limit), end > at,
      // 鄂州机场: 机场 alone is that of the place told of.
      text.any("全", "该", "其", "各", at: at) == nil
    else { return nil }
    let match = lexicon.match(text.base + at, sentenceEnd - at)
    if match.index >= 0, match.isArea, match.length >= 9, isHubEnd(at + Int(match.length)) {
      let area = lexicon[Int(match.index)].area
      return catalog.isWithin(carried, context.area) && catalog.isWithin(area, context.area)
        && area != carried ? area == context.area : nil
    }
    return nil
  }
}
