/// The words for classes of places: 城市, 省份, 区县.
///
/// Texts count places by them (11个省份), say of whom the best is told (增速最高的城市是) and what kind of place a name
/// is of (省会武汉); none is a place, and none is what a number measures. A rule that needs fewer of them
/// says why where it is.
extension Analyzer {
  /// Words of several characters, the longer of two that begin or end alike first.
  private static let longClasses: [StaticString] = [
    "地级及以上城市", "地级以上城市", "副省级城市", "省会城市", "中心城市", "重点城市", "主要城市", "大中城市", "沿海城市",
    "城市", "直辖市", "地级市", "县级市", "设区市", "省会", "省份", "省（自治区、直辖市）", "省（自治区）", "省(自治区)", "省（区）", "省区市",
    "省市区", "省（区、市）", "省（市、区）", "省（市）",
    "省(区、市)", "省(市)", "省区", "省市", "市州", "市（州）", "市(州)", "州市", "地市", "市地", "县（市、区）", "县（区、市）",
    "区（县、市）", "区（市、县）", "市（县、区）", "县（区）", "区县（市）", "市县（区）", "县(市、区)",
    "县（市）", "县(市)", "县市区", "县区市", "市县区", "区县", "县区", "县市", "市县", "区市", "旗县", "旗区",
  ]
  /// One character alone is a class only behind a count or 的: 7省, 最高的市.
  private static let shortClasses: [StaticString] = ["省", "市", "县", "区", "州", "城", "旗"]

  /// A class of several characters that begins at a place.
  static let placeClasses = WordSet(longClasses)
  /// A class of several characters that ends at a place.
  static let placeClassEnds = WordEnds(longClasses)
  /// A class that begins at a place where something is counted; 地区 names other things elsewhere (地区生产总值).
  static let countedClasses = WordSet(longClasses + ["地区"] + shortClasses)
  /// The same at its end.
  static let countedClassEnds = WordEnds(longClasses + ["地区"] + shortClasses)

  /// The same with 地区.
  static let widePlaceClasses = WordSet(longClasses + ["地区"])

  /// How long the class of several characters is that begins at a place, 地区 among them.
  @inline(__always)
  func placeClass(at place: Int) -> Int? { text.any(often.widePlaceClasses, at: place) }

  /// 省市(重点项目), 市县(财政): whether words that could be a class are of two levels together.
  func isOfTwoLevels(_ place: Int) -> Bool {
    text.any("省市", "市县", "省区", "区市", at: place) != nil
  }
}
