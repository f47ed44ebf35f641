import Foundation
import TestSupport
import Testing

/// The hostile scripts of the Lua machine's tests, run by the built command: it ends by itself with an
/// exit status, in bounded time, with bounded output, and says which limit was met.
@Suite(.serialized) struct AttackTests {
  static let folder = "Tests/HanLuaTests/Attacks"
  static let attacks = Repository.files(under: folder, ending: ".lua")

  /// What only the tests' host gives to scripts; an attack that uses it fails early in the command.
  private static let names = [
    "counter", "cities", "echo", "apply", "take", "read_file", "write_file", "reenter", "require",
  ]

  private static func usesTestHost(_ text: String) -> Bool {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    return words.contains { names.contains($0) }
  }

  @Test func thereAreAttacks() { #expect(Self.attacks.count >= 110) }

  @Test(arguments: attacks)
  func theCommandHolds(_ path: String) throws {
    let text = try Repository.text(path)
    let head = text.split(separator: "\n").first ?? ""
    let expected = Set(head.dropFirst("-- expect: ".count).split(separator: " ").map(String.init))
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = ContinuousClock()
    let begin = clock.now
    let file = Repository.path(path)
    // A machine at work must not meet the time limit before the limit that the attack is about.
    let seconds = expected.contains("HA703") ? "0.5" : "20"
    let found = try Shell.run(
      "hanalyze --timeout \(seconds) --memory 64 --output-limit 1 '\(file)' > out 2> err; echo $?; "
        + "wc -c < out; cut -c1-3000 err | head -60", in: folder)
    let elapsed = begin.duration(to: clock.now)
    let lines = found.output.split(separator: "\n", omittingEmptySubsequences: false)
    let status = try #require(Int(lines.first ?? ""))
    let printed = try #require(Int(lines.dropFirst().first?.filter(\.isNumber) ?? ""))
    #expect([0, 1, 2].contains(status), "\(path): status \(status)\n\(found.output)")
    #expect(elapsed < .seconds(60), "\(path) took \(elapsed)")
    #expect(printed <= 1 << 20, "\(path) printed \(printed) bytes")
    guard !Self.usesTestHost(text) else { return }
    let code = ["HA703", "HA704", "HA705", "HA701"].first { found.output.contains("[\($0)]") }
    let outcome = code ?? (status == 0 ? "ok" : "error")
    #expect(expected.contains(outcome), "\(path): \(outcome)\n\(found.output.prefix(2000))")
  }

  @Test func whatFollowsAnAttackFindsACleanCommand() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = try Shell.run(
      "hanalyze --timeout 0.3 -e 'while true do pcall(error) end' 2> err; echo $?; "
        + "hanalyze -e 'print(#corpus)'; ls", in: folder)
    #expect(found.output == "2\n5\nerr\nexamples\nscripts\nseeds\n")
  }
}
