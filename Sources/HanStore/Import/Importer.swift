import CMemory
import Foundation
import GRDB
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFormats

/// Brings documents into a store: reads and extracts on all processors, writes on one thread.
///
/// Files that did not change since are skipped by their content; changed ones are replaced. A
/// document's rows are written in one transaction with others, so that it is wholly in or wholly
/// out whenever the process dies. A file that fails is reported and stops nothing.
///
/// ```swift
/// let store = try Store("hanalyze.db", access: .write)
/// let summary = try Importer(store).run(["reports"])
/// ```
public struct Importer {
  let store: Store
  let options: ImportOptions
  private let extractor: Extractor
  private let reader: DocumentReader
  private let areaFinder: CatalogAreaFinder

  /// Makes an importer for a store that is open for writing.
  public init(_ store: Store, options: ImportOptions = ImportOptions()) {
    self.store = store
    self.options = options
    extractor = Extractor(catalog: store.catalog)
    areaFinder = CatalogAreaFinder(store.catalog)
    reader = DocumentReader(areaFinder: areaFinder)
  }

  /// Imports files, folders with everything below, and glob patterns.
  ///
  /// - Parameters:
  ///   - paths: What to import.
  ///   - progress: Called on this thread, about ten times a second.
  /// - Returns: What was done.
  /// - Throws: `HanError` HA404 (store in use), HA405 (no room), HA406 (not permitted), HA408;
  ///   documents written before remain.
  public func run(
    _ paths: [String], progress: ((ImportProgress) -> Void)? = nil
  ) throws(HanError) -> ImportSummary {
    let watch = Stopwatch()
    // Documents come and go by megabytes: what one leaves the next one takes.
    han_memory_keep()
    defer { han_memory_release() }
    // A document's rows are written together with it, and removed by name of the tables: to look up
    // what each row refers to would only cost time.
    try enforceReferences(false)
    defer { try? enforceReferences(true) }
    let list = ImportList(paths, areaFinder: areaFinder, extensions: Self.extensions)
    var summary = ImportSummary()
    summary.diagnostics = list.diagnostics
    summary.failures = list.failures
    let known = try KnownDocuments(store)
    let runID = try begin(paths)
    var session = ImportSession(
      store: store, known: known, summary: summary, watch: watch, progress: progress)
    let feed = ImportFeed(list.items, names: known.names, areaFinder: areaFinder)
    let corrections = try takeCorrections(list, &session.summary)
    try work(list.items, feed, known, corrections, &session)
    try session.finish(feed.totals)
    try reportVanished(list, feed, &session.summary)
    session.summary.unmatchedCorrections = try store.corrections().filter {
      $0.state != CorrectionSet.applied
    }
    session.summary.seconds = watch.seconds
    try end(runID, session.summary)
    return session.summary
  }

  private func enforceReferences(_ isOn: Bool) throws(HanError) {
    try StoreFailure.wrapping(store.path) {
      try store.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = \(isOn ? "ON" : "OFF")")
      }
    }
  }

  /// Endings of files in a folder that are imported.
  private static let extensions = DocumentFormat.extensions.union([
    "zip", "tar", "gz", "tgz", "jsonl", "ndjson", "csv",
  ])

  /// Brings the store's corrections up to date with the files beside the documents; those of a file
  /// that is gone go with it.
  private func takeCorrections(
    _ list: ImportList, _ summary: inout ImportSummary
  ) throws(HanError) -> CorrectionSet {
    summary.goneCorrections = try store.write { db in
      for (origin, corrections) in list.corrections {
        try Store.replaceCorrections(db, origin: origin, with: corrections)
      }
      var gone: [(path: String, count: Int)] = []
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT origin, count(*) FROM correction WHERE origin <> '' GROUP BY origin ORDER BY origin
          """)
      {
        let (origin, count): (String, Int) = (row[0], row[1])
        guard list.misses(corrections: origin) else { continue }
        try Store.replaceCorrections(db, origin: origin, with: [])
        gone.append((origin, count))
      }
      return gone
    }
    return CorrectionSet(try store.corrections().map(\.correction), catalog: store.catalog)
  }

  /// Starts the threads and writes what they give until they are done.
  private func work(
    _ items: [ImportItem], _ feed: ImportFeed, _ known: KnownDocuments,
    _ corrections: CorrectionSet, _ session: inout ImportSession
  ) throws(HanError) {
    let waiting = BoundedQueue<ImportItem>(limit: 1024, producers: 1)
    let done = BoundedQueue<ImportOutcome>(limit: 32 << 20, producers: options.jobs)
    let group = DispatchGroup()
    defer {
      waiting.cancel()
      done.cancel()
      group.wait()
    }
    Self.thread(in: group) { feed.run(items, into: waiting) }
    let worker = ImportWorker(
      reader: reader, extractor: extractor,
      claims: options.findsClaims ? ClaimFinder(catalog: store.catalog) : nil,
      program: options.mark, known: known, corrections: corrections)
    han_memory_prepare(2 * Self.share)
    for _ in 0..<options.jobs {
      Self.thread(in: group) {
        han_memory_prepare(Self.share)
        worker.run(waiting, done)
        done.finish()
      }
    }
    while try session.write(from: done, totals: { feed.totals }) {}
  }

  /// So many bytes of the heap are readied for a thread, which is what glibc gives one at first.
  private static let share = 60 << 20

  private static func thread(in group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread {
      body()
      group.leave()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func begin(_ paths: [String]) throws(HanError) -> Int64 {
    try store.write { db in
      try db.execute(
        literal: """
          INSERT INTO importRun (startedAt, paths)
          VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), \(paths.joined(separator: "\n")))
          """)
      return db.lastInsertedRowID
    }
  }

  private func end(_ run: Int64, _ summary: ImportSummary) throws(HanError) {
    try store.write { db in
      try db.execute(
        literal: """
          UPDATE importRun SET finishedAt = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
            imported = \(summary.imported), skipped = \(summary.skipped),
            failed = \(summary.failures.count), vanished = \(summary.vanished.count)
          WHERE id = \(run)
          """)
      for failure in summary.failures {
        try db.execute(
          literal: """
            INSERT OR REPLACE INTO importFailure (path, runId, code, message)
            VALUES (\(failure.path), \(run), \(failure.error.code.id), \(failure.error.message))
            """)
      }
    }
    try StoreFailure.wrapping(store.path) {
      // Readers may hold an older state: then the log stays until the next writer.
      _ = try? store.database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }
  }

  /// Finds documents of the folders and files given whose files are gone.
  private func reportVanished(
    _ list: ImportList, _ feed: ImportFeed, _ summary: inout ImportSummary
  ) throws(HanError) {
    let seen = Set(list.items.map(\.identity))
    let (roots, removes) = (list.roots, options.removesVanished)
    let names: [String] = try store.write { db in
      var names: [String] = []
      for row in try Row.fetchAll(db, sql: "SELECT name, path FROM document ORDER BY name") {
        let path: String = row["path"]
        let file = path.split(separator: "#", maxSplits: 1).first.map(String.init) ?? path
        let isGone = path == file ? !seen.contains(path) : feed.isGone(path, in: file)
        guard isGone, roots.contains(where: { file == $0 || file.hasPrefix($0 + "/") }) else {
          continue
        }
        names.append(row["name"])
        if removes { try DocumentWriter.remove(path: path, from: db) }
      }
      if removes, !names.isEmpty { try SegmentUpkeep.tidy(db) }
      return names
    }
    summary.vanished = names
    summary.removedVanished = removes && !names.isEmpty
  }
}
