import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Threads that take the next index until none is left.
final class Workers: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let work: @Sendable (Int) -> Void

  private init(count: Int, work: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.work = work
  }

  /// Does the work of every index below a count on some threads, and waits for the end.
  static func run(threads: Int, count: Int, work: @escaping @Sendable (Int) -> Void) {
    let workers = Workers(count: count, work: work)
    var handles: [pthread_t] = []
    for _ in 0..<threads {
      var handle = pthread_t()
      let box = Unmanaged.passRetained(workers)
      let failed = pthread_create(
        &handle, nil,
        { raw in
          guard let raw else { return nil }
          Unmanaged<Workers>.fromOpaque(raw).takeRetainedValue().loop()
          return nil
        }, box.toOpaque())
      if failed == 0 { handles.append(handle) } else { box.release() }
    }
    for handle in handles { pthread_join(handle, nil) }
  }

  private func loop() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { return }
      work(index)
    }
  }
}
