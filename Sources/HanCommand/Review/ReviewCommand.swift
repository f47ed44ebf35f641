import ArgumentParser
import Hanalyze

/// `hanalyze review`: the analyst's word on doubtful observations.
struct ReviewCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Walk through doubtful observations: accept, correct, reject.",
    discussion: """
      Each observation with a guessed field is shown in its sentence and asked about. Answers are \
      kept at once: in the store, or in corrections.tsv beside the documents, which import and \
      scripts apply. What was answered is not asked again. Answers may come from a pipe, a line each.
      """)

  @Option(help: "The corpus: a store, a folder or a document.", completion: .directory)
  var corpus: String?

  @Option(help: "Only documents whose name or title holds this.")
  var document: String?

  @Option(help: "Only this indicator: an id, or words of the documents.")
  var indicator: String?

  @Option(
    help: ArgumentHelp(
      "Only doubts about this field.",
      discussion: Certainty.fields.joined(separator: ", ") + "."))
  var field: String?

  @Flag(help: "Ask about fields too that were carried over from the context.")
  var carried = false

  @Option(help: "Who answers; kept with each answer (the user's name).")
  var who: String?

  @Flag(help: "List the doubtful observations and ask nothing.")
  var list = false

  @Option(help: "How many are listed at most.")
  var limit = 1000

  @Option(name: .shortAndLong, help: "Save the list; the extension chooses the format.")
  var output: String?

  @Option(help: "More units, indicators, places and words: a catalog.tsv.", completion: .file())
  var catalog: String?

  func validate() throws {
    if let field, !Certainty.fields.contains(field) {
      throw ValidationError(
        "--field wants one of \(Certainty.fields.joined(separator: ", ")), not '\(field)'.")
    }
    if output != nil, !list { throw ValidationError("--output goes with --list.") }
  }

  func status() throws -> ExitStatus {
    let place = try CorpusLocation.find(corpus)
    let catalog = try GivenCatalog.load(catalog, beside: [place.path]) ?? .standard
    let source = try ReviewSource(place, catalog: catalog)
    var filter = ReviewFilter()
    (filter.field, filter.includesCarried) = (field, carried)
    (filter.indicator, filter.document) = (indicator, document)
    let name = who ?? Terminal.environment("USER") ?? ""
    var session = ReviewSession(source, filter: filter, catalog: catalog, who: name)
    if list {
      let table = try session.list(limit: limit)
      if let output {
        _ = try TableFile.save(table, to: output)
      } else {
        try StandardOutput.write(try TerminalFormat(width: Terminal.width).text(table))
      }
      return .done
    }
    try session.run()
    let tally = session.tally
    try StandardOutput.write(
      "\n\(tally.accepted) accepted, \(tally.corrected) corrected, \(tally.rejected) rejected, "
        + "\(tally.skipped) skipped; kept in \(source.keeper)\n")
    return .done
  }
}
