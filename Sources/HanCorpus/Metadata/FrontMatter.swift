import HanBase

/// The `key: value` lines between two `---` at the head of a document.
struct FrontMatter {
  /// What they state.
  private(set) var stated = StatedMetadata()
  /// The words of the area, to be looked up; nil where none is stated.
  private(set) var areaWords: String?
  /// What could not be used, each with its line.
  private(set) var faults: [(line: Int, code: HanError.Code, message: String)] = []
  /// Offset of the first byte behind them; 0 without front matter.
  private(set) var end = 0

  init(_ source: Source) {
    guard let first = Self.line(source, at: 0), first.text == "---" else { return }
    var at = first.next
    var fields: [(String, String, Int)] = []
    for number in 2..<202 {
      guard let line = Self.line(source, at: at) else { return }
      at = line.next
      if line.text == "---" || line.text == "..." {
        end = at
        for (key, value, line) in fields { set(key, value, line) }
        return
      }
      guard let colon = line.text.firstIndex(of: ":") else { continue }
      let key = Self.trimmed(line.text[..<colon]).lowercased()
      fields.append((key, Self.unquoted(line.text[line.text.index(after: colon)...]), number))
    }
  }

  private mutating func set(_ key: String, _ value: String, _ line: Int) {
    guard !value.isEmpty else { return }
    switch key {
    case "title", "标题": stated.title = value
    case "source", "来源": stated.source = value
    case "date", "日期", "发布日期":
      stated.date = StatedMetadata.period(value) ?? Self.written(value)
      if stated.date == nil {
        faults.append((line, .badDate, "date \(value) is not YYYY, YYYY-MM or YYYY-MM-DD"))
      }
    case "area", "地区": areaWords = value
    default: break
    }
  }

  /// A date with a time behind it, with slashes, or in Chinese.
  private static func written(_ value: String) -> Period? {
    let day = value.prefix(10).split(whereSeparator: { $0 == "/" || $0 == "." })
      .map { $0.utf8.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-")
    if let period = StatedMetadata.period(day) { return period }
    var words = value
    return words.withUTF8 { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let source = Source(base: base, count: buffer.count)
      return WrittenDate.all(source, 0, buffer.count).first?.period
    }
  }

  private static func line(_ source: Source, at start: Int) -> (text: String, next: Int)? {
    guard start < source.count else { return nil }
    let feed = source.firstIndex(of: 0x0A, from: start, before: source.count)
    guard feed - start < 4000 else { return nil }
    return (String(trimmed(source.string(start, feed)[...])), feed + 1)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while let first = rest.unicodeScalars.first, Scalars.isBlank(first.value) {
      rest.unicodeScalars.removeFirst()
    }
    while let last = rest.unicodeScalars.last, Scalars.isBlank(last.value) {
      rest.unicodeScalars.removeLast()
    }
    return rest
  }

  private static func unquoted(_ text: Substring) -> String {
    let value = trimmed(text)
    guard value.utf8.count >= 2, let first = value.first, first == value.last,
      first == "\"" || first == "'"
    else { return String(value) }
    return String(value.dropFirst().dropLast())
  }
}
