import HanScript

/// Commands behind `:` and what they take.
struct CommandCandidates {
  typealias Candidate = CompletionResult.Candidate
  let session: ConsoleSession

  /// The candidates for a line up to the cursor, which begins with a colon; nil where Lua follows.
  func result(_ bytes: [UInt8]) -> CompletionResult? {
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? 0
    let blanks = bytes.indices.filter { bytes[$0] <= 32 && $0 > colon }
    let start = (blanks.last ?? colon) + 1
    let typed = String(decoding: bytes[start...], as: UTF8.self)
    func result(_ found: [Candidate]) -> CompletionResult {
      CompletionResult(replaceRange: start..<bytes.count, candidates: found)
    }
    guard let first = blanks.first else { return result(commands(typed) + chain(typed)) }
    let name = String(decoding: bytes[(colon + 1)..<first], as: UTF8.self)
    let words = CommandWords.split(String(decoding: bytes[first..<start], as: UTF8.self))
    switch ConsoleCommand.named(name)?.name {
    case "open": return result(words.isEmpty ? files(typed, Self.corpora) : [])
    case "run": return result(words.isEmpty ? scripts(typed) : files(typed, []))
    case "edit": return result(files(typed, [".lua"]))
    case "import", "save", "save!": return result(files(typed, []))
    case "set": return result(settings(words, typed))
    case "help": return result(ValueCandidates(session: session).help(typed))
    case "time", "page": return nil
    default: return result([])
    }
  }

  private static let corpora = [".db", ".sqlite", ".txt", ".md", ".html", ".docx", ".pdf"]

  private func commands(_ typed: String) -> [Candidate] {
    ConsoleCommand.all.filter { $0.name.hasPrefix(typed) }
      .map { Candidate($0.name, note: session.style.text($0.english, $0.chinese)) }
  }

  /// Methods of the last value, with which a line such as `:top(5)` goes on.
  private func chain(_ typed: String) -> [Candidate] {
    guard !typed.isEmpty, let value = session.value(at: ["_"]) else { return [] }
    let finder = MeaningFinder([], session: session)
    return NameCandidates(session: session, finder: finder)
      .members(of: Meaning(value), typed: typed, isMethod: true)
      .filter { $0.text.hasPrefix(typed) && ConsoleCommand.named($0.text)?.name != $0.text }
  }

  private func settings(_ words: [String], _ typed: String) -> [Candidate] {
    let style = session.style
    let found: [Candidate]
    switch words.first {
    case nil:
      found = [
        Candidate("rows", note: "\(style.rowLimit)"),
        Candidate("color", note: style.colour ? "on" : "off"),
        Candidate("lang", note: style.language.rawValue),
      ]
    case "color", "colour": found = [Candidate("on"), Candidate("off")]
    case "lang", "language":
      found = [Candidate("en", note: "English"), Candidate("zh", note: "中文")]
    case "rows": found = ["10", "20", "50", "200"].map { Candidate($0) }
    default: found = []
    }
    return words.count > 1 ? [] : found.filter { $0.text.hasPrefix(typed) }
  }

  private func scripts(_ typed: String) -> [Candidate] {
    let known = ScriptPath.standard().list().filter { $0.name.hasPrefix(typed) }
    return known.map { Candidate($0.name, note: $0.path) } + files(typed, [".lua"])
  }

  private func files(_ typed: String, _ endings: [String]) -> [Candidate] {
    FileSearch(endings: endings).paths(typed).map { Candidate($0.path) }
  }
}
