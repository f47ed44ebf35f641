import HanBase
import HanCatalogData

/// Units, indicators, divisions and the words that frame quantities, with one lexicon over them all.
///
/// It is immutable and shared. `standard` is built from tables compiled into the program, on first
/// use, in about a millisecond.
public final class Catalog: Sendable {
  /// The divisions, in code order.
  public let areas: [Area]
  /// The indicators.
  public let indicators: [Indicator]
  /// The units.
  public let units: [Unit]
  /// All literals.
  public let lexicon: Lexicon
  private let areaIndex: [Int32: Int]
  private let indicatorIndex: [String: Int]

  /// The catalogue that ships with the program.
  public static let standard = Catalog()

  /// Makes a catalogue of what ships with the program and what a user adds.
  ///
  /// What the user names wins where both know a literal.
  public convenience init(adding table: CatalogTable) { self.init(additions: table.rows) }

  private init(additions: [CatalogTable.Row] = []) {
    let lexicon = Lexicon()
    var areas: [Area] = []
    var indicators: [Indicator] = []
    var units: [Unit] = []
    areas.reserveCapacity(3300)
    Catalog.table(han_table_areas, han_table_areas_size).rows { row in
      guard row.count >= 7 else { return }
      let code = TSV.number(row[0])
      var short: [String] = []
      // 城区, 郊区, 矿区 are names and ordinary words.
      let isWord = row[1].count == 6
      lexicon.add(row[1]) {
        if $0.area == 0 { $0.area = code } else { $0.isWeakArea = true }
        if isWord { $0.isWeakArea = true }
      }
      TSV.split(row[4], UInt8(ascii: "|")) { name in
        short.append(TSV.text(name))
        lexicon.add(name) { if $0.area == 0 { $0.area = code } else { $0.isWeakArea = true } }
      }
      TSV.split(row[6], UInt8(ascii: "|")) { name in
        short.append(TSV.text(name))
      }
      areas.append(
        Area(
          code: code, name: TSV.text(row[1]), level: Int(TSV.number(row[2])),
          parent: TSV.number(row[3]), shortNames: short))
    }
    Catalog.table(han_table_indicators, han_table_indicators_size).rows { row in
      guard row.count >= 9 else { return }
      let index = Int32(clamping: indicators.count)
      var synonyms: [String] = []
      lexicon.add(row[1]) { $0.indicator = index }
      TSV.split(row[3], UInt8(ascii: "|")) { name in
        synonyms.append(TSV.text(name))
        lexicon.add(name) { $0.indicator = index }
      }
      indicators.append(
        Indicator(
          id: TSV.text(row[0]), name: TSV.text(row[1]), english: TSV.text(row[2]),
          synonyms: synonyms, unit: TSV.text(row[4]), dimension: TSV.text(row[5]),
          kind: Indicator.Kind(rawValue: TSV.text(row[6])) ?? .other,
          lowerIsBetter: row[7].first == UInt8(ascii: "l"), theme: TSV.text(row[8])))
    }
    Catalog.table(han_table_units, han_table_units_size).rows { row in
      guard row.count >= 4 else { return }
      let index = Int32(clamping: units.count)
      lexicon.add(row[0]) { $0.unit = index }
      let alias = TSV.text(row[3])
      units.append(
        Unit(
          name: TSV.text(row[0]), dimension: TSV.text(row[1]),
          unitClass: Unit.Class(rawValue: TSV.text(row[2])) ?? .measure,
          aliasOf: alias.isEmpty ? nil : alias))
    }
    Catalog.addWords(to: lexicon)
    for row in additions {
      switch row.kind {
      case "indicator":
        let index = Int32(clamping: indicators.count)
        for name in [row.name] + row.synonyms {
          Catalog.add(name, lexicon) { $0.indicator = index }
        }
        indicators.append(
          Indicator(
            id: row.id, name: row.name, english: "", synonyms: row.synonyms, unit: row.unit,
            dimension: row.dimension, kind: .other, lowerIsBetter: false, theme: ""))
      case "unit":
        let index = Int32(clamping: units.count)
        Catalog.add(row.name, lexicon) { $0.unit = index }
        units.append(
          Unit(
            name: row.name, dimension: row.dimension.isEmpty ? "count" : row.dimension,
            unitClass: Unit.Class(rawValue: row.role) ?? .classifier, aliasOf: nil))
      case "area":
        let code = Int32(row.id) ?? 0
        let parent = Int32(row.role) ?? 0
        let level = (areas.first { $0.code == parent }?.level ?? 2) + 1
        for name in [row.name] + row.synonyms {
          Catalog.add(name, lexicon) { ($0.area, $0.isWeakArea) = (code, false) }
        }
        areas.append(
          Area(code: code, name: row.name, level: level, parent: parent, shortNames: row.synonyms))
      default:
        if let role = Roles(name: row.role) {
          Catalog.add(row.name, lexicon) { $0.roles.insert(role) }
        }
      }
    }
    lexicon.seal()
    self.areas = areas
    self.indicators = indicators
    self.units = units
    self.lexicon = lexicon
    areaIndex = Dictionary(
      areas.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { _, last in last })
    indicatorIndex = Dictionary(
      indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  private static func add(
    _ name: String, _ lexicon: Lexicon, _ merge: (inout Lexicon.Entry) -> Void
  ) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer { lexicon.add($0, merge) }
  }

  private static func table(_ start: UnsafePointer<CChar>, _ size: Int32) -> TSV {
    let raw = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    return TSV(bytes: UnsafeBufferPointer(start: raw, count: Int(size)))
  }

  private static func addWords(to lexicon: Lexicon) {
    let all = table(han_table_words, han_table_words_size)
    TSV.split(all.bytes, 10) { line in
      guard let tab = line.firstIndex(of: 9),
        let role = Roles(name: TSV.text(UnsafeBufferPointer(rebasing: line[..<tab])))
      else { return }
      TSV.split(UnsafeBufferPointer(rebasing: line[(tab + 1)...]), 32) { word in
        lexicon.add(word) { $0.roles.insert(role) }
      }
    }
  }

  /// The division of a code, or nil.
  public func area(_ code: Int32) -> Area? { areaIndex[code].map { areas[$0] } }
  /// The indicator of an id, or nil.
  public func indicator(id: String) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }

  /// The name of a division with its parents, from the province down: `湖南省湘潭市雨湖区`.
  public func fullName(_ code: Int32) -> String {
    guard let area = area(code) else { return "" }
    guard let parent = self.area(area.parent), parent.level > 0 else { return area.name }
    return fullName(parent.code) + area.name
  }

  /// The smallest division that holds both.
  public func commonParent(_ first: Int32, _ second: Int32) -> Int32 {
    var cursor = first
    for _ in 0..<5 {
      if isWithin(second, cursor) { return cursor }
      guard let area = area(cursor), area.parent != 0 else { break }
      cursor = area.parent
    }
    return 100_000
  }

  /// Whether `code` is `ancestor` or lies within it.
  public func isWithin(_ code: Int32, _ ancestor: Int32) -> Bool {
    var cursor = code
    for _ in 0..<5 {
      if cursor == ancestor { return true }
      guard let area = area(cursor), area.parent != 0 else { return false }
      cursor = area.parent
    }
    return false
  }
}
