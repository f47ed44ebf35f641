import Foundation
import GRDB
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanStore
import Testing

@Suite struct ImportTests {
  /// What reading and extracting the seeds gives without any store.
  static func direct(_ folder: String) throws -> [String] {
    let finder = CatalogAreaFinder()
    let reader = DocumentReader(areaFinder: finder)
    return try CorpusFolder(folder, areaFinder: finder).sources.flatMap { source in
      Extractor().extract(try source.document(reader)).map(words)
    }.sorted()
  }

  @Test func aStoreGivesWhatTheFolderGives() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    let summary = try Importer(store).run([seedFolder])
    #expect(summary.added == 5)
    #expect(summary.failures.isEmpty)
    let expected = try Self.direct(seedFolder)
    #expect(summary.observations == expected.count)
    #expect(!expected.isEmpty)
    #expect(words(try store.frame()) == expected)
    // The rows say the same as the columns.
    #expect(words(try store.frame(indicators: nil)) == expected)
  }

  @Test func documentsAreReadBackWhole() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([seedFolder])
    let finder = CatalogAreaFinder()
    let reader = DocumentReader(areaFinder: finder)
    for source in try CorpusFolder(seedFolder, areaFinder: finder).sources {
      let expected = try source.document(reader)
      let found = try store.document(named: source.name)
      #expect(found.text == expected.text)
      #expect(found.sections == expected.sections)
      #expect(found.sentences == expected.sentences)
      #expect(found.map.entries == expected.map.entries)
      #expect(found.metadata == expected.metadata)
      #expect(found.encoding == expected.encoding)
    }
    #expect(code { _ = try store.document(named: "nothing.txt") } == "HA409")
  }

  @Test func onlyWhatChangedIsReadAgain() throws {
    let scratch = try Scratch()
    for number in 0..<20 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Store(scratch.store, access: .write)
    let folder = scratch.path + "/in"
    #expect(try Importer(store).run([folder]).added == 20)

    let second = try Importer(store).run([folder])
    #expect((second.added, second.replaced, second.skipped) == (0, 0, 20))

    try scratch.write("in/3.txt", report(900))
    try scratch.write("in/new.txt", report(901))
    try scratch.remove("in/7.txt")
    let third = try Importer(store).run([folder])
    #expect((third.added, third.replaced, third.skipped) == (1, 1, 18))
    #expect(third.vanished == [folder + "/7.txt"])
    #expect(try store.documents().count == 21)

    let fourth = try Importer(store, options: ImportOptions(removesVanished: true)).run([folder])
    #expect(fourth.vanished == [folder + "/7.txt"])
    #expect(try store.documents().count == 20)
    #expect(words(try store.frame()) == (try Self.direct(folder)))
    #expect(words(try store.frame(indicators: nil)) == (try Self.direct(folder)))
  }

  @Test func whatIsStatedCountsAsContent() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", report(1))
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([scratch.path + "/in"])
    try scratch.write("in/corpus.tsv", "file\tdate\tarea\na.txt\t2023-02\t430304\n")
    let summary = try Importer(store).run([scratch.path + "/in"])
    #expect(summary.replaced == 1)
    let metadata = try store.documents()[0].metadata
    #expect(metadata.area == 430304)
    #expect(metadata.date == .months(2, 2, of: 2023))
    #expect(metadata.dateOrigin == .stated)
  }

  @Test func aFailingFileStopsNothing() throws {
    let scratch = try Scratch()
    for number in 0..<5 { try scratch.write("in/\(number).txt", report(number)) }
    try scratch.write("in/broken.txt", Data([0xFF, 0x00, 0x81, 0x00, 0xFE, 0x12, 0x80]))
    let store = try Store(scratch.store, access: .write)
    let summary = try Importer(store).run([scratch.path + "/in", scratch.path + "/missing"])
    #expect(summary.added == 5)
    #expect(summary.failures.count == 2)
    #expect(summary.failures.contains { $0.path.hasSuffix("broken.txt") })
    #expect(summary.failures.contains { $0.path.hasSuffix("missing") })
  }

  @Test func globsAndFilesNameEachDocumentOnce() throws {
    let scratch = try Scratch()
    for number in 0..<5 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Store(scratch.store, access: .write)
    let folder = scratch.path + "/in"
    let summary = try Importer(store).run([folder + "/[0-2].txt", folder + "/1.txt", folder])
    #expect(summary.added == 5)
    #expect(summary.failures.isEmpty)
  }

  @Test func progressEndsAtTheWhole() throws {
    let scratch = try Scratch()
    for number in 0..<5 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Store(scratch.store, access: .write)
    var last = ImportProgress()
    _ = try Importer(store).run([scratch.path + "/in"]) { last = $0 }
    #expect(last.documents == 5)
    #expect(last.documentTotal == 5)
    #expect(last.bytes == last.byteTotal)
    #expect(last.rate > 0)
  }

  /// A store that the importer opens itself holds the same as one that was open.
  @Test func aStoreOpenedByTheImportHoldsTheSame() throws {
    let scratch = try Scratch()
    for number in 0..<30 { try scratch.write("in/\(number).txt", report(number)) }
    try scratch.write(
      "in/corrections.tsv",
      CorrectionTests.header
        + "3.txt\t\t城镇新增就业\tadd\tvalue=5; unit=人; indicator=就业; period=2024\t李\t\n")
    let folder = scratch.path + "/in"
    let opened = try Store(scratch.path + "/opened.db", access: .write)
    let expected = try Importer(opened).run([folder])
    var last = ImportProgress()
    let summary = try Importer(opening: scratch.store).run([folder]) { last = $0 }
    #expect((summary.added, summary.observations) == (30, expected.observations))
    #expect(last.documents == 30 && last.bytes == last.byteTotal && !last.name.isEmpty)
    let store = try Store(scratch.store, access: .read)
    #expect(words(try store.frame()) == words(try opened.frame()))
    #expect(words(try store.frame(indicators: nil)) == words(try opened.frame()))
    #expect(try store.corrections().map(\.state) == (try opened.corrections().map(\.state)))
    #expect(try store.check() == [])
    let info = try store.info()
    #expect((info.segments.total, info.segments.looseDocuments) == (1, 0))
    #expect(info.lastImport?.finished != nil)
    let mode = try DatabaseQueue(path: scratch.store).read {
      try String.fetchOne($0, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
    // Again: nothing changed; then a document more.
    #expect(try Importer(opening: scratch.store).run([folder]).skipped == 30)
    try scratch.write("in/new.txt", report(77))
    let third = try Importer(opening: scratch.store).run([folder])
    #expect((third.added, third.skipped) == (1, 30))
    #expect(try store.info().segments.looseDocuments == 0)
    #expect(code { _ = try Importer(opening: scratch.path).run([folder]) } == "HA401")
    #expect(code { _ = try Importer(opening: "/nowhere/at/all.db").run([folder]) } == "HA406")
  }

  /// Who stops an import keeps what was finished, and the next one goes on from there.
  @Test(arguments: [false, true]) func aStoppedImportKeepsWhatIsDone(_ isNew: Bool) throws {
    let scratch = try Scratch()
    for number in 0..<200 { try scratch.write("in/\(number).txt", report(number)) }
    let folder = scratch.path + "/in"
    if !isNew { try Store(scratch.store, access: .write).close() }
    var options = ImportOptions(jobs: 1)
    let stop = ImportStop()
    options.stop = stop
    let summary = try Importer(opening: scratch.store, options: options).run([folder]) {
      if $0.documents > 0 { stop.request() }
    }
    #expect(summary.isStopped)
    #expect(summary.added > 0)
    #expect(summary.added + summary.leftOut == 200)
    let store = try Store(scratch.store, access: .read)
    #expect(try store.documents().count == summary.added)
    #expect(try store.check() == [])
    #expect(try store.info().lastImport?.finished == nil)
    let rest = try Importer(opening: scratch.store).run([folder])
    #expect((rest.added, rest.skipped, rest.isStopped) == (summary.leftOut, summary.added, false))
    #expect(words(try store.frame()) == (try Self.direct(folder)))
    // Asked before it begins, it reads nothing.
    options.stop?.request()
    try scratch.write("in/new.txt", report(999))
    #expect(try Importer(opening: scratch.store, options: options).run([folder]).added == 0)
  }

  /// What was not found makes no store, which would hide another corpus.
  @Test func nothingMakesNoStore() throws {
    let scratch = try Scratch()
    try scratch.write("in/readme.rst", "nothing")
    let summary = try Importer(opening: scratch.store).run([
      scratch.path + "/missing", scratch.path + "/in",
    ])
    #expect(summary.madeNoStore && summary.failures.count == 1)
    #expect(!FileManager.default.fileExists(atPath: scratch.store))
    try Store(scratch.store, access: .write).close()
    #expect(!(try Importer(opening: scratch.store).run([scratch.path + "/in"]).madeNoStore))
    #expect(Store.isStore(scratch.store))
  }

  /// Documents are read by the words that are given with them, and again when these change.
  @Test func wordsOfTheUserAreUsed() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", "2024年，全区云上算力规模达到500台。\n")
    func catalog(_ id: String) throws -> Catalog {
      let table = "kind\tname\tid\tunit\nindicator\t云上算力规模\t\(id)\t台\n"
      return Catalog(adding: try CatalogTable(Array(table.utf8), path: "catalog.tsv"))
    }
    func ids() throws -> [String?] {
      let frame = try Store(scratch.store, access: .read).frame()
      return (0..<frame.count).map { frame.observation($0)?.indicatorID }
    }
    let folder = scratch.path + "/in"
    #expect(
      try Importer(opening: scratch.store, catalog: try catalog("cloud")).run([folder]).added == 1)
    #expect(try ids() == ["cloud"])
    #expect(
      try Importer(opening: scratch.store, catalog: try catalog("cloud")).run([folder]).skipped == 1
    )
    #expect(
      try Importer(opening: scratch.store, catalog: try catalog("sky")).run([folder]).replaced == 1)
    #expect(try ids() == ["sky"])
    #expect(try Importer(opening: scratch.store).run([folder]).replaced == 1)
    #expect(try ids().contains("sky") == false)
  }

  @Test func asksInProportion() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([seedFolder])
    let all = try store.frame()
    let some = try store.frame(indicators: ["gdp"])
    #expect(some.count > 0)
    #expect(some.count < all.count)
    #expect((0..<some.count).allSatisfy { some.observation($0)?.indicatorID == "gdp" })
  }

  /// Statements without a number are kept too, unless they are not wanted; either is read again
  /// when the wish changes.
  @Test func claimsAreKept() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([seedFolder])
    var expected = 0
    try store.forEachDocument { expected += ClaimFinder().find(in: $0).count }
    #expect(expected > 50)
    #expect(try store.info().claims == expected)
    #expect(try store.check() == [])
    let folder = scratch.path + "/out"
    _ = try store.export(to: folder, format: .jsonl)
    let lines = try String(contentsOfFile: folder + "/claim.jsonl", encoding: .utf8)
    #expect(lines.split(separator: "\n").count == expected)
    #expect(lines.contains("\"kind\":\"honour\""))
    #expect(lines.contains("\"rules\":\"claim/"))

    var options = ImportOptions()
    options.findsClaims = false
    #expect(try Importer(store, options: options).run([seedFolder]).replaced == 5)
    #expect(try store.info().claims == 0)
    #expect(try Importer(store, options: options).run([seedFolder]).skipped == 5)
    #expect(try Importer(store).run([seedFolder]).replaced == 5)
    #expect(try store.info().claims == expected)
  }
}
