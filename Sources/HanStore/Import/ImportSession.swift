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
  /// Keys of documents that were written and whose columns are still to come, by name.
  private var writtenKeys: [String: Int64] = [:]
  private var derivations = DerivationKeys()
  private var lastReport = 0.0
  /// How many rows wait in memory before they are written as a segment.
  private static let freshLimit = 1_000_000

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

  /// Writes a batch in one transaction.
  ///
  /// A document that the store refuses is a failure of that document; a store that cannot be
  /// written at all ends the import.
  mutating func write(
    _ batch: [ImportOutcome], _ totals: (documents: Int, bytes: Int)
  ) throws(HanError) {
    let begin = watch.seconds
    let written = try transaction(batch)
    summary.writeSeconds += watch.seconds - begin
    for (document, key) in written { record(document, key) }
    for outcome in batch {
      if case .columns(let frame) = outcome {
        fresh.add(frame, documents: &writtenKeys)
        continue
      }
      state.documents += 1
      switch outcome {
      case .columns: break
      case .prepared(let document): state.bytes += document.origin.byteCount
      case .unchanged(let byteCount):
        summary.skipped += 1
        state.bytes += byteCount
      case .failed(let path, let error, let byteCount):
        summary.failures.append(ImportSummary.Failure(path: path, error: error))
        state.bytes += byteCount
      }
    }
    if fresh.rowCount >= Self.freshLimit { try flush() }
    report(totals, isLast: false)
  }

  /// Writes what waits in memory.
  mutating func finish(_ totals: (documents: Int, bytes: Int)) throws(HanError) {
    try flush()
    report(totals, isLast: true)
  }

  private mutating func record(_ document: PreparedDocument, _ key: Int64) {
    if known.contains(document.origin.path) { summary.replaced += 1 } else { summary.added += 1 }
    summary.observations += document.observationCount
    summary.bytes += document.origin.byteCount
    if document.observationCount > 0 { writtenKeys[document.name] = key }
  }

  private mutating func transaction(
    _ batch: [ImportOutcome]
  ) throws(HanError) -> [(PreparedDocument, Int64)] {
    var failures: [ImportSummary.Failure] = []
    var keys = derivations
    let written = try store.write { db in
      var writer = try DocumentWriter(db, keys)
      defer { keys = writer.derivationKeys }
      var written: [(PreparedDocument, Int64)] = []
      for case .prepared(let document) in batch {
        do {
          var key: Int64 = 0
          try db.inSavepoint {
            key = try writer.write(document)
            return .commit
          }
          written.append((document, key))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          writer.forgetDerivations()
          failures.append(
            ImportSummary.Failure(
              path: document.origin.path,
              error: StoreFailure.rewritten(error, path: store.path)))
        }
      }
      return written
    }
    derivations = keys
    summary.failures += failures
    return written
  }

  private mutating func flush() throws(HanError) {
    let begin = watch.seconds
    let fresh = self.fresh
    self.fresh = SegmentUpkeep.Fresh()
    try store.write { db in try SegmentUpkeep.tidy(db, fresh: fresh) }
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
