import Foundation
import GRDB
import HanBase
import HanFrame

/// The writing half of an import: batches of outcomes in, transactions out.
struct ImportSession {
  let store: Store
  let known: KnownDocuments
  var summary: ImportSummary
  var state = ImportProgress()
  private let watch: Stopwatch
  private let progress: ((ImportProgress) -> Void)?
  private var fresh = SegmentUpkeep.Fresh()
  /// The segments written so far.
  private var segments: Set<Int64> = []
  /// Keys of documents that were written and whose columns are still to come, by name.
  private var writtenKeys: [String: Int64] = [:]
  private var derivations = DerivationKeys()
  private var lastReport = 0.0

  init(
    store: Store, known: KnownDocuments, summary: ImportSummary, watch: Stopwatch,
    progress: ((ImportProgress) -> Void)?
  ) {
    self.store = store
    self.known = known
    self.summary = summary
    self.watch = watch
    self.progress = progress
  }

  /// Writes what comes out of a queue in one transaction; gives false when there is nothing more.
  ///
  /// It takes all that comes while the transaction lasts, so that little is left to do when the last
  /// document is there. A document that the store refuses is a failure of that document; a store that cannot be
  /// written at all ends the import.
  mutating func write(
    from queue: BoundedQueue<ImportOutcome>, totals: () -> (documents: Int, bytes: Int)
  ) throws(HanError) -> Bool {
    let first = queue.takeAll()
    guard !first.isEmpty else { return false }
    let begin = watch.seconds
    let batch = try transaction(first, queue)
    summary.writeSeconds += watch.seconds - begin - batch.waited
    for (document, key) in batch.written { record(document, key) }
    for columns in batch.columns { fresh.add(columns, documents: &writtenKeys) }
    state.documents += batch.documents
    state.bytes += batch.bytes
    summary.skipped += batch.skipped
    summary.failures += batch.failures
    if fresh.holdsSegments { try flush(isLast: false) }
    report(totals(), isLast: false)
    return true
  }

  /// Writes what waits in memory.
  mutating func finish(_ totals: (documents: Int, bytes: Int)) throws(HanError) {
    try flush(isLast: true)
    report(totals, isLast: true)
  }

  private mutating func record(_ document: Batch.Written, _ key: Int64) {
    if known.contains(document.path) { summary.replaced += 1 } else { summary.added += 1 }
    summary.observations += document.observationCount
    summary.bytes += document.byteCount
    if document.observationCount > 0 { writtenKeys[document.name] = key }
  }

  /// What one transaction did; rows are let go as soon as they are written.
  private struct Batch {
    struct Written {
      let path: String
      let name: String
      let byteCount: Int
      let observationCount: Int
    }
    var written: [(document: Written, key: Int64)] = []
    var columns: [FreshColumns] = []
    var failures: [ImportSummary.Failure] = []
    /// Documents done, in whatever way, their bytes, and how many were left alone.
    var documents = 0
    var bytes = 0
    var skipped = 0
    /// About how much memory all that took.
    var weight = 0
    /// Seconds spent waiting for documents.
    var waited = 0.0
  }

  /// A transaction ends when it has so much to write, or after so many seconds.
  private static let (largest, longest) = (8 << 20, 0.2)

  private mutating func transaction(
    _ first: [ImportOutcome], _ queue: BoundedQueue<ImportOutcome>
  ) throws(HanError) -> Batch {
    // Taken out, so that adding to it does not copy it.
    var keys = derivations
    derivations = DerivationKeys()
    let (path, watch) = (store.path, watch)
    let batch = try store.write { db in
      let taken = keys
      keys = DerivationKeys()
      var writer = try DocumentWriter(db, consume taken)
      defer { keys = writer.derivationKeys }
      var batch = Batch()
      var outcomes = first
      let deadline = Date(timeIntervalSinceNow: Self.longest)
      while !outcomes.isEmpty {
        for outcome in outcomes { try Self.write(outcome, &writer, db, path, &batch) }
        guard batch.weight < Self.largest else { break }
        let begin = watch.seconds
        outcomes = queue.takeAll(before: deadline)
        batch.waited += watch.seconds - begin
      }
      return batch
    }
    derivations = keys
    return batch
  }

  private static func write(
    _ outcome: ImportOutcome, _ writer: inout DocumentWriter, _ db: Database, _ path: String,
    _ batch: inout Batch
  ) throws {
    batch.weight += outcome.weight
    switch outcome {
    case .columns(let columns):
      batch.columns.append(columns)
      return
    case .prepared(let document):
      batch.bytes += document.origin.byteCount
      do {
        var key: Int64 = 0
        try db.inSavepoint {
          key = try writer.write(document)
          return .commit
        }
        let written = Batch.Written(
          path: document.origin.path, name: document.name,
          byteCount: document.origin.byteCount, observationCount: document.observationCount)
        batch.written.append((written, key))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        writer.forgetDerivations()
        batch.failures.append(
          ImportSummary.Failure(
            path: document.origin.path, error: StoreFailure.rewritten(error, path: path)))
      }
    case .unchanged(let byteCount):
      batch.skipped += 1
      batch.bytes += byteCount
    case .failed(let path, let error, let byteCount):
      batch.failures.append(ImportSummary.Failure(path: path, error: error))
      batch.bytes += byteCount
    }
    batch.documents += 1
  }

  private mutating func flush(isLast: Bool) throws(HanError) {
    let begin = watch.seconds
    var fresh = self.fresh
    self.fresh = SegmentUpkeep.Fresh()
    var segments = self.segments
    (fresh, segments) = try store.write { db in
      segments.formUnion(try SegmentUpkeep.add(db, &fresh))
      if isLast { try SegmentUpkeep.tidy(db, fresh: fresh, sparing: segments) }
      return (fresh, segments)
    }
    self.segments = segments
    if !isLast { self.fresh = fresh }
    summary.writeSeconds += watch.seconds - begin
  }

  private mutating func report(_ totals: (documents: Int, bytes: Int), isLast: Bool) {
    guard let progress else { return }
    let now = watch.seconds
    guard isLast || now - lastReport >= 0.1 else { return }
    lastReport = now
    state.seconds = now
    (state.documentTotal, state.byteTotal) = totals
    progress(state)
  }
}
