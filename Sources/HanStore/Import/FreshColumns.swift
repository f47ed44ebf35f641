import Foundation
import HanFrame

/// Columns of documents that a worker prepared, with their segment where they make one of their own.
///
/// The worker lays the segment out, so that the one thread that writes only hands its bytes on, and
/// no processor is left alone with them when all documents are done.
struct FreshColumns: Sendable {
  /// The columns.
  let frame: ObservationFrame
  /// The bytes of their segment; nil where there are too few rows for one.
  let segment: [UInt8]?
  /// Whether they make a segment of their own even if the store has others.
  let isLarge: Bool

  /// Lays columns out if they have `large` rows, for fewer are put together with others; the last ones
  /// of an import may make a segment however few they are.
  init(_ frame: ObservationFrame, large: Int, isLast: Bool = false) {
    self.frame = frame
    isLarge = frame.count >= large
    segment = isLast || isLarge ? frame.segment() : nil
  }
}

/// The columns that workers have left when nothing more comes: the last worker to end puts them
/// together, while rows are still being written.
final class LeftColumns: @unchecked Sendable {
  private let lock = NSLock()
  private var frames: [ObservationFrame] = []
  private var workers: Int
  private let large: Int

  init(workers: Int, large: Int) { (self.workers, self.large) = (workers, large) }

  /// Takes what a worker has left; the last one gets the columns of all.
  func add(_ preparer: inout DocumentPreparer) -> FreshColumns? {
    let others: [ObservationFrame]? = lock.withLock {
      workers -= 1
      if workers == 0 { return frames }
      if let frame = preparer.takeColumns() { frames.append(frame) }
      return nil
    }
    guard let others else { return nil }
    return preparer.takeColumns(with: others).map { FreshColumns($0, large: large, isLast: true) }
  }
}

extension SegmentUpkeep {
  /// Columns of documents that were just written, which no segment holds yet.
  struct Fresh {
    /// Each with the keys of its documents, by their number in the frame; nil where a document was
    /// not written.
    var parts: [(columns: FreshColumns, documents: [Int64?])] = []

    /// Whether some of them make a segment of their own: large ones, of which the store took every
    /// document.
    var holdsSegments: Bool {
      parts.contains { $0.columns.isLarge && !$0.documents.contains(nil) }
    }

    /// Adds columns, taking the keys of their documents out of `keys`.
    mutating func add(_ columns: FreshColumns, documents keys: inout [String: Int64]) {
      let frame = columns.frame
      let documents = (0..<frame.docNames.count).map {
        keys.removeValue(forKey: frame.docNames[$0])
      }
      parts.append((columns, documents))
    }
  }
}
