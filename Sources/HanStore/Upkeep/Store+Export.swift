import Foundation
import GRDB
import HanBase

/// The form in which a store's content is written out.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// JSON Lines: `observation.jsonl` as `hanalyze extract` writes it, `document.jsonl` as `hanalyze
  /// import` reads it, the other tables column by column.
  case jsonl
  /// A CSV file for each table and view.
  case csv
}

extension Store {
  /// Writes the store's content into a folder, a file a table, for other tools.
  ///
  /// The folder is made where there is none; files of the same names are replaced.
  ///
  /// - Returns: The paths of the files written.
  /// - Throws: `HanError` HA411 where a file cannot be written, HA403, HA404 or HA408.
  @discardableResult
  public func export(to folder: String, format: ExportFormat) throws(HanError) -> [String] {
    try requireCurrentSchema()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw HanError(
        .exportFailed, "the folder cannot be made", path: folder, cause: "\(error)")
    }
    return try read { db in
      switch format {
      case .csv:
        return try StoreSchema.tables.filter { !["documentText", "segment"].contains($0.name) }.map
        {
          try Self.writeCSV(db, $0, folder)
        }
      case .jsonl:
        var paths = [try Self.writeObservations(db, folder), try Self.writeDocuments(db, folder)]
        for table in StoreSchema.tables
        where ["claim", "correction", "area", "indicator"].contains(table.name) {
          paths.append(try Self.writeJSONLines(db, table, folder))
        }
        return paths
      }
    }
  }

  private static func writeCSV(
    _ db: Database, _ table: StoreSchema.Table, _ folder: String
  ) throws -> String {
    let path = "\(folder)/\(table.name).csv"
    let file = try OutputFile(path)
    let names = table.columns.map(\.name)
    var line = CSVLine()
    for name in names { line.cell(name) }
    line.end()
    try file.write(line.bytes)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(names.joined(separator: ", ")) FROM \(table.name)")
    while let row = try rows.next() {
      line.removeAll()
      for index in names.indices { line.cell(text(row, index)) }
      line.end()
      try file.write(line.bytes)
    }
    try file.finish()
    return path
  }

  private static func text(_ row: Row, _ index: Int) -> String {
    switch (row[index] as DatabaseValue).storage {
    case .null: ""
    case .int64(let value): String(value)
    case .double(let value): RoundedLiteral.text(value)
    case .string(let value): value
    case .blob(let value): value.base64EncodedString()
    }
  }

  private static func writeJSONLines(
    _ db: Database, _ table: StoreSchema.Table, _ folder: String
  ) throws -> String {
    let path = "\(folder)/\(table.name).jsonl"
    let file = try OutputFile(path)
    // The rules themselves, because no file holds their keys.
    let names = table.columns.map { $0.name == "derivationId" ? "rules" : $0.name }
    let values = names.map {
      $0 == "rules" ? "(SELECT rules FROM derivation WHERE id = derivationId)" : $0
    }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(values.joined(separator: ", ")) FROM \(table.name)")
    var json = JSONWriter()
    while let row = try rows.next() {
      json.removeAll()
      json.beginObject()
      for (index, name) in names.enumerated() {
        json.key(name)
        switch (row[index] as DatabaseValue).storage {
        case .null: json.string(orNull: nil)
        case .int64(let value): json.integer(value)
        case .string(let value): json.string(value)
        case .double, .blob: json.string(text(row, index))
        }
      }
      json.endObject()
      json.newline()
      try file.write(json.bytes)
    }
    try file.finish()
    return path
  }

  private static func writeObservations(_ db: Database, _ folder: String) throws -> String {
    let path = folder + "/observation.jsonl"
    let file = try OutputFile(path)
    var json = JSONWriter()
    let rows = try Row.fetchCursor(
      db, sql: ObservationReader.query + " ORDER BY d.name, o.ordinal")
    while let row = try rows.next() {
      json.removeAll()
      try ObservationReader.observation(row).observation.write(to: &json)
      try file.write(json.bytes)
    }
    try file.finish()
    return path
  }

  private static func writeDocuments(_ db: Database, _ folder: String) throws -> String {
    let path = folder + "/document.jsonl"
    let file = try OutputFile(path)
    var json = JSONWriter()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM document JOIN documentText ON documentId = id ORDER BY name")
    while let row = try rows.next() {
      let stored = StoredDocument(row)
      json.removeAll()
      json.beginObject()
      json.key("doc")
      json.string(stored.name)
      for (key, value) in [
        ("title", stored.metadata.title), ("source", stored.metadata.source),
        ("date", Self.date(stored.metadata.date)),
        ("area", stored.metadata.area == 0 ? "" : String(stored.metadata.area)),
      ] where !value.isEmpty {
        json.key(key)
        json.string(value)
      }
      json.key("text")
      json.string(row["text"] as String)
      json.endObject()
      json.newline()
      try file.write(json.bytes)
    }
    try file.finish()
    return path
  }

  /// The form YYYY, YYYY-MM or YYYY-MM-DD of a document's date.
  private static func date(_ period: Period) -> String {
    guard let start = period.start, let end = period.end else { return "" }
    if start == end { return start.iso }
    return String(start.iso.prefix(start.month == end.month ? 7 : 4))
  }
}

/// A binary floating-point number in as few digits as give it back.
enum RoundedLiteral {
  static func text(_ value: Double) -> String {
    let whole = value.rounded(.towardZero)
    if whole == value, abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
}
