import Foundation
import TestSupport
import Testing

/// The question for a permission at a terminal, answered as a user does.
@Suite struct PermissionPromptTests {
  @Test(arguments: ["yes", "always", "no", "read", "flag", "quiet"])
  func anAnswerGrantsOrRefuses(_ name: String) throws {
    let python = try #require(
      Shell.terminalPython, "no Python with pexpect: apt install python3-pexpect")
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Repository.path("Tests/CommandTests/Terminal/permission_test.py")
    let result = try Shell.run("\(python) \(script) \(name)", in: folder)
    #expect(result.status == 0, Comment(rawValue: result.output))
  }
}
