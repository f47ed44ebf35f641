/// A word of Lua source with its line.
package struct LuaToken: Sendable, Hashable {
  /// What a token is.
  package enum Kind: Sendable {
    case name
    case keyword
    case string
    case number
    case sign
  }

  package let kind: Kind
  /// The words; of a string its contents as written.
  package let text: String
  package let line: Int
  /// The bytes that it takes, its quotes included.
  package fileprivate(set) var range = 0..<0

  init(kind: Kind, text: String, line: Int) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}

/// Cuts Lua source into tokens, comments left out; what it does not understand it skips.
///
/// It is for looking at scripts without running them, not for compiling.
package struct LuaLexer {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var tokens: [LuaToken] = []

  private static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// The tokens of a text.
  package static func tokens(of text: String) -> [LuaToken] {
    var lexer = LuaLexer(bytes: Array(text.utf8))
    if lexer.bytes.first == UInt8(ascii: "#") { lexer.skipLine() }
    while lexer.at < lexer.bytes.count {
      let (start, count) = (lexer.at, lexer.tokens.count)
      lexer.step()
      if let last = lexer.tokens.indices.last, last >= count {
        lexer.tokens[last].range = start..<min(lexer.at, lexer.bytes.count)
      }
    }
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func peek(_ offset: Int = 0) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  private mutating func step() {
    let byte = peek()
    switch byte {
    case 10:
      line += 1
      at += 1
    case 0...32: at += 1
    case UInt8(ascii: "-") where peek(1) == byte:
      at += 2
      if long(isComment: true) == nil { skipLine() }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    case UInt8(ascii: "[") where peek(1) == byte || peek(1) == UInt8(ascii: "="):
      if let text = long(isComment: false) {
        tokens.append(LuaToken(kind: .string, text: text, line: line))
      } else {
        sign(1)
      }
    case 48...57: number()
    case UInt8(ascii: ".") where (48...57).contains(peek(1)): number()
    case _ where Self.isNameByte(byte): name()
    default: sign(signLength)
    }
  }

  private mutating func skipLine() { while at < bytes.count, peek() != 10 { at += 1 } }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
  }

  private mutating func name() {
    let start = at
    while Self.isNameByte(peek()) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    tokens.append(
      LuaToken(kind: Self.keywords.contains(text) ? .keyword : .name, text: text, line: line))
  }

  private mutating func number() {
    let start = at
    while Self.isNameByte(peek()) || peek() == UInt8(ascii: ".")
      || ((peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-"))
        && [UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "p"), UInt8(ascii: "P")].contains(
          bytes[at - 1]))
    {
      at += 1
    }
    tokens.append(
      LuaToken(
        kind: .number, text: String(decoding: bytes[start..<at], as: UTF8.self), line: line))
  }

  private mutating func quoted(_ mark: UInt8) {
    let (start, first) = (at + 1, line)
    at += 1
    while at < bytes.count, peek() != mark, peek() != 10 {
      if peek() == UInt8(ascii: "\\") {
        at += 1
        if peek() == 10 { line += 1 }
      }
      at += 1
    }
    let end = min(at, bytes.count)
    tokens.append(
      LuaToken(
        kind: .string, text: String(decoding: bytes[min(start, end)..<end], as: UTF8.self),
        line: first))
    at += 1
  }

  /// A text in long brackets at this place; nil, with nothing taken, where there is none.
  private mutating func long(isComment: Bool) -> String? {
    guard peek() == UInt8(ascii: "[") else { return nil }
    var level = 0
    while peek(1 + level) == UInt8(ascii: "=") { level += 1 }
    guard peek(1 + level) == UInt8(ascii: "[") else { return nil }
    at += level + 2
    let start = at
    while at < bytes.count {
      if peek() == UInt8(ascii: "]"), peek(level + 1) == UInt8(ascii: "]"),
        (0..<level).allSatisfy({ peek(1 + $0) == UInt8(ascii: "=") })
      {
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        at += level + 2
        return text
      }
      if peek() == 10 { line += 1 }
      at += 1
    }
    return ""
  }

  private var signLength: Int {
    let three = String(decoding: bytes[at..<min(at + 3, bytes.count)], as: UTF8.self)
    if three == "..." { return 3 }
    let two: Set<String> = ["==", "~=", "<=", ">=", "//", "::", "<<", ">>", ".."]
    return two.contains(String(three.prefix(2))) ? 2 : 1
  }

  private mutating func sign(_ length: Int) {
    let end = min(at + length, bytes.count)
    tokens.append(
      LuaToken(kind: .sign, text: String(decoding: bytes[at..<end], as: UTF8.self), line: line))
    at = end
  }
}
