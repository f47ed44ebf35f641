import HanBase

/// One JSON object a row, keyed by the columns' ids; exact decimals stay exact literals.
///
/// A traced row holds a member `sources`: a list of objects with `doc`, `start`, `end`, `text` and
/// `sentence`. A column whose id another one has already gets `_2`, `_3`, ….
public struct JSONLinesFormat: TableFormat {
  /// The name in options.
  public static let name = "jsonl"
  /// The file extensions that choose it.
  public static let extensions = ["jsonl", "ndjson"]
  /// Whether sources are written with the table.
  public static let holdsSources = true

  /// Makes the format.
  public init() {}

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    let keys = unique(table.columns.map(\.id), taken: table.isTraced ? ["sources"] : [])
    var json = JSONWriter()
    for (number, row) in table.rows.enumerated() {
      json.removeAll()
      json.beginObject()
      for (key, cell) in zip(keys, row) {
        json.key(key)
        cell.write(to: &json)
      }
      if table.isTraced {
        json.key("sources")
        json.beginArray()
        for source in table.sources(ofRow: number) { write(source, to: &json) }
        json.endArray()
      }
      json.endObject()
      json.newline()
      bytes.append(contentsOf: json.bytes)
    }
  }

  private func write(_ source: TableSource, to json: inout JSONWriter) {
    json.beginObject()
    json.key("doc")
    json.string(source.doc)
    json.key("start")
    json.integer(source.span.start)
    json.key("end")
    json.integer(source.span.end)
    json.key("text")
    json.string(source.text)
    json.key("sentence")
    json.string(source.sentence)
    json.endObject()
  }

  private func unique(_ names: [String], taken: Set<String>) -> [String] {
    var seen = taken
    return names.map { name in
      var (key, number) = (name, 1)
      while !seen.insert(key).inserted {
        number += 1
        key = "\(name)_\(number)"
      }
      return key
    }
  }
}
