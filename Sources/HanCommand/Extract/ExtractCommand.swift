import ArgumentParser
import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `hanalyze extract`: documents in, observations out.
struct ExtractCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Find every statistical statement of documents.",
    discussion: """
      A folder stands for all documents below it; `-` for one document from standard input. A \
      corpus.tsv beside documents states their dates and areas. Without arguments the corpus is \
      read (see --corpus), or standard input for --input jsonl and paths.

      Input that fails is reported on standard error and the rest goes on: exit status 1 when some \
      failed, 2 when all did. A bad record of a stream never ends it: the line on standard error \
      names stream, line and column, and the exit status is 1.
      """)

  @Argument(help: "Files, folders or `-`.", completion: .file())
  var inputs: [String] = []

  @Option(help: "How observations are written.")
  var format = ExtractFormat.jsonl

  @Option(help: "What the inputs are.")
  var input = InputKind.documents

  @Option(
    name: .shortAndLong,
    help: "How many threads work (documents: as many as cores; jsonl: 1).")
  var jobs: Int?

  @Option(help: "What a document from standard input is called in the results.")
  var name = "stdin"

  @Option(help: "Date of documents of which none is stated: YYYY, YYYY-MM or YYYY-MM-DD.")
  var date: String?

  @Option(help: "Area of documents of which none is stated: code, name or path (湘潭/雨湖).")
  var area: String?

  @Option(help: "The corpus that is read where no input is named.", completion: .directory)
  var corpus: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
    if let date, StatedMetadata.period(date) == nil {
      throw ValidationError("--date wants YYYY, YYYY-MM or YYYY-MM-DD, not '\(date)'.")
    }
  }

  func status() throws -> ExitStatus {
    let areaFinder = CatalogAreaFinder()
    var inputs = ExtractInputs(
      try paths(), kind: input, name: name, stated: try stated(areaFinder), areaFinder: areaFinder)
    let work = ExtractWork(format: format, areaFinder: areaFinder)
    var table = ObservationTable.shortEmpty
    var (done, failed) = (0, 0)
    try StandardOutput.write(try RenderedObservations.head(format))
    try OrderedWork.run(jobs: threads) {
      inputs.next()
    } work: {
      work.outcome($0)
    } deliver: { outcome in
      for diagnostic in outcome.diagnostics where diagnostic.severity != .note {
        StandardOutput.report(ErrorReport.text(diagnostic))
      }
      if let failure = outcome.failure {
        failed += 1
        // A stream is not read a second time to show a line of it.
        StandardOutput.report(input == .jsonl ? failure.description : ErrorReport.text(failure))
      }
      guard let rendered = outcome.rendered else { return }
      done += 1
      switch rendered {
      case .bytes(let bytes): try StandardOutput.write(bytes)
      case .rows(let rows): for row in rows.rows { table.append(row) }
      }
    }
    if format == .table {
      try StandardOutput.write(try TerminalFormat(width: Terminal.width).text(table))
    }
    guard failed > 0 else { return .done }
    return done > 0 || input == .jsonl ? .someFailed : .failed
  }

  private func paths() throws -> [String] {
    if !inputs.isEmpty { return inputs }
    if input != .documents { return ["-"] }
    let location = try CorpusLocation.find(corpus)
    guard location.kind != .store else {
      throw HanError(
        .badUsage,
        "the corpus \(location.path) is a store, whose documents are read already; name documents "
          + "to extract from, or see `hanalyze store export`")
    }
    return [location.path]
  }

  private var threads: Int {
    jobs ?? (input == .jsonl ? 1 : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  private func stated(_ finder: CatalogAreaFinder) throws -> StatedMetadata {
    var stated = StatedMetadata(date: date.flatMap { StatedMetadata.period($0) })
    if let area {
      guard let code = finder.area(named: area) else {
        throw HanError(
          .badUsage, "--area wants a known division, not '\(area)'; a shared name needs its code")
      }
      stated.area = code
    }
    return stated
  }
}
