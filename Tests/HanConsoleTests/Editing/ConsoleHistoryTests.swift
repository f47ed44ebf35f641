import Foundation
import Testing

@testable import HanConsole

@Suite struct ConsoleHistoryTests {
  @Test func inputsComeBackAsTheyWere() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a/b/history").path
    let inputs = ["x = 1", "for i = 1, 2 do\n  print(\"\\n湘潭\")\nend", "a\\nb"]
    let history = ConsoleHistory(path: path)
    for input in inputs { history.add(input) }
    history.add("a\\nb")
    history.add("   ")
    #expect(ConsoleHistory(path: path).inputs == inputs)
    #expect(ConsoleHistory(path: path).found("湘潭").map(\.number) == [2])
  }

  @Test func aLongFileIsCut() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = (1...(2 * ConsoleHistory.size + 1)).map { "x = \($0)\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
    #expect(ConsoleHistory(path: path).inputs.count == ConsoleHistory.size)
    #expect(ConsoleHistory(path: path).inputs.last == "x = \(2 * ConsoleHistory.size + 1)")
  }

  @Test func withoutAFileItLastsAsLongAsTheSession() {
    let history = ConsoleHistory(path: nil)
    history.add("x")
    #expect(history.inputs == ["x"])
  }
}
