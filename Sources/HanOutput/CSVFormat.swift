import HanBase

/// Comma-separated values as RFC 4180 has them: CRLF, quotes where needed, numbers as exact literals.
///
/// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their
/// full-width forms, a tab or a carriage return, and goes on) gets a `'` in front, unless
/// `guardsFormulas` is off. Numbers are written as they are, the negative ones too.
public struct CSVFormat: TableFormat {
  /// The name in options.
  public static let name = "csv"
  /// The file extensions that choose it.
  public static let extensions = ["csv"]
  /// Whether sources are written with the table.
  public static let holdsSources = false

  /// What stands between cells: a comma; a tab in the TSV format.
  public var separator = ","
  /// What ends a line.
  public var newline = "\r\n"
  /// Whether texts that look like formulas are made harmless.
  public var guardsFormulas = true
  /// Whether the file begins with a byte order mark, without which Excel takes UTF-8 for GBK.
  public var byteOrderMark = false
  /// Whether the head row holds the columns' ids rather than their names.
  public var usesIDs = false
  /// Whether there is a head row; a part of a file that is written in parts has none.
  public var hasHead = true

  /// Makes the format with its usual settings.
  public init() {}

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    if byteOrderMark { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    if hasHead {
      append(table.columns.map { field(usesIDs ? $0.id : $0.name, isText: true) }, to: &bytes)
    }
    for row in table.rows {
      append(row.map { field($0.plain, isText: !$0.isNumber) }, to: &bytes)
    }
  }

  private func append(_ fields: [String], to bytes: inout [UInt8]) {
    // A lone empty field would read back as no record at all.
    let text = fields == [""] ? "\"\"" : fields.joined(separator: separator)
    bytes.append(contentsOf: text.utf8)
    bytes.append(contentsOf: newline.utf8)
  }

  private func field(_ value: String, isText: Bool) -> String {
    var text = value
    // A sign alone is no formula.
    if guardsFormulas, isText, text.unicodeScalars.count > 1, let first = text.unicodeScalars.first,
      "=+-@\t\r＝＋－＠".unicodeScalars.contains(first)
    {
      text = "'" + text
    }
    let special = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || separator.unicodeScalars.contains($0)
    }
    guard special else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

/// Tab-separated values: the CSV rules with a tab for the comma and plain line ends.
public struct TSVFormat: TableFormat {
  /// The name in options.
  public static let name = "tsv"
  /// The file extensions that choose it.
  public static let extensions = ["tsv", "tab"]
  /// Whether sources are written with the table.
  public static let holdsSources = false

  /// Makes the format.
  public init() {}

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    var csv = CSVFormat()
    csv.separator = "\t"
    csv.newline = "\n"
    csv.write(table, to: &bytes)
  }
}
