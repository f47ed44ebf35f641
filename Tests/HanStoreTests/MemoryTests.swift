import Foundation
import HanBase
import HanFrame
import Testing

@testable import HanStore

#if os(Linux)
/// Memory goes with what is asked, not with what the store holds or the import reads.
@Suite(.serialized) struct MemoryTests {
  /// Kilobytes of resident memory: `VmRSS` now, `VmHWM` at the most.
  private static func kilobytes(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  /// In a child: does what the environment asks for, and writes down by how many kilobytes its
  /// memory grew at the most.
  private static func measure() {
    let environment = ProcessInfo.processInfo.environment
    guard let path = environment["HAN_MEMORY_STORE"], let out = environment["HAN_MEMORY_OUT"] else {
      exit(3)
    }
    do {
      let begin = kilobytes("VmRSS")
      if let folder = environment["HAN_MEMORY_FOLDER"], !folder.isEmpty {
        var options = ImportOptions(jobs: 1)
        options.columnLimit = 2000
        _ = try Importer(opening: path, options: options).run([folder])
      } else {
        let store = try Store(path, access: .read)
        let name = try store.documents()[0].name
        guard try store.frame(documents: [name]).count > 0 else { exit(4) }
        guard try store.document(named: name).text.count > 0 else { exit(5) }
        let found = try store.frame(areas: ["430304"])
        guard found.count == 1, found.observation(0)?.text == "5亿元" else { exit(7) }
        var texts = 0
        try store.forEachDocument(named: [name]) { texts += $0.text.count }
        guard texts > 0 else { exit(8) }
      }
      try "\(kilobytes("VmHWM") - begin)".write(toFile: out, atomically: true, encoding: .utf8)
      exit(0)
    } catch {
      exit(6)
    }
  }

  private static func grown(_ scratch: Scratch, store: String, folder: String = "") async throws
    -> Int
  {
    setenv("HAN_MEMORY_STORE", scratch.path + "/" + store, 1)
    setenv("HAN_MEMORY_FOLDER", folder.isEmpty ? "" : scratch.path + "/" + folder, 1)
    setenv("HAN_MEMORY_OUT", scratch.path + "/out", 1)
    await #expect(processExitsWith: .success) { MemoryTests.measure() }
    let text = try String(contentsOfFile: scratch.path + "/out", encoding: .utf8)
    return try #require(Int(text))
  }

  @Test func memoryGoesWithWhatIsAsked() async throws {
    let scratch = try Scratch()
    for number in 0..<80 {
      let text = report(number, sentences: 200)
      if number < 20 { try scratch.write("few/\(number).txt", text) }
      try scratch.write("many/\(number).txt", text)
    }
    for folder in ["few", "many"] {
      try scratch.write("\(folder)/岳塘.txt", "2024年，岳塘区地区生产总值完成5亿元。\n")
    }
    let few = try await Self.grown(scratch, store: "few.db", folder: "few")
    let many = try await Self.grown(scratch, store: "many.db", folder: "many")
    // Four times as much is read: memory that held on to documents would be four times as large.
    #expect(many < few * 2, "an import of 20 documents took \(few) kB, of 80 \(many)")
    let small = try await Self.grown(scratch, store: "few.db")
    let large = try await Self.grown(scratch, store: "many.db")
    #expect(
      large < small * 3 / 2 + 512, "a document of a store of 20 took \(small) kB, of 80 \(large)")
    let whole = try Store(scratch.path + "/many.db", access: .read)
    #expect(try whole.check() == [])
    #expect(try whole.info().segments.total > 2)
  }
}
#endif
