import HanCatalog

/// What the rules ask of units and indicators again and again, by their index in the catalogue.
final class ExtractorTables: Sendable {
  let unitKinds: [UnitKind]
  let isMoney: [Bool]
  /// 千伏, 赫兹: measures that name a thing's class.
  let isCapacity: [Bool]
  /// Index of 成, a tenth, or -1.
  let tenth: Int
  let indicatorKinds: [Indicator.Kind]

  private static let standard = ExtractorTables(.standard)

  /// The tables of a catalogue; those of the one that ships are made once.
  static func of(_ catalog: Catalog) -> ExtractorTables {
    catalog === Catalog.standard ? standard : ExtractorTables(catalog)
  }

  private init(_ catalog: Catalog) {
    let units = catalog.units
    unitKinds = units.map(ExtractorTables.kind(of:))
    isMoney = units.map { $0.dimension == "money" }
    isCapacity = units.map { $0.dimension == "voltage" || $0.dimension == "frequency" }
    tenth = units.firstIndex { $0.name == "成" } ?? -1
    indicatorKinds = catalog.indicatorKinds
  }

  private static func kind(of unit: Unit) -> UnitKind {
    switch unit.unitClass {
    case .measure: unit.dimension == "age" ? .age : .measure
    case .classifier: .classifier
    case .person: .person
    case .rate: unit.name.contains("点") ? .points : .percent
    case .multiple: .multiple
    case .time: .time
    case .rank: .rank
    }
  }
}
