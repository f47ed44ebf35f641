import CMemory
import GRDB
import HanBase
import HanCatalog

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Brings documents into a store: reads and extracts on all processors, writes on one thread.
///
/// Files that did not change since are skipped by their content; changed ones are replaced. A
/// document's rows are written in one transaction with others, so that it is wholly in or wholly
/// out whenever the process dies. A file that fails is reported and stops nothing.
///
/// ```swift
/// let summary = try Importer(opening: "hanalyze.db").run(["reports"])
/// ```
public struct Importer {
  private enum Target {
    case opened(Store)
    case path(String, Catalog)
  }

  let options: ImportOptions
  private let target: Target

  /// Makes an importer for a store that is open for writing.
  public init(_ store: Store, options: ImportOptions = ImportOptions()) {
    target = .opened(store)
    self.options = options
  }

  /// Makes an importer that opens the store itself and closes it at the end: documents are read
  /// meanwhile, and a store that is made anew is filled without a log.
  ///
  /// - Parameters:
  ///   - path: The store, which is made where there is none.
  ///   - catalog: The catalogue by which documents are read.
  ///   - options: How it is done.
  public init(
    opening path: String, catalog: Catalog = .standard, options: ImportOptions = ImportOptions()
  ) {
    target = .path(path, catalog)
    self.options = options
  }

  /// Imports files, folders with everything below, and glob patterns.
  ///
  /// - Parameters:
  ///   - paths: What to import.
  ///   - progress: Called on this thread, about ten times a second.
  /// - Returns: What was done.
  /// - Throws: `HanError` of a store that cannot be opened (HA401 to HA407), HA404 (in use), HA405
  ///   (no room), HA406 (not permitted), HA408; documents written before remain.
  public func run(
    _ paths: [String], progress: ((ImportProgress) -> Void)? = nil
  ) throws(HanError) -> ImportSummary {
    let watch = Stopwatch()
    // Documents come and go by megabytes: what one leaves the next one takes.
    han_memory_keep()
    defer { han_memory_release() }
    let (catalog, isNew) =
      switch target {
      case .opened(let store): (store.catalog, false)
      case .path(let path, let catalog): (catalog, access(path, F_OK) != 0)
      }
    let work = ImportWork(options, catalog: catalog)
    defer { work.end() }
    work.start(paths, isNew: isNew)
    switch target {
    case .opened(let store): return try run(work, paths, store, new: nil, watch, progress)
    case .path(let path, let catalog):
      let store =
        try isNew
        ? Store(new: path, catalog: catalog) : Store(path, access: .write, catalog: catalog)
      let new = isNew ? EarlyWriting(path) : nil
      defer { withExtendedLifetime(new) {} }
      do throws(HanError) {
        var summary = try run(work, paths, store, new: new, watch, progress)
        try store.close()
        if isNew, summary.imported == 0, !summary.isStopped {
          // A store that holds nothing would only stand in the way of what was meant.
          unlink(path)
          summary.madeNoStore = true
        }
        return summary
      } catch {
        try? store.close()
        throw error
      }
    }
  }

  private func run(
    _ work: ImportWork, _ paths: [String], _ store: Store, new: EarlyWriting?,
    _ watch: Stopwatch, _ progress: ((ImportProgress) -> Void)?
  ) throws(HanError) -> ImportSummary {
    // A document's rows are written together with it, and removed by name of the tables: to look up
    // what each row refers to would only cost time.
    try enforceReferences(false, store)
    defer { try? enforceReferences(true, store) }
    let runID = try begin(paths, store)
    guard let list = work.list.wait() else { return ImportSummary() }
    let known = new != nil ? KnownDocuments() : try KnownDocuments(store)
    var summary = ImportSummary()
    summary.diagnostics = list.diagnostics
    summary.failures = list.failures
    let corrections = try takeCorrections(list, store, &summary)
    work.facts.give(ImportFacts(known: known, corrections: corrections))
    var session = ImportSession(
      store: store, known: known, summary: summary, watch: watch, progress: progress,
      ending: ImportEnding(
        run: runID, list: list, feed: work.feed, removesVanished: options.removesVanished),
      new: new, stop: options.stop)
    try session.run(work)
    return session.summary
  }

  private func enforceReferences(_ isOn: Bool, _ store: Store) throws(HanError) {
    try StoreFailure.wrapping(store.path) {
      try store.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = \(isOn ? "ON" : "OFF")")
      }
    }
  }

  /// Brings the store's corrections up to date with the files beside the documents; those of a file
  /// that is gone go with it.
  private func takeCorrections(
    _ list: ImportList, _ store: Store, _ summary: inout ImportSummary
  ) throws(HanError) -> CorrectionSet {
    let origins = try store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT origin, count(*) FROM correction WHERE origin <> '' GROUP BY origin ORDER BY origin
          """
      ).map { ($0[0] as String, $0[1] as Int) }
    }
    let gone = origins.filter { list.misses(corrections: $0.0) }
    if !gone.isEmpty || !list.corrections.isEmpty {
      try store.write { db in
        for (origin, corrections) in list.corrections.sorted(by: { $0.key < $1.key }) {
          try Store.replaceCorrections(db, origin: origin, with: corrections)
        }
        for (origin, _) in gone { try Store.replaceCorrections(db, origin: origin, with: []) }
      }
    }
    summary.goneCorrections = gone.map { (path: $0.0, count: $0.1) }
    return CorrectionSet(try store.corrections().map(\.correction), catalog: store.catalog)
  }

  private func begin(_ paths: [String], _ store: Store) throws(HanError) -> Int64 {
    try store.write { db in
      try db.execute(
        literal: """
          INSERT INTO importRun (startedAt, paths)
          VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), \(paths.joined(separator: "\n")))
          """)
      return db.lastInsertedRowID
    }
  }
}
