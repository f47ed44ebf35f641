import Foundation
import TestSupport
import Testing

/// The real console in a pseudo-terminal, driven by `console_test.py`: a test for each thing that
/// people do with it.
@Suite(.serialized) struct TerminalTests {
  @Test(arguments: [
    "values", "completion", "help", "errors", "interrupt", "history", "results", "editing",
    "commands", "debugging", "terminals", "importing",
  ])
  func theConsoleWorksInATerminal(_ name: String) throws {
    let python = try #require(
      Shell.terminalPython, "no Python with pexpect: apt install python3-pexpect")
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Repository.path("Tests/HanConsoleTests/Terminal/console_test.py")
    let result = try Shell.run("\(python) \(script) \(name)", in: folder)
    #expect(result.status == 0, Comment(rawValue: result.output))
  }

  @Test func theGuideShowsARealSession() throws {
    let python = try #require(
      Shell.terminalPython, "no Python with pexpect: apt install python3-pexpect")
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Repository.path("Tests/HanConsoleTests/Terminal/console_test.py")
    let guide = Repository.path("docs/console.md")
    let result = try Shell.run("\(python) \(script) transcript \(guide)", in: folder)
    #expect(result.status == 0, Comment(rawValue: result.output))
  }
}
