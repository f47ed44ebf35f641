import Synchronization

/// Asks an import to stop: what was begun is finished and kept, nothing more is begun.
///
/// It may be asked from any thread and from a handler of a signal.
public final class ImportStop: Sendable {
  private let count = Atomic<Int>(0)

  /// Makes one that nobody has asked yet.
  public init() {}

  /// Asks.
  ///
  /// - Returns: How often it was asked with this time.
  @discardableResult
  public func request() -> Int { count.add(1, ordering: .relaxed).newValue }

  /// Whether it was asked.
  public var isRequested: Bool { count.load(ordering: .relaxed) > 0 }
}
