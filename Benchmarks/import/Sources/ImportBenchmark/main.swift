import Foundation
import HanFrame
import HanStore

// ImportBenchmark STORE JOBS with|without PATH…: imports into a new store, with claims or without, and
// loads it back; one line of JSON.
let arguments = CommandLine.arguments
guard arguments.count >= 5, let jobs = Int(arguments[2]),
  ["with", "without"].contains(arguments[3])
else {
  FileHandle.standardError.write(
    Data("usage: ImportBenchmark STORE JOBS with|without PATH…\n".utf8))
  exit(64)
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let begin = ContinuousClock.now
  try work()
  let duration = (ContinuousClock.now - begin).components
  return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
}

/// Seconds of processor time that this process has used.
func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(0, &usage)  // RUSAGE_SELF
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

var options = ImportOptions(jobs: jobs)
options.findsClaims = arguments[3] == "with"
let paths = Array(arguments[4...])

do {
  for suffix in ["", "-journal", "-wal", "-shm"] {
    try? FileManager.default.removeItem(atPath: arguments[1] + suffix)
  }
  let before = processorSeconds()
  let first = try Importer(opening: arguments[1], options: options).run(paths)
  let processor = processorSeconds() - before
  let again = try Importer(opening: arguments[1], options: options).run(paths)
  var rows = 0
  var loads: [Double] = []
  for _ in 0..<5 {
    loads.append(
      try seconds { rows = try Store(arguments[1], access: .read).frame().count })
  }
  var asked = 0
  let some = try seconds {
    asked = try Store(arguments[1], access: .read).frame(indicators: ["gdp"]).count
  }
  let size =
    (try FileManager.default.attributesOfItem(atPath: arguments[1])[.size] as? NSNumber)?.intValue
    ?? 0
  let megabytes = Double(first.bytes) / 1e6
  let figures: [(String, Double)] = [
    ("jobs", Double(jobs)), ("documents", Double(first.imported)), ("megabytes", megabytes),
    ("observations", Double(first.observations)),
    ("claims", Double(try Store(arguments[1], access: .read).info().claims)),
    ("failures", Double(first.failures.count)),
    ("seconds", first.seconds), ("megabytesPerSecond", megabytes / first.seconds),
    ("processorSeconds", processor), ("megabytesPerProcessorSecond", megabytes / processor),
    ("writerSeconds", first.writeSeconds), ("writerShare", first.writeSeconds / first.seconds),
    ("againSeconds", again.seconds), ("storeMegabytes", Double(size) / 1e6),
    ("loadRows", Double(rows)), ("loadSeconds", loads.min() ?? 0), ("askedRows", Double(asked)),
    ("askedSeconds", some),
  ]
  print(
    "{" + figures.map { "\"\($0)\":\((($1 * 1000).rounded()) / 1000)" }.joined(separator: ",") + "}"
  )
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(2)
}
