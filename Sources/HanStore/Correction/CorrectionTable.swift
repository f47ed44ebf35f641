import HanBase
import HanCorpus

/// Reads `corrections.tsv`: columns found by their header, among `document span quote field value
/// who why`.
///
/// `document` and `field` are needed, and `span` (`120-135`) or `quote`. Blank lines and lines that
/// begin with `#` are skipped.
public struct CorrectionTable: Sendable {
  /// The name of such a file.
  public static let fileName = "corrections.tsv"
  private static let columns = ["document", "span", "quote", "field", "value", "who", "why"]

  /// The corrections, in the order of their lines.
  public let corrections: [Correction]

  /// Where the corrections of a folder, or of a document given alone, stand.
  public static func path(beside path: String, isFile: Bool) -> String {
    guard isFile else { return path + "/" + fileName }
    guard let slash = path.lastIndex(of: "/") else { return fileName }
    return path[...slash] + fileName
  }

  /// Reads a table.
  ///
  /// - Throws: `HanError` HA412 with the line of what is wrong, HA201 or HA202 (encoding).
  public init(_ bytes: [UInt8], path: String) throws(HanError) {
    let text = try PlainText.utf8(bytes, name: path)
    var (head, found) = ([String](), [Correction]())
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, raw) in lines.enumerated() {
      let row = raw.last == 0x0D ? raw.dropLast() : raw
      guard row.contains(where: { $0 > 0x20 }), row.first != UInt8(ascii: "#") else { continue }
      let cells = row.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if head.isEmpty {
        head = cells.map { $0.lowercased() }
        guard head.contains("document"), head.contains("field"),
          head.contains("span") || head.contains("quote")
        else {
          throw HanError(
            .badCorrection,
            "the first line must name the columns document, field and span or quote, with tabs "
              + "between them (others: value, who, why)", path: path, line: index + 1)
        }
        continue
      }
      found.append(try Self.correction(cells, head, path: path, line: index + 1))
    }
    corrections = found
  }

  /// The bytes of a table with more corrections behind its lines, in the order of its own columns.
  ///
  /// - Parameters:
  ///   - added: The corrections.
  ///   - bytes: The table; empty for a new one.
  ///   - path: Its path, for messages.
  /// - Returns: The bytes of the longer table.
  /// - Throws: `HanError` HA412, HA201 or HA202 where the table cannot be read, HA412 where it has no
  ///   column for something that must be said.
  public static func adding(
    _ added: [Correction], to bytes: [UInt8], path: String
  ) throws(HanError) -> [UInt8] {
    _ = try CorrectionTable(bytes, path: path)
    let text = try PlainText.utf8(bytes, name: path)
    let head = text.split(separator: 0x0A).first { line in
      line.contains { $0 > 0x20 } && line.first != UInt8(ascii: "#")
    }
    var names = columns
    if let head {
      let line = head.last == 0x0D ? head.dropLast() : head
      names = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self).lowercased()
      }
    }
    if added.contains(where: { !$0.value.isEmpty }), !names.contains("value") {
      throw HanError(.badCorrection, "has no column `value`", path: path)
    }
    var result = String(decoding: text, as: UTF8.self)
    if head == nil { result += names.joined(separator: "\t") + "\n" }
    for one in added {
      let span = one.span.map { "\($0.start)-\($0.end)" } ?? ""
      let cells = [
        "document": one.document, "span": span, "quote": one.quote ?? "", "field": one.field,
        "value": one.value, "who": one.who, "why": one.why,
      ]
      let line = names.map { name in
        (cells[name] ?? "").map { $0 == "\t" || $0.isNewline ? " " : $0 }
      }
      result += line.map { String($0) }.joined(separator: "\t") + "\n"
    }
    return Array(result.utf8)
  }

  private static func correction(
    _ cells: [String], _ head: [String], path: String, line: Int
  ) throws(HanError) -> Correction {
    let row = Dictionary(zip(head, cells), uniquingKeysWith: { first, _ in first })
    func fault(_ message: String) -> HanError {
      HanError(.badCorrection, message, path: path, line: line)
    }
    var one = Correction()
    one.document = row["document"] ?? ""
    one.field = row["field"] ?? ""
    one.value = row["value"] ?? ""
    one.who = row["who"] ?? ""
    one.why = row["why"] ?? ""
    (one.origin, one.line) = (path, line)
    if let quote = row["quote"], !quote.isEmpty { one.quote = quote }
    if let span = row["span"], !span.isEmpty {
      let parts = span.split { $0 == "-" || $0 == ":" }.compactMap { Int32($0) }
      guard parts.count == 2, parts[0] < parts[1] else {
        throw fault("span `\(span)` is not of the form START-END, in bytes of the file")
      }
      one.span = Span(parts[0], parts[1])
    }
    guard !one.document.isEmpty else { throw fault("the cell `document` is empty") }
    guard one.span != nil || one.quote != nil else {
      throw fault("neither `span` nor `quote` says which observation is meant")
    }
    guard Correction.fields.contains(one.field) || Correction.verdicts.contains(one.field) else {
      throw fault(
        "field `\(one.field)` is none of "
          + (Correction.fields + Correction.verdicts).joined(separator: ", "))
    }
    return one
  }
}
