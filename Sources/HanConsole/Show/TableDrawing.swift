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
    format.hidesColumns = { [style] in
      Phrases.text("say.morecolumns", style, $0.joined(separator: ", "))
    }
    var bytes: [UInt8] = []
    format.write(headed(table), to: &bytes)
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

  /// The table with headings of the language, without what is drawn apart.
  ///
  /// Chinese headings are the table's own. English ones are given to columns that still have the
  /// heading of the table of phrases: what a script named stays as it is.
  private func headed(_ table: Table) -> Table {
    var columns = table.columns
    if style.language == .english {
      for index in columns.indices where columns[index].name != columns[index].id {
        guard columns[index].name.unicodeScalars.contains(where: { $0.value >= 0x3400 }),
          let english = Phrases.known(columns[index].id, .english)
        else { continue }
        columns[index].name = english
      }
    }
    var result = Table(columns)
    for row in table.rows { result.append(row) }
    return result
  }
}
