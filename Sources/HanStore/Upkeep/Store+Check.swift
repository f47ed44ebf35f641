import GRDB
import HanBase
import HanFrame

extension Store {
  /// Looks for damage: SQLite's own check, references that lead nowhere, documents that are not
  /// whole, columns that do not say what the rows say.
  ///
  /// **Complexity**: reads the whole store; about a second for 100 MB.
  ///
  /// - Returns: What is wrong, a sentence each; empty where all is well.
  /// - Throws: `HanError` HA403 where the damage stops the check itself, HA404 or HA408.
  public func check() throws(HanError) -> [String] {
    try read { db in
      var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        .filter { $0 != "ok" }.map { "SQLite: \($0)" }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20) {
        problems.append(
          "a row of \(row[0] as String) refers to a missing row of \(row[2] as String)")
      }
      problems += try Self.partialDocuments(db)
      problems += try Self.strayStatements(db)
      problems += try Self.segmentProblems(db)
      return problems
    }
  }

  private static func partialDocuments(_ db: Database) throws -> [String] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, observationCount, claimCount,
          (SELECT count(*) FROM observation WHERE documentId = id) AS observations,
          (SELECT count(*) FROM claim WHERE documentId = id) AS claims,
          EXISTS (SELECT 1 FROM documentText WHERE documentId = id) AS hasText
        FROM document
        WHERE observations <> observationCount OR claims <> claimCount OR NOT hasText
        LIMIT 20
        """
    ).map { row in
      let (name, hasText): (String, Bool) = (row["name"], row["hasText"])
      guard hasText else { return "document \(name) has no text" }
      return "document \(name) has \(row["observations"] as Int) observations and "
        + "\(row["claims"] as Int) claims, but says \(row["observationCount"] as Int) and "
        + "\(row["claimCount"] as Int)"
    }
  }

  private static func strayStatements(_ db: Database) throws -> [String] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT d.name AS name, count(*) AS number FROM observation o
        JOIN document d ON d.id = o.documentId
        LEFT JOIN sentence s ON s.documentId = o.documentId AND s.ordinal = o.sentence
        WHERE s.ordinal IS NULL GROUP BY d.id LIMIT 20
        """
    ).map {
      "document \($0["name"] as String) has \($0["number"] as Int) observations without a sentence"
    }
  }

  private static func segmentProblems(_ db: Database) throws -> [String] {
    var problems = try SegmentUpkeep.unreadable(db).map {
      "column segment \($0.id) cannot be read and is made up for from rows (\($0.reason)); "
        + "hanalyze store vacuum writes it anew"
    }
    let columns = try SegmentUpkeep.frame(db)
    let rows = try SegmentUpkeep.frame(db, "\(sql: ObservationReader.query)")
    if fingerprints(columns) != fingerprints(rows) {
      problems.append(
        "column segments and rows of observations differ; hanalyze store vacuum writes the columns anew"
      )
    }
    return problems
  }

  /// One number a document that depends on all values and places of its rows.
  private static func fingerprints(_ frame: ObservationFrame) -> [String: UInt64] {
    var result: [String: UInt64] = [:]
    for row in 0..<frame.count {
      let name = frame.docNames[Int(frame.docs[row])]
      var hash = result[name] ?? 0
      for word in [
        frame.values[row].bitPattern, UInt64(UInt32(bitPattern: frame.starts[row])),
        UInt64(UInt32(bitPattern: frame.ends[row])), UInt64(frame.measures[row]),
        UInt64(frame.statuses[row]), UInt64(frame.flags[row]),
        UInt64(frame.areaNumbers[Int(frame.areas[row])].magnitude),
      ] {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      result[name] = hash
    }
    return result
  }
}
