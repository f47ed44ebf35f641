import HanScript

/// The inputs of a session that went well, and the script that they make.
struct InputLog {
  /// One input.
  struct Entry: Hashable {
    /// Its number, by which its value is `Out[n]`.
    let number: Int
    /// What was typed.
    let input: String
    /// Whether it was an expression whose values were shown.
    let isExpression: Bool
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ number: Int, _ input: String, isExpression: Bool) {
    entries.append(Entry(number: number, input: input, isExpression: isExpression))
  }

  /// The session as a script: values are printed, `local` stays where no earlier input names the
  /// variable, and `_` and `Out` are kept where an input uses them.
  func script(name: String) -> String {
    let used = Set(entries.flatMap { Self.names($0.input) })
    let keepsResults = !used.isDisjoint(with: ["_", "Out"])
    var named: Set<String> = []
    var body = ""
    for entry in entries {
      let text = Self.trimmed(entry.input)
      if entry.isExpression {
        // A comment at its end would take the bracket with it.
        let end = text.contains("--") ? "\n" : ""
        body +=
          keepsResults
          ? "_ = \(text)\nOut[\(entry.number)] = _\nprint(_)\n" : "print(\(text)\(end))\n"
      } else {
        let plain = SessionLocals.rewritten(text)
        let isFree = plain == text || named.isDisjoint(with: Self.names(text))
        body += (isFree ? text : Self.trimmed(plain)) + "\n"
      }
      named.formUnion(Self.names(text))
    }
    let version = ScriptInterface.version.split(separator: ".").prefix(2).joined(separator: ".")
    return """
      #!/usr/bin/env hanalyze
      --- Saved from a session of the console.
      -- @requires hanalyze \(version)
      -- @reads corpus
      -- @example hanalyze \(name)
      require "hanalyze"

      \(keepsResults ? "Out = {}\n" : "")\(body)
      """
  }

  private static func names(_ text: String) -> [String] {
    LuaLexer.tokens(of: text).filter { $0.kind == .name }.map(\.text)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
