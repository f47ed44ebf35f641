import HanBase
import HanCatalog

/// What analyses ask about areas and indicators.
///
/// `Catalog` answers from its tables; `CodeCatalog` answers from the codes alone, for tests and for
/// hosts without a catalogue. A host may bring its own.
public protocol AnalysisCatalog: Sendable {
  /// The code of the division that an area belongs to, or 0.
  func parent(of area: Int32) -> Int32
  /// 0 nation, 1 province, 2 prefecture, 3 county; -1 where unknown.
  func level(of area: Int32) -> Int
  /// The area's own name, or nil.
  func name(of area: Int32) -> String?
  /// The theme of an indicator: `综合`; empty where it has none.
  func theme(ofIndicator id: String) -> String
  /// The name of an indicator in Chinese, or nil.
  func name(ofIndicator id: String) -> String?
  /// Whether words are a name of just that indicator.
  func isName(_ words: String, ofIndicator id: String) -> Bool
  /// Whether less of an indicator is better.
  func lowerIsBetter(indicator id: String) -> Bool
  /// Whether the indicator's growth is by convention stated at constant prices.
  func growsAtConstantPrices(indicator id: String) -> Bool
  /// Whether figures of an indicator can be added up, unlike rates, shares and figures per head.
  func isAdditive(indicator id: String) -> Bool
}

extension AnalysisCatalog {
  /// Whether an area is `ancestor` or lies within it; all lie within the nation.
  public func isWithin(_ area: Int32, _ ancestor: Int32) -> Bool {
    if ancestor == 100_000 { return area != 0 }
    var cursor = area
    for _ in 0..<8 {
      if cursor == ancestor { return true }
      let next = parent(of: cursor)
      guard next != 0, next != cursor else { return false }
      cursor = next
    }
    return false
  }

  /// By statistical convention the growth of gross product and of value added is real: it is
  /// stated at constant prices.
  ///
  /// **Source**: 国家统计局, 地区生产总值核算: 增长速度按不变价格计算.
  public func growsAtConstantPrices(indicator id: String) -> Bool {
    let isRatio = id.hasPrefix("share_of") || id.hasPrefix("energy_use")
    return !isRatio && (id == "gdp" || id.hasPrefix("gdp_per") || id.contains("value_added"))
  }

  /// Whether figures can be added up; so where nothing is known.
  public func isAdditive(indicator id: String) -> Bool { true }
  /// Whether less of an indicator is better; not where nothing is known.
  public func lowerIsBetter(indicator id: String) -> Bool { false }
  /// No theme is known.
  public func theme(ofIndicator id: String) -> String { "" }
  /// No name is known.
  public func name(ofIndicator id: String) -> String? { nil }
}

/// What the codes of GB/T 2260 tell by themselves.
///
/// The first two digits are the province, the next two the prefecture, the last two the county.
/// Prefecture codes 90 hold counties that the province administers directly (429004 仙桃市), and the
/// municipalities have no prefectures; both have the province for their parent.
public struct CodeCatalog: AnalysisCatalog {
  private static let municipalities: Set<Int32> = [11, 12, 31, 50]

  /// Makes the catalogue.
  public init() {}

  /// The code of the division that an area belongs to, or 0.
  public func parent(of area: Int32) -> Int32 {
    switch level(of: area) {
    case 1: 100_000
    case 2: area / 10_000 * 10_000
    case 3:
      Self.municipalities.contains(area / 10_000) || area / 100 % 100 == 90
        ? area / 10_000 * 10_000 : area / 100 * 100
    default: 0
    }
  }

  /// The level that the zeros of a code show; -1 for what is no code.
  public func level(of area: Int32) -> Int {
    guard (100_000...999_999).contains(area) else { return -1 }
    if area == 100_000 { return 0 }
    if area % 10_000 == 0 { return 1 }
    return area % 100 == 0 ? 2 : 3
  }

  /// Codes alone have no names.
  public func name(of area: Int32) -> String? { nil }
}

extension AnalysisCatalog {
  /// Whether words are the indicator's name.
  public func isName(_ words: String, ofIndicator id: String) -> Bool {
    name(ofIndicator: id) == words
  }
}

extension Catalog: AnalysisCatalog {
  /// Whether words are the indicator's name or a synonym of it.
  public func isName(_ words: String, ofIndicator id: String) -> Bool {
    guard let indicator = indicator(id: id) else { return false }
    return indicator.name == words || indicator.synonyms.contains(words)
  }

  /// The code of the division that an area belongs to, or 0; by its digits where the catalogue does
  /// not list it.
  public func parent(of code: Int32) -> Int32 {
    areaParent(code) ?? CodeCatalog().parent(of: code)
  }

  /// 0 nation, 1 province, 2 prefecture, 3 county; by the code's digits where it is not listed.
  public func level(of code: Int32) -> Int { areaLevel(code) ?? CodeCatalog().level(of: code) }

  /// The area's own name, or nil.
  public func name(of code: Int32) -> String? { areaName(code) }

  /// The theme of an indicator; empty where it has none.
  public func theme(ofIndicator id: String) -> String { indicator(id: id)?.theme ?? "" }

  /// The name of an indicator in Chinese, or nil.
  public func name(ofIndicator id: String) -> String? { indicatorName(id: id) }

  /// Whether less of an indicator is better.
  public func lowerIsBetter(indicator id: String) -> Bool {
    indicator(id: id)?.lowerIsBetter ?? false
  }

  /// Whether figures of an indicator can be added up: not those of rates, ratios, indices and ranks,
  /// nor those per head or per area.
  public func isAdditive(indicator id: String) -> Bool {
    guard let known = indicator(id: id) else { return true }
    switch known.kind {
    case .rate, .ratio, .index, .rank: return known.dimension == "count"
    default: return !known.dimension.contains("/")
    }
  }
}

extension HanError.Code {
  /// An analysis was asked for something that it cannot do.
  public static let badAnalysis = HanError.Code("HA501", "analysis cannot be done")
  /// A composite index lacks data that its policy insists on.
  public static let missingData = HanError.Code("HA502", "data missing for the index")
}
