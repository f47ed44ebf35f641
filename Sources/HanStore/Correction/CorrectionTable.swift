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
