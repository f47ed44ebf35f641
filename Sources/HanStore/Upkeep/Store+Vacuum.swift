import GRDB
import HanBase

extension Store {
  /// Gives freed space back and writes all columns anew, as one segment where they fit.
  ///
  /// It needs about as much free room as the store takes.
  ///
  /// - Throws: `HanError` HA404 (in use), HA405 (no room) or HA406 (opened for reading).
  public func vacuum() throws(HanError) {
    try write { db in
      try db.execute(sql: "UPDATE document SET segmentId = NULL; DELETE FROM segment")
      try db.execute(
        sql: """
          DELETE FROM derivation WHERE id NOT IN (
            SELECT derivationId FROM observation UNION SELECT derivationId FROM claim)
          """)
      try SegmentUpkeep.tidy(db)
    }
    try StoreFailure.wrapping(path) {
      try database.vacuum()
      _ = try? database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }
  }

  /// Removes documents, with all that was found in them.
  ///
  /// - Returns: How many there were.
  /// - Throws: `HanError` HA404, HA405 or HA406.
  @discardableResult
  public func remove(documents names: [String]) throws(HanError) -> Int {
    try write { db in
      try db.execute(literal: "DELETE FROM document WHERE name IN \(names)")
      let count = db.changesCount
      if count > 0 { try SegmentUpkeep.tidy(db) }
      return count
    }
  }
}
