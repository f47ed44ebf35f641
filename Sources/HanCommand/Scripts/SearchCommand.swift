import ArgumentParser
import Hanalyze

/// `hanalyze search`: words in context, as `corpus:search` finds them in scripts.
struct SearchCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Show words in context, with place, date and document.")

  @Argument(help: "What to look for, as it is written.")
  var text: String

  @Option(help: "The corpus.", completion: .directory)
  var corpus: String?

  @Option(help: "How many characters are shown on either side.")
  var context = 16

  @Option(help: "Only documents about this district or what lies in it.")
  var within: String?

  @Option(help: "How many places are shown at most.")
  var limit = 10_000

  @Option(name: .shortAndLong, help: "Save the table; its extension chooses the format.")
  var output: String?

  func validate() throws {
    if text.isEmpty { throw ValidationError("TEXT is empty.") }
    if !(1...1000).contains(context) { throw ValidationError("--context wants 1 to 1000.") }
    if limit < 1 { throw ValidationError("--limit wants a number above 0.") }
  }

  func status() throws -> ExitStatus {
    var request = RunRequest()
    request.corpus = corpus
    request.output = output
    let place = within.map { ", within = \(Self.literal($0))" } ?? ""
    let options = "{ width = \(context), limit = \(min(limit, 10_000_000))\(place) }"
    request.lines = [
      "local t = corpus:search(\(Self.literal(text)), \(options))",
      output == nil ? "print(t)" : "t:save(arg.output)",
    ]
    return try ScriptRun(request).run()
  }

  /// A text as Lua source that holds nothing but ASCII.
  static func literal(_ text: String) -> String {
    "\""
      + text.utf8.map { byte in
        let digits = String(byte)
        return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }.joined() + "\""
  }
}
