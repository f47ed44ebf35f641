import Foundation
import HanBase
import HanScript
import HanStore
import Testing

#if os(Linux)
/// The memory that a question of a script takes goes with what it asks for, not with the store.
@Suite(.serialized) struct PartsMemoryTests {
  /// Kilobytes of resident memory: `VmRSS` now, `VmHWM` at the most.
  private static func kilobytes(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  private static func ask(_ store: String, _ smallStore: Int) throws {
    let text =
      #"local q = metrics{ indicator = "grain_output" } print(q:count(), q:latest():rank())"#
    let answer = try run("test.lua", text: text) { request in
      request.corpus = { () throws(HanError) in .store(store) }
      request.smallStore = smallStore
    }
    guard answer.output.hasPrefix("1\t"), answer.output.contains("5万吨") else { exit(4) }
  }

  /// In a child: asks what the environment says, and writes down by how many kilobytes its memory grew
  /// at the most.
  private static func measure() {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["HAN_PARTS_FOLDER"], let name = environment["HAN_PARTS_STORE"],
      let small = environment["HAN_PARTS_SMALL"].flatMap({ Int($0) })
    else { exit(3) }
    do {
      // What any question needs: the catalogue, the interpreter.
      try ask(folder + "/tiny.db", small)
      let begin = kilobytes("VmRSS")
      try ask(folder + "/" + name, small)
      try "\(kilobytes("VmHWM") - begin)".write(
        toFile: folder + "/out", atomically: true, encoding: .utf8)
      exit(0)
    } catch {
      exit(6)
    }
  }

  private static func grown(_ folder: String, _ store: String, whole: Bool) async throws -> Int {
    setenv("HAN_PARTS_FOLDER", folder, 1)
    setenv("HAN_PARTS_STORE", store, 1)
    setenv("HAN_PARTS_SMALL", String(whole ? Int.max : 0), 1)
    await #expect(processExitsWith: .success) { PartsMemoryTests.measure() }
    let text = try String(contentsOfFile: folder + "/out", encoding: .utf8)
    return try #require(Int(text))
  }

  private static func report(_ number: Int) -> String {
    "# 雨湖区2024年政府工作报告\n\n"
      + (0..<200).map { index in
        "2024年，全区实现地区生产总值\(number + index).\(index % 10)亿元，同比增长\(index % 9 + 1).\(number % 10)%。"
          + "城镇新增就业\(1000 + number + index)人。\n\n"
      }.joined()
  }

  @Test func memoryGoesWithWhatIsAsked() async throws {
    let folder = NSTemporaryDirectory() + "hanparts-memory-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, count) in [("tiny", 1), ("few", 20), ("many", 120)] {
      let documents = "\(folder)/\(name)"
      try FileManager.default.createDirectory(
        atPath: documents, withIntermediateDirectories: true)
      for number in 0..<count {
        try Self.report(number).write(
          toFile: "\(documents)/\(number).txt", atomically: true, encoding: .utf8)
      }
      try "2024年，岳塘区粮食总产量5万吨。\n".write(
        toFile: "\(documents)/岳塘.txt", atomically: true, encoding: .utf8)
      _ = try Importer(opening: "\(folder)/\(name).db").run([documents])
    }
    let few = try await Self.grown(folder, "few.db", whole: false)
    let many = try await Self.grown(folder, "many.db", whole: false)
    let all = try await Self.grown(folder, "many.db", whole: true)
    #expect(
      many < few * 3 / 2 + 1024,
      "a question to a store of 20 documents took \(few) kB, of 120 \(many)")
    #expect(all > 2 * many + 2048, "all of 120 documents took \(all) kB, a question \(many)")
  }
}
#endif
