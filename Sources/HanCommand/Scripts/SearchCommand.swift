import ArgumentParser
import Hanalyze

/// `hanalyze search`: words in context and words counted, as `corpus` does it in scripts.
struct SearchCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Show words in context, with place, date and document.",
    discussion: """
      With --words, --keyness or --collocates words are counted in place of shown. Words are those of \
      ICU's dictionary; names of indicators and districts, and those of --dictionary, are kept whole.
      """)

  /// What is asked for.
  enum Count: String, EnumerableFlag {
    /// How often words occur.
    case words
    /// What is typical of the documents chosen.
    case keyness
    /// What stands near TEXT.
    case collocates

    static func help(for value: Count) -> ArgumentHelp? {
      switch value {
      case .words: "Count words, or runs of --length words."
      case .keyness:
        "Words that the documents of --within, --from, --to or --doc use more than the others."
      case .collocates: "Words that stand near TEXT."
      }
    }
  }

  @Argument(help: "What to look for, as it is written.")
  var text: String?

  @Flag(
    name: .shortAndLong, help: "TEXT is a POSIX extended regular expression (with \\d \\w \\s).")
  var regex = false

  @Flag(exclusivity: .exclusive)
  var count: Count?

  @Option(help: "The corpus.", completion: .directory)
  var corpus: String?

  @Option(help: "How many characters are shown on either side.")
  var context = 16

  @Option(help: "Only documents about this district or what lies in it.")
  var within: String?

  @Option(help: "Only documents of this time or later.")
  var from: String?

  @Option(help: "Only documents of this time or earlier.")
  var to: String?

  @Option(help: "Only documents whose name or title holds this.")
  var doc: String?

  @Option(
    help: ArgumentHelp(
      "Only sections of this kind.",
      discussion: Section.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var section: [String] = []

  @Option(help: "How many words in a row --words counts as one.")
  var length = 1

  @Option(help: "How many words on either side --collocates looks at.")
  var window = 5

  @Option(help: "How often a word must occur.")
  var minimum: Int?

  @Option(help: "A file of words that are kept whole, a word a line.", completion: .file())
  var dictionary: String?

  @Option(help: "How many rows are shown at most (10000; of counts 100).")
  var limit: Int?

  @Option(name: .shortAndLong, help: "Save the table; its extension chooses the format.")
  var output: String?

  func validate() throws {
    let needsText = count == nil || count == .collocates
    if needsText, (text ?? "").isEmpty { throw ValidationError("TEXT is empty.") }
    if !needsText, text != nil {
      throw ValidationError("--\(count?.rawValue ?? "") takes no TEXT.")
    }
    if !(1...1000).contains(context) { throw ValidationError("--context wants 1 to 1000.") }
    if let limit, limit < 1 { throw ValidationError("--limit wants a number above 0.") }
    if let minimum, minimum < 1 { throw ValidationError("--minimum wants a number above 0.") }
    if !(1...8).contains(length) { throw ValidationError("--length wants 1 to 8.") }
    if !(1...100).contains(window) { throw ValidationError("--window wants 1 to 100.") }
    let kinds = Section.Kind.allCases.map(\.rawValue)
    if let wrong = section.first(where: { !kinds.contains($0) }) {
      throw ValidationError(
        "--section wants one of \(kinds.joined(separator: ", ")), not '\(wrong)'.")
    }
  }

  func status() throws -> ExitStatus {
    var request = RunRequest()
    request.corpus = corpus
    request.output = output
    if let dictionary { request.allowRead.add(dictionary) }
    request.lines = ["local t = \(call)", output == nil ? "print(t)" : "t:save(arg.output)"]
    return try ScriptRun(request).run()
  }

  /// The call of `corpus` that answers.
  private var call: String {
    var fields: [String] = []
    for (name, value) in [("within", within), ("from", from), ("to", to), ("doc", doc)] {
      if let value { fields.append("\(name) = \(Self.literal(value))") }
    }
    if !section.isEmpty {
      fields.append("section = { \(section.map(Self.literal).joined(separator: ", ")) }")
    }
    if let limit { fields.append("limit = \(min(limit, 10_000_000))") }
    let text = Self.literal(text ?? "")
    guard let count else {
      fields += ["width = \(context)", "regex = \(regex)"]
      return "corpus:search(\(text), { \(fields.joined(separator: ", ")) })"
    }
    if let minimum { fields.append("minimum = \(min(minimum, 1_000_000_000))") }
    if let dictionary { fields.append("dictionary = \(Self.literal(dictionary))") }
    switch count {
    case .words: return "corpus:words{ \((fields + ["n = \(length)"]).joined(separator: ", ")) }"
    case .keyness: return "corpus:keyness{ \(fields.joined(separator: ", ")) }"
    case .collocates:
      fields.append("window = \(window)")
      return "corpus:collocates(\(text), { \(fields.joined(separator: ", ")) })"
    }
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
