import HanCatalogData

/// What ships with the program, read from the generated tables when it is first asked for.
extension Catalog {
  static let shippedLexicon: Lexicon = {
    let entries = UnsafeRawPointer(han_entries).assumingMemoryBound(to: Lexicon.Entry.self)
    return Lexicon(
      UnsafeBufferPointer(start: entries, count: han_entry_count), pool: text(from: 0)
    )
  }()

  static let shippedAreas: AreaTable = AreaTable()

  static let shippedAreaList: [Area] = shippedAreas.all

  static let shippedIndicators: [Indicator] = {
    var indicators: [Indicator] = []
    table(han_table_indicators, han_table_indicators_size).rows { row in
      guard row.count >= 9 else { return }
      var synonyms: [String] = []
      TSV.split(row[3], UInt8(ascii: "|")) { synonyms.append(TSV.text($0)) }
      indicators.append(
        Indicator(
          id: TSV.text(row[0]), name: TSV.text(row[1]), english: TSV.text(row[2]),
          synonyms: synonyms, unit: TSV.text(row[4]), dimension: TSV.text(row[5]),
          kind: Indicator.Kind(rawValue: TSV.text(row[6])) ?? .other,
          lowerIsBetter: row[7].first == UInt8(ascii: "l"), theme: TSV.text(row[8])))
    }
    return indicators
  }()

  static let shippedIndicatorIndex: [String: Int] = index(of: shippedIndicators)

  static let shippedUnits: [Unit] = {
    var units: [Unit] = []
    table(han_table_units, han_table_units_size).rows { row in
      guard row.count >= 4 else { return }
      let alias = TSV.text(row[3])
      units.append(
        Unit(
          name: TSV.text(row[0]), dimension: TSV.text(row[1]),
          unitClass: Unit.Class(rawValue: TSV.text(row[2])) ?? .measure,
          aliasOf: alias.isEmpty ? nil : alias))
    }
    return units
  }()

  static func index(of indicators: [Indicator]) -> [String: Int] {
    Dictionary(indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// A table of the generated text, by its place and size.
  static func table(_ start: Int, _ size: Int) -> TSV {
    TSV(bytes: UnsafeBufferPointer(rebasing: text(from: start)[..<size]))
  }

  /// The generated text from a place on.
  static func text(from start: Int) -> UnsafeBufferPointer<UInt8> {
    let size = han_text_size
    let at = max(0, min(start, size))
    let base = UnsafeRawPointer(han_text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: base + at, count: size - at)
  }
}
