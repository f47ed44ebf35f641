import HanBase
import HanCorpus

/// A file that holds many documents: JSON Lines or CSV with the fields `doc`, `text`, `date`,
/// `area`, `title` and `source`.
public enum RecordFile {
  /// One document of such a file.
  public struct Record: Sendable {
    /// What the file calls it; `line 7` where it has no `doc`.
    public let doc: String
    /// Its text, in UTF-8.
    public let text: [UInt8]
    /// What the record states.
    public let stated: StatedMetadata
    /// The line in which it begins, from 1.
    public let line: Int
  }

  /// Whether a file's name is that of a file of documents.
  public static func isRecordFile(_ name: String) -> Bool {
    ["jsonl", "ndjson", "csv"].contains(DocumentFormat.ending(name))
  }

  /// Gives the records of a file to `body`, in their order; a bad one is an error of its own.
  ///
  /// - Parameters:
  ///   - bytes: the file, in any encoding that a document may have.
  ///   - name: what the user knows it by; its ending tells CSV from JSON Lines.
  ///   - areaFinder: looks names of areas up.
  ///   - body: takes a record or what is wrong with it (HA111, HA207, HA208, HA246); gives false to
  ///     stop.
  /// - Throws: `HanError` HA201 or HA202 (encoding), HA246 (a CSV file without `text`).
  public static func forEachRecord(
    _ bytes: [UInt8], name: String, areaFinder: any AreaFinder,
    _ body: (Result<Record, HanError>) -> Bool
  ) throws(HanError) {
    let text = try PlainText.utf8(bytes, name: name)
    if DocumentFormat.ending(name) == "csv" {
      try csv(text, name, areaFinder, body)
    } else {
      jsonLines(text, name, areaFinder, body)
    }
  }

  private static func jsonLines(
    _ text: [UInt8], _ name: String, _ areaFinder: any AreaFinder,
    _ body: (Result<Record, HanError>) -> Bool
  ) {
    for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard body(record(Array(line), name, index + 1, areaFinder)) else { return }
    }
  }

  private static func record(
    _ line: [UInt8], _ name: String, _ number: Int, _ areaFinder: any AreaFinder
  ) -> Result<Record, HanError> {
    do throws(HanError) {
      let value: JSONValue
      do throws(HanError) {
        value = try JSONReader.value(line)
      } catch {
        throw HanError(error.code, error.message, path: name, line: number, column: error.column)
      }
      var fields: [String: String] = [:]
      for field in Field.allCases {
        switch value[field.rawValue] {
        case .string(let text): fields[field.rawValue] = text
        case .number(let text): fields[field.rawValue] = text
        case nil: continue
        case .some(let other):
          throw HanError(
            .recordBroken, "\"\(field.rawValue)\" is \(other.kind), not a string", path: name,
            line: number)
        }
      }
      return .success(try record(fields, name, number, areaFinder))
    } catch {
      return .failure(error)
    }
  }

  private enum Field: String, CaseIterable {
    case doc
    case text
    case date
    case area
    case title
    case source
  }

  private static func record(
    _ fields: [String: String], _ name: String, _ line: Int, _ areaFinder: any AreaFinder
  ) throws(HanError) -> Record {
    guard let text = fields["text"] else {
      throw HanError(.recordBroken, "the record has no \"text\"", path: name, line: line)
    }
    func stated(_ field: Field) -> String? {
      fields[field.rawValue].flatMap { $0.isEmpty ? nil : $0 }
    }
    var metadata = StatedMetadata(title: stated(.title), source: stated(.source))
    if let date = stated(.date) {
      guard let period = StatedMetadata.period(date) else {
        throw HanError(
          .badDate, "date `\(date)` is no YYYY, YYYY-MM or YYYY-MM-DD", path: name, line: line)
      }
      metadata.date = period
    }
    if let area = stated(.area) {
      guard let code = areaFinder.area(named: area) else {
        throw HanError(
          .badArea, "area `\(area)` is unknown or shared by several; give its code", path: name,
          line: line)
      }
      metadata.area = code
    }
    return Record(
      doc: stated(.doc) ?? "line \(line)", text: Array(text.utf8), stated: metadata, line: line)
  }

  private static func csv(
    _ text: [UInt8], _ name: String, _ areaFinder: any AreaFinder,
    _ body: (Result<Record, HanError>) -> Bool
  ) throws(HanError) {
    var reader = CSVReader(text)
    guard let head = reader.next()?.cells.map({ $0.lowercased() }), head.contains("text") else {
      throw HanError(
        .recordBroken,
        "the first line must name columns, among them text (others: doc, date, area, title, source)",
        path: name, line: 1)
    }
    guard !reader.isOpen else {
      throw HanError(
        .recordBroken,
        "a quotation mark opens a cell in the first line and none closes it before the file ends",
        path: name, line: 1)
    }
    while let (cells, line) = reader.next() {
      let fields = Dictionary(zip(head, cells), uniquingKeysWith: { first, _ in first })
      let result: Result<Record, HanError>
      do throws(HanError) {
        guard !reader.isOpen else {
          throw HanError(
            .recordBroken,
            "a quotation mark opens a cell in this record and none closes it before the file ends",
            path: name, line: line)
        }
        guard cells.count <= head.count else {
          throw HanError(
            .recordBroken, "has \(cells.count) cells under \(head.count) columns", path: name,
            line: line)
        }
        result = .success(try record(fields, name, line, areaFinder))
      } catch {
        result = .failure(error)
      }
      guard body(result) else { return }
    }
  }
}

/// Reads comma-separated values (RFC 4180) from UTF-8.
struct CSVReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  /// Whether the last row ended with the file, within quotation marks.
  private(set) var isOpen = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next row that is not empty, with the line in which it begins.
  mutating func next() -> (cells: [String], line: Int)? {
    while at < bytes.count {
      let first = line
      let cells = row()
      if cells != [""] { return (cells, first) }
    }
    return nil
  }

  private mutating func row() -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
          cell.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        isQuoted = true
      } else if byte == UInt8(ascii: ",") {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else if byte == 0x0A {
        if cell.last == 0x0D { cell.removeLast() }
        break
      } else {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    isOpen = isQuoted
    return cells
  }
}
