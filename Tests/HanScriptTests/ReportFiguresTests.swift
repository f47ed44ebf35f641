import Foundation
import HanScript
import HanStore
import Testing

/// The reports that stand beside the package, where they do.
private enum Reports {
  /// Their folder, or nil.
  static let folder: String? = {
    let shared =
      ProcessInfo.processInfo.environment["HANALYZE_SHARED"]
      ?? URL(fileURLWithPath: packageFolder).deletingLastPathComponent().path + "/shared"
    let folder = shared + "/corpus"
    return FileManager.default.fileExists(atPath: folder + "/manifest.tsv") ? folder : nil
  }()
}

/// The provinces' published growth, read by hand, against what a ranking of their reports gives.
///
/// The reports are no part of the package; without them there is nothing to compare.
@Suite(.enabled(if: Reports.folder != nil))
struct ReportFiguresTests {
  /// A figure as a reader found it.
  struct Figure: Sendable {
    let file: String
    let area: String
    let value: String
    let status: String
    let quote: String
    /// Why the program does not find it yet; empty where it does.
    let gap: String
  }

  static let figures: [Figure] = {
    let path = packageFolder + "/Tests/HanScriptTests/Figures/gdp-growth-2023.tsv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
    return lines.map { line in
      let cells = line.split(separator: "\t").map(String.init) + [""]
      return Figure(
        file: cells[0], area: cells[1], value: cells[2], status: cells[3], quote: cells[4],
        gap: cells[5])
    }
  }()

  @Test func quotesStandInTheReports() throws {
    let folder = try #require(Reports.folder)
    #expect(Self.figures.count == 31)
    for figure in Self.figures {
      let text = try String(contentsOfFile: folder + "/" + figure.file, encoding: .utf8)
      #expect(text.contains(figure.quote), "\(figure.file): \(figure.quote)")
      #expect(figure.quote.contains("增长" + figure.value), "\(figure.quote)")
    }
  }

  /// Imports the reports with what is stated about them and ranks the provinces by growth in 2023.
  ///
  /// An estimate is no result: a province that only states one is not ranked, and is named. A figure
  /// that is known to be missed may be missing; it may never be another one.
  @Test func theRankingGivesThePublishedGrowth() throws {
    let reports = try #require(Reports.folder)
    let scratch = NSTemporaryDirectory() + "hanalyze-figures-" + UUID().uuidString
    let files = FileManager.default
    try files.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: scratch) }
    for name in try files.contentsOfDirectory(atPath: reports) where name.hasSuffix(".md") {
      try files.createSymbolicLink(
        atPath: scratch + "/" + name, withDestinationPath: reports + "/" + name)
    }
    try files.copyItem(atPath: reports + "/manifest.tsv", toPath: scratch + "/corpus.tsv")
    let store = scratch + "/reports.db"
    let summary = try Importer(try Store(store, access: .write)).run([scratch])
    #expect(summary.failures.isEmpty && summary.added == 90)

    let output = scratch + "/ranking.csv"
    var words = ["--indicator", "gdp", "--measure", "growth", "--period", "2023"]
    words += ["--within", "all", "--level", "province", "--top", "40"]
    let run = try run("scripts/rank.lua", words) {
      $0.corpus = { () in .store(store) }
      $0.output = output
    }
    #expect(run.exitCode == 0, "\(run.report)")
    var found: [String: String] = [:]
    let table = try String(contentsOfFile: output, encoding: .utf8)
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let file = try #require(cells.first { $0.hasSuffix(".md") }?.split(separator: "/").last)
      found[String(file)] = cells.first { Double($0) != nil && $0 != cells[0] }
    }
    for figure in Self.figures where figure.status == "A" {
      if !figure.gap.isEmpty, found[figure.file] == nil { continue }
      #expect(found[figure.file] == figure.value, "\(figure.file): \(figure.quote)")
    }
    #expect(Self.figures.count { found[$0.file] == $0.value } >= 28)
    for figure in Self.figures where figure.status == "E" {
      #expect(found[figure.file] == nil, "\(figure.file): \(figure.quote)")
      #expect(run.output.contains(" \(figure.value)%"), "\(run.output)")
    }
  }
}
