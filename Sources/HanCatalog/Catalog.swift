/// Units, indicators, divisions and the words that frame quantities, with one lexicon over them all.
///
/// It is immutable and shared. `standard` stands in tables that are compiled into the program, with
/// the index of its lexicon; lists of values are made when they are first asked for.
public final class Catalog: Sendable {
  /// All literals.
  public let lexicon: Lexicon
  private let table: AreaTable
  /// A number that tells what a user added from what another one did; 0 where everything is as it
  /// ships.
  public let additions: UInt64
  /// What a user added to; nil where everything is as it ships.
  private let extended: Extended?

  private struct Extended: Sendable {
    var areas: [Area]
    var indicators: [Indicator]
    var units: [Unit]
    var indicatorIndex: [String: Int]
  }

  /// The catalogue that ships with the program.
  public static let standard = Catalog()

  private init() {
    lexicon = Catalog.shippedLexicon
    table = Catalog.shippedAreas
    additions = 0
    extended = nil
  }

  /// Makes a catalogue of what ships with the program and what a user adds.
  ///
  /// What the user names wins where both know a literal.
  public init(adding added: CatalogTable) {
    var lexicon = LexiconBuilder(Catalog.shippedLexicon)
    var areas: [Area] = []
    var indicators = Catalog.shippedIndicators
    var units = Catalog.shippedUnits
    for row in added.rows {
      switch row.kind {
      case "indicator":
        let index = Int32(clamping: indicators.count)
        for name in [row.name] + row.synonyms { lexicon.add(name) { $0.indicator = index } }
        indicators.append(
          Indicator(
            id: row.id, name: row.name, english: "", synonyms: row.synonyms, unit: row.unit,
            dimension: row.dimension, kind: .other, lowerIsBetter: false, theme: ""))
      case "unit":
        let index = Int32(clamping: units.count)
        lexicon.add(row.name) { $0.unit = index }
        units.append(
          Unit(
            name: row.name, dimension: row.dimension.isEmpty ? "count" : row.dimension,
            unitClass: Unit.Class(rawValue: row.role) ?? .classifier, aliasOf: nil))
      case "area":
        let code = Int32(row.id) ?? 0
        let parent = Int32(row.role) ?? 0
        let above =
          areas.first { $0.code == parent }?.level
          ?? Catalog.shippedAreas.row(of: parent).map { Int($0.level) }
        for name in [row.name] + row.synonyms {
          lexicon.add(name) { ($0.area, $0.isWeakArea, $0.hasNamesakes) = (code, false, true) }
        }
        areas.append(
          Area(
            code: code, name: row.name, level: (above ?? 2) + 1, parent: parent,
            shortNames: row.synonyms))
      default:
        if let role = Roles(name: row.role) { lexicon.add(row.name) { $0.roles.insert(role) } }
      }
    }
    self.lexicon = Lexicon(lexicon)
    additions = added.mark
    table = areas.isEmpty ? Catalog.shippedAreas : AreaTable(adding: areas)
    extended = Extended(
      areas: Catalog.shippedAreaList + areas, indicators: indicators, units: units,
      indicatorIndex: Dictionary(
        indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 }))
  }

  /// The divisions, in code order.
  public var areas: [Area] { extended?.areas ?? Catalog.shippedAreaList }
  /// The indicators.
  public var indicators: [Indicator] { extended?.indicators ?? Catalog.shippedIndicators }
  /// The units.
  public var units: [Unit] { extended?.units ?? Catalog.shippedUnits }

  /// How many units there are.
  public var unitCount: Int { extended?.units.count ?? Catalog.shippedUnitCount }

  /// The name of the unit at an index of `units`.
  public func unitName(_ index: Int) -> String {
    extended?.units[index].name ?? Catalog.shippedField(0, ofUnit: index)
  }

  /// The first six bytes of a unit's name, the first of them lowest, and how many it has.
  public func unitBeginning(_ index: Int) -> (bytes: UInt64, count: Int) {
    guard var name = extended?.units[index].name else {
      return Catalog.shippedUnitBeginning(index)
    }
    return name.withUTF8 { bytes in
      (bytes.baseAddress.map { LexiconIndex.key($0, bytes.count) } ?? 0, bytes.count)
    }
  }

  /// What the unit at an index of `units` does in a sentence.
  public func unitClass(_ index: Int) -> Unit.Class {
    extended?.units[index].unitClass ?? Catalog.shippedUnitClass(index)
  }

  /// What the units measure, each once, with the place in it of each unit, in the order of `units`.
  public var unitDimensions: (names: [String], places: [Int]) {
    guard let extended else {
      return (
        Catalog.shippedDimensions, (0..<unitCount).map { Catalog.shippedDimension(ofUnit: $0) }
      )
    }
    var (names, places): ([String], [Int]) = (Catalog.shippedDimensions, [])
    for unit in extended.units {
      if let known = names.firstIndex(of: unit.dimension) {
        places.append(known)
      } else {
        places.append(names.count)
        names.append(unit.dimension)
      }
    }
    return (names, places)
  }

  /// The division of a code, or nil.
  public func area(_ code: Int32) -> Area? { table.area(code) }

  /// The level of a division (0 nation, 1 province, 2 prefecture, 3 county), or nil.
  public func areaLevel(_ code: Int32) -> Int? { table.row(of: code).map { Int($0.level) } }

  /// The code of the division above, 0 for the nation, or nil.
  public func areaParent(_ code: Int32) -> Int32? { table.row(of: code)?.parent }

  /// The codes of the divisions that bear a full name, in UTF-8.
  ///
  /// Complexity: linear in the number of divisions.
  public func areas(named name: UnsafeBufferPointer<UInt8>) -> [Int32] { table.codes(named: name) }

  /// Calls `body` with each shipped division within `code`, itself not: its code, its parent, its
  /// full name, and when it is asked for its short names that are words of the language or those of
  /// others too.
  public func divisions(
    under code: Int32,
    _ body: (
      Int32, Int32, UnsafeBufferPointer<UInt8>, () -> [UnsafeBufferPointer<UInt8>]
    ) -> Void
  ) {
    table.divisions(under: code, body)
  }

  /// The name of a division, or nil.
  public func areaName(_ code: Int32) -> String? { table.name(code) }

  /// The indicator of an id, or nil.
  public func indicator(id: String) -> Indicator? {
    if let extended { return extended.indicatorIndex[id].map { extended.indicators[$0] } }
    return Catalog.shippedIndicator(id: id).map(Catalog.shippedIndicator)
  }

  /// The name of the indicator of an id, or nil.
  public func indicatorName(id: String) -> String? {
    if let extended { return extended.indicatorIndex[id].map { extended.indicators[$0].name } }
    return Catalog.shippedIndicator(id: id).map { Catalog.shippedField(1, ofIndicator: $0) }
  }

  /// The theme of the indicator at an index of `indicators`; the list of all of them is not made for it.
  public func indicatorTheme(_ index: Int) -> String {
    extended?.indicators[index].theme ?? Catalog.shippedField(8, ofIndicator: index)
  }

  /// The id of the indicator at an index of `indicators`.
  public func indicatorID(_ index: Int) -> String {
    extended?.indicators[index].id ?? Catalog.shippedField(0, ofIndicator: index)
  }

  /// The dimension of the indicator at an index of `indicators`, such as `money/person`.
  public func indicatorDimension(_ index: Int) -> String {
    extended?.indicators[index].dimension ?? Catalog.shippedField(5, ofIndicator: index)
  }

  /// The unit of the indicator at an index of `indicators`.
  public func indicatorUnit(_ index: Int) -> String {
    extended?.indicators[index].unit ?? Catalog.shippedField(4, ofIndicator: index)
  }

  /// The kind of each indicator, in the order of `indicators`.
  public var indicatorKinds: [Indicator.Kind] {
    extended?.indicators.map(\.kind)
      ?? (0..<Catalog.shippedIndicatorCount).map(Catalog.shippedKind)
  }

  /// The name of a division with its parents, from the province down: `湖南省湘潭市雨湖区`.
  public func fullName(_ code: Int32) -> String {
    var name = areaName(code) ?? ""
    var parent = areaParent(code) ?? 0
    for _ in 0..<5 {
      guard let row = table.row(of: parent), row.level > 0 else { break }
      name = (areaName(parent) ?? "") + name
      parent = row.parent
    }
    return name
  }

  /// The smallest division that holds both.
  public func commonParent(_ first: Int32, _ second: Int32) -> Int32 {
    var cursor = first
    for _ in 0..<5 {
      if isWithin(second, cursor) { return cursor }
      guard let row = table.row(of: cursor), row.parent != 0 else { break }
      cursor = row.parent
    }
    return 100_000
  }

  /// Whether a division is a place or part of it; all are of the nation.
  ///
  /// Unlike `isWithin`, which reads areas in text, where the nation is nobody's parent.
  public func lies(_ code: Int32, in place: Int32) -> Bool {
    place == 100_000 ? code != 0 : isWithin(code, place)
  }

  /// Whether `code` is `ancestor` or lies within it.
  public func isWithin(_ code: Int32, _ ancestor: Int32) -> Bool {
    var cursor = code
    for _ in 0..<5 {
      if cursor == ancestor { return true }
      guard let row = table.row(of: cursor), row.parent != 0 else { return false }
      cursor = row.parent
    }
    return false
  }
}
