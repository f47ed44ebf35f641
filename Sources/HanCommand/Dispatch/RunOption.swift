import Hanalyze

/// One option that may stand before SCRIPT; the table makes parser, help and reference.
struct RunOption: Sendable {
  /// Its spellings, the long one first.
  let names: [String]
  /// What its value is called; nil for an option without value.
  let value: String?
  /// Whether the value may be left out; then it must be given as `--name=VALUE`.
  var isValueOptional = false
  /// What it does, for `--help`.
  let help: String
  /// Notes it in the request; the value is empty where none was given.
  let apply: @Sendable (inout RunRequest, String) throws(HanError) -> Void

  /// All of them, in the order of the help.
  static let all: [RunOption] = [
    RunOption(
      names: ["--corpus"], value: "PATH", help: "The corpus: a folder, a document or a store.",
      apply: { request, value throws(HanError) in request.corpus = value }),
    RunOption(
      names: ["--catalog"], value: "FILE", help: "More units, indicators, places and words.",
      apply: { request, value throws(HanError) in request.catalog = value }),
    RunOption(
      names: ["--execute", "-e"], value: "LUA", help: "Run a line of Lua in place of a script.",
      apply: { request, value throws(HanError) in request.lines.append(value) }),
    RunOption(
      names: ["--output", "-o"], value: "FILE",
      help: "The script's result, which it may write; taken after SCRIPT too.",
      apply: { request, value throws(HanError) in request.output = value }),
    RunOption(
      names: ["--timeout"], value: "SECONDS", help: "Stop the script after so long (no limit).",
      apply: { request, value throws(HanError) in
        guard let seconds = Double(value), seconds > 0, seconds.isFinite else {
          throw RunOption.unfit("--timeout", value, "a number of seconds above 0")
        }
        request.timeout = seconds
      }),
    RunOption(
      names: ["--memory"], value: "MIB", help: "Memory that the script may take (2048).",
      apply: { request, value throws(HanError) in
        request.memory = try RunOption.mebibytes("--memory", value)
      }),
    RunOption(
      names: ["--output-limit"], value: "MIB", help: "How much the script may print (256).",
      apply: { request, value throws(HanError) in
        request.outputLimit = try RunOption.mebibytes("--output-limit", value)
      }),
    RunOption(
      names: ["--allow-read"], value: "PATH", isValueOptional: true,
      help: "Let the script read files: any, or those under PATH.",
      apply: { request, value throws(HanError) in request.allowRead.add(value) }),
    RunOption(
      names: ["--allow-write"], value: "PATH", isValueOptional: true,
      help: "Let the script write files: any, or those under PATH.",
      apply: { request, value throws(HanError) in request.allowWrite.add(value) }),
    RunOption(
      names: ["--allow-run"], value: "PROGRAM", isValueOptional: true,
      help: "Let the script run programs: any, or PROGRAM.",
      apply: { request, value throws(HanError) in request.allowRun.add(value) }),
    RunOption(
      names: ["--console-on-error"], value: nil, help: "Open the console where a script fails.",
      apply: { request, _ throws(HanError) in request.consoleOnError = true }),
    RunOption(
      names: ["--dry-run"], value: nil, help: "Show what the script would read and write.",
      apply: { request, _ throws(HanError) in request.isDryRun = true }),
  ]

  /// The option of a spelling, or nil.
  static func named(_ name: some StringProtocol) -> RunOption? {
    all.first { $0.names.contains(String(name)) }
  }

  /// The table as the help shows it.
  static var help: String {
    let heads = all.map { option in
      let names = option.names.reversed().joined(separator: ", ")
      guard let value = option.value else { return names }
      return option.isValueOptional ? "\(names)[=\(value)]" : "\(names) \(value)"
    }
    let width = heads.map(\.count).max() ?? 0
    return zip(heads, all).map { head, option in
      "  \(head)\(String(repeating: " ", count: width - head.count))  \(option.help)"
    }.joined(separator: "\n")
  }

  private static func mebibytes(_ name: String, _ value: String) throws(HanError) -> Int {
    guard let count = Int(value), (1...1 << 30).contains(count) else {
      throw unfit(name, value, "a whole number of MiB above 0")
    }
    return count
  }

  private static func unfit(_ name: String, _ value: String, _ wanted: String) -> HanError {
    HanError(.badUsage, "\(name) wants \(wanted), not '\(value)'")
  }
}
