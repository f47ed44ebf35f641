import ArgumentParser
import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The arguments of every command that reads documents and writes something of each.
struct DocumentOptions: ParsableArguments {
  /// What the help of such a command says about its inputs.
  static let discussion = """
    A folder stands for all documents below it; `-` for one document from standard input. A \
    corpus.tsv beside documents states their dates and areas.

    Input that fails is reported on standard error and the rest goes on: exit status 1 when some \
    failed, 2 when all did. A bad record of a stream never ends it: the line on standard error \
    names stream, line and column, and the exit status is 1.
    """

  @Argument(help: "Files, folders or `-`.", completion: .file())
  var inputs: [String] = []

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

  @Option(help: "Documents that are read where no input is named.", completion: .directory)
  var corpus: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
  }

  /// Reads the documents and writes what `render` makes of each, in their order.
  ///
  /// - Parameters:
  ///   - fallback: what is read where no input is named; nil for the corpus.
  ///   - catalog: whose places documents are read with.
  ///   - head: what stands before everything.
  ///   - table: an empty table for the rows that `render` gives, shown at the end; nil for none.
  ///   - render: makes the output of a document; called by several threads at once.
  /// - Returns: how it went.
  /// - Throws: where no input can be named or nothing can be written.
  func run(
    fallback: String? = nil, catalog: Catalog = .standard, head: [UInt8] = [], table: Table? = nil,
    render: @escaping @Sendable (Document) throws -> DocumentOutput
  ) throws -> ExitStatus {
    let areaFinder = CatalogAreaFinder(catalog)
    let stated = try StatedMetadata(date: date, area: area, areaFinder: areaFinder)
    var documents = DocumentInputs(
      try paths(fallback), kind: input, name: name, stated: stated, areaFinder: areaFinder)
    let work = DocumentWork(areaFinder: areaFinder, render: render)
    var table = table
    var (done, failed, hasRecords) = (0, 0, false)
    try StandardOutput.write(head)
    try OrderedWork.run(jobs: threads) {
      documents.next()
    } work: {
      work.outcome($0)
    } deliver: { outcome in
      hasRecords = hasRecords || outcome.isRecord
      report(outcome)
      if outcome.failure != nil { failed += 1 }
      guard let output = outcome.output else { return }
      done += 1
      switch output {
      case .bytes(let bytes): try StandardOutput.write(bytes)
      case .rows(let rows): for row in rows.rows { table?.append(row) }
      }
    }
    if let table {
      try StandardOutput.write(try TerminalFormat(width: Terminal.width).text(table))
    }
    guard failed > 0 else { return .done }
    return done > 0 || hasRecords ? .someFailed : .failed
  }

  private func report(_ outcome: DocumentWork.Outcome) {
    for diagnostic in outcome.diagnostics where diagnostic.severity != .note {
      StandardOutput.report(ErrorReport.text(diagnostic))
    }
    guard let failure = outcome.failure else { return }
    // A stream is not read a second time to show a line of it.
    StandardOutput.report(outcome.isRecord ? failure.description : ErrorReport.text(failure))
  }

  /// The folders and documents that were named, else the corpus.
  var places: [String] {
    let named = inputs.filter { $0 != "-" }
    if !inputs.isEmpty || input != .documents { return named }
    return (try? CorpusLocation.find(corpus)).map { [$0.path] } ?? []
  }

  private func paths(_ fallback: String?) throws -> [String] {
    if !inputs.isEmpty { return inputs }
    if let corpus = input == .documents ? corpus ?? fallback : "-", corpus == "-" { return ["-"] }
    let location = try CorpusLocation.find(corpus)
    guard location.kind != .store else {
      throw HanError(
        .badUsage,
        "the corpus \(location.path) is a store, whose documents are read already; name documents")
    }
    return [location.path]
  }

  private var threads: Int {
    jobs ?? (input == .jsonl ? 1 : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
