import HanBase

/// What a `corpus.tsv` states about the documents beside it.
///
/// Columns are found by their header, in any subset of `file`, `date`, `area`, `title` and
/// `source`; others are skipped. Without `file` the one row is about every document. Empty cells
/// state nothing; blank lines and lines that begin with `#` are skipped.
public struct CorpusTable: Sendable {
  /// The name of such a file.
  public static let fileName = "corpus.tsv"
  /// Files beside documents that are never documents.
  public static let reservedNames: Set<String> = ["corpus.tsv", "catalog.tsv", "corrections.tsv"]

  /// The files named, as the table has them, with the line of each.
  public let lines: [String: Int]
  private let rows: [String: StatedMetadata]
  private let everywhere: StatedMetadata?

  private enum Column: String, CaseIterable {
    case file
    case date
    case area
    case title
    case source
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the file, in any encoding that a document may have.
  ///   - path: its path, for errors.
  ///   - areaFinder: looks names of areas up; without it areas must be codes.
  /// - Throws: `HanError` HA206, HA207 or HA208 with the line and column of what is wrong.
  public init(
    _ bytes: [UInt8], path: String, areaFinder: (any AreaFinder)? = nil
  ) throws(HanError) {
    let text = try CorpusTable.text(bytes, path: path)
    var columns: [Column?] = []
    var rows: [String: StatedMetadata] = [:]
    var lines: [String: Int] = [:]
    var everywhere: (stated: StatedMetadata, line: Int)?
    // By bytes: to a Swift string, CR and LF together are one character.
    let feeds = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, raw) in feeds.enumerated() {
      let line = index + 1
      let row = Substring(raw.last == 0x0D ? raw.dropLast() : raw)
      guard !row.allSatisfy({ $0 == " " || $0 == "\t" }), row.first != "#" else { continue }
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(Self.cell)
      if columns.isEmpty {
        columns = try Self.columns(cells, path: path, line: line)
        continue
      }
      guard cells.count <= columns.count else {
        throw HanError(
          .badCorpusTable,
          "row has \(cells.count) cells, the header names \(columns.count) columns; cells are "
            + "separated by one tab each",
          path: path, line: line)
      }
      let (file, stated) = try Self.row(
        cells, columns, areaFinder: areaFinder, path: path, line: line)
      if let file {
        if let earlier = lines[file] {
          throw HanError(
            .badCorpusTable, "\(file) was stated in line \(earlier) already; keep one row a file",
            path: path, line: line)
        }
        rows[file] = stated
        lines[file] = line
      } else if let earlier = everywhere {
        throw HanError(
          .badCorpusTable,
          "without a column `file` one row is about all documents, and line \(earlier.line) is it "
            + "already; add a column `file`",
          path: path, line: line)
      } else {
        everywhere = (stated, line)
      }
    }
    self.rows = rows
    self.lines = lines
    self.everywhere = everywhere?.stated
  }

  /// What the table states about a file, named relative to the table's folder; nil for nothing.
  public func stated(for file: String) -> StatedMetadata? { rows[Self.normal(file)] ?? everywhere }

  private static func text(_ bytes: [UInt8], path: String) throws(HanError) -> String {
    let result = bytes.withUnsafeBytes { (raw) -> Result<String, HanError> in
      do throws(HanError) {
        let decoded = try DecodedText.decode(raw, name: path)
        return .success(
          withExtendedLifetime(decoded) { decoded.source.string(0, decoded.source.count) })
      } catch {
        return .failure(error)
      }
    }
    let text = try result.get()
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func columns(
    _ cells: [String], path: String, line: Int
  ) throws(HanError) -> [Column?] {
    var columns: [Column?] = []
    for (index, cell) in cells.enumerated() {
      let column = Column(rawValue: cell.lowercased())
      if let column, columns.contains(column) {
        throw HanError(
          .badCorpusTable, "the header names column \(column.rawValue) twice", path: path,
          line: line,
          column: index + 1)
      }
      columns.append(column)
    }
    guard columns.contains(where: { $0 != nil }) else {
      throw HanError(
        .badCorpusTable,
        "the first line must name columns, separated by tabs, out of: file, date, area, title, source",
        path: path, line: line)
    }
    return columns
  }

  private static func row(
    _ cells: [String], _ columns: [Column?], areaFinder: (any AreaFinder)?, path: String, line: Int
  ) throws(HanError) -> (file: String?, stated: StatedMetadata) {
    var (file, stated) = (String?.none, StatedMetadata())
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      switch columns[index] {
      case .file: file = normal(cell)
      case .title: stated.title = cell
      case .source: stated.source = cell
      case .date:
        guard let period = StatedMetadata.period(cell) else {
          throw HanError(
            .badDate, "date `\(cell)` is no day of the form YYYY, YYYY-MM or YYYY-MM-DD",
            path: path,
            line: line, column: index + 1)
        }
        stated.date = period
      case .area:
        guard let code = areaFinder?.area(named: cell) ?? self.code(cell, areaFinder) else {
          throw HanError(
            .badArea,
            "area `\(cell)` is unknown or borne by several; give its six-digit code (430302) or its "
              + "full name (湖南省湘潭市雨湖区)",
            path: path, line: line, column: index + 1)
        }
        stated.area = code
      case nil: continue
      }
    }
    guard file != nil || !columns.contains(.file) else {
      throw HanError(
        .badCorpusTable, "the cell in column `file` is empty", path: path, line: line)
    }
    return (file, stated)
  }

  /// A six-digit code, where no gazetteer can tell more.
  private static func code(_ cell: String, _ finder: (any AreaFinder)?) -> Int32? {
    finder == nil && cell.utf8.count == 6 ? Int32(cell) : nil
  }

  private static func cell(_ raw: Substring) -> String {
    var cell = raw
    while cell.first == " " { cell.removeFirst() }
    while cell.last == " " { cell.removeLast() }
    if cell.utf8.count >= 2, cell.first == "\"", cell.last == "\"" {
      cell = cell.dropFirst().dropLast()
    }
    return String(cell)
  }

  private static func normal(_ file: String) -> String {
    var name = file
    if file.utf8.contains(UInt8(ascii: "\\")) {
      name = file.split(separator: "\\").joined(separator: "/")
    }
    while name.hasPrefix("./") { name.removeFirst(2) }
    return name
  }
}
