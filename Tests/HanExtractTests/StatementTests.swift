import Foundation
import HanBase
import HanCorpus
import HanExtract
import Testing

/// Sentences, each an example of a rule, with what they state (`Specs/statement.jsonl`).
@Suite struct StatementTests {
  @Test func sentencesStateWhatTheyState() throws {
    let cases = try SpecRunner.cases("statement.jsonl")
    #expect(!cases.isEmpty)
    for item in cases {
      let stated = StatedMetadata(
        date: StatedMetadata.period(item.string("date") ?? ""),
        area: (item.fields["area"] as? Int).map(Int32.init))
      let document = try DocumentReader().read(
        Array(item.text.utf8), name: item.place, stated: stated)
      let found = Extractor().extract(document).map(Self.line)
      let wanted = item.fields["found"] as? [String] ?? []
      let fits =
        found.count == wanted.count && zip(found, wanted).allSatisfy { Self.fits($0, $1) }
      if !fits {
        item.fail(
          "found \(found.joined(separator: "; ")); wanted \(wanted.joined(separator: "; "))")
      }
    }
  }

  /// An observation as the file writes it.
  private static func line(_ observation: Observation) -> String {
    let start = observation.period.start?.year
    let end = observation.period.end?.year
    let years =
      start == end ? start.map(String.init) : start.flatMap { s in end.map { "\(s)/\($0)" } }
    return [
      observation.value.description, observation.unit, observation.measure.name,
      observation.indicator, observation.area, years ?? "-",
    ].joined(separator: " ")
  }

  /// Whether all fields are the same, but those that the file leaves open.
  private static func fits(_ found: String, _ wanted: String) -> Bool {
    let found = found.split(separator: " ")
    let wanted = wanted.split(separator: " ")
    return found.count == wanted.count
      && zip(found, wanted).allSatisfy { $1 == "?" || $0 == $1 }
  }
}
