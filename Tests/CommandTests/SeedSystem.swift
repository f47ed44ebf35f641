import Foundation
import TestSupport

/// A ranking, evaluation or register that the seeds speak of, and the command that serves it.
struct SeedSystem: Sendable {
  /// The line of the table, from 1.
  let line: Int
  let system: String
  let seed: String
  let quote: String
  let command: String
  let expected: String

  /// Whether a command serves it.
  var isServed: Bool { command != "-" }

  /// The rows of the table.
  static func all() throws -> [SeedSystem] {
    let lines = try Repository.text(SystemTests.path).components(separatedBy: "\n")
    return try lines.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { number, line in
      let fields = line.components(separatedBy: "\t")
      guard fields.count == 5 else { throw Malformed(line: number + 1) }
      return SeedSystem(
        line: number + 1, system: fields[0], seed: fields[1], quote: fields[2], command: fields[3],
        expected: fields[4])
    }
  }

  /// The commands that serve rows, each once.
  static func commands() throws -> [String] {
    var seen: Set<String> = []
    return try all().filter(\.isServed).map(\.command).filter { seen.insert($0).inserted }
  }

  struct Malformed: Error { let line: Int }

  /// Whether an output says what is expected: its texts one after another, each within one line.
  func isAnswered(by output: String) -> Bool {
    var lines = Self.plain(output).components(separatedBy: "\n")[...]
    var rest = lines.popFirst().map { $0[...] }
    for text in Self.plain(expected).components(separatedBy: "⏎") {
      let parts = text.trimmingCharacters(in: .whitespaces).components(separatedBy: "…")
      while let line = rest {
        if let end = Self.end(of: parts, in: line) {
          rest = line[end...]
          break
        }
        rest = lines.popFirst().map { $0[...] }
      }
      if rest == nil { return false }
    }
    return true
  }

  private static func end(of parts: [String], in line: Substring) -> String.Index? {
    var rest = line
    for part in parts where !part.isEmpty {
      guard let range = rest.range(of: part) else { return nil }
      rest = rest[range.upperBound...]
    }
    return rest.startIndex
  }

  /// Runs of spaces are one.
  private static func plain(_ text: String) -> String {
    text.replacing(/[ \u{3000}]+/, with: " ").replacing("\r\n", with: "\n")
  }

  /// The page of the documents.
  static func page() throws -> String {
    let rows = try all()
    let served = rows.count(where: \.isServed)
    var text = """
      # What the seeds describe, and the commands that show it

      Written by the tests from `\(SystemTests.path)`, which also run every command and look for the
      text: `make docs` rewrites it. \(served) of \(rows.count) rows are served. `…` stands for any
      characters of a line, `⏎` for the lines between.

      | | System | Seed: words | Command | Its output holds |
      |---:|---|---|---|---|

      """
    for (number, row) in rows.enumerated() {
      let command = row.isServed ? code(row.command) : "–"
      let expected = row.isServed ? cell(row.expected) : "–"
      text +=
        "| \(number + 1) | \(cell(row.system)) | \(row.seed): \(cell(row.quote)) | \(command) | "
      text += "\(expected) |\n"
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    var text = text
    for (plain, safe) in [
      ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("*", "&#42;"),
      ("_", "&#95;"), ("`", "&#96;"), ("[", "&#91;"),
    ] {
      text = text.replacing(plain, with: safe)
    }
    return text
  }

  private static func code(_ text: String) -> String {
    "<code>\(cell(text))</code>"
  }
}
