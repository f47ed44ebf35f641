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
    return catalog.isWithin(context.area, area)
      // 盐田港区, 首都机场集团
      || text.any("区", "口", "务", "城", "集团", "股份", "公司", "路", "站", "高速", "大道", at: end) != nil
      // 推动天河机场、花湖机场联动发展, in a text about a province: not what it tells of.
      || !isNational && text.any(Analyzer.behindHub, at: end) == nil
  }

  /// By what the figures of an airport or a port begin.
  private static let behindHub = WordSet(
    "旅客", "货邮", "货物", "吞吐", "集装箱", "完成", "客流", "航班", "起降", "年旅客", "年货", "以", "的旅客", "的货", "的吞吐",
    "运送",
    "保障", "达", "实现")

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
    guard text.any(Analyzer.airports, at: Int(last.start)) == end - Int(last.start),
      text.any("区", "县", "市", "两座", "两个", "机场", at: end) == nil,
      case let district = division(of: last),
      catalog.areaLevel(district) == 3, let city = catalog.areaParent(district),
      var name = catalog.areaName(city)
    else { return false }
    let entry = name.withUTF8 { bytes in
      bytes.baseAddress.flatMap { lexicon.exact($0, bytes.count) }
    }
    guard let entry else { return false }
    tokens.renameLast(Int32(clamping: entry))
    return true
  }

  /// 广州白云, 成都双流, 上海浦东 in a text on airports: the city and its airport, not a district.
  @inline(__always)
  func scanAirport(_ place: Int) -> Int? { tellsOfAirports ? scanAirportInFull(place) : nil }

  @inline(never)
  private func scanAirportInFull(_ place: Int) -> Int? {
    let last = tokens[tokens.count - 1]
    if isNational, leavesDistrict(last) { return nil }
    guard let length = text.any(Analyzer.airports, at: place),
      case let end = place + length,
      // 深圳宝安机场 is told by its noun, 成都天府、双流两座机场 by theirs.
      text.any("区", "县", "市", "新区", "路", "大道", "街", "镇", "机场", "国际机场", at: end) == nil,
      (1...2).contains(catalog.areaLevel(division(of: last)) ?? 0)
    else { return nil }
    if let gap = text.any("、", "和", "与", at: end),
      let next = text.any(Analyzer.airports, at: end + gap)
    {
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

  /// 上海港, 天津港 in a text on ports: the city and its port.
  @inline(__always)
  func scanPort(_ place: Int) -> Int? { tellsOfPorts ? scanPortInFull(place) : nil }

  @inline(never)
  private func scanPortInFull(_ place: Int) -> Int? {
    guard text.has("港", at: place),
      isPhraseEnd(place + 3) || (48...57).contains(text[place + 3])
        || text.any(Analyzer.behindPort, at: place + 3) != nil,
      (1...3).contains(catalog.areaLevel(division(of: tokens[tokens.count - 1])) ?? 0)
    else { return nil }
    tokens.extendLast(to: place + 3)
    return place + 3
  }

  /// What may follow a port's name: not 口, 务 and 区, with which other words go on.
  private static let behindPort = WordSet(
    "第", "完成", "实现", "去年", "今年", "上年", "全年", "上半年", "前", "的", "和", "与", "及", "以", "达", "为", "增长",
    "下降",
    "则", "也",
    "是", "在", "仍", "货物", "集装箱", "吞吐", "突破", "超", "位", "居", "排", "跻身", "紧随", "跃", "升", "分别", "领先",
    "落后", "只",
    "仅", "已", "再", "首次", "力争", "预计", "计划", "三", "两", "占", "比", "高", "低", "凭", "依", "还")

  private static let airports = WordSet(
    "首都", "大兴", "虹桥", "浦东", "白云", "宝安", "双流", "天府", "江北", "长水", "咸阳", "萧山", "禄口", "新郑", "高崎", "黄花",
    "美兰", "凤凰", "滨海", "地窝堡", "天河", "遥墙", "胶东", "流亭", "龙洞堡", "太平", "桃仙", "周水子", "长乐", "栎社", "正定",
    "武宿", "吴圩", "中川", "新桥", "昌北", "龙嘉", "金湾", "龙湾", "河东", "曹家堡", "白塔", "贡嘎", "硕放", "蓬莱", "晋江",
    "奔牛", "观音", "两江", "嘎洒", "三义")
}
