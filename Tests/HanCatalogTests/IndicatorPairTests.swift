import Foundation
import HanCatalog
import Testing

/// Forms that occur together but are no synonyms must never share an id.
@Suite struct IndicatorPairTests {
  private func indicator(_ form: String) -> Int32? {
    let bytes = Array(form.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { Catalog.standard.lexicon.exact($0, buffer.count) }
        .map { Catalog.standard.lexicon[$0].indicator }
    }
  }

  @Test func pairsNeverShareAnID() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Specs/indicator_pairs.tsv")
    var count = 0
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst() {
      let forms = line.split(separator: "\t").map(String.init)
      guard forms.count == 2, let a = indicator(forms[0]), let b = indicator(forms[1]) else {
        Issue.record("\(line): a form that the catalogue does not know")
        continue
      }
      #expect(a >= 0 && b >= 0 && a != b, "\(line)")
      count += 1
    }
    #expect(count >= 120)
  }
}
