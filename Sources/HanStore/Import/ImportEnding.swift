import GRDB
import HanBase

/// What is written when all documents are: which are gone, what corrections came to, how it went.
struct ImportEnding {
  /// The row of `importRun`.
  let run: Int64
  let list: ImportList
  let feed: ImportFeed
  let removesVanished: Bool

  /// Writes it and completes the summary.
  func write(_ db: Database, known: KnownDocuments, _ summary: inout ImportSummary) throws {
    if !known.isEmpty { try findVanished(db, &summary) }
    summary.unmatchedCorrections = try Store.corrections(db).filter {
      $0.state != CorrectionSet.applied
    }
    try db.execute(
      literal: """
        UPDATE importRun SET finishedAt = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
          imported = \(summary.imported), skipped = \(summary.skipped),
          failed = \(summary.failures.count), vanished = \(summary.vanished.count)
        WHERE id = \(run)
        """)
    try writeFailures(db, summary)
  }

  /// Writes what there is to say of an import that was stopped: it has no end.
  func writeStopped(_ db: Database, _ summary: ImportSummary) throws {
    try db.execute(
      literal: """
        UPDATE importRun SET imported = \(summary.imported), skipped = \(summary.skipped),
          failed = \(summary.failures.count)
        WHERE id = \(run)
        """)
    try writeFailures(db, summary)
  }

  private func writeFailures(_ db: Database, _ summary: ImportSummary) throws {
    for failure in summary.failures {
      try db.execute(
        literal: """
          INSERT OR REPLACE INTO importFailure (path, runId, code, message)
          VALUES (\(failure.path), \(run), \(failure.error.code.id), \(failure.error.message))
          """)
    }
  }

  /// Finds documents of the folders and files given whose files are gone.
  private func findVanished(_ db: Database, _ summary: inout ImportSummary) throws {
    let seen = Set(list.items.map(\.identity))
    var names: [String] = []
    for row in try Row.fetchAll(db, sql: "SELECT name, path FROM document ORDER BY name") {
      let path: String = row["path"]
      let file = path.split(separator: "#", maxSplits: 1).first.map(String.init) ?? path
      let isGone = path == file ? !seen.contains(path) : feed.isGone(path, in: file)
      guard isGone, list.roots.contains(where: { file == $0 || file.hasPrefix($0 + "/") }) else {
        continue
      }
      names.append(row["name"])
      if removesVanished { try DocumentWriter.remove(path: path, from: db) }
    }
    if removesVanished, !names.isEmpty { try SegmentUpkeep.tidy(db) }
    summary.vanished = names
    summary.removedVanished = removesVanished && !names.isEmpty
  }
}
