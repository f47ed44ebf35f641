import HanBase

/// One self-contained page: the table, its notes, and the sources of its rows as a second table.
///
/// It loads nothing from anywhere and runs no script; every text is escaped.
public struct HTMLFormat: TableFormat {
  /// The name in options.
  public static let name = "html"
  /// The file extensions that choose it.
  public static let extensions = ["html", "htm"]
  /// Whether sources are written with the table.
  public static let holdsSources = true

  /// Makes the format.
  public init() {}

  /// Appends the table's bytes.
  public func write(_ table: Table, to bytes: inout [UInt8]) {
    let title = table.title.isEmpty ? "hanalyze" : table.title
    let html = Self.head(title) + body(table, opensSources: true) + "</body>\n</html>\n"
    bytes.append(contentsOf: html.utf8)
  }

  /// Everything above a page's content.
  static func head(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="zh-Hans">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>\(escaped(title))</title>
    <style>
    body { font: 16px/1.5 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2em; }
    table { border-collapse: collapse; margin: 1em 0; }
    caption { text-align: left; font-weight: bold; padding: .3em 0; }
    th, td { padding: .2em .7em; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid #333; }
    .right { text-align: right; font-variant-numeric: tabular-nums; }
    .center { text-align: center; }
    </style>
    </head>
    <body>

    """
  }

  /// A table with its notes and sources; these are shown at once, or when the reader opens them.
  func body(_ table: Table, opensSources: Bool) -> String {
    var html = element(table.display(), caption: table.title)
    if !table.notes.isEmpty {
      html +=
        "<ul>\n" + table.notes.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"
    }
    guard let sources = table.sourcesTable() else { return html }
    if opensSources { return html + element(sources.display(), caption: sources.title) }
    let title = Self.escaped(sources.title)
    return html + "<details><summary>\(title)</summary>\n"
      + element(sources.display(), caption: "") + "</details>\n"
  }

  private func element(_ table: Table, caption: String) -> String {
    var html = "<table>\n"
    if !caption.isEmpty { html += "<caption>\(Self.escaped(caption))</caption>\n" }
    html += "<thead><tr>"
    for column in table.columns { html += cell("th scope=\"col\"", "th", column.name, column) }
    html += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      for (column, value) in zip(table.columns, row) {
        html += cell("td", "td", value.plain, column)
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n"
  }

  private func cell(_ open: String, _ close: String, _ text: String, _ column: TableColumn)
    -> String
  {
    let style = column.alignment == .left ? "" : " class=\"\(column.alignment.rawValue)\""
    return "<\(open)\(style)>\(Self.escaped(text))</\(close)>"
  }

  /// A text with everything replaced that a page could take for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "<br>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return DisplayWidth.safe(result)
  }
}
