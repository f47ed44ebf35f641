import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Work on numbered inputs by all processors, whose results are taken in order.
enum ParallelReading {
  /// Calls `work` for each number below `count` and `deliver` with the results, in order.
  static func run<Output: Sendable>(
    count: Int, work: @escaping @Sendable (Int) -> Output,
    deliver: (Int, Output) throws -> Void
  ) throws {
    var (next, delivered) = (0, 0)
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    try OrderedWork.run(
      jobs: min(count, processors),
      next: { () -> Int? in
        guard next < count else { return nil }
        next += 1
        return next - 1
      }, work: work,
      deliver: { output in
        try deliver(delivered, output)
        delivered += 1
      })
  }
}
