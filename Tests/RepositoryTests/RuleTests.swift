import Foundation
import Hanalyze
import TestSupport
import Testing

/// Every rule and every reason for leaving a number out is exercised and documented.
@Suite struct RuleTests {
  /// The ids that appear when all seeds and all passages of the gold are read.
  static let exercised: Set<String> = {
    var found = Set<String>()
    let areaFinder = CatalogAreaFinder()
    let extractor = Extractor()
    var sources =
      (try? CorpusFolder(Repository.path("seeds"), areaFinder: areaFinder))?.sources ?? []
    for table in Repository.files(under: "Tests/HanExtractTests/Gold", ending: "passages.tsv") {
      let folder = (table as NSString).deletingLastPathComponent
      guard let text = try? Repository.text(table),
        let stated = try? CorpusTable(Array(text.utf8), path: table, areaFinder: areaFinder)
      else { continue }
      for file in Repository.files(under: folder, ending: ".txt") {
        let name = (file as NSString).lastPathComponent
        sources.append(
          CorpusSource(path: Repository.path(file), name: file, stated: stated.stated(for: name)))
      }
    }
    for source in sources {
      guard let document = try? source.document(DocumentReader(areaFinder: areaFinder)) else {
        continue
      }
      let extraction = extractor.extract(document, keepsRejections: true)
      for observation in extraction { found.formUnion(observation.derivation) }
      found.formUnion(extraction.rejections.map(\.reason.rawValue))
    }
    return found
  }()

  /// Sentences for what neither gold nor seeds exercise: id, document's date, area, text.
  static let sentences: [[String]] = {
    let text = (try? Repository.text("Tests/RepositoryTests/Checks/rules.tsv")) ?? ""
    return text.split(separator: "\n").dropFirst().map { $0.components(separatedBy: "\t") }
  }()

  @Test(arguments: sentences)
  func sentencesExerciseTheirRule(_ row: [String]) throws {
    try #require(row.count == 4)
    let stated = StatedMetadata(date: StatedMetadata.period(row[1]), area: Int32(row[2]))
    let text = row[3].replacing("\\n", with: "\n")
    let document = try DocumentReader().read(Array(text.utf8), name: row[0], stated: stated)
    let extraction = Extractor().extract(document, keepsRejections: true)
    let found = extraction.flatMap(\.derivation) + extraction.rejections.map(\.reason.rawValue)
    #expect(found.contains(row[0]), "\(row[3]): \(found)")
  }

  @Test func everyRuleIsExercised() {
    let known = Self.exercised.union(Self.sentences.map { $0[0] })
    let missed = Rule.allCases.map(\.rawValue).filter { !known.contains($0) }
    #expect(missed.isEmpty, "no gold, seed or sentence exercises \(missed)")
  }

  @Test func everyReasonForLeavingOutIsExercised() {
    let known = Self.exercised.union(Self.sentences.map { $0[0] })
    let missed = Rejection.allCases.map(\.rawValue).filter { !known.contains($0) }
    #expect(missed.isEmpty, "no gold, seed or sentence exercises \(missed)")
  }

  @Test func theReferenceIsUpToDate() throws {
    var text = """
      # Rules

      Written by the tests from `Sources/HanExtract/Model/Rule.swift` and `Sources/HanExtract/Model/Rejection.swift`:
      `make docs` rewrites it. Rule ids are stable; they stand in `derivation` and in what
      `hanalyze explain` shows.

      ## Rules that set fields

      | Rule | What it does |
      |---|---|

      """
    for rule in Rule.allCases { text += "| `\(rule.rawValue)` | \(rule.meaning) |\n" }
    text += "\n## Why a number is left out\n\n| Reason | What it means |\n|---|---|\n"
    for reason in Rejection.allCases { text += "| `\(reason.rawValue)` | \(reason.meaning) |\n" }
    let drift = try Repository.drift(of: "docs/rules.md", from: text)
    #expect(drift == nil, "\(drift ?? "")")
  }
}
