import HanBase
import HanCatalog

/// The rings of cities that bear one city's name: 南京都市圈, 武汉城市圈, 合肥经济圈.
extension Analyzer {
  /// Whether words for a ring may stand at a place.
  @inline(__always)
  func opensCityRing(_ end: Int) -> Bool {
    // 都, 城, 经, 大, 现
    let first = text[end]
    guard first == 0xE9 || first == 0xE5 || first == 0xE7 else { return false }
    let rest = UInt16(text[end &+ 1]) &<< 8 | UInt16(text[end &+ 2])
    return first == 0xE9
      ? rest == 0x83BD
      : first == 0xE5 ? rest == 0x9F8E || rest == 0xA4A7 : rest == 0xBB8F || rest == 0x8EB0
  }

  /// 南京都市圈8市: what the cities lie in of which the ring of a city is made, or the city where no ring follows.
  ///
  /// A ring is wider than its city and has no code; most lie within the city's province.
  @inline(never)
  func areaOfCityRing(_ city: Int32, _ end: Int) -> Int32 {
    guard cityRing(end) != nil, let level = catalog.areaLevel(city), level == 1 || level == 2,
      level == 2 || Analyzer.municipalities.contains(city)
    else { return city }
    return level == 1 || Analyzer.ringsOfProvinces.contains(city)
      ? 100_000 : city / 10_000 * 10_000
  }

  /// How long the words for a ring are that stand behind a city's name.
  func cityRing(_ end: Int) -> Int? {
    text.any(Analyzer.cityRings, at: end)
  }

  private static let cityRings = WordSet(
    "都市圈", "大都市圈", "现代化都市圈", "城市圈", "大城市圈", "城市群", "经济圈", "都市经济圈", "大都市区", "都市连绵带")

  /// Cities whose rings reach into another province: Nanjing, Xuzhou, Hangzhou.
  private static let ringsOfProvinces: [Int32] = [320_100, 320_300, 330_100]

  /// Whether a statement is of a ring that bears a city's name, whose figures are no province's.
  @inline(__always)
  func isOfCityRing(_ raw: inout RawObservation) -> Bool {
    !raw.areaSpan.isEmpty && opensCityRing(Int(raw.areaSpan.end))
      && cityRing(Int(raw.areaSpan.end)) != nil
  }
}
