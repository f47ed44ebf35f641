import Foundation
import HanBase
import HanStore
import Testing

@Suite struct FormatImportTests {
  static let fixtures = packageFolder + "/Tests/HanFormatsTests/Fixtures"

  @Test(arguments: ["reports.zip", "reports.tar.gz"])
  func archivesAreImported(_ name: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      "in/" + name, Data(contentsOf: URL(fileURLWithPath: Self.fixtures + "/" + name)))
    let store = try Store(scratch.store, access: .write)
    let first = try Importer(store).run([scratch.path + "/in"])
    #expect(first.failures.isEmpty)
    #expect(first.added == 3)
    let documents = try store.documents()
    let folder = scratch.path + "/in/" + name
    #expect(
      documents.map(\.name) == ["a.txt", "b/c.md", "d.html"].map { folder + "/reports/" + $0 })
    #expect(documents[0].metadata.area == 430302)
    #expect(documents[0].metadata.date == .months(1, 1, of: 2025))
    #expect(documents.map(\.format) == ["text", "text", "html"])
    let again = try Importer(store).run([scratch.path + "/in"])
    #expect((again.skipped, again.imported, again.vanished.count) == (3, 0, 0))
    try scratch.remove("in/" + name)
    try scratch.write("in/other.txt", report(1))
    #expect(try Importer(store).run([scratch.path + "/in"]).vanished.count == 3)
    #expect(try store.check() == [])
  }

  /// Stopped before or while an archive is taken apart, an import takes none of its documents for gone.
  @Test func aStoppedImportTakesNothingForGone() throws {
    let scratch = try Scratch()
    try scratch.write(
      "in/reports.zip", Data(contentsOf: URL(fileURLWithPath: Self.fixtures + "/reports.zip")))
    let store = try Store(scratch.store, access: .write)
    #expect(try Importer(store).run([scratch.path + "/in"]).added == 3)
    for _ in 0..<20 {
      var options = ImportOptions(jobs: 1, removesVanished: true)
      let stop = ImportStop()
      stop.request()
      options.stop = stop
      let summary = try Importer(store, options: options).run([scratch.path + "/in"])
      #expect(summary.isStopped || summary.skipped == 3)
      #expect(summary.vanished.isEmpty)
      #expect(try store.documents().count == 3)
    }
  }

  @Test func recordsAreImported() throws {
    let scratch = try Scratch()
    try scratch.write(
      "in/all.jsonl",
      """
      {"doc":"甲","text":"2024年，全区实现地区生产总值100亿元。","area":"430302","date":"2025-01"}
      {"doc":"乙","text":"2024年，全区粮食产量20万吨。"}
      {"doc":"乙","text":"又一次"}
      {"doc":"丙"}
      """)
    let store = try Store(scratch.store, access: .write)
    let summary = try Importer(store).run([scratch.path + "/in/all.jsonl"])
    #expect(summary.added == 2)
    #expect(summary.failures.map(\.error.code.id).sorted() == ["HA246", "HA246"])
    #expect(try store.documents().map(\.name) == ["乙", "甲"])
    let one = try #require(try store.frame(documents: ["甲"]).observation(0))
    #expect(one.text == "100亿元")
    #expect(one.area == "430302")
    // What was written out is read in again.
    try store.export(to: scratch.path + "/out", format: .jsonl)
    let copy = try Store(scratch.path + "/copy.db", access: .write)
    #expect(try Importer(copy).run([scratch.path + "/out/document.jsonl"]).added == 2)
    #expect(try copy.frame().count == (try store.frame().count))
  }

  @Test func packedFormatsAreImported() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    let summary = try Importer(store).run([
      Self.fixtures + "/page-gbk.html", Self.fixtures + "/report.docx",
    ])
    #expect(summary.failures.isEmpty)
    for name in try store.documents().map(\.name) {
      let frame = try store.frame(documents: [name])
      let texts = (0..<frame.count).compactMap { frame.observation($0)?.text }
      #expect(texts.contains("646.8亿元"), "\(name): \(texts)")
    }
    #expect(try store.check() == [])
  }
}
