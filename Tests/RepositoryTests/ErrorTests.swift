import Foundation
import Hanalyze
import TestSupport
import Testing

/// Errors that no other test meets.
@Suite struct ErrorTests {
  @Test func aDamagedSegmentIsRefused() {
    let error = #expect(throws: HanError.self) { try ObservationFrame(segment: [1, 2, 3]) }
    #expect(error?.code == .segmentDamaged)
  }

  @Test func aStoreNamesTheDocumentThatItHasNot() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(folder.path + "/a.db", access: .write)
    let error = #expect(throws: HanError.self) { try store.document(named: "none.txt") }
    #expect(error?.code == .documentMissing)
  }

  @Test func aParagraphThatBreaksOffIsNoted() throws {
    let text =
      String(repeating: "全区上下凝心聚力推动经济社会发展，", count: 4)
      + "全区经济稳中向好。今年以来，全区上下凝心聚力，推动经济社会发展取得新的成效，各项\n"
    let document = try DocumentReader().read(Array(text.utf8), name: "a")
    #expect(document.diagnostics.map(\.code) == [.sentenceOpen])
  }
}
