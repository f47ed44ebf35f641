import Foundation
import TestSupport
import Testing

/// Every error code is unique, documented and exercised by a test.
@Suite struct ErrorCodeTests {
  /// One declaration `static let name = HanError.Code("HA201", "…")`.
  struct Declaration {
    var id: String
    var name: String
    var meaning: String
    var comment: String
    var module: String
  }

  static func declarations() throws -> [Declaration] {
    var found: [Declaration] = []
    let pattern = /static let (\w+) = (?:HanError\.)?Code\(\s*"(HA\d+)",\s*"([^"]*)"/
    for file in Repository.files(under: "Sources", ending: ".swift") {
      let text = try Repository.text(file)
      for match in text.matches(of: pattern) {
        var comment: [Substring] = []
        let before = text[..<match.range.lowerBound].split(
          separator: "\n", omittingEmptySubsequences: false)
        for line in before.dropLast().reversed() {
          let bare = line.drop { $0 == " " }
          guard bare.hasPrefix("///") else { break }
          comment.insert(bare.dropFirst(3).drop { $0 == " " }, at: 0)
        }
        found.append(
          Declaration(
            id: String(match.2), name: String(match.1), meaning: String(match.3),
            comment: comment.joined(separator: " "),
            module: String(file.split(separator: "/")[1])))
      }
    }
    return found.sorted { $0.id < $1.id }
  }

  @Test func codesAreUniqueAndExplained() throws {
    let all = try Self.declarations()
    #expect(all.count > 20)
    for (id, group) in Dictionary(grouping: all, by: \.id) where group.count > 1 {
      Issue.record("\(id) is declared as \(group.map { "\($0.module).\($0.name)" })")
    }
    for code in all { #expect(!code.comment.isEmpty, "\(code.id) has no docstring") }
  }

  @Test func codesAreThrownOrReported() throws {
    let sources = try Repository.files(under: "Sources", ending: ".swift")
      .map { try Repository.text($0) }.joined(separator: "\n")
    let idle = try Self.declarations().filter { code in
      try sources.firstMatch(of: Regex("\\.\(code.name)\\b")) == nil
    }
    #expect(idle.isEmpty, "never used: \(idle.map { "\($0.id) \($0.name)" })")
  }

  @Test func codesAreExercisedByTests() throws {
    let ends = [".swift", ".md", ".jsonl", ".lua", ".tsv"]
    let tests = try Repository.files(under: "Tests")
      .filter { file in
        !file.contains("/Gold/") && !file.contains("/Checks/")
          && ends.contains { file.hasSuffix($0) }
      }
      .map { try Repository.text($0) }.joined(separator: "\n")
    let missed = try Self.declarations().filter { code in
      try !tests.contains(code.id) && tests.firstMatch(of: Regex("\\.\(code.name)\\b")) == nil
    }
    let excused = try Repository.text("Tests/RepositoryTests/Checks/untested-codes.tsv")
      .split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
    let silent = missed.filter { !excused.contains($0.id) }
    #expect(silent.isEmpty, "no test meets: \(silent.map { "\($0.id) \($0.name)" })")
    let idle = excused.filter { id in !missed.contains { $0.id == id } }
    #expect(idle.isEmpty, "tested all the same: \(idle)")
  }

  @Test func theReferenceIsUpToDate() throws {
    var text = """
      # Error codes

      Written by the tests from the declarations in the sources: `make docs` rewrites it.

      An error ends with its code in brackets. Codes are stable; messages may change. Findings that
      do not prevent a result (warnings and notes) bear codes too.

      | Code | Meaning | When | Module |
      |---|---|---|---|

      """
    for code in try Self.declarations() {
      text += "| \(code.id) | \(code.meaning) | \(code.comment) | \(code.module) |\n"
    }
    let drift = try Repository.drift(of: "docs/errors.md", from: text)
    #expect(drift == nil, "\(drift ?? "")")
  }
}
