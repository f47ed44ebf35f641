import Foundation
import GRDB
import HanBase

/// What is in a store, in numbers.
public struct StoreInfo: Sendable {
  /// Version of its schema.
  public var schemaVersion = 0
  /// Version of the SQLite library in use.
  public var sqliteVersion = ""
  /// Size of the file in bytes, with the log of a writer that is not done.
  public var byteCount = 0
  /// Bytes that were freed and can be given back by `vacuum`.
  public var freeByteCount = 0
  /// Documents.
  public var documents = 0
  /// Bytes of the documents' files.
  public var documentBytes = 0
  /// Observations.
  public var observations = 0
  /// Claims.
  public var claims = 0
  /// Corrections, and how many of them are in force.
  public var corrections = (total: 0, applied: 0)
  /// Column segments, and documents with observations that stand in none.
  public var segments = (total: 0, looseDocuments: 0)
  /// Bytes of each table with its indexes, the largest first.
  public var tableBytes: [(name: String, bytes: Int)] = []
  /// Documents that the last import could not read: path, code, message.
  public var failures: [(path: String, code: String, message: String)] = []
  /// When the last import began and, if it was not killed, ended.
  public var lastImport: (started: String, finished: String?)?
}

extension Store {
  /// Counts what is in the store.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func info() throws(HanError) -> StoreInfo {
    try read { db in
      var info = StoreInfo()
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      info.schemaVersion = try number("PRAGMA user_version")
      info.sqliteVersion = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
      info.byteCount = Self.size(path) + Self.size(path + "-wal")
      info.freeByteCount = try number("PRAGMA freelist_count") * number("PRAGMA page_size")
      info.documents = try number("SELECT count(*) FROM document")
      info.documentBytes = try number("SELECT coalesce(sum(byteCount), 0) FROM document")
      info.observations = try number("SELECT coalesce(sum(observationCount), 0) FROM document")
      info.claims = try number("SELECT coalesce(sum(claimCount), 0) FROM document")
      info.corrections = (
        try number("SELECT count(*) FROM correction"),
        try number("SELECT count(*) FROM correction WHERE state = 'applied'")
      )
      info.segments = (
        try number("SELECT count(*) FROM segment"),
        try number(
          "SELECT count(*) FROM document WHERE segmentId IS NULL AND observationCount > 0")
      )
      let sizes = """
        SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s
        LEFT JOIN sqlite_schema m ON m.name = s.name
        WHERE s.aggregate = 1 GROUP BY 1 ORDER BY 2 DESC
        """
      // Not every SQLite library can tell this.
      info.tableBytes = (try? Row.fetchAll(db, sql: sizes).map { ($0[0], $0[1]) }) ?? []
      info.failures = try Row.fetchAll(
        db, sql: "SELECT path, code, message FROM importFailure ORDER BY path"
      ).map { ($0[0], $0[1], $0[2]) }
      info.lastImport = try Row.fetchOne(
        db, sql: "SELECT startedAt, finishedAt FROM importRun ORDER BY id DESC LIMIT 1"
      ).map { ($0[0], $0[1]) }
      return info
    }
  }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
