import Foundation
import HanBase
import HanExtract
import Testing

/// Holds `MentionFinder` against the spec files.
@Suite struct MentionSpecTests {
  static let finder = MentionFinder()

  @Test(arguments: ["number.jsonl", "quantity.jsonl", "period.jsonl", "name.jsonl"])
  func finds(file: String) throws {
    let cases = try SpecRunner.cases(file)
    #expect(!cases.isEmpty)
    for one in cases {
      let mentions = find(one)
      for kind in Mention.Kind.allCases {
        guard let expected = one.fields[kind.rawValue] as? [[String]] else { continue }
        let found = mentions.filter { $0.kind == kind }
        let words = found.map(\.text)
        guard words == expected.map({ $0[0] }) else {
          one.fail("\(kind): \(words) instead of \(expected.map { $0[0] })")
          continue
        }
        for (mention, fields) in zip(found, expected) {
          let actual = Array(Self.fields(mention).prefix(fields.count))
          if actual != fields { one.fail("\(kind): \(actual) instead of \(fields)") }
        }
      }
      if let count = one.fields["candidates"] as? Int, mentions.first?.candidates.count != count {
        one.fail("\(mentions.first?.candidates.count ?? 0) candidates instead of \(count)")
      }
    }
  }

  @Test(arguments: ["number.negative.jsonl"])
  func leavesOut(file: String) throws {
    let cases = try SpecRunner.cases(file)
    #expect(!cases.isEmpty)
    for one in cases {
      let mentions = find(one)
      for kind in one.fields["no"] as? [String] ?? [] {
        let found = mentions.filter { $0.kind.rawValue == kind }
        if !found.isEmpty { one.fail("\(kind): \(found.map(\.text))") }
      }
      for pair in one.fields["not"] as? [[String]] ?? []
      where mentions.contains(where: { $0.kind.rawValue == pair[0] && $0.text == pair[1] }) {
        one.fail("\(pair[0]): \(pair[1])")
      }
    }
  }

  private func find(_ one: SpecRunner.Case) -> [Mention] {
    let parts = (one.string("date") ?? "").split(separator: "-").compactMap { Int($0) }
    let date = parts.first.flatMap {
      CivilDate(year: $0, month: parts.count > 1 ? parts[1] : 1, day: 1)
    }
    return Self.finder.find(
      in: one.text, date: date, area: one.string("near").flatMap { Int32($0) } ?? 0)
  }

  /// The fields of a mention as a spec writes them.
  private static func fields(_ mention: Mention) -> [String] {
    switch mention.kind {
    case .period: return [mention.text, mention.timePeriod]
    case .area: return [mention.text, mention.area == 0 ? "" : String(mention.area)]
    case .indicator: return [mention.text, mention.indicatorID ?? ""]
    default:
      let range = mention.low.map { "\($0)..\(mention.high ?? "")" }
      let value = mention.value ?? mention.approximateValue ?? range ?? ""
      let comparator = mention.comparator == .equal ? "" : mention.comparator.sign
      return [mention.text, value, mention.canonicalUnit ?? "", comparator]
    }
  }
}
