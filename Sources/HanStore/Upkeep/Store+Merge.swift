import GRDB
import HanBase

/// What a merge did.
public struct MergeSummary: Sendable {
  /// Documents that were taken over.
  public var added = 0
  /// Documents of which the other store had a version imported later.
  public var replaced = 0
  /// Documents that were left as they were.
  public var skipped = 0
}

extension Store {
  /// Takes the documents of another store over, with all that was found in them.
  ///
  /// Documents are the same when they came from the same path; of two versions the one imported
  /// later stays. A document whose name another one has here is named by its path.
  ///
  /// - Parameter other: Path of the other store, which is only read.
  /// - Returns: How many documents came.
  /// - Throws: `HanError` HA401 to HA407 for the other store, HA404, HA405 or HA406 for this one;
  ///   this one is then as it was.
  public func merge(from other: String) throws(HanError) -> MergeSummary {
    guard access == .write else {
      throw HanError(.storeForbidden, "was opened for reading only", path: path)
    }
    let source = try Store(other, access: .read, catalog: catalog)
    try source.requireCurrentSchema()
    try source.close()
    return try StoreFailure.wrapping(path) {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [Self.location(other)])
        defer { try? db.execute(sql: "DETACH DATABASE other") }
        var summary = MergeSummary()
        try db.inTransaction(.immediate) {
          summary = try Self.copy(db)
          try SegmentUpkeep.tidy(db)
          return .commit
        }
        return summary
      }
    }
  }

  /// Refuses a store that was opened for reading and has the tables of an older version.
  func requireCurrentSchema() throws(HanError) {
    let version = try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version == StoreSchema.version else {
      throw HanError(
        .storeInconsistent,
        "is a store of an older version; bring it up to date first: hanalyze store vacuum",
        path: path)
    }
  }

  private static func copy(_ db: Database) throws -> MergeSummary {
    try db.execute(
      sql: """
        CREATE TEMP TABLE taken AS
          SELECT o.id AS oldId, o.path AS path, m.id AS replacedId,
            row_number() OVER (ORDER BY o.id)
              + (SELECT coalesce(max(id), 0) FROM main.document) AS newId
          FROM other.document o LEFT JOIN main.document m ON m.path = o.path
          WHERE m.id IS NULL OR (m.contentHash <> o.contentHash AND m.importedAt < o.importedAt);
        DELETE FROM main.document WHERE id IN (SELECT replacedId FROM taken);
        INSERT OR IGNORE INTO main.derivation (rules)
          SELECT DISTINCT r.rules FROM taken t
          JOIN (SELECT documentId, derivationId FROM other.observation
            UNION ALL SELECT documentId, derivationId FROM other.claim) o
            ON o.documentId = t.oldId
          JOIN other.derivation r ON r.id = o.derivationId;
        INSERT OR IGNORE INTO main.area SELECT * FROM other.area;
        INSERT OR IGNORE INTO main.indicator SELECT * FROM other.indicator;
        """)
    for table in ["document", "documentText", "sentence", "observation", "claim"] {
      try copy(db, table)
    }
    try db.execute(
      sql: """
        INSERT INTO main.correction (document, startByte, endByte, quote, field, value, who, why,
            origin, line, state)
          SELECT document, startByte, endByte, quote, field, value, who, why, origin, line, state
          FROM other.correction
          EXCEPT SELECT document, startByte, endByte, quote, field, value, who, why, origin, line,
            state FROM main.correction
        """)
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) AS taken, count(replacedId) AS replaced,
          (SELECT count(*) FROM other.document) AS total FROM taken
        """)
    try db.execute(sql: "DROP TABLE taken")
    var summary = MergeSummary()
    guard let row else { return summary }
    let (taken, replaced, total): (Int, Int, Int) = (row["taken"], row["replaced"], row["total"])
    summary.added = taken - replaced
    summary.replaced = replaced
    summary.skipped = total - taken
    return summary
  }

  private static func copy(_ db: Database, _ table: String) throws {
    guard let description = StoreSchema.tables.first(where: { $0.name == table }) else { return }
    let names = description.columns.map(\.name)
    let values = names.map { name in
      switch name {
      case "id", "documentId": "t.newId"
      case "segmentId": "NULL"
      case "derivationId":
        "(SELECT id FROM main.derivation WHERE rules = "
          + "(SELECT rules FROM other.derivation WHERE id = o.derivationId))"
      case "name" where table == "document":
        "CASE WHEN EXISTS (SELECT 1 FROM main.document WHERE name = o.name) THEN o.path ELSE o.name END"
      default: "o.\(name)"
      }
    }
    try db.execute(
      sql: """
        INSERT INTO main.\(table) (\(names.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM taken t
        JOIN other.\(table) o ON o.\(table == "document" ? "id" : "documentId") = t.oldId
        ORDER BY t.newId
        """)
  }
}
