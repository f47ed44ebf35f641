import Foundation
import TestSupport
import Testing

/// Every system that the seeds describe is served by a command, whose output says what the seeds do.
@Suite struct SystemTests {
  static let path = "Tests/CommandTests/Systems/seed_systems.tsv"
  /// How many rows may still be served by nothing; it may only fall.
  static let unserved = 0

  @Test func everyRowIsServed() throws {
    let rows = try SeedSystem.all()
    #expect(rows.count == 78)
    let open = rows.filter { !$0.isServed }
    let names = open.map { "\($0.line) \($0.system)" }.joined(separator: "; ")
    #expect(open.count <= Self.unserved, "unserved: \(names)")
  }

  @Test func rowsAreOfTheSeeds() throws {
    for row in try SeedSystem.all() {
      let seed = Repository.files(under: "seeds").first { $0.hasPrefix("seeds/\(row.seed)_") }
      // A break of a column or page may lie within the quoted words.
      let text = try seed.map { try Repository.text($0) } ?? ""
      let isSaid = text.filter { !$0.isWhitespace }.contains(row.quote)
      #expect(isSaid, "line \(row.line): '\(row.quote)' is not in seed \(row.seed)")
      #expect(row.isServed || (row.command == "-" && row.expected == "-"), "line \(row.line)")
      guard row.isServed else { continue }
      #expect(row.command.hasPrefix("hanalyze "), "line \(row.line)")
      let letters = row.expected.filter { $0.isLetter || $0.isNumber }
      #expect(letters.count >= 2, "line \(row.line): '\(row.expected)' says too little")
    }
  }

  @Test func theTableIsThatOfTheCorpusBeside() throws {
    let beside =
      ProcessInfo.processInfo.environment["HANALYZE_SHARED"] ?? Repository.path("../shared")
    guard let bytes = FileManager.default.contents(atPath: beside + "/data/seed_systems.tsv")
    else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    let given = lines.map { $0.components(separatedBy: "\t").prefix(3).joined(separator: "\t") }
    #expect(try SeedSystem.all().map { "\($0.system)\t\($0.seed)\t\($0.quote)" } == given)
  }

  @Test(arguments: try SeedSystem.commands())
  func commandsPrintWhatTheSeedsSay(_ command: String) throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = try Shell.run(command, in: folder)
    for row in try SeedSystem.all() where row.command == command {
      #expect(
        found.status == 0, "line \(row.line): exit \(found.status): \(command)\n\(found.output)")
      #expect(
        row.isAnswered(by: found.output),
        "line \(row.line) (\(row.system)): '\(row.expected)' is not in\n$ \(command)\n\(found.output)"
      )
    }
  }

  /// What is expected comes from the documents: without any, no command prints it.
  @Test(arguments: try SeedSystem.commands())
  func withoutDocumentsNothingOfItIsPrinted(_ command: String) throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let seeds = folder.appendingPathComponent("seeds")
    try FileManager.default.removeItem(at: seeds)
    try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
    let found = try Shell.run(command, in: folder, mergesErrors: false)
    for row in try SeedSystem.all() where row.command == command {
      #expect(
        !row.isAnswered(by: found.output),
        "line \(row.line) (\(row.system)): no document says '\(row.expected)'\n$ \(command)")
    }
  }

  @Test func expectedTextsAreFoundInOrder() {
    func row(_ expected: String) -> SeedSystem {
      SeedSystem(line: 1, system: "", seed: "", quote: "", command: "", expected: expected)
    }
    let output = "  1  雨湖区   93.46 分\n  2  岳塘区   90 分\n"
    #expect(row("雨湖区 93.46").isAnswered(by: output))
    #expect(row("雨湖区…分 ⏎ 岳塘区").isAnswered(by: output))
    #expect(!row("岳塘区⏎雨湖区").isAnswered(by: output))
    #expect(!row("雨湖区…90").isAnswered(by: output))
    #expect(!row("雨湖区⏎雨湖区").isAnswered(by: output))
  }

  @Test func theTableOfTheDocumentsIsUpToDate() throws {
    let drift = try Repository.drift(of: "docs/systems.md", from: try SeedSystem.page())
    #expect(drift == nil, "\(drift ?? "")")
  }
}
