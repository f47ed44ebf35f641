import Foundation

/// The machine's processors.
enum Processors {
  /// How many may be used.
  static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// A clock that only runs forward.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// Seconds since it was made.
  var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }
}
