import CEdit
import HanStore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ctrl-C while an import runs: it stops, and what was finished is kept.
public enum ImportInterrupt {
  /// What the handler of the signal gets.
  private final class Request: Sendable {
    let stop: ImportStop
    let leavesAtSecond: Bool

    init(_ stop: ImportStop, leavesAtSecond: Bool) {
      self.stop = stop
      self.leavesAtSecond = leavesAtSecond
    }
  }

  /// The exit status of a program that Ctrl-C ended.
  private static let status: Int32 = 130

  /// Runs an import; Ctrl-C asks it to stop.
  ///
  /// - Parameters:
  ///   - stop: what the import was given.
  ///   - leavesAtSecond: whether a second Ctrl-C ends the program at once; the store is whole then
  ///     too.
  ///   - body: the import.
  /// - Returns: what `body` gives.
  public static func during<Result>(
    _ stop: ImportStop, leavesAtSecond: Bool, _ body: () throws -> Result
  ) rethrows -> Result {
    let request = Request(stop, leavesAtSecond: leavesAtSecond)
    let signals = cedit_signals_begin(
      { context in
        guard let context else { return }
        let request = Unmanaged<Request>.fromOpaque(context).takeUnretainedValue()
        if request.stop.request() > 1, request.leavesAtSecond { _exit(ImportInterrupt.status) }
      }, Unmanaged.passUnretained(request).toOpaque())
    defer { cedit_signals_end(signals) }
    return try withExtendedLifetime(request) { try body() }
  }
}
