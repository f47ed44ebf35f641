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
      let found = Array(Extractor().extract(document))
      let wanted = item.fields["found"] as? [String] ?? []
      let fits =
        found.count == wanted.count && zip(found, wanted).allSatisfy { Self.fits($0, $1) }
      if !fits {
        item.fail(
          "found \(found.map(Self.line).joined(separator: "; ")); wanted \(wanted.joined(separator: "; "))"
        )
      }
    }
  }

  /// An observation as the file writes it.
  private static func line(_ observation: Observation) -> String {
    var words = [
      observation.value.description, observation.unit, observation.measure.name,
      observation.indicator, observation.area, years(observation), observation.status.code,
    ]
    let guessed = guessed(observation)
    if !guessed.isEmpty { words.append("?" + guessed.sorted().joined(separator: ",")) }
    return words.joined(separator: " ")
  }

  private static func years(_ observation: Observation) -> String {
    let start = observation.period.start?.year
    let end = observation.period.end?.year
    return (start == end ? start.map(String.init) : start.flatMap { s in end.map { "\(s)/\($0)" } })
      ?? "-"
  }

  private static func guessed(_ observation: Observation) -> Set<String> {
    Set(zip(Certainty.fields, observation.certainty).filter { $1 == .guessed }.map(\.0))
  }

  /// Whether an observation has all that a line of the file states, in which `?` stands for anything.
  private static func fits(_ found: Observation, _ wanted: String) -> Bool {
    let wanted = wanted.split(separator: " ").map(String.init)
    // A unit or a name may be empty.
    let fields = [
      found.value.description, found.unit, found.measure.name, found.indicator, found.area,
    ].filter { !$0.isEmpty }
    guard wanted.count > fields.count else { return false }
    return zip(fields, wanted).allSatisfy { $1 == "?" || $0 == $1 }
      && ["?", years(found), found.timePeriod].contains(wanted[fields.count])
      && wanted.dropFirst(fields.count + 1).allSatisfy { word in
        word.hasPrefix("?")
          ? guessed(found).isSuperset(of: word.dropFirst().split(separator: ",").map(String.init))
          : word == found.status.code
      }
  }
}
