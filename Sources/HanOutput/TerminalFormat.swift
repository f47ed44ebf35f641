import HanBase

/// A table for people at a terminal: aligned with 汉字 two columns wide, numbers to the right.
///
/// What does not fit is cut and counted: long texts end with `…`, columns that find no room are
/// named below, and so is the number of rows left out. Nothing in a cell can steer the terminal.
public struct TerminalFormat: TableFormat {
  /// The name in options.
  public static let name = "table"
  /// The file extensions that choose it.
  public static let extensions = ["txt"]
  /// Whether sources are written with the table.
  public static let holdsSources = false

  /// How many columns of the terminal there are, or nil for as many as it takes.
  public var width: Int?
  /// How many rows are shown at most, or nil for all.
  public var maximumRows: Int?
  /// How narrow a column of texts may become before whole columns are left out.
  public var narrowest = 12

  /// Ids of columns that are cut before others.
  public var shrinksFirst: Set<String> = []

  /// Ids of columns whose texts are cut in front, because their ends tell them apart.
  public var keepsEnds: Set<String> = []

  /// The line about columns that found no room, by their names; in English unless told otherwise.
  public var hidesColumns: @Sendable ([String]) -> String = { names in
    "… \(names.count) more column\(names.count == 1 ? "" : "s"): "
      + names.joined(separator: ", ")
  }

  /// Makes the format without limits.
  public init() { self.init(width: nil) }

  /// Makes the format for a terminal of a given size.
  public init(width: Int?, maximumRows: Int? = nil) {
    self.width = width
    self.maximumRows = maximumRows
  }

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    let shown = maximumRows.map { table.prefix($0) } ?? table
    let display = shown.display()
    let names = display.columns.map { DisplayWidth.safe($0.name) }
    let cells = display.rows.map { $0.map { DisplayWidth.safe($0.plain) } }
    let widths = fit(display.columns, names: names, cells: cells)
    if !table.title.isEmpty { line(DisplayWidth.safe(table.title), to: &bytes) }
    row(names, widths, display.columns, to: &bytes)
    line(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), to: &bytes)
    for texts in cells { row(texts, widths, display.columns, to: &bytes) }
    let hiddenRows = table.rows.count - shown.rows.count
    if hiddenRows > 0 { line("… \(hiddenRows) more row\(hiddenRows == 1 ? "" : "s")", to: &bytes) }
    let hidden = names[widths.count...]
    if !hidden.isEmpty { line(hidesColumns(Array(hidden)), to: &bytes) }
    for note in table.notes { line(DisplayWidth.safe(note), to: &bytes) }
  }

  /// The widths of the columns that find room, from the left; at least one is always shown.
  private func fit(_ columns: [TableColumn], names: [String], cells: [[String]]) -> [Int] {
    var widths = names.map { DisplayWidth.of($0) }
    for row in cells {
      for (index, text) in row.enumerated() {
        widths[index] = max(widths[index], DisplayWidth.of(text))
      }
    }
    guard let width else { return widths }
    func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }
    while total(widths) > width {
      var shrinkable = widths.indices.filter {
        columns[$0].kind == .text && columns[$0].alignment == .left && widths[$0] > narrowest
      }
      let first = shrinkable.filter { shrinksFirst.contains(columns[$0].id) }
      if !first.isEmpty { shrinkable = first }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else {
        if widths.count <= 1 { break }
        widths.removeLast()
        continue
      }
      let second = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? narrowest
      let target = max(narrowest, min(second, widths[widest] - 1))
      widths[widest] = max(target, widths[widest] - (total(widths) - width))
    }
    if widths.count == 1 { widths[0] = max(1, min(widths[0], width)) }
    return widths
  }

  private func row(
    _ texts: [String], _ widths: [Int], _ columns: [TableColumn], to bytes: inout [UInt8]
  ) {
    var text = ""
    for (index, width) in widths.enumerated() {
      if index > 0 { text += "  " }
      let cell =
        keepsEnds.contains(columns[index].id)
        ? Self.end(of: texts[index], width) : DisplayWidth.cut(texts[index], to: width)
      text += DisplayWidth.pad(cell, to: width, columns[index].alignment)
    }
    line(text, to: &bytes)
  }

  /// A text cut in front to some columns.
  private static func end(of text: String, _ width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var (kept, used) = ("", 1)
    for character in text.reversed() {
      used += DisplayWidth.of(character)
      if used > width { break }
      kept = String(character) + kept
    }
    return width > 0 ? "…" + kept : ""
  }

  private func line(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.utf8)
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(0x0A)
  }
}
