import Hanalyze

/// Errors and diagnostics as people read them: `path:line:col: message`, the line, a caret.
enum ErrorReport {
  /// The text of an error, with the line that it is about where that can be read.
  static func text(_ error: HanError) -> String {
    var text = error.description
    if let path = error.path, let number = error.line,
      let bytes = try? DocumentFile.bytes(path), let line = line(number, of: bytes)
    {
      text += excerpt(line, column: error.column)
    }
    return text
  }

  /// The text of a diagnostic; a span counts bytes of the file on disk.
  static func text(_ diagnostic: Diagnostic) -> String {
    var place = ""
    var excerpt = ""
    if let path = diagnostic.path {
      place = path + ": "
      if let span = diagnostic.span, !span.isEmpty, let bytes = try? DocumentFile.bytes(path) {
        let (number, column, line) = position(of: Int(span.start), in: bytes)
        place = "\(path):\(number):\(column): "
        excerpt = self.excerpt(line, column: column)
      }
    }
    return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"
      + " [\(diagnostic.code.id)]\(excerpt)"
  }

  /// Line and column (in characters, both from 1) of a byte, and that line.
  static func position(of offset: Int, in bytes: [UInt8]) -> (Int, Int, String) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let column = String(decoding: bytes[start..<min(offset, end)], as: UTF8.self).count + 1
    let line = String(decoding: bytes[start..<end], as: UTF8.self)
    return (before.count(where: { $0 == 0x0A }) + 1, column, line)
  }

  private static func line(_ number: Int, of bytes: [UInt8]) -> String? {
    var start = 0
    for _ in 1..<max(1, number) {
      guard let feed = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = feed + 1
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A line cut to what fits round its column, and a caret below that column.
  private static func excerpt(_ line: String, column: Int?) -> String {
    let characters = Array(line)
    let caret = max(0, min((column ?? 1) - 1, characters.count))
    let start = max(0, caret - 40)
    let end = min(characters.count, caret + 40)
    let head = (start > 0 ? "…" : "") + String(characters[start..<caret])
    let shown = DisplayWidth.safe(
      head + String(characters[caret..<end]) + (end < characters.count ? "…" : ""))
    let indent = DisplayWidth.of(DisplayWidth.safe(head))
    let mark = column == nil ? "" : "\n  " + String(repeating: " ", count: indent) + "^"
    return "\n  " + shown.replacing("\r", with: "") + mark
  }
}
