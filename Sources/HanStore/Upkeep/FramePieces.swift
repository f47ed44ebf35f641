import HanFrame

/// Frames that are put together one after another; one alone stays as it is.
struct FramePieces {
  private let rows: Int
  private var only: (frame: ObservationFrame, documents: [Bool]?)?
  private var builder: ObservationFrameBuilder?

  /// Begins with no frame; so many rows are expected in all.
  init(rows: Int) { self.rows = rows }

  /// Adds a frame, or those of its documents that are kept.
  mutating func add(_ frame: ObservationFrame, documents: [Bool]?) {
    if builder == nil {
      guard let first = only else {
        only = (frame, documents)
        return
      }
      var started = ObservationFrameBuilder()
      started.reserve(like: first.frame, rows: max(rows, first.frame.count + frame.count))
      started.append(first.frame, documents: first.documents)
      builder = started
      only = nil
    }
    builder?.append(frame, documents: documents)
  }

  /// The frame of all.
  mutating func finish() -> ObservationFrame {
    if let only {
      guard let documents = only.documents else { return only.frame }
      var builder = ObservationFrameBuilder()
      builder.append(only.frame, documents: documents)
      return builder.finish()
    }
    return builder?.finish() ?? ObservationFrameBuilder().finish()
  }
}
