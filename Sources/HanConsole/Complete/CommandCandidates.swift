import HanScript

/// Commands behind `:` and what they take.
struct CommandCandidates {
  typealias Candidate = CompletionResult.Candidate
  let session: ConsoleSession

  /// The candidates for a line up to the cursor.
  func result(_ bytes: some Sequence<UInt8>) -> CompletionResult {
    let bytes = Array(bytes)
    let end = bytes.count
    var words: [Range<Int>] = []
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return CompletionResult(replaceRange: end..<end, candidates: [])
    }
    var start = colon + 1
    for at in start...end where at == end || bytes[at] <= 32 {
      if at > start || at == end { words.append(start..<at) }
      start = at + 1
    }
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let typed = words.last ?? end..<end
    let before = words.dropLast().map(text)
    let found = before.isEmpty ? commands(text(typed)) : arguments(before, text(typed))
    return CompletionResult(replaceRange: typed, candidates: found)
  }

  private func commands(_ typed: String) -> [Candidate] {
    CommandNames.all.filter { $0.name.hasPrefix(typed) }
      .map { Candidate($0.name, note: session.style.text($0.english, $0.chinese)) }
  }

  private func arguments(_ before: [String], _ typed: String) -> [Candidate] {
    guard let command = CommandNames.all.first(where: { $0.name == before[0] }) else { return [] }
    switch command.takes {
    case .nothing: return []
    case .corpus:
      return before.count == 1 ? files(typed, [".db", ".sqlite", ".txt", ".md", ".tsv"]) : []
    case .file: return files(typed, [])
    case .script:
      guard before.count == 1 else { return files(typed, []) }
      let scripts = ScriptPath.standard().list().filter { $0.name.hasPrefix(typed) }
      return scripts.map { Candidate($0.name, note: $0.path) } + files(typed, [".lua"])
    case .option:
      let options = CommandNames.options
      if before.count == 1 {
        return options.filter { $0.name.hasPrefix(typed) }.map {
          Candidate($0.name, note: session.style.text($0.english, $0.chinese))
        }
      }
      let option = options.first { $0.name == before[1] }
      return (option?.values ?? []).filter { $0.hasPrefix(typed) }.map { Candidate($0) }
    case .lua: return []
    }
  }

  private func files(_ typed: String, _ endings: [String]) -> [Candidate] {
    FileSearch(endings: endings).paths(typed).map { Candidate($0.path) }
  }
}
