import Foundation
import TestSupport
import Testing

/// An import as people see it at a terminal: its bar, Ctrl-C, and plain lines elsewhere.
@Suite(.serialized) struct ImportTerminalTests {
  @Test(arguments: ["bar", "narrow", "plain", "stop", "twice"])
  func anImportIsWatched(_ name: String) throws {
    let python = try #require(
      Shell.terminalPython, "no Python with pexpect: apt install python3-pexpect")
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Repository.path("Tests/CommandTests/Terminal/import_test.py")
    let result = try Shell.run("\(python) \(script) \(name)", in: folder)
    #expect(result.status == 0, Comment(rawValue: result.output))
  }
}
