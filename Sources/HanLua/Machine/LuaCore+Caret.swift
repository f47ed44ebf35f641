import HanBase

extension LuaCore {
  /// Finds the column of what a message speaks of, and says what a byte that Lua does not take is.
  func explain(_ failure: inout LuaFailure) {
    guard let line = failure.sourceLine else { return }
    if let foreign = Self.foreign(failure.message, in: line) {
      failure.column = foreign.column
      failure.message = foreign.message
      return
    }
    for token in Self.tokens(of: failure.message) {
      let places = Self.places(of: token.text, in: line, isWord: token.isWord)
      guard places.count == 1 else { continue }
      failure.column = places[0] + 1
      return
    }
  }

  /// What a message names that may stand in the line: the token of a syntax error, a quoted name or
  /// text.
  private static func tokens(of message: String) -> [(text: String, isWord: Bool)] {
    var found: [(String, Bool)] = []
    func take(_ before: String, _ after: Character, isWord: Bool, keeps: Bool = false) {
      guard let parts = message.cut(behind: before), let end = parts.firstIndex(of: after) else {
        return
      }
      let text = String(parts[..<end])
      if !text.isEmpty { found.append((keeps ? "\"\(text)\"" : text, isWord)) }
    }
    if message.hasSuffix("'"), let near = message.cut(behind: " near '") {
      found.append((String(near.dropLast()), false))
    }
    take("got string \"", "\"", isWord: false, keeps: true)
    take("unknown field '", "'", isWord: true)
    take("has no field '", "'", isWord: true)
    if let (_, name) = named(message) { found.append((name, true)) }
    return found
  }

  /// The places (from 0, in characters) of a token in a line; a word stands alone.
  private static func places(of token: String, in line: String, isWord: Bool) -> [Int] {
    let (token, characters) = (Array(token), Array(line))
    guard !token.isEmpty, characters.count >= token.count else { return [] }
    func isPart(_ at: Int) -> Bool {
      guard characters.indices.contains(at) else { return false }
      return characters[at] == "_" || characters[at].isLetter || characters[at].isNumber
    }
    return (0...(characters.count - token.count)).filter {
      Array(characters[$0..<($0 + token.count)]) == token
        && !(isWord && (isPart($0 - 1) || isPart($0 + token.count)))
    }
  }

  /// The character of a syntax error `near '<\229>'`, with what is meant where it is the full-width form
  /// of a sign of Lua.
  private static func foreign(
    _ message: String, in line: String
  ) -> (column: Int, message: String)? {
    guard message.hasSuffix(">'"), let digits = message.cut(behind: " near '<\\"),
      let byte = UInt8(digits.dropLast(2)), byte >= 0x80
    else { return nil }
    let characters = Array(line)
    let places = characters.indices.filter { characters[$0].utf8.first == byte }
    guard let place = places.first else { return nil }
    // In a string or a comment it would not have been met: the first one outside of quotation marks.
    let shown = places.first { !isQuoted($0, characters) } ?? place
    let character = characters[shown]
    var text = "'\(character)' cannot stand here"
    if let meant = halfWidth(character) {
      text += "; write '\(meant)'"
    } else {
      text += "; names are made of A-Z, a-z, 0-9 and _, and texts stand in quotation marks"
    }
    return (shown + 1, text)
  }

  private static func isQuoted(_ place: Int, _ characters: [Character]) -> Bool {
    var mark: Character?
    for character in characters[..<place] {
      if let open = mark {
        if character == open { mark = nil }
      } else if character == "\"" || character == "'" {
        mark = character
      }
    }
    return mark != nil
  }

  /// The sign of Lua that a full-width or Chinese one looks like.
  private static func halfWidth(_ character: Character) -> String? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case 0x3000: return " "
    case 0x201C, 0x201D: return "\""
    case 0x2018, 0x2019: return "'"
    case 0x3002: return "."
    case 0x3001: return ","
    case 0x2014, 0x2013: return "-"
    case 0x2026: return "..."
    case 0x3010: return "["
    case 0x3011: return "]"
    default: return nil
    }
  }
}

extension String {
  /// What follows a text that it holds; nil where it does not.
  fileprivate func cut(behind text: String) -> Substring? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.dropFirst(text.count) }
      rest.removeFirst()
    }
    return nil
  }
}
