/// Lua source up to a cursor, cut into words; the last one may be unfinished.
///
/// It is for seeing where the cursor stands, not for compiling; what it does not understand it skips.
struct LuaSource {
  /// A word of the source.
  struct Word: Hashable {
    /// What it is.
    enum Kind {
      case name
      case number
      case string
      /// A string that has not ended before the cursor.
      case openString
      case sign
    }

    let kind: Kind
    /// The words; of a string its contents as written.
    let text: String
    /// Bytes of the source; of an open string those of its contents.
    let range: Range<Int>
    /// What an open string began with.
    var quote = ""
  }

  /// The words, in order.
  private(set) var words: [Word] = []
  /// Whether the cursor stands in a comment.
  private(set) var isComment = false
  private let bytes: [UInt8]
  private var at = 0

  /// The words that are never names.
  static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Cuts a source.
  init(_ source: some Sequence<UInt8>) {
    bytes = Array(source)
    while at < bytes.count { step() }
  }

  /// Whether a text is a name of Lua.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), !keywords.contains(text) else {
      return false
    }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private func peek(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }

  private mutating func step() {
    let byte = bytes[at]
    switch byte {
    case 0...32: at += 1
    case UInt8(ascii: "-") where peek(1) == byte: comment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    case UInt8(ascii: "[") where longLevel(at) != nil: _ = long(isComment: false)
    case _ where Self.isLetter(byte):
      let start = at
      while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
      add(.name, start..<at)
    case _ where Self.isDigit(byte):
      let start = at
      while at < bytes.count,
        Self.isLetter(bytes[at]) || Self.isDigit(bytes[at])
          || bytes[at] == UInt8(ascii: ".") && peek(1) != UInt8(ascii: ".")
      {
        at += 1
      }
      add(.number, start..<at)
    default:
      let start = at
      let two = [byte, peek(1)]
      let isTwo = ["..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"].contains {
        Array($0.utf8) == two
      }
      at += isTwo ? 2 : 1
      if isTwo, byte == UInt8(ascii: "."), at < bytes.count, bytes[at] == byte { at += 1 }
      // A letter of another script counts as part of what cannot be a name.
      add(.sign, start..<min(at, bytes.count))
    }
  }

  private mutating func add(_ kind: Word.Kind, _ range: Range<Int>, quote: String = "") {
    words.append(
      Word(
        kind: kind, text: String(decoding: bytes[range], as: UTF8.self), range: range, quote: quote)
    )
  }

  private mutating func quoted(_ quote: UInt8) {
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == 10 { return }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < bytes.count else {
      at = bytes.count
      let quote = String(decoding: [quote], as: UTF8.self)
      return add(.openString, min(start, bytes.count)..<bytes.count, quote: quote)
    }
    add(.string, start..<at)
    at += 1
  }

  private mutating func comment() {
    at += 2
    if at < bytes.count, longLevel(at) != nil {
      if !long(isComment: true) { isComment = true }
      return
    }
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    if at == bytes.count { isComment = true }
  }

  /// The number of `=` in `[==[` at a place, or nil where there is none.
  private func longLevel(_ place: Int) -> Int? {
    var end = place + 1
    while end < bytes.count, bytes[end] == UInt8(ascii: "=") { end += 1 }
    guard bytes[place] == UInt8(ascii: "["), end < bytes.count, bytes[end] == UInt8(ascii: "[")
    else { return nil }
    return end - place - 1
  }

  /// Passes a long string or comment; false where it does not end.
  private mutating func long(isComment: Bool) -> Bool {
    let level = longLevel(at) ?? 0
    let start = at + level + 2
    let close =
      [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
    at = start
    while at + close.count <= bytes.count {
      if bytes[at..<(at + close.count)].elementsEqual(close) {
        if !isComment { add(.string, start..<at) }
        at += close.count
        return true
      }
      at += 1
    }
    at = bytes.count
    if !isComment { add(.openString, min(start, at)..<at, quote: "[[") }
    return false
  }
}
