import Foundation
import TestSupport

/// Commands with what they print, in the `console` blocks of a Markdown file.
///
/// A command stands behind `$ `, its further lines behind `> `; what follows is its output, standard
/// error included. `[exit N]` ends the output of a command that fails. A line `…` stands for any
/// number of lines, `…` inside a line for any characters.
struct Transcript {
  /// One command and what should follow it.
  struct Step {
    var command: String
    var expected: [String]
    /// The lines of the file that `expected` stands in.
    var range: Range<Int>
    /// The command's line, from 1.
    var line: Int
  }

  let path: String
  private(set) var lines: [String]
  private(set) var steps: [Step] = []

  init(_ path: String) throws {
    self.path = path
    lines = try Repository.text(path).components(separatedBy: "\n")
    var isInside = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        var command = String(line.dropFirst(2))
        let number = index + 1
        while index + 1 < lines.count,
          lines[index + 1].hasPrefix("> ") || lines[index + 1] == ">"
        {
          index += 1
          command += "\n" + lines[index].dropFirst(2)
        }
        var end = index + 1
        while end < lines.count, !lines[end].hasPrefix("$ "), !lines[end].hasPrefix("```") {
          end += 1
        }
        steps.append(
          Step(
            command: command, expected: Array(lines[(index + 1)..<end]),
            range: (index + 1)..<end, line: number))
        index = end - 1
      }
      index += 1
    }
  }

  /// Whether output lines are what was expected.
  static func matches(_ found: [String], _ expected: [String]) -> Bool {
    guard let first = expected.first else { return found.isEmpty }
    if first == "…" {
      return (0...found.count).contains {
        matches(Array(found.dropFirst($0)), Array(expected.dropFirst()))
      }
    }
    guard let line = found.first, matches(line[...], first.components(separatedBy: "…")) else {
      return false
    }
    return matches(Array(found.dropFirst()), Array(expected.dropFirst()))
  }

  private static func matches(_ line: Substring, _ parts: [String]) -> Bool {
    guard parts.count > 1 else { return line == parts[0] }
    guard line.hasPrefix(parts[0]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }

  /// The file's text with other output for some steps.
  func text(replacing outputs: [Int: [String]]) -> String {
    var result = lines
    for (step, output) in outputs.sorted(by: { $0.key > $1.key }) {
      result.replaceSubrange(steps[step].range, with: output)
    }
    return result.joined(separator: "\n")
  }
}
