#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Work on a stream of inputs by several threads, its results delivered in the order of the inputs.
///
/// At most one input a thread is held at a time, so memory does not grow with the stream, and each
/// result is delivered as soon as those before it are: a stream that waits for an answer before it
/// goes on gets it. With one job everything happens on the calling thread.
public final class OrderedWork<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  // Everything but `work` is touched under a lock only: that makes the class safe to share.
  private let next: () throws -> Input?
  private let work: @Sendable (Input) -> Output
  private let deliver: (Output) throws -> Void
  private let lock = Lock()
  private let turn = Lock()
  private var taken = 0
  private var delivered = 0
  private var isOver = false
  private var failure: (any Error)?

  private init(
    next: @escaping () throws -> Input?, work: @escaping @Sendable (Input) -> Output,
    deliver: @escaping (Output) throws -> Void
  ) {
    self.next = next
    self.work = work
    self.deliver = deliver
  }

  /// Works until the inputs end.
  ///
  /// - Parameters:
  ///   - jobs: how many threads work; fewer than one count as one.
  ///   - next: gives the next input, or nil at the end. Called by one thread at a time.
  ///   - work: makes a result of an input; called by several threads at once.
  ///   - deliver: takes the results in order. Called by one thread at a time.
  /// - Throws: what `next` or `deliver` throws first; then no further input is taken.
  public static func run(
    jobs: Int, next: () throws -> Input?, work: @escaping @Sendable (Input) -> Output,
    deliver: (Output) throws -> Void
  ) throws {
    guard jobs > 1 else {
      while let input = try next() { try deliver(work(input)) }
      return
    }
    try withoutActuallyEscaping(next) { next in
      try withoutActuallyEscaping(deliver) { deliver in
        let shared = OrderedWork(next: next, work: work, deliver: deliver)
        var threads: [WorkThread] = []
        for _ in 1..<jobs {
          if let thread = WorkThread({ shared.loop() }) { threads.append(thread) }
        }
        shared.loop()
        for thread in threads { thread.join() }
        if let failure = shared.failure { throw failure }
      }
    }
  }

  private func loop() {
    while let (ticket, input) = take() { hand(work(input), ticket) }
  }

  private func take() -> (Int, Input)? {
    lock.hold {
      guard !isOver else { return nil }
      do {
        if let input = try next() {
          taken += 1
          return (taken - 1, input)
        }
      } catch {
        turn.hold { failure = failure ?? error }
      }
      isOver = true
      return nil
    }
  }

  private func hand(_ output: Output, _ ticket: Int) {
    var failed = false
    turn.hold {
      turn.wait { delivered == ticket }
      delivered += 1
      guard failure == nil else { return }
      do {
        try deliver(output)
      } catch {
        failure = error
        failed = true
      }
    }
    if failed { lock.hold { isOver = true } }
  }
}

/// A thread with room on its stack for what the main thread has.
private struct WorkThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let thread: pthread_t

  /// Starts it; nil where the system gives no thread.
  init?(_ run: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Glibc)
    var started = pthread_t()
    #else
    var started: pthread_t?
    #endif
    let code = pthread_create(
      &started, &attributes,
      { argument in
        let body: UnsafeMutableRawPointer? = argument
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    guard code == 0, let made = Optional(started) else {
      body.release()
      return nil
    }
    thread = made
  }

  func join() { pthread_join(thread, nil) }
}

/// A mutual exclusion with a condition that those who wait look at again after each holding.
private final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  func hold<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return body()
  }

  /// Lets others in until something holds; only within `hold`.
  func wait(until holds: () -> Bool) {
    while !holds() { pthread_cond_wait(changed, mutex) }
  }
}
