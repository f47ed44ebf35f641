import Foundation
import HanExtract
import Testing

/// Runs the suites of Microsoft.Recognizers.Text that make sense here against `MentionFinder`.
@Suite struct RecognizerSuiteTests {
  static let suites = [
    "NumberModel", "OrdinalModel", "PercentModel", "CurrencyModel", "DimensionModel",
  ]

  /// Skipped cases by suite: the case's index with its input and the reason.
  static func skips() throws -> [String: [Int: (input: String, reason: String)]] {
    let path = (#filePath as NSString).deletingLastPathComponent + "/Specs/recognizers.skip.tsv"
    var skips: [String: [Int: (String, String)]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 4, let index = Int(fields[1]) else {
        Issue.record("a line of recognizers.skip.tsv has not four columns: \(line)")
        continue
      }
      skips[fields[0], default: [:]][index] = (fields[2], fields[3])
    }
    return skips
  }

  @Test(arguments: suites)
  func passes(name: String) throws {
    guard let suite = RecognizerSuite(name) else { return }
    let skips = try Self.skips()[name] ?? [:]
    let finder = MentionFinder()
    var passed = 0
    var failures: [String] = []
    for index in suite.cases.indices {
      if let skip = skips[index] {
        let input = suite.input(index).prefix(40).replacingOccurrences(of: "\t", with: " ")
        #expect(input == skip.input, "recognizers.skip.tsv names another case as \(name) \(index)")
        #expect(skip.reason.count > 10)
        continue
      }
      let (expected, found) = (suite.expected(index), suite.found(index, finder))
      if RecognizerSuite.same(expected, found) {
        passed += 1
      } else {
        failures.append(
          "\(name) \(index) \(suite.input(index)): \(line(expected)) but \(line(found))")
      }
    }
    let asked = suite.cases.count - skips.count
    let share = Double(passed) / Double(max(1, asked))
    print(
      "\(name): \(passed) passed, \(failures.count) failed, \(skips.count) skipped of \(suite.cases.count)"
    )
    for failure in failures { print("  \(failure)") }
    #expect(share >= 0.95, "\(name): \(passed) of \(asked)")
    if name == "NumberModel" {
      #expect(Double(skips.count) <= 0.10 * Double(suite.cases.count))
    }
  }

  @Test func findsPeriods() throws {
    let name = "DatePeriodParser"
    guard let suite = RecognizerSuite(name) else { return }
    let skips = try Self.skips()[name] ?? [:]
    let finder = MentionFinder()
    var passed = 0
    var failures: [String] = []
    for index in suite.cases.indices {
      if let skip = skips[index] {
        let input = suite.input(index).prefix(40).replacingOccurrences(of: "\t", with: " ")
        #expect(input == skip.input, "recognizers.skip.tsv names another case as \(name) \(index)")
        continue
      }
      let (expected, found) = (suite.expectedPeriods(index), suite.foundPeriods(index, finder))
      let isSame =
        expected.count == found.count
        && zip(expected, found).allSatisfy {
          $0.start == $1.start && $0.end == $1.end && RecognizerSuite.same($1.period, $0.days)
        }
      if isSame { passed += 1 } else { failures.append("\(index) \(suite.input(index)): \(found)") }
    }
    let asked = suite.cases.count - skips.count
    print(
      "\(name): \(passed) passed, \(failures.count) failed, \(skips.count) skipped of \(suite.cases.count)"
    )
    for failure in failures { print("  \(name) \(failure)") }
    #expect(Double(passed) >= 0.95 * Double(asked), "\(name): \(passed) of \(asked)")
  }

  private func line(_ results: [RecognizerSuite.Expected]) -> String {
    "[" + results.map { "\($0.start)-\($0.end) \($0.value) \($0.unit)" }.joined(separator: "; ")
      + "]"
  }
}
