import Foundation
import GRDB
import HanBase
import HanFrame
import Testing

@testable import HanStore

/// Some observations of a store, read without the others, are what they are among all.
@Suite struct SelectionTests {
  /// A store of several segments, of which one lacks documents that were replaced, with documents
  /// beside them that stand in none.
  private static func filled(_ scratch: Scratch) throws -> Store {
    let areas = ["雨湖区", "岳塘区", "湘乡市", "韶山市", "荷塘区", "芦淞区"]
    for number in 0..<24 {
      let text = report(number, sentences: 30)
        .replacing("雨湖区", with: areas[number % areas.count])
        .replacing("全区", with: number % 7 == 3 ? "全省" : "全区")
      // What such a document is about is told by its rows alone.
      let title =
        number % 8 == 5
        ? text.replacing("# \(areas[number % areas.count])2024年政府工作报告", with: "") : text
      try scratch.write("in/\(number).txt", title)
    }
    var options = ImportOptions(jobs: 1)
    options.columnLimit = 400
    _ = try Importer(opening: scratch.store, options: options).run([scratch.path + "/in"])
    let queue = try DatabaseQueue(path: scratch.store)
    try queue.write { try $0.execute(sql: "UPDATE document SET segmentId = NULL WHERE id % 5 = 1") }
    try queue.close()
    return try Store(scratch.store, access: .read)
  }

  private static func check(_ store: Store) throws {
    let whole = try store.frame()
    var tests: [(FrameColumnSet, (ObservationFrame, Int) -> Bool)] = [
      ([], { _, _ in false }), ([], { _, _ in true }),
      (.measures, { $0.measures[$1] == 1 }),
      (.values, { $0.values[$1] > 1010 }),
      (.flags, { $0.isRepeat($1) }),
      (.concepts, { $0.conceptNames[Int($0.concepts[$1])] == "gdp" }),
      (.docs, { $0.docNames[Int($0.docs[$1])].hasSuffix("3.txt") }),
    ]
    for code in Set(whole.areaNumbers).sorted() {
      tests.append((.areas, { $0.areaNumbers[Int($0.areas[$1])] == code }))
    }
    for (columns, test) in tests {
      func rows(_ frame: ObservationFrame) -> [Int32] {
        (0..<frame.count).filter { test(frame, $0) }.map { Int32($0) }
      }
      let expected = rows(whole)
      let frame = try #require(try store.frame(reading: columns, where: rows))
      #expect(frame.origins == expected)
      for (row, origin) in expected.enumerated() {
        let (a, b) = (frame.observation(row), whole.observation(Int(origin)))
        #expect(a.map(words) == b.map(words))
        #expect(frame.isRepeat(row) == whole.isRepeat(Int(origin)))
        #expect(
          frame.areaNames[Int(frame.canonicalAreas[Int(frame.areas[row])])]
            == whole.areaNames[Int(whole.canonicalAreas[Int(whole.areas[Int(origin)])])])
      }
      #expect(frame.distinctDocumentAreas == whole.distinctDocumentAreas)
      func areas(_ frame: ObservationFrame) -> [String: Int32] {
        Dictionary(
          uniqueKeysWithValues: (0..<frame.docNames.count).map {
            (frame.docNames[$0], frame.documentAreas[$0])
          })
      }
      #expect(areas(frame) == areas(whole))
      let tooMany = try store.frame(reading: columns, limit: expected.count - 1, where: rows)
      #expect(expected.isEmpty || tooMany == nil)
    }
    #expect(try store.extent().observations == whole.count)
    var phrases: [String] = []
    for row in 0..<whole.count {
      let phrase = whole.phraseTexts[Int(whole.phrases[row])]
      if !phrases.contains(phrase) { phrases.append(phrase) }
    }
    #expect(try store.phrases() == phrases)
  }

  @Test func someAreWhatTheyAreAmongAll() throws {
    let scratch = try Scratch()
    let store = try Self.filled(scratch)
    #expect(try store.info().segments.total > 2)
    #expect(try store.frame().hasDocumentWithoutArea)
    try Self.check(store)
  }

  @Test func damagedSegmentsAreReadFromTheirRows() throws {
    let scratch = try Scratch()
    _ = try Self.filled(scratch)
    let queue = try DatabaseQueue(path: scratch.store)
    try queue.write { db in
      let key = try #require(try Int64.fetchOne(db, sql: "SELECT max(id) - 1 FROM segment"))
      var bytes = try #require(
        try Data.fetchOne(db, sql: "SELECT bytes FROM segment WHERE id = ?", arguments: [key]))
      bytes[bytes.count / 2] ^= 1
      try db.execute(sql: "UPDATE segment SET bytes = ? WHERE id = ?", arguments: [bytes, key])
    }
    try queue.close()
    let store = try Store(scratch.store, access: .read)
    #expect(!(try store.check()).isEmpty)
    try Self.check(store)
  }

  @Test func theVersionChangesWithTheDocuments() throws {
    let scratch = try Scratch()
    let store = try Self.filled(scratch)
    let first = try store.extent()
    #expect(try store.extent() == first)
    try scratch.write("in/3.txt", report(99))
    _ = try Importer(opening: scratch.store, options: ImportOptions()).run([scratch.path + "/in"])
    #expect(try store.extent().version != first.version)
    try Self.check(store)
  }
}
