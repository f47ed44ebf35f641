import HanBase

/// Several tables with words between them, for one page: a heading, then sections.
///
/// It is *not* a table: what scripts and programs read on is saved table by table.
public struct Report: Sendable {
  /// A part of a report.
  public struct Part: Sendable {
    /// Its heading.
    public var title: String
    /// Paragraphs above the table.
    public var paragraphs: [String]
    /// The table, or nil.
    public var table: Table?

    /// Makes a part.
    public init(_ title: String, paragraphs: [String] = [], table: Table? = nil) {
      self.title = title
      self.paragraphs = paragraphs
      self.table = table
    }
  }

  /// What stands above all.
  public var title: String
  /// Paragraphs below the title.
  public var paragraphs: [String]
  /// The parts, in order.
  public var parts: [Part] = []

  /// Makes a report without parts.
  public init(_ title: String, paragraphs: [String] = []) {
    self.title = title
    self.paragraphs = paragraphs
  }

  /// The report as one self-contained page; sources of traced rows can be opened below each table.
  ///
  /// It loads nothing from anywhere and runs no script; every text is escaped.
  public var html: String {
    let format = HTMLFormat()
    var text = HTMLFormat.head(title) + "<h1>\(HTMLFormat.escaped(title))</h1>\n"
    for one in paragraphs { text += "<p>\(HTMLFormat.escaped(one))</p>\n" }
    if parts.count > 2 {
      text += "<nav><ul>\n"
      for (index, part) in parts.enumerated() {
        text += "<li><a href=\"#part-\(index + 1)\">\(HTMLFormat.escaped(part.title))</a></li>\n"
      }
      text += "</ul></nav>\n"
    }
    for (index, part) in parts.enumerated() {
      text += "<section id=\"part-\(index + 1)\">\n<h2>\(HTMLFormat.escaped(part.title))</h2>\n"
      for one in part.paragraphs { text += "<p>\(HTMLFormat.escaped(one))</p>\n" }
      if let table = part.table { text += format.body(table, opensSources: false) }
      text += "</section>\n"
    }
    return text + "</body>\n</html>\n"
  }

  /// The report in GitHub-flavoured Markdown.
  public var markdown: String {
    var text = "# \(MarkdownFormat.escaped(title))\n"
    for one in paragraphs { text += "\n\(MarkdownFormat.escaped(one))\n" }
    for part in parts {
      text += "\n## \(MarkdownFormat.escaped(part.title))\n"
      for one in part.paragraphs { text += "\n\(MarkdownFormat.escaped(one))\n" }
      guard let table = part.table else { continue }
      var bytes: [UInt8] = []
      MarkdownFormat().write(table, to: &bytes)
      text += "\n" + String(decoding: bytes, as: UTF8.self)
    }
    return text
  }
}
