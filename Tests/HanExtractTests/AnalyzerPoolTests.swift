import Foundation
import HanCorpus
import HanExtract
import Testing

/// Analyzers are kept from document to document; nothing of one document may reach the next.
@Suite struct AnalyzerPoolTests {
  @Test func whatWasReadBeforeLeavesNothingBehind() throws {
    let documents = try SpecRunner.cases("statement.jsonl").map { item in
      let stated = StatedMetadata(
        date: StatedMetadata.period(item.string("date") ?? ""),
        area: (item.fields["area"] as? Int).map(Int32.init))
      return try DocumentReader().read(Array(item.text.utf8), name: item.place, stated: stated)
    }
    #expect(documents.count > 100)
    func lines(_ document: Document) -> [String] { Extractor().extract(document).map(\.jsonLine) }
    let forward = documents.map(lines)
    let backward = Array(documents.reversed().map(lines).reversed())
    for place in forward.indices where forward[place] != backward[place] {
      Issue.record("\(documents[place].name): \(forward[place]) \(backward[place])")
    }
  }
}
