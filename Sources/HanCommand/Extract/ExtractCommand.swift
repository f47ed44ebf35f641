import ArgumentParser
import Hanalyze

/// `hanalyze extract`: documents in, observations out.
struct ExtractCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Find every statistical statement of documents.",
    discussion: """
      Without arguments the corpus is read (see --corpus), or standard input for --input jsonl and \
      paths.

      \(DocumentOptions.discussion)
      """)

  @Option(help: "How observations are written.")
  var format = ExtractFormat.jsonl

  @Option(help: "More units, indicators, places and words: a catalog.tsv.", completion: .file())
  var catalog: String?

  @OptionGroup
  var documents: DocumentOptions

  func status() throws -> ExitStatus {
    let given = try GivenCatalog.load(catalog, beside: documents.places)
    let extractor = Extractor(catalog: given ?? .standard)
    let format = format
    return try documents.run(
      catalog: given ?? .standard, head: try format.head(),
      table: format == .table ? ObservationTable.shortEmpty : nil,
      render: { try format.output(extractor.extract($0)) })
  }
}
