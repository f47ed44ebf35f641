import Foundation
import GRDB
import HanBase
import HanFrame
import HanStore
import Testing

@Suite struct UpkeepTests {
  static func filled(_ scratch: Scratch, _ name: String = "test.db", from folder: String = "in")
    throws -> Store
  {
    let store = try Store(scratch.path + "/" + name, access: .write)
    _ = try Importer(store).run([scratch.path + "/" + folder])
    return store
  }

  @Test func theSchemaIsAsDescribed() throws {
    let scratch = try Scratch()
    _ = try Store(scratch.store, access: .write)
    let queue = try DatabaseQueue(path: scratch.store)
    try queue.read { db in
      let names = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
          AND name NOT LIKE 'sqlite_%'
          """)
      #expect(Set(names) == Set(StoreSchema.tables.map(\.name)))
      for table in StoreSchema.tables {
        let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table.name))")
        #expect(columns.map { $0["name"] as String } == table.columns.map(\.name), "\(table.name)")
        if !table.isView {
          #expect(
            columns.map { $0["type"] as String } == table.columns.map(\.type), "\(table.name)")
        }
      }
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == StoreSchema.version)
    }
  }

  /// A store of the first version becomes one of this version, with all that it holds.
  @Test func anOlderStoreIsBroughtUpToDate() throws {
    let scratch = try Scratch()
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([seedFolder])
    let columns = try #require(StoreSchema.tables.first { $0.name == "claim" }).columns
    let list =
      columns.map {
        $0.name == "derivationId"
          ? "(SELECT rules FROM derivation d WHERE d.id = claim.derivationId)" : $0.name
      }
      .joined(separator: ", ")
    func claims() throws -> [Row] {
      try DatabaseQueue(path: scratch.store).read { db in
        try Row.fetchAll(db, sql: "SELECT \(list) FROM claim ORDER BY documentId, ordinal")
      }
    }
    func rows(_ rows: [Row]) -> [String] {
      rows.map { $0.databaseValues.map(\.description).joined(separator: "|") }
    }
    let (expected, observations) = (try claims(), words(try store.frame()))
    #expect(expected.count > 50)
    try store.close()
    // Back to the table as version 1 had it, a JSON text a row.
    try DatabaseQueue(path: scratch.store).write { db in
      try db.execute(
        sql: """
          DROP VIEW claimFact;
          CREATE TABLE old (
            documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL, sentence INTEGER NOT NULL, kind TEXT NOT NULL,
            startByte INTEGER NOT NULL, endByte INTEGER NOT NULL, text TEXT NOT NULL, area TEXT,
            subject TEXT, periodStart TEXT, periodEnd TEXT, record TEXT NOT NULL,
            PRIMARY KEY (documentId, ordinal)) WITHOUT ROWID;
          INSERT INTO old SELECT documentId, ordinal, sentence, kind, startByte, endByte, text, area,
            subject, periodStart, periodEnd, json_object('title', title, 'issuer', issuer,
              'level', level, 'year', year, 'name', name, 'role', role, 'parent', parent,
              'derivation', json('["' || replace(
                (SELECT rules FROM derivation WHERE id = derivationId), ' ', '","') || '"]'),
              'certainty', json_object(
                'title', CASE substr(certainty, 1, 1) WHEN 's' THEN 'stated' WHEN 'c' THEN 'carried' ELSE 'guessed' END,
                'level', CASE substr(certainty, 2, 1) WHEN 's' THEN 'stated' WHEN 'c' THEN 'carried' ELSE 'guessed' END,
                'time', CASE substr(certainty, 3, 1) WHEN 's' THEN 'stated' WHEN 'c' THEN 'carried' ELSE 'guessed' END,
                'area', CASE substr(certainty, 4, 1) WHEN 's' THEN 'stated' WHEN 'c' THEN 'carried' ELSE 'guessed' END))
            FROM claim;
          DROP TABLE claim;
          ALTER TABLE old RENAME TO claim;
          DELETE FROM derivation WHERE id NOT IN (SELECT derivationId FROM observation);
          PRAGMA user_version = 1;
          """)
    }
    let again = try Store(scratch.store, access: .write)
    #expect(try rows(claims()) == rows(expected))
    #expect(words(try again.frame()) == observations)
    #expect(try again.check() == [])
    #expect(try Importer(again).run([seedFolder]).skipped == 5)
    try again.vacuum()
    #expect(try rows(claims()) == rows(expected))
    let facts = try DatabaseQueue(path: scratch.store).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM claimFact")
    }
    #expect(facts == expected.count)
  }

  @Test func theReferenceIsUpToDate() throws {
    let path = packageFolder + "/docs/store.md"
    let made = StoreReference.markdown
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try made.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("docs/store.md was written")
      return
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
  }

  @Test func viewsAnswer() throws {
    let scratch = try Scratch()
    for number in 0..<3 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Self.filled(scratch)
    let count = try store.frame().count
    try DatabaseQueue(path: scratch.store).read { db in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM fact") == count)
      let latest = try Row.fetchAll(db, sql: "SELECT * FROM latestLevel WHERE indicatorId = 'gdp'")
      #expect(latest.count == 1)
      #expect(latest.first?["timePeriod"] == "2024")
      #expect(
        try Int.fetchOne(db, sql: "SELECT sum(observationCount) FROM documentSummary") == count)
    }
  }

  @Test func whatIsNoStoreIsRefused() throws {
    let scratch = try Scratch()
    try scratch.write("text.db", "这不是数据库，只是一个很长的文本文件。" + String(repeating: "x", count: 5000))
    #expect(code { _ = try Store(scratch.path + "/text.db", access: .read) } == "HA401")
    #expect(code { _ = try Store(scratch.path + "/text.db", access: .write) } == "HA401")
    let other = try DatabaseQueue(path: scratch.path + "/other.db")
    try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(code { _ = try Store(scratch.path + "/other.db", access: .write) } == "HA401")
    #expect(!Store.isStore(scratch.path + "/other.db"))
    #expect(!Store.isStore(scratch.path + "/text.db"))
    #expect(!Store.isStore(scratch.path))
    #expect(code { _ = try Store(scratch.path + "/none.db", access: .read) } == "HA407")
    #expect(code { _ = try Store(scratch.path, access: .read) } == "HA401")
    #expect(code { _ = try Store("/nowhere/at/all.db", access: .write) } == "HA406")
  }

  @Test func aNewerStoreIsRefused() throws {
    let scratch = try Scratch()
    try Store(scratch.store, access: .write).close()
    try DatabaseQueue(path: scratch.store).write {
      try $0.execute(sql: "PRAGMA user_version = \(StoreSchema.version + 1)")
    }
    #expect(Store.isStore(scratch.store))
    #expect(code { _ = try Store(scratch.store, access: .read) } == "HA402")
    #expect(code { _ = try Store(scratch.store, access: .write) } == "HA402")
  }

  @Test(arguments: [0.02, 0.3, 0.6, 0.95])
  func aTruncatedStoreIsRefused(_ share: Double) throws {
    let scratch = try Scratch()
    for number in 0..<20 { try scratch.write("in/\(number).txt", report(number)) }
    try Self.filled(scratch).close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.store))
    try scratch.write("cut.db", whole.prefix(Int(Double(whole.count) * share)))
    #expect(
      code {
        let store = try Store(scratch.path + "/cut.db", access: .read)
        _ = try store.frame()
      } == "HA403")
  }

  @Test func damageIsFound() throws {
    let scratch = try Scratch()
    for number in 0..<40 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Self.filled(scratch)
    #expect(try store.check() == [])
    let expected = words(try store.frame())
    try store.close()

    // A broken segment is made up for from the rows.
    try DatabaseQueue(path: scratch.store).write { db in
      try db.execute(sql: "UPDATE segment SET bytes = substr(bytes, 1, length(bytes) / 2)")
    }
    let second = try Store(scratch.store, access: .write)
    #expect(try second.check().count == 1)
    #expect(words(try second.frame()) == expected)
    try second.vacuum()
    #expect(try second.check() == [])
    #expect(words(try second.frame()) == expected)
    try second.close()

    // Rows that somebody deleted are missed.
    try DatabaseQueue(path: scratch.store).write { db in
      try db.execute(sql: "DELETE FROM observation WHERE documentId = 3 AND ordinal = 1")
    }
    let third = try Store(scratch.store, access: .read)
    #expect(try third.check().count == 2)
    try third.close()

    // Overwritten pages are damage.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.store))
    for offset in 16_384 * 3..<bytes.count {
      bytes[offset] = UInt8(truncatingIfNeeded: offset &* 7)
    }
    try bytes.write(to: URL(fileURLWithPath: scratch.store))
    let found = code {
      let store = try Store(scratch.store, access: .read)
      let problems = try store.check()
      if !problems.isEmpty { throw HanError(.storeDamaged, problems[0]) }
    }
    #expect(found == "HA403")
  }

  @Test func whatFailsInsideIsTold() throws {
    let scratch = try Scratch()
    try scratch.write("in/1.txt", report(1))
    try Self.filled(scratch).close()
    let other = try DatabaseQueue(path: scratch.store)
    try other.write { db in
      try db.execute(sql: "UPDATE documentText SET layout = x'00'; DROP TABLE importFailure")
    }
    let store = try Store(scratch.store, access: .write, patience: 0.1)
    #expect(code { _ = try store.document(named: scratch.path + "/in/1.txt") } == "HA410")
    #expect(code { _ = try store.info() } == "HA408")
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(code { _ = try Importer(store).run([scratch.path + "/in"]) } == "HA404")
      try db.execute(sql: "ROLLBACK")
    }
  }

  @Test func storesAreMerged() throws {
    let scratch = try Scratch()
    for number in 0..<6 { try scratch.write("a/\(number).txt", report(number)) }
    for number in 6..<10 { try scratch.write("b/\(number).txt", report(number)) }
    let first = try Self.filled(scratch, "a.db", from: "a")
    let second = try Store(scratch.path + "/b.db", access: .write)
    _ = try Importer(second).run([scratch.path + "/b", scratch.path + "/a/1.txt"])
    try second.close()
    let summary = try first.merge(from: scratch.path + "/b.db")
    #expect((summary.added, summary.replaced, summary.skipped) == (4, 0, 1))
    #expect(try first.check() == [])
    let all = try ImportTests.direct(scratch.path + "/a") + ImportTests.direct(scratch.path + "/b")
    #expect(words(try first.frame()) == all.sorted())
    let again = try first.merge(from: scratch.path + "/b.db")
    #expect((again.added, again.replaced, again.skipped) == (0, 0, 5))
    #expect(code { _ = try first.merge(from: scratch.path + "/a/1.txt") } == "HA401")
  }

  @Test func exportsAreReadBack() throws {
    let scratch = try Scratch()
    for number in 0..<3 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Self.filled(scratch)
    let count = try store.frame().count
    try store.export(to: scratch.path + "/out", format: .jsonl)
    let lines = try String(
      contentsOfFile: scratch.path + "/out/observation.jsonl", encoding: .utf8
    ).split(separator: "\n")
    #expect(lines.count == count)
    for line in lines {
      #expect(try JSONReader.value(Array(line.utf8))["value"] != nil)
    }
    let paths = try store.export(to: scratch.path + "/out", format: .csv)
    #expect(paths.contains(scratch.path + "/out/fact.csv"))
    let facts = try String(contentsOfFile: scratch.path + "/out/fact.csv", encoding: .utf8)
    #expect(facts.split(separator: "\n").count == count + 1)
    #expect(code { try store.export(to: scratch.store, format: .csv) } == "HA411")
  }

  @Test func infoCounts() throws {
    let scratch = try Scratch()
    for number in 0..<3 { try scratch.write("in/\(number).txt", report(number)) }
    let store = try Self.filled(scratch)
    let info = try store.info()
    #expect(info.documents == 3)
    #expect(info.observations == (try store.frame().count))
    #expect(info.segments.total == 1)
    #expect(info.segments.looseDocuments == 0)
    #expect(info.byteCount > 0)
    #expect(info.lastImport?.finished != nil)
    #expect(try store.remove(documents: [scratch.path + "/in/1.txt"]) == 1)
    #expect(try store.info().documents == 2)
    #expect(try store.check() == [])
  }

  @Test func aStoreInAReadOnlyFolderIsRead() throws {
    let scratch = try Scratch()
    try scratch.write("in/1.txt", report(1))
    let store = try Self.filled(scratch)
    let count = try store.frame().count
    try store.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scratch.store)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
    }
    #expect(try Store(scratch.store, access: .read).frame().count == count)
  }
}

/// The code of what a block throws; empty where it throws nothing.
func code(_ block: () throws -> Void) -> String {
  do {
    try block()
    return ""
  } catch {
    return (error as? HanError)?.code.id ?? "\(error)"
  }
}
