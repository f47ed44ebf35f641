import HanBase

/// A table in GitHub-flavoured Markdown, with the sources of its rows as a second table.
///
/// Cells are written so that nothing in them is taken for markup.
public struct MarkdownFormat: TableFormat {
  /// The name in options.
  public static let name = "markdown"
  /// The file extensions that choose it.
  public static let extensions = ["md", "markdown"]
  /// Whether sources are written with the table.
  public static let holdsSources = true

  /// Whether the sources follow as a second table.
  public var writesSources = true

  /// Makes the format.
  public init() {}

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    append(table.display(), to: &bytes)
    if writesSources, let sources = table.sourcesTable() {
      bytes.append(0x0A)
      append(sources.display(), to: &bytes)
    }
  }

  private func append(_ table: Table, to bytes: inout [UInt8]) {
    var text = ""
    if !table.title.isEmpty { text += "**\(Self.escaped(table.title))**\n\n" }
    text += line(table.columns.map { Self.escaped($0.name) })
    text += line(
      table.columns.map {
        switch $0.alignment {
        case .left: "---"
        case .right: "---:"
        case .center: ":---:"
        }
      })
    for row in table.rows { text += line(row.map { Self.escaped($0.plain) }) }
    if !table.notes.isEmpty { text += "\n" }
    for note in table.notes { text += "- \(Self.escaped(note))\n" }
    bytes.append(contentsOf: text.utf8)
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A text with everything escaped that could be taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\n", "\r": result += "<br>"
      case "\\", "|", "*", "_", "`", "[", "]", "#", "~": result += "\\" + String(character)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(character)
      }
    }
    return DisplayWidth.safe(result)
  }
}
