import Foundation
import HanBase
import HanExtract
import HanFrame
import HanStore
import Testing

/// What happens to a store whose writer dies, runs out of room, or is not alone.
@Suite(.serialized) struct KillTests {
  private static let documents = 100

  private static func corpus(_ scratch: Scratch) throws -> String {
    for number in 0..<documents {
      try scratch.write("in/\(number).txt", report(number, sentences: 24))
    }
    return scratch.path + "/in"
  }

  /// The observations of each document, as words.
  private static func byDocument(_ frame: ObservationFrame) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for row in 0..<frame.count {
      guard let one = frame.observation(row) else { continue }
      result[one.doc, default: []].append(words(one))
    }
    return result
  }

  /// Opens a store that somebody left and holds it against what it may hold.
  private static func verify(_ path: String, _ expected: [String: [String]]) throws -> Int {
    let store = try Store(path, access: .write)
    #expect(try store.check() == [])
    let found = byDocument(try store.frame())
    for (name, observations) in found { #expect(observations == expected[name], "\(name)") }
    let names = Set(try store.documents().map(\.name))
    #expect(names == Set(found.keys))
    try store.close()
    return names.count
  }

  /// In a child: imports the folder of the environment, and dies after the milliseconds given.
  private static func importAndDie() {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["HAN_KILL_FOLDER"], let path = environment["HAN_KILL_STORE"],
      let delay = environment["HAN_KILL_AFTER"].flatMap({ UInt32($0) })
    else { return }
    Thread.detachNewThread {
      usleep(delay)
      kill(getpid(), SIGKILL)
    }
    do {
      let options = ImportOptions(jobs: 2)
      if environment["HAN_KILL_OPENS"] == "1" {
        _ = try Importer(opening: path, options: options).run([folder])
      } else {
        _ = try Importer(try Store(path, access: .write), options: options).run([folder])
      }
      // Done before its time: wait for the end.
      sleep(60)
    } catch {
      exit(3)
    }
  }

  @Test func anImportKilledAtAnyMomentLeavesWholeDocuments() async throws {
    let scratch = try Scratch()
    let folder = try Self.corpus(scratch)
    let begin = ContinuousClock.now
    let whole = try Store(scratch.path + "/whole.db", access: .write)
    _ = try Importer(whole, options: ImportOptions(jobs: 2)).run([folder])
    let duration = ContinuousClock.now - begin
    let microseconds = max(
      100_000,
      UInt32(duration.components.seconds) * 1_000_000
        + UInt32(duration.components.attoseconds / 1_000_000_000_000))
    let expected = Self.byDocument(try whole.frame())
    #expect(expected.count == Self.documents)
    try whole.close()

    setenv("HAN_KILL_FOLDER", folder, 1)
    setenv("HAN_KILL_STORE", scratch.store, 1)
    setenv("HAN_KILL_OPENS", "0", 1)
    var left: [Int] = []
    for _ in 0..<20 {
      setenv("HAN_KILL_AFTER", String(UInt32.random(in: 1000...microseconds)), 1)
      await #expect(processExitsWith: .signal(SIGKILL)) { KillTests.importAndDie() }
      let count = try Self.verify(scratch.store, expected)
      left.append(count)
      // Later rounds go on from what was left, until all is in.
      if count == Self.documents {
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: scratch.store + suffix)
        }
      }
    }
    #expect(
      left.contains { $0 > 0 && $0 < Self.documents }, "no kill struck in the middle: \(left)")
  }

  /// A store that is being made has no log yet: it is empty or holds all that its first transaction
  /// wrote, also for who only reads it.
  @Test func aNewStoreKilledAtAnyMomentHoldsWholeDocuments() async throws {
    let scratch = try Scratch()
    let folder = try Self.corpus(scratch)
    let begin = ContinuousClock.now
    let options = ImportOptions(jobs: 2)
    _ = try Importer(opening: scratch.path + "/whole.db", options: options).run([folder])
    let (seconds, attoseconds) = (ContinuousClock.now - begin).components
    let microseconds = max(
      100_000, UInt32(seconds) * 1_000_000 + UInt32(attoseconds / 1_000_000_000_000))
    let expected = Self.byDocument(try Store(scratch.path + "/whole.db", access: .read).frame())
    #expect(expected.count == Self.documents)
    setenv("HAN_KILL_FOLDER", folder, 1)
    setenv("HAN_KILL_STORE", scratch.store, 1)
    setenv("HAN_KILL_OPENS", "1", 1)
    var left: [Int] = []
    for round in 0..<20 {
      for suffix in ["", "-journal", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: scratch.store + suffix)
      }
      setenv("HAN_KILL_AFTER", String(1000 + UInt32(round) * microseconds / 20), 1)
      await #expect(processExitsWith: .signal(SIGKILL)) { KillTests.importAndDie() }
      // Who reads first finds a store, or is told that there is none yet.
      let read = code {
        let store = try Store(scratch.store, access: .read)
        for (name, found) in Self.byDocument(try store.frame()) { #expect(found == expected[name]) }
        try store.close()
      }
      #expect(["", "HA407"].contains(read), "after round \(round): \(read)")
      left.append(try Self.verify(scratch.store, expected))
    }
    #expect(left.contains { $0 < Self.documents }, "no kill struck before the end: \(left)")
  }

  /// An import may end well within less room than its store would take, with all documents there.
  ///
  /// What the log holds need not be in the store's own file.
  @Test func anImportThatRunsOutOfRoomSaysSoAndLeavesWholeDocuments() async throws {
    let scratch = try Scratch()
    let folder = try Self.corpus(scratch)
    let whole = try Store(scratch.path + "/whole.db", access: .write)
    _ = try Importer(whole).run([folder])
    let expected = Self.byDocument(try whole.frame())
    try whole.close()
    let size = try FileManager.default.attributesOfItem(atPath: scratch.path + "/whole.db")[.size]
    let bytes = (size as? NSNumber)?.intValue ?? 0
    setenv("HAN_KILL_FOLDER", folder, 1)
    setenv("HAN_KILL_STORE", scratch.store, 1)
    let done = scratch.path + "/done"
    setenv("HAN_KILL_DONE", done, 1)
    for (index, share) in [0.005, 0.05, 0.2, 0.4, 0.7, 0.9, 0.005, 0.1, 0.3, 0.6].enumerated() {
      for path in ["", "-journal", "-wal", "-shm"].map({ scratch.store + $0 }) + [done] {
        try? FileManager.default.removeItem(atPath: path)
      }
      setenv("HAN_KILL_OPENS", index < 6 ? "0" : "1", 1)
      setenv("HAN_KILL_LIMIT", String(Int(Double(bytes) * share)), 1)
      await #expect(processExitsWith: .success) {
        let environment = ProcessInfo.processInfo.environment
        guard let folder = environment["HAN_KILL_FOLDER"],
          let path = environment["HAN_KILL_STORE"],
          let limit = environment["HAN_KILL_LIMIT"].flatMap({ UInt($0) }),
          let done = environment["HAN_KILL_DONE"]
        else { exit(2) }
        signal(SIGXFSZ, SIG_IGN)
        var room = rlimit(rlim_cur: limit, rlim_max: limit)
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &room)
        do {
          let options = ImportOptions(jobs: 2)
          if environment["HAN_KILL_OPENS"] == "1" {
            _ = try Importer(opening: path, options: options).run([folder])
          } else {
            _ = try Importer(try Store(path, access: .write), options: options).run([folder])
          }
          try "".write(toFile: done, atomically: false, encoding: .utf8)
          exit(0)
        } catch {
          exit((error as? HanError)?.code.id == "HA405" ? 0 : 3)
        }
      }
      let left = try Self.verify(scratch.store, expected)
      if FileManager.default.fileExists(atPath: done) {
        #expect(left == Self.documents && share > 0.5, "with room for \(share)")
      }
    }
  }

  @Test func othersReadWhileOneWrites() async throws {
    let scratch = try Scratch()
    let folder = try Self.corpus(scratch)
    setenv("HAN_KILL_FOLDER", folder, 1)
    setenv("HAN_KILL_STORE", scratch.store, 1)
    try Store(scratch.store, access: .write).close()
    let path = scratch.store
    let reading = Task.detached { () -> [Int] in
      var counts: [Int] = []
      while !Task.isCancelled, (counts.last ?? 0) < KillTests.documents {
        let store = try Store(path, access: .read)
        let (names, frame) = (try store.documents().count, try store.frame())
        // The frame is a later snapshot than the list.
        #expect(Set((0..<frame.count).map { frame.docs[$0] }).count >= names)
        counts.append(names)
        try store.close()
      }
      return counts
    }
    await #expect(processExitsWith: .success) {
      let environment = ProcessInfo.processInfo.environment
      guard let folder = environment["HAN_KILL_FOLDER"], let path = environment["HAN_KILL_STORE"],
        let store = try? Store(path, access: .write),
        let summary = try? Importer(store, options: ImportOptions(jobs: 2)).run([folder]),
        summary.added == 100
      else { exit(3) }
    }
    let counts = try await reading.value
    #expect(counts.last == Self.documents)
    #expect(counts == counts.sorted())
  }
}
