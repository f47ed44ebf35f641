import Foundation
import GRDB
import HanBase
import HanFormats
import HanFrame

/// The writing half of an import: what workers have done goes in, transactions come out.
///
/// A store that is being made has no log yet. Its first transaction is written with SQLite's rollback
/// journal, which holds nothing, for there was nothing before: each page goes to the disk once, and
/// whoever is killed leaves an empty store. When that transaction ends, with the import or before, the
/// store gets its log (`PRAGMA journal_mode = WAL`), and others may read while this one writes.
struct ImportSession {
  private let store: Store
  private let known: KnownDocuments
  private(set) var summary: ImportSummary
  private let watch: Stopwatch
  private let progress: ((ImportProgress) -> Void)?
  private let ending: ImportEnding
  private let stop: ImportStop?
  /// The file of a store that has no log yet; nil for another.
  private var new: EarlyWriting?
  private var isNew: Bool { new != nil }
  private var state = ImportProgress()
  private var fresh = SegmentUpkeep.Fresh()
  /// The segments written so far.
  private var segments: Set<Int64> = []
  /// Keys of documents that were written and whose columns are still to come, by name.
  private var writtenKeys: [String: Int64] = [:]
  private var derivations = DerivationKeys()
  private var lastReport = 0.0
  /// Seconds spent waiting for documents.
  private var waited = 0.0

  init(
    store: Store, known: KnownDocuments, summary: ImportSummary, watch: Stopwatch,
    progress: ((ImportProgress) -> Void)?, ending: ImportEnding, new: EarlyWriting?,
    stop: ImportStop?
  ) {
    self.store = store
    self.known = known
    self.summary = summary
    self.watch = watch
    self.progress = progress
    self.ending = ending
    self.new = new
    self.stop = stop
  }

  /// When a transaction ends: when so many bytes were written or so many seconds have passed.
  private var limits: (bytes: Int, seconds: Double) { isNew ? (64 << 20, 1) : (8 << 20, 0.2) }

  /// When a file without a log has got so many bytes, the system begins to write them.
  private static let share = 2 << 20

  /// Writes what workers do until they have nothing more, and the end of the import.
  ///
  /// It takes all that comes while a transaction lasts, so that little is left to do when the last
  /// document is there. A document that the store refuses is a failure of that document; a store that
  /// cannot be written at all ends the import.
  mutating func run(_ work: ImportWork) throws(HanError) {
    var isOver = false
    while !isOver {
      var first: [ImportOutcome] = []
      // Who waits within a transaction keeps others from writing.
      if !isNew { (first, isOver) = next(work, until: .infinity) }
      if isOver { break }
      let begin = watch.seconds - waited
      isOver = try transaction(first, work)
      summary.writeSeconds += watch.seconds - waited - begin
      if isNew { try settle() }
    }
    if !state.isOver { try store.write { db in try end(db, work) } }
    report(work, isLast: true)
    try checkpoint()
    summary.seconds = watch.seconds
  }

  /// What workers have done since the last time, and whether that was all; empty after some seconds.
  private mutating func next(_ work: ImportWork, until end: Double) -> ([ImportOutcome], Bool) {
    while true {
      if stop?.isRequested == true { work.stop() }
      let begin = watch.seconds
      let slice = max(0, min(0.1, end - begin))
      let taken = work.done.takeAll(before: Date(timeIntervalSinceNow: slice))
      waited += watch.seconds - begin
      report(work, isLast: false)
      switch taken {
      case .elements(let outcomes): return (outcomes, false)
      case .end: return ([], true)
      case .nothing: if watch.seconds >= end { return ([], false) }
      }
    }
  }

  /// Writes in one transaction; tells whether nothing more will come, and then has written the end of
  /// the import if the store is new.
  private mutating func transaction(
    _ first: [ImportOutcome], _ work: ImportWork
  ) throws(HanError) -> Bool {
    let deadline = watch.seconds + limits.seconds
    return try store.write { db in
      let taken = derivations
      derivations = DerivationKeys()
      var writer = try DocumentWriter(db, consume taken)
      defer { derivations = writer.derivationKeys }
      var (outcomes, isOver, weight, begun) = (first, false, 0, 0)
      while true {
        for outcome in outcomes {
          weight += outcome.weight
          try write(outcome, &writer)
        }
        if weight - begun >= Self.share {
          new?.begin()
          begun = weight
        }
        if fresh.holdsSegments { try addSegments(db) }
        guard weight < limits.bytes, watch.seconds < deadline else { break }
        (outcomes, isOver) = next(work, until: deadline)
        if isOver {
          if isNew { try end(db, work) }
          break
        }
      }
      return isOver
    }
  }

  private mutating func write(_ outcome: ImportOutcome, _ writer: inout DocumentWriter) throws {
    switch outcome {
    case .columns(let columns):
      fresh.add(columns, documents: &writtenKeys)
      return
    case .prepared(let document):
      do {
        record(document, try writer.write(document))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        writer.forgetDerivations()
        summary.failures.append(
          ImportSummary.Failure(
            path: document.origin.path, error: StoreFailure.rewritten(error, path: store.path)))
      }
      state.bytes += document.origin.byteCount
      state.name = document.name
    case .unchanged(let byteCount):
      summary.skipped += 1
      state.bytes += byteCount
    case .failed(let path, let error, let byteCount):
      // Who presses Ctrl-C stops the programs that workers run, too.
      if stop?.isRequested == true, error.code == .formatProgramFailed { return }
      summary.failures.append(ImportSummary.Failure(path: path, error: error))
      state.bytes += byteCount
    }
    state.documents += 1
  }

  private mutating func record(_ document: PreparedDocument, _ key: Int64) {
    if known.contains(document.origin.path) { summary.replaced += 1 } else { summary.added += 1 }
    summary.observations += document.observationCount
    summary.bytes += document.origin.byteCount
    if document.observationCount > 0 { writtenKeys[document.name] = key }
  }

  private mutating func addSegments(_ db: Database) throws {
    segments.formUnion(try SegmentUpkeep.add(db, &fresh, own: segments))
  }

  /// Writes what waits in memory, and how the import ended.
  private mutating func end(_ db: Database, _ work: ImportWork) throws {
    try addSegments(db)
    try SegmentUpkeep.tidy(db, fresh: fresh, sparing: segments)
    fresh = SegmentUpkeep.Fresh()
    let left = max(0, work.feed.totals.documents - state.documents)
    if stop?.isRequested == true, left > 0 || !work.feed.hasGivenAll {
      (summary.isStopped, summary.leftOut) = (true, left)
      try ending.writeStopped(db, summary)
    } else {
      try ending.write(db, known: known, &summary)
    }
    state.isOver = true
  }

  /// Gives a new store its log.
  private mutating func settle() throws(HanError) {
    try StoreFailure.wrapping(store.path) {
      try store.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
    }
    new = nil
  }

  private func checkpoint() throws(HanError) {
    try StoreFailure.wrapping(store.path) {
      // Readers may hold an older state: then the log stays until the next writer.
      _ = try? store.database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }
  }

  private mutating func report(_ work: ImportWork, isLast: Bool) {
    guard let progress else { return }
    let now = watch.seconds
    guard isLast || now - lastReport >= 0.1 else { return }
    lastReport = now
    state.seconds = now
    (state.documentTotal, state.byteTotal) = work.feed.totals
    progress(state)
  }
}
