import ArgumentParser
import HanConsole
import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `hanalyze import`: documents into a store.
struct ImportCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring documents into a store.",
    discussion: """
      Again = only what changed: files are told by their content. A document is wholly in the store \
      or wholly out of it, whatever stops the import. A file that fails is named and the rest goes \
      on: exit status 1 then, 2 when nothing was imported. Ctrl-C stops it: documents that were begun \
      are finished and kept, exit status 130; the same command then goes on.
      """)

  @Argument(help: "Files, folders or patterns.", completion: .file())
  var paths: [String]

  @Option(help: "The store, which is made where there is none.", completion: .file())
  var store = CorpusLocation.defaultNames[0]

  @Option(name: .shortAndLong, help: "How many threads read (as many as cores).")
  var jobs: Int?

  @Option(help: "More units, indicators, places and words: a catalog.tsv.", completion: .file())
  var catalog: String?

  @Flag(help: "Remove documents whose files are gone.")
  var removeVanished = false

  @Flag(help: "Leave out statements without a number (honours, policies, …): quicker.")
  var noClaims = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
  }

  func status() throws -> ExitStatus {
    var options = ImportOptions(
      jobs: jobs, removesVanished: removeVanished, program: HanalyzeVersion.current)
    options.findsClaims = !noClaims
    let stop = ImportStop()
    options.stop = stop
    let given = try GivenCatalog.load(catalog, beside: paths)
    let importer = Importer(opening: store, catalog: given ?? .standard, options: options)
    let show = { (text: String) in StandardOutput.report(text, newline: false) }
    var bar = ImportBar(width: { Terminal.errorWidth }, show)
    let summary = try ImportInterrupt.during(stop, leavesAtSecond: true) {
      defer { bar.end() }
      return try importer.run(paths) { progress in
        if stop.isRequested { bar.showStopping() } else { bar.show(progress) }
      }
    }
    report(summary)
    reportWords()
    try StandardOutput.write(ImportReport(summary, store: self.store).text)
    if summary.isStopped { return .interrupted }
    guard !summary.failures.isEmpty else { return .done }
    return summary.imported + summary.skipped > 0 ? .someFailed : .failed
  }

  /// Says how scripts get to know words that the documents were read with.
  private func reportWords() {
    let used = catalog.map { [$0] } ?? GivenCatalog.files(beside: paths)
    let known = Set(GivenCatalog.files(beside: [store]).compactMap(Self.absolute))
    for file in used where Self.absolute(file).map(known.contains) != true {
      StandardOutput.report(
        "\(file): its words were used; scripts on \(store) know them by --catalog \(file), or by a "
          + "copy of it beside \(store)")
    }
  }

  private static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func report(_ summary: ImportSummary) {
    for diagnostic in summary.diagnostics where diagnostic.severity != .note {
      StandardOutput.report(ErrorReport.text(diagnostic))
    }
    for failure in summary.failures {
      let text = ErrorReport.text(failure.error)
      StandardOutput.report(failure.error.path == nil ? "\(failure.path): \(text)" : text)
    }
    for one in summary.unmatchedCorrections {
      let correction = one.correction
      let line = correction.line.map { ":\($0)" } ?? ""
      let place = correction.origin.isEmpty ? "a correction made in the store" : correction.origin
      StandardOutput.report(
        "\(place)\(line): not in force for \(correction.document): \(one.state)")
    }
    for (path, count) in summary.goneCorrections {
      let what =
        count == 1 ? "its correction no longer holds" : "its \(count) corrections no longer hold"
      StandardOutput.report("\(path): is gone, \(what)")
    }
    for name in summary.vanished {
      let what = summary.removedVanished ? "removed, its" : "its"
      let hint = summary.removedVanished ? "" : "; --remove-vanished removes it from the store"
      StandardOutput.report("\(name): \(what) file is gone\(hint)")
    }
  }
}

/// What an import did, in words.
struct ImportReport {
  private let summary: ImportSummary
  private let store: String

  init(_ summary: ImportSummary, store: String) {
    self.summary = summary
    self.store = store
  }

  /// One line, without figures that change from run to run unless a terminal shows it.
  var text: String {
    var parts = [count(summary.added, "new"), count(summary.replaced, "changed")]
    parts.append(count(summary.skipped, "unchanged"))
    parts.append(count(summary.failures.count, "failed"))
    let known = parts.compactMap(\.self).joined(separator: ", ")
    let documents = known.isEmpty ? "no documents" : known
    if summary.madeNoStore { return "\(documents); no store was made\n" }
    var text = "\(store): \(documents); \(summary.observations) observations added"
    if Terminal.isOutput { text += " in \(ImportSeconds.tenths(summary.seconds)) s" }
    if summary.isStopped {
      let left = summary.leftOut > 0 ? " with \(summary.leftOut) documents left" : ""
      text += "; stopped\(left), the same command goes on"
    }
    return text + "\n"
  }

  private func count(_ number: Int, _ what: String) -> String? {
    number == 0 ? nil : "\(number) \(what)"
  }
}
