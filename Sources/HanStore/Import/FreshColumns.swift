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

  /// Fewer rows are put together with others.
  private static let fewest = 30_000

  init(_ frame: ObservationFrame) {
    self.frame = frame
    segment = frame.count >= Self.fewest ? frame.segment() : nil
  }
}

extension SegmentUpkeep {
  /// Columns of documents that were just written, which no segment holds yet.
  struct Fresh {
    /// Each with the keys of its documents, by their number in the frame; nil where a document was
    /// not written.
    var parts: [(columns: FreshColumns, documents: [Int64?])] = []

    /// Whether some of them make a segment of their own.
    var holdsSegments: Bool { parts.contains { $0.columns.segment != nil } }

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
