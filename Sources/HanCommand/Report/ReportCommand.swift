import ArgumentParser
import Hanalyze

/// `hanalyze report`: a corpus on one page.
struct ReportCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write what a corpus holds as one page, with its sources.",
    discussion: """
      Documents, the indicators that most areas state, their rankings, and contradictions, every \
      figure with the sentence that it comes from. The page is HTML where the file is called .html, \
      else Markdown; it loads nothing and runs nothing.
      """)

  @Option(help: "The corpus: a store, a folder or a document.", completion: .directory)
  var corpus: String?

  @Option(help: "Only this district and what lies in it.")
  var within: String?

  @Option(help: "Rank these indicators (ids or names), in place of those that most areas state.")
  var indicator: [String] = []

  @Option(help: "How many indicators are ranked where none is named.")
  var top = 8

  @Option(help: "How many rows tables show at most.")
  var rows = 40

  @Option(name: .shortAndLong, help: "The file; standard output where none is given.")
  var output: String?

  @Option(help: "More units, indicators, places and words: a catalog.tsv.", completion: .file())
  var catalog: String?

  func validate() throws {
    if top < 0 { throw ValidationError("--top wants a number from 0.") }
    if rows < 1 { throw ValidationError("--rows wants a number above 0.") }
  }

  func status() throws -> ExitStatus {
    let place = try CorpusLocation.find(corpus)
    let catalog = try GivenCatalog.load(catalog, beside: [place.path]) ?? .standard
    let opened = try ScriptCorpus(place.scriptPlace, catalog: catalog)
    let report = try CorpusReport(opened, within: try area(catalog), catalog: catalog)
      .report(indicators: try indicators(catalog), count: top, rows: rows)
    for one in opened.diagnostics { StandardOutput.report(ErrorReport.text(one)) }
    let name = output?.lowercased() ?? ""
    let isPage = name.hasSuffix(".html") || name.hasSuffix(".htm")
    let text = isPage ? report.html : report.markdown
    guard let output else {
      try StandardOutput.write(text)
      return .done
    }
    try TableFile.write(Array(text.utf8), to: output)
    return .done
  }

  private func area(_ catalog: Catalog) throws -> Int32? {
    guard let within, within != "all" else { return nil }
    let found = DivisionLookup(catalog).places(named: within)
    guard found.count == 1, case .division(let code) = found[0] else {
      throw HanError(
        .badUsage,
        found.isEmpty
          ? "--within: no district is called '\(within)'"
          : "--within: '\(within)' may be \(found.count) places; give the code or a path")
    }
    return code
  }

  private func indicators(_ catalog: Catalog) throws -> [String]? {
    guard !indicator.isEmpty else { return nil }
    return try indicator.map { name in
      guard let found = IndicatorLookup(catalog).indicator(named: name) else {
        throw HanError(.badUsage, "--indicator: no indicator is called '\(name)'")
      }
      return found.id
    }
  }
}
