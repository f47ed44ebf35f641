import HanScript

/// Makes `local` survive to the next input: at the top of an input, its names are variables of the
/// session.
///
/// `local x = 1` is run as `x = 1`, in the same columns of the same line. Locals of blocks and
/// functions stay what they are, and so does `local x <close>`, which ends with its input.
enum SessionLocals {
  /// The input as it is run.
  static func rewritten(_ input: String) -> String {
    guard input.contains("local") else { return input }
    let tokens = LuaLexer.tokens(of: input)
    var bytes = Array(input.utf8)
    var edits: [(range: Range<Int>, text: String)] = []
    var depth = 0
    for (index, token) in tokens.enumerated() where token.kind == .keyword {
      switch token.text {
      case "function", "do", "if", "repeat": depth += 1
      case "end", "until": depth = max(0, depth - 1)
      case "local" where depth == 0: edits += Self.edits(tokens[index...])
      default: break
      }
    }
    for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What changes in a statement whose first token is `local`.
  private static func edits(_ tokens: ArraySlice<LuaToken>) -> [(range: Range<Int>, text: String)] {
    guard let word = tokens.first else { return [] }
    var edits = [(word.range, "     ")]
    var rest = tokens.dropFirst()
    if let next = rest.first, next.kind == .keyword { return next.text == "function" ? edits : [] }
    var end = word.range.upperBound
    while let name = rest.first, name.kind == .name {
      end = name.range.upperBound
      rest = rest.dropFirst()
      if let open = rest.first, open.kind == .sign, open.text == "<" {
        let attribute = Array(rest.prefix(3))
        guard attribute.count == 3, attribute[1].text != "close" else { return [] }
        let range = open.range.lowerBound..<attribute[2].range.upperBound
        edits.append((range, String(repeating: " ", count: range.count)))
        end = range.upperBound
        rest = rest.dropFirst(3)
      }
      guard let comma = rest.first, comma.kind == .sign, comma.text == "," else { break }
      rest = rest.dropFirst()
    }
    let hasValue = rest.first.map { $0.kind == .sign && $0.text == "=" } ?? false
    if !hasValue { edits.append((end..<end, " = nil")) }
    return edits
  }
}
