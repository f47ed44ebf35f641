import HanBase

/// A way to write a table: for a terminal, for a sheet, for another program.
///
/// A format is one file in this module and one line in `TableFormat.all`. Formats turn a table into
/// bytes and touch no file; `TableFile` does that.
public protocol TableFormat: Sendable {
  /// The name in options: `csv`.
  static var name: String { get }
  /// The file extensions that choose it, in lower case.
  static var extensions: [String] { get }
  /// Whether the sources of traced rows are written with the table; where not, they go to a second
  /// file beside it.
  static var holdsSources: Bool { get }
  /// Makes the format with its usual settings.
  init()
  /// Appends the table's bytes.
  ///
  /// - Throws: `HanError` with `.tableUnfit` where the format cannot hold this table.
  func write(_ table: Table, to bytes: inout [UInt8]) throws
}

extension TableFormat {
  /// The table in this format, as text.
  public func text(_ table: Table) throws -> String {
    var bytes: [UInt8] = []
    try write(table, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The formats that are known, by name and by file extension.
public enum TableFormats {
  /// Every format; the first that lists an extension gets it.
  public static let all: [any TableFormat.Type] = [
    TerminalFormat.self, CSVFormat.self, TSVFormat.self, JSONLinesFormat.self, MarkdownFormat.self,
    HTMLFormat.self, SDMXCSVFormat.self,
  ]

  /// The format with a name (`csv`, `sdmx-csv`, `table`).
  ///
  /// - Throws: `HanError` with `.unknownFormat`, which lists the names.
  public static func named(_ name: String) throws -> any TableFormat {
    if let format = all.first(where: { $0.name == name.lowercased() }) { return format.init() }
    throw HanError(
      .unknownFormat,
      "no table format is called “\(name)”; known: \(all.map { $0.name }.joined(separator: ", "))")
  }

  /// The format that a path's extension chooses.
  ///
  /// - Throws: `HanError` with `.unknownFormat`, which lists the extensions.
  public static func forPath(_ path: String) throws -> any TableFormat {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let ending = file.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
    if let format = all.first(where: { $0.extensions.contains(ending.lowercased()) }) {
      return format.init()
    }
    let known = all.flatMap { $0.extensions }.map { "." + $0 }.joined(separator: ", ")
    throw HanError(
      .unknownFormat,
      ending.isEmpty
        ? "the file's name has no extension to choose a format by; known: \(known)"
        : "no table format is known for “.\(ending)”; known: \(known)", path: path)
  }
}

extension HanError.Code {
  /// No format has that name or extension.
  public static let unknownFormat = HanError.Code("HA601", "unknown output format")
  /// The file could not be written.
  public static let cannotWrite = HanError.Code("HA602", "file cannot be written")
  /// The format cannot hold this table.
  public static let tableUnfit = HanError.Code("HA603", "table does not fit the format")
}
