import Foundation
import TestSupport
import Testing

@testable import HanCommand

/// Shells complete scripts' names, flags and values.
@Suite struct CompletionTests {
  @Test func wordsAreFoundFromHeaders() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (words, expected, status) in [
      ("ran", "rank", 0), ("rank --mea", "--measure", 0),
      ("rank --measure av", "average_growth", 0),
      ("rank --measure = av", "average_growth", 0), ("--corpus seeds rank --ti", "--ties", 0),
      ("--time", "--timeout", 0), ("run scripts/rank.lua --ord", "--order", 0),
      ("scripts li", "", 1),
      ("nothing --x", "", 0),
    ] {
      let run = try Shell.run("hanalyze complete-words -- \(words)", in: folder)
      #expect(run.status == status, "\(words): \(run.status)")
      #expect(run.output == (expected.isEmpty ? "" : expected + "\n"), "\(words): \(run.output)")
    }
  }

  @Test func bashCompletesWithIt() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // A header's words are data: nothing in them may reach the shell as a command.
    try Data("--- S.\n-- @param a \"$(touch HARM)\"|\"`touch HARM`\"|\"plain\" \"plain\"  A\n".utf8)
      .write(to: folder.appendingPathComponent("odd.lua"))
    let run = try Shell.run(
      """
      bash -c 'source <(hanalyze completion bash)
      try() { COMPREPLY=(); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hanalyze_words "$1" "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[*]}"; }
      try hanalyze rank --meas
      try hanalyze rank --measure = gr
      try hanalyze scripts ver
      try hanalyze odd.lua --a ""'
      """, in: folder)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 4, "\(run.output)")
    #expect(lines.first == "--measure" && lines.dropFirst().first == "growth", "\(run.output)")
    #expect(lines.dropFirst(2).first == "verify", "\(run.output)")
    #expect(lines.last?.hasSuffix("plain") == true, "\(run.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/HARM"))
  }

  @Test(arguments: CompletionCommand.Shell.allCases)
  func everyShellAsksForTheWords(_ shell: CompletionCommand.Shell) {
    #expect(CompleteWordsCommand.addition(for: shell).contains("complete-words"))
  }
}
