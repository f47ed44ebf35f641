import HanBase

/// Rows that a user adds to the catalogue: the lines of a `catalog.tsv`.
///
/// Columns are found by the head row: `kind` and `name` must be there; `id`, `synonyms` (separated by
/// `|`), `unit`, `dimension` and `role` may be. Kinds: `indicator` (`id`, `synonyms`, `unit`), `unit`
/// (`dimension`; `role` is its class, `classifier` if left out), `area` (`id` is its code, `role` its
/// parent's code) and `word` (`role` as in the words of the catalogue: `mask` for a slogan whose
/// numerals are no numbers).
public struct CatalogTable: Sendable {
  struct Row: Sendable {
    var kind = ""
    var name = ""
    var id = ""
    var synonyms: [String] = []
    var unit = ""
    var dimension = ""
    var role = ""
  }

  let rows: [Row]

  /// Puts tables together; what a later one names wins.
  public init(_ tables: [CatalogTable]) { rows = tables.flatMap(\.rows) }

  /// A number that depends on all that is added; 0 for nothing.
  var mark: UInt64 {
    guard !rows.isEmpty else { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for row in rows {
      let fields = [row.kind, row.name, row.id, row.unit, row.dimension, row.role] + row.synonyms
      for field in fields {
        for byte in field.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0x1F) &* 0x100_0000_01B3
      }
      hash = (hash ^ 0x1E) &* 0x100_0000_01B3
    }
    return max(1, hash)
  }

  private static let columns = ["kind", "name", "id", "synonyms", "unit", "dimension", "role"]

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - path: what the user knows it by.
  /// - Throws: `HanError` HA121, with the line, where a row cannot be used.
  public init(_ bytes: [UInt8], path: String) throws(HanError) {
    func failure(_ line: Int, _ message: String) -> HanError {
      HanError(.badCatalogRow, message, path: path, line: line)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure(1, "is not UTF-8; save it as UTF-8")
    }
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for (number, whole) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = whole.hasSuffix("\r") ? whole.dropLast() : whole
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if places.isEmpty {
        for (place, name) in fields.enumerated() { places[name] = place }
        guard places["kind"] != nil, places["name"] != nil else {
          throw failure(
            number + 1,
            "the head row must name kind and name; known are \(Self.columns.joined(separator: ", "))"
          )
        }
        continue
      }
      func field(_ column: String) -> String {
        guard let place = places[column], place < fields.count else { return "" }
        return fields[place]
      }
      let row = Row(
        kind: field("kind"), name: field("name"), id: field("id"),
        synonyms: field("synonyms").split(separator: "|").map(String.init), unit: field("unit"),
        dimension: field("dimension"), role: field("role"))
      if let problem = Self.problem(row) { throw failure(number + 1, problem) }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func problem(_ row: Row) -> String? {
    if row.name.isEmpty { return "a row needs a name" }
    switch row.kind {
    case "indicator": return row.id.isEmpty ? "an indicator needs an id" : nil
    case "unit":
      return row.role.isEmpty || Unit.Class(rawValue: row.role) != nil
        ? nil : "\(row.role) is no class of units"
    case "area":
      return row.id.count == 6 && Int32(row.id) != nil && Int32(row.role) != nil
        ? nil : "an area needs a six-digit id and its parent's code as role"
    case "word": return Roles(name: row.role) == nil ? "\(row.role) is no role of words" : nil
    default: return "\(row.kind) is no kind; known are indicator, unit, area, word"
    }
  }
}

extension HanError.Code {
  /// A row of a catalogue table cannot be used.
  public static let badCatalogRow = HanError.Code("HA121", "bad row in a catalogue table")
}
