import GRDB
import GRDBSQLite
import HanBase
import HanExtract
import HanFrame

extension Store {
  /// All observations as columns.
  ///
  /// They come from column segments; documents that stand in none (a writer was killed) are read
  /// from their rows, to the same result.
  ///
  /// **Complexity**: about 30 ns a row while the store has one segment.
  ///
  /// - Throws: `HanError` HA403, HA404, HA408 or HA410.
  public func frame() throws(HanError) -> ObservationFrame {
    try read { db in try Self.passingThrough(db) { try SegmentUpkeep.frame(db) } }
  }

  /// The observations of some indicators, divisions or documents, read from their rows: memory is in
  /// proportion to what is asked for, not to the store.
  ///
  /// - Parameters:
  ///   - indicators: Ids of indicators; nil for any.
  ///   - areas: Six-digit codes of divisions; nil for any.
  ///   - documents: Names of documents; nil for any.
  /// - Returns: The observations, in the order of documents and text.
  /// - Throws: `HanError` HA403, HA404, HA408 or HA410.
  public func frame(
    indicators: [String]? = nil, areas: [String]? = nil, documents: [String]? = nil
  ) throws(HanError) -> ObservationFrame {
    var conditions: [SQL] = []
    if let indicators { conditions.append("o.indicatorId IN \(indicators)") }
    if let areas { conditions.append("o.area IN \(areas)") }
    if let documents { conditions.append("d.name IN \(documents)") }
    return try read { db in
      let query: SQL =
        conditions.isEmpty
        ? "\(sql: ObservationReader.query)"
        : "\(sql: ObservationReader.query) WHERE \(conditions.joined(separator: " AND "))"
      return try Self.passingThrough(db) { try SegmentUpkeep.frame(db, query) }
    }
  }

  /// Reads pages that are looked at once without keeping them: mapped into memory or in a large cache,
  /// all that a search for a few rows passes by would stay with the process.
  static func passingThrough<Result>(
    _ db: Database, _ body: () throws -> Result
  ) throws -> Result {
    let cache = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? -2048
    try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cache_size = -2048")
    defer { try? db.execute(sql: readingMemory + "; PRAGMA cache_size = \(cache)") }
    return try body()
  }
}
