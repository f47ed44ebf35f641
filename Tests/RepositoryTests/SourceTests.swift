import Foundation
import TestSupport
import Testing

/// What holds for every source file, and for the repository's own documents.
@Suite struct SourceTests {
  static let sources = Repository.files(under: "Sources", ending: ".swift")
  static let documents = Repository.files(ending: ".md").filter {
    !$0.hasPrefix("Benchmarks/") && !$0.contains("/Gold/") && !$0.contains("/Transcripts/")
  }

  @Test func sourcesHoldNoTrapsAndNoUnfinishedMarks() throws {
    #expect(Self.sources.count > 100)
    let forbidden = ["try!", "as!", "fatalError(", "preconditionFailure(", "TODO", "FIXME", "XXX"]
    for file in Self.sources {
      let lines = try Repository.text(file).components(separatedBy: "\n")
      #expect(lines.count <= 401, "\(file) has \(lines.count - 1) lines; 400 are enough")
      for (number, line) in lines.enumerated() {
        for mark in forbidden where line.contains(mark) {
          Issue.record("\(file):\(number + 1): `\(mark)` has no place in Sources")
        }
      }
    }
  }

  @Test func noFileNamesAPathOfOneMachine() throws {
    let pattern = /(?:^|[^A-Za-z0-9_.~$}])\/(?:work|farm|tmp|root|home)\/[A-Za-z]/
    let binary: Set<String> = ["png", "svg", "xlsx", "gz", "docx", "pdf", "db"]
    for file in Repository.files() where !file.hasPrefix("Benchmarks/runs/") {
      guard !binary.contains((file as NSString).pathExtension), !file.contains("/Gold/"),
        !file.contains("/Attacks/"), !file.hasPrefix("seeds/"), file != "Package.resolved"
      else { continue }
      let lines = try Repository.text(file).components(separatedBy: "\n")
      for (number, line) in lines.enumerated()
      where line.contains(pattern) && !line.contains("mktemp") && !line.contains("TMPDIR") {
        Issue.record("\(file):\(number + 1): a path of one machine: \(line.prefix(120))")
      }
    }
  }

  @Test func theSeedsAreByteForByteTheGivenOnes() throws {
    let list = try Repository.text("Tests/RepositoryTests/Checks/seeds.sha256")
    let names = list.split(separator: "\n").compactMap {
      $0.split(separator: " ").last.map(String.init)
    }
    let found = Repository.files(under: "seeds", ending: ".txt").map { String($0.dropFirst(6)) }
    #expect(found == names.sorted())
    let check = "sha256sum -c --quiet ../Tests/RepositoryTests/Checks/seeds.sha256 2>&1"
    let tool = "command -v sha256sum >/dev/null || sha256sum() { shasum -a 256 \"$@\"; }; "
    let folder = Repository.root.appendingPathComponent("seeds")
    let result = try Shell.run(tool + check, in: folder)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func theEmbeddedCatalogueIsUpToDate() throws {
    let command = "command -v python3 >/dev/null || exit 0; python3 Tools/embed-catalog.py --check"
    let result = try Shell.run(command, in: Repository.root)
    #expect(result.status == 0, "run Tools/embed-catalog.py: \(result.output)")
  }

  @Test(arguments: [("README.md", 200), ("ARCHITECTURE.md", 200)])
  func documentsStayShort(_ file: String, _ limit: Int) throws {
    let count = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      .count
    #expect(count - 1 < limit)
  }

  @Test func theChangelogHasUnreleasedOnTop() throws {
    let heads = try Repository.text("CHANGELOG.md").split(separator: "\n")
      .filter { $0.hasPrefix("## ") }
    #expect(heads.first == "## Unreleased")
  }

  @Test(arguments: documents)
  func pathsThatDocumentsNameExist(_ file: String) throws {
    let text = try Repository.text(file)
    let folder = (file as NSString).deletingLastPathComponent
    for match in text.matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/) {
      let target = String(match.1)
      guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
      let path = ((folder as NSString).appendingPathComponent(target) as NSString).standardizingPath
      #expect(Repository.exists(path), "\(file) links to \(target)")
    }
    let roots = "Sources|Tests|docs|scripts|examples|seeds|Tools|Benchmarks|\\.ci"
    let pattern = try Regex("`((?:\(roots))/[A-Za-z0-9_.+/-]*)(?:[:@][0-9]+)?`")
    for match in text.matches(of: pattern) {
      let path = String(match[1].substring ?? "")
      #expect(Repository.exists(path), "\(file) names \(path)")
    }
  }
}
