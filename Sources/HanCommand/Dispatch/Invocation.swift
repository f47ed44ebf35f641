import Hanalyze

/// What a command line asks for, found before anything else is done.
enum Invocation: Equatable {
  /// Run a script or a line, or open the console.
  case run(RunRequest)
  /// A subcommand with its words, for ArgumentParser; empty for help about the whole.
  case command([String])

  /// Reads the words behind `hanalyze`.
  ///
  /// Options stand before SCRIPT or the subcommand; a subcommand wins over a script's NAME, and
  /// `run NAME` asks for the script. Words behind SCRIPT belong to it, except `-o FILE`, which names
  /// the file that the script may write; behind `--` they all belong to it.
  ///
  /// - Throws: `HanError` HA901.
  static func parse(
    _ words: [String], subcommands: some Collection<String>
  ) throws(HanError) -> Invocation {
    var request = RunRequest()
    var rest = words[...]
    var leading: [String] = []
    var mustRun = false
    while let word = rest.first {
      if word == "run", !mustRun {
        mustRun = true
        rest = rest.dropFirst()
      } else if word == "--" {
        rest = rest.dropFirst()
        mustRun = true
        break
      } else if word == "-" || !word.hasPrefix("-") {
        break
      } else if ["--help", "-h", "--version"].contains(word) {
        return .command(mustRun ? ["help", "run"] : [word])
      } else {
        leading += try option(&rest, &request)
      }
    }
    if !mustRun, request.lines.isEmpty, let word = rest.first, subcommands.contains(word) {
      var (path, tail) = ([word], rest.dropFirst())
      // `--corpus X scripts test` means `scripts test --corpus X`.
      if Self.groups.contains(word), let inner = tail.first, !inner.hasPrefix("-") {
        path.append(inner)
        tail = tail.dropFirst()
      }
      return .command(path + leading + tail)
    }
    if request.lines.isEmpty, let word = rest.popFirst() { request.script = word }
    try scriptArguments(rest, &request)
    return .run(request)
  }

  /// Subcommands that have subcommands.
  static let groups = ["scripts", "store"]

  /// Takes one option from the front; returns its words as they stood.
  private static func option(
    _ rest: inout ArraySlice<String>, _ request: inout RunRequest
  ) throws(HanError) -> [String] {
    guard let word = rest.popFirst() else { return [] }
    let equals = word.hasPrefix("--") ? word.firstIndex(of: "=") : nil
    let isGlued = !word.hasPrefix("--") && word.count > 2
    let name = isGlued ? String(word.prefix(2)) : String(word[..<(equals ?? word.endIndex)])
    guard let option = RunOption.named(name) else {
      let known = RunOption.all.flatMap(\.names)
      throw HanError(.badUsage, "unknown option '\(name)'\(Suggestion.hint(name, in: known))")
    }
    var value: String?
    if let equals { value = String(word[word.index(after: equals)...]) }
    if isGlued { value = String(word.dropFirst(2)) }
    if option.value == nil {
      guard value == nil else { throw HanError(.badUsage, "\(name) takes no value") }
      try option.apply(&request, "")
      return [word]
    }
    var taken = [word]
    if value == nil, !option.isValueOptional {
      guard let next = rest.popFirst() else {
        throw HanError(.badUsage, "\(name) wants \(option.value ?? "a value")")
      }
      value = next
      taken.append(next)
    }
    try option.apply(&request, value ?? "")
    return taken
  }

  /// Takes `-o FILE` out of a script's words; the rest are its own.
  private static func scriptArguments(
    _ words: ArraySlice<String>, _ request: inout RunRequest
  ) throws(HanError) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        request.arguments += rest
        return
      }
      guard word == "-o" else {
        request.arguments.append(word)
        continue
      }
      guard let file = rest.popFirst() else { throw HanError(.badUsage, "-o wants FILE") }
      request.output = file
    }
  }
}
