#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a piece of work cost: the time on the wall, and the processor's time of all its threads.
struct Cost {
  var wall = 0.0
  var cpu = 0.0

  /// Seconds that a clock shows.
  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Times work on this thread.
  static func ofThread(_ work: () -> Void) -> Cost {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_THREAD_CPUTIME_ID))
    work()
    return Cost(
      wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_THREAD_CPUTIME_ID) - cpu)
  }

  /// Times work on any threads of this process.
  static func ofProcess(_ work: () -> Void) -> Cost {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    work()
    return Cost(
      wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
  }

  /// The least of each clock over some rounds: what the work takes when nothing else disturbs it.
  static func least(_ rounds: Int, _ measure: () -> Cost) -> Cost {
    var best = measure()
    for _ in 1..<max(1, rounds) {
      let next = measure()
      best = Cost(wall: min(best.wall, next.wall), cpu: min(best.cpu, next.cpu))
    }
    return best
  }
}

/// Megabytes (10^6) of memory that the process has held at most.
func peakMegabytes() -> Double {
  let myself: Int32 = 0  // RUSAGE_SELF, which the C libraries give different types.
  var usage = rusage()
  getrusage(myself, &usage)
  #if canImport(Glibc)
  return Double(usage.ru_maxrss) * 1024 / 1e6
  #else
  return Double(usage.ru_maxrss) / 1e6
  #endif
}

/// A number with some decimals, without Foundation.
func fixed(_ value: Double, _ decimals: Int = 1) -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  _ = withVaList([value]) { vsnprintf(&buffer, 64, "%.\(decimals)f", $0) }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Prints one row of raw figures and lets it be seen at once.
func row(_ cells: String...) {
  print(cells.joined(separator: "\t"))
  fflush(nil)
}
