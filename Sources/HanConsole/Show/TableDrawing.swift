import HanBase
import HanOutput

/// Draws a table: headings in the style's language, what found no room counted below.
struct TableDrawing {
  private let style: ConsoleStyle
  private let paint: Paint

  init(_ style: ConsoleStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// The table, of which `total` rows exist.
  func text(_ table: Table, total: Int) -> String {
    var lines: [String] = []
    if !table.title.isEmpty { lines.append(paint.heading(DisplayWidth.safe(table.title))) }
    guard total > 0 else {
      return (lines + [paint.faint(Phrases.text("say.norows", style))] + notes(table))
        .joined(separator: "\n")
    }
    var format = TerminalFormat(width: style.width)
    format.shrinksFirst = ["doc", "title"]
    format.keepsEnds = ["area_name", "area"]
    format.hidesColumns = { [style] in
      Phrases.text("say.morecolumns", style, $0.joined(separator: ", "))
    }
    var bytes: [UInt8] = []
    format.narrowest = 14
    let (drawable, empty) = headed(table)
    format.write(drawable, to: &bytes)
    let drawn = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    for (index, line) in drawn.enumerated() {
      switch index {
      case 0: lines.append(paint.heading(String(line)))
      case 1: lines.append(paint.faint(String(line)))
      case 2..<(2 + table.rows.count): lines.append(String(line))
      default: lines.append(paint.faint(String(line)))
      }
    }
    if !empty.isEmpty {
      let names = empty.joined(separator: ", ")
      lines += Wrapping(width: style.width, indent: "")
        .lines(Phrases.text("say.emptycolumns", style, names)).map { paint.faint($0) }
    }
    lines += notes(table)
    lines.append(paint.faint(count(shown: table.rows.count, total: total)))
    return lines.joined(separator: "\n")
  }

  private func notes(_ table: Table) -> [String] {
    table.notes.flatMap { note in
      Wrapping(width: style.width, indent: "").lines(note).map { paint.faint($0) }
    }
  }

  private func count(shown: Int, total: Int) -> String {
    if shown < total {
      return Phrases.text("say.morerows", style, String(total - shown), String(total))
    }
    return total == 1
      ? Phrases.text("say.row", style) : Phrases.text("say.rows", style, String(total))
  }

  /// The table with headings of the language, without what is drawn apart and what says nothing.
  ///
  /// English headings are given to columns that have a Chinese one of the table of phrases: what a
  /// script named stays as it is. A bound that is `=` is left empty, a folder that all documents lie in
  /// is left out.
  private func headed(_ table: Table) -> (table: Table, empty: [String]) {
    var columns = table.columns
    let isChinese = style.language == .chinese
    if !isChinese {
      for index in columns.indices {
        columns[index].name = Phrases.english(heading: columns[index].name) ?? columns[index].name
      }
    }
    let dropped = table.column(named: "doc").map { folder(table.values(ofColumn: $0)) } ?? 0
    var rows = table.rows.map { row in
      zip(table.columns, row).map { column, cell -> Cell in
        guard case .text(let text) = cell else { return cell }
        switch column.id {
        case "comparator": return text == "=" ? .empty : cell
        case "doc": return .text(String(text.dropFirst(dropped)))
        case "measure", "status", "level":
          let known = isChinese ? Phrases.known("\(column.id).\(text)", .chinese) : nil
          return known.map { .text($0) } ?? cell
        default: return cell
        }
      }
    }
    // Columns in which nothing stands take room that others need.
    var empty: [String] = []
    for index in columns.indices.reversed() where rows.allSatisfy({ $0[index].plain.isEmpty }) {
      if columns.count == 1 { break }
      if columns[index].id != "comparator" { empty.insert(columns[index].name, at: 0) }
      columns.remove(at: index)
      for row in rows.indices { rows[row].remove(at: index) }
    }
    var result = Table(columns)
    for row in rows { result.append(row) }
    return (result, empty)
  }

  /// How many characters of all paths are one folder.
  private func folder(_ cells: [Cell]) -> Int {
    guard let first = cells.first?.plain, let slash = first.lastIndex(of: "/") else { return 0 }
    let head = first[...slash]
    return cells.allSatisfy { $0.plain.hasPrefix(head) } ? head.count : 0
  }
}
