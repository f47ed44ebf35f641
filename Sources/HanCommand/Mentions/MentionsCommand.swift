import ArgumentParser
import Hanalyze

/// `hanalyze mentions`: the layer below observations.
struct MentionsCommand: StatusCommand {
  /// How mentions are written.
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jsonl
    case table
  }

  static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "Show numbers, quantities, periods, areas and indicators of documents.",
    discussion: """
      Without arguments standard input is read as one document.

      \(DocumentOptions.discussion)
      """)

  @Option(help: "How mentions are written.")
  var format = Format.jsonl

  @OptionGroup
  var documents: DocumentOptions

  func status() throws -> ExitStatus {
    let finder = MentionFinder()
    let format = format
    return try documents.run(
      fallback: "-", table: format == .table ? MentionTable.empty : nil
    ) { document in
      let mentions = finder.find(in: document)
      if format == .table { return .rows(MentionTable.table(mentions, of: document)) }
      var json = JSONWriter(capacity: mentions.count * 160)
      for mention in mentions { mention.write(to: &json, doc: document.name) }
      return .bytes(json.bytes)
    }
  }
}
