import Foundation
import HanBase
import Testing

@testable import HanLua

/// Every file of `Attacks` in a limited machine: an error or a bounded result, in bounded time, and
/// the next script finds a clean state.
@Suite(.serialized)
struct AttackTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Attacks"
  static let attacks =
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?
    .filter { $0.hasSuffix(".lua") }.sorted() ?? []

  /// `HANALYZE_PATIENCE=20` gives instrumented builds more time.
  private static let patience =
    ProcessInfo.processInfo.environment["HANALYZE_PATIENCE"].flatMap { Int($0) } ?? 1

  /// What a run must give: `ok`, `error` (HA7xx of the script) or codes of limits.
  private static func expectation(_ text: String) -> Set<String> {
    let head = text.split(separator: "\n").first ?? ""
    return Set(head.dropFirst("-- expect: ".count).split(separator: " ").map(String.init))
  }

  /// The figure of a line `-- name: 12` at the top.
  private static func number(_ name: String, in text: String) -> Int? {
    for line in text.split(separator: "\n").prefix(4) where line.hasPrefix("-- \(name): ") {
      return Int(line.dropFirst(name.utf8.count + 5))
    }
    return nil
  }

  /// How the innocent script fares that follows each attack.
  static let innocent = """
    local t = {}
    for word in ("c,a,b"):gmatch("%a") do t[#t + 1] = word end
    table.sort(t)
    local x <close> = setmetatable({}, {__close = function() t[4] = "closed" end})
    assert(string.format("%5.2f|%s", 1.5, tostring(12)) == " 1.50|12")
    assert(counter(2):add(3).value == 5)
    local n = 0
    for c in cities(100) do n = n + c.row end
    return table.concat(t, "-"), n, pcall(error, "x")
    """

  @Test(arguments: attacks)
  func holds(_ name: String) throws {
    let text = try String(contentsOfFile: AttackTests.folder + "/" + name, encoding: .utf8)
    let expected = AttackTests.expectation(text)
    let playground = try Playground()
    // A machine at work must not meet the time limit before the limit that the attack is about.
    let milliseconds =
      AttackTests.number("time", in: text).map { $0 * 1000 }
      ?? (expected.contains("HA703") ? 500 : 20_000)
    let run = Run(
      time: .milliseconds(milliseconds) * AttackTests.patience,
      memory: (AttackTests.number("memory", in: text) ?? 64) << 20, output: 1 << 20,
      modules: playground.modules,
      files: playground.files)
    let clock = ContinuousClock()
    var outcome = "ok"
    var failure: LuaFailure?
    let elapsed = clock.measure {
      do throws(LuaFailure) {
        try run.machine.run(text, name: name)
      } catch {
        failure = error
        outcome = ["HA703", "HA704", "HA705", "HA701"].contains(error.code) ? error.code : "error"
      }
      run.machine.close()
    }
    let report = failure?.report ?? ""
    #expect(expected.contains(outcome), "\(name): \(outcome) \(report.prefix(2000))")
    #expect(elapsed < .seconds(30) * AttackTests.patience, "\(name) took \(elapsed)")
    #expect(report.utf8.count < 64 << 10)
    #expect(run.output.utf8.count <= 1 << 20)
    #expect(playground.text("secret.txt") == "secret")
    let results = try Run().machine.run(AttackTests.innocent, name: "innocent.lua")
    guard case .string("a-b-c") = results[0], case .integer(4950) = results[1] else {
      Issue.record("after \(name) an innocent script gave \(results)")
      return
    }
  }

  @Test func coversTheList() {
    let numbers = Set(AttackTests.attacks.compactMap { Int($0.prefix { $0 != "-" }) })
    #expect(numbers.isSuperset(of: 1...60))
  }
}
