/// Looks indicators up by id, Chinese name, synonym or English name.
public struct IndicatorLookup: Sendable {
  private let catalog: Catalog

  /// Makes the look-up.
  public init(_ catalog: Catalog = .standard) { self.catalog = catalog }

  /// The indicator that a text names, or nil; case is ignored in Latin letters.
  public func indicator(named text: String) -> Indicator? {
    if let found = catalog.indicator(id: text) { return found }
    let lower = text.lowercased()
    return catalog.indicators.first { $0.name == text || $0.synonyms.contains(text) }
      ?? catalog.indicators.first {
        $0.id == lower || $0.english.lowercased() == lower
          || $0.synonyms.contains { $0.lowercased() == lower }
      }
  }

  /// Every id, name and synonym.
  public var names: [String] { catalog.indicators.flatMap { [$0.id, $0.name] + $0.synonyms } }
}
