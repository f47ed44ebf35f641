import HanBase
import HanLua

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Values of Lua by content: keys in order, nested within bounds, safe with cycles.
///
/// A table takes one line where it fits, else a line an entry. Nothing of the script is run.
struct LuaText {
  private let style: ConsoleStyle
  private let label: (LuaValue) -> String?
  /// Levels of nested tables.
  private let depth = 5
  /// Bytes of a string within a table.
  private let length = 400

  /// Lines longer than this are hard to read, however wide the screen is.
  private var width: Int { min(style.width, 120) }

  /// Makes it; `label` names host objects.
  init(_ style: ConsoleStyle, label: @escaping (LuaValue) -> String?) {
    self.style = style
    self.label = label
  }

  /// The value; a string of several lines stands as it is, since it was made to be read.
  func text(_ value: LuaValue) -> String {
    if let words = value.text, words.contains("\n") {
      return words.split(separator: "\n", omittingEmptySubsequences: false)
        .map { DisplayWidth.safe(String($0).replacing("\t", with: "    ")) }
        .joined(separator: "\n")
    }
    if let words = value.text { return quoted(words, most: 4000) }
    if let number = value.double, abs(number) >= 1e8, abs(number) < 1e15 {
      let short = RoundedNumber(number, magnitude: true).text
      return plain(value, 0, width) + "  " + Paint(style).faint("(\(short))")
    }
    return plain(value, 0, width)
  }

  private func plain(_ value: LuaValue, _ level: Int, _ width: Int) -> String {
    switch value {
    case .none: "nil"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): Self.number(value)
    case .string, .bytes: quoted(value.text ?? "", most: length)
    case .list(let values): table(values.map { (nil, $0) }, level, width)
    case .record(let fields):
      table(sorted(fields.map { (.string($0.name), $0.value) }), level, width)
    case .map(let pairs): table(sorted(pairs.map { ($0.key, $0.value) }), level, width)
    case .object, .row: label(value).map { DisplayWidth.safe($0) } ?? value.kind
    case .reference(let reference): reference.kind
    case .elided(let why): why.contains("itself") ? "{\(Phrases.text("say.cycle", style))}" : "{…}"
    case .walk, .iterator, .argument: value.kind
    }
  }

  private func table(_ entries: [(LuaValue?, LuaValue)], _ level: Int, _ width: Int) -> String {
    guard !entries.isEmpty else { return "{}" }
    guard level < depth else { return "{…}" }
    let most = max(10, min(style.rowLimit, 1_000_000) * 2) / (level + 1)
    let inside = max(20, width - 2)
    var (parts, next) = ([String](), 1)
    for (key, value) in entries.prefix(max(5, most)) {
      var head = ""
      if let key, key.exactInteger != next || key.text != nil { head = self.key(key) + " = " }
      if key == nil || head.isEmpty { next += 1 }
      parts.append(head + plain(value, level + 1, inside - DisplayWidth.of(head)))
    }
    let hidden = entries.count - parts.count
    if hidden > 0 { parts.append(Phrases.text("say.moreentries", style, String(hidden))) }
    let line = "{" + parts.joined(separator: ", ") + "}"
    if DisplayWidth.of(line) <= width, !line.contains("\n") { return line }
    let lines = parts.map { "  " + $0.replacing("\n", with: "\n  ") }
    return "{\n" + lines.joined(separator: ",\n") + "\n}"
  }

  /// Numbers by size, then texts by their code points, then all else.
  private func sorted(_ entries: [(LuaValue, LuaValue)]) -> [(LuaValue?, LuaValue)] {
    let keyed = entries.map {
      entry -> (order: Int, number: Double, text: String, LuaValue, LuaValue) in
      if let number = entry.0.double { return (0, number, "", entry.0, entry.1) }
      if let text = entry.0.text { return (1, 0, text, entry.0, entry.1) }
      return (2, 0, plain(entry.0, depth - 1, 80), entry.0, entry.1)
    }
    return keyed.sorted { ($0.order, $0.number, $0.text) < ($1.order, $1.number, $1.text) }
      .map { ($0.3, $0.4) }
  }

  private func key(_ key: LuaValue) -> String {
    if let name = key.text, LuaSource.isName(name) { return name }
    return "[" + plain(key, depth - 1, 80) + "]"
  }

  private func quoted(_ text: String, most: Int) -> String {
    var result = "\""
    for scalar in text.unicodeScalars.prefix(most) {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 32 || scalar.value == 127: result += "\\\(scalar.value)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    let isCut = text.unicodeScalars.count > most
    return DisplayWidth.safe(result) + "\"" + (isCut ? "…" : "")
  }

  /// A number as Lua writes it.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    var bytes = [CChar](repeating: 0, count: 64)
    let count = withVaList([value]) { vsnprintf(&bytes, bytes.count, "%.14g", $0) }
    let text = String(
      decoding: bytes.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWhole = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    return isWhole ? text + ".0" : text
  }
}
