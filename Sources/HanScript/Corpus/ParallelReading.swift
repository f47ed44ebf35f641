/// Work on numbered inputs whose results are taken in order.
enum ParallelReading {
  /// Calls `work` for each number below `count` and `deliver` with the results, in order.
  static func run<Output: Sendable>(
    count: Int, work: @escaping @Sendable (Int) -> Output,
    deliver: (Int, Output) throws -> Void
  ) throws {
    for index in 0..<count { try deliver(index, work(index)) }
  }
}
