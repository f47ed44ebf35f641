import ArgumentParser
import TestSupport
import Testing

@testable import HanCommand

/// The reference of the command line is what the command itself says.
@Suite struct ReferenceTests {
  @Test func theReferenceIsUpToDate() throws {
    var text = """
      # The command line

      Written by the tests from what the command itself says: `make docs` rewrites it.

      Exit status: 0 all was done (also when the reader of a pipe goes away), 1 some inputs failed, 2
      nothing was done or the work broke off, 64 the words on the command line make no sense. Errors
      go to standard error as `path:line:col: message [code]`; the codes are in [errors.md](errors.md).

      ## hanalyze

      ```text
      \(HanalyzeCommand.helpMessage(columns: 100))
      ```

      """
    for command in HanalyzeCommand.configuration.subcommands {
      text += Self.section(command, "hanalyze")
    }
    let clean = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(/\s+$/, with: "") }.joined(separator: "\n")
    let drift = try Repository.drift(of: "docs/cli.md", from: clean)
    #expect(drift == nil, "\(drift ?? "")")
  }

  static func section(_ command: any ParsableCommand.Type, _ parent: String) -> String {
    let name = parent + " " + (command.configuration.commandName ?? "")
    var text = "\n## \(name)\n\n```text\n"
    text += HanalyzeCommand.helpMessage(for: command, columns: 100) + "\n```\n"
    for inner in command.configuration.subcommands { text += section(inner, name) }
    return text
  }

  @Test func everySubcommandSaysWhatItIs() {
    for command in HanalyzeCommand.configuration.subcommands {
      #expect(command.configuration.commandName?.isEmpty == false)
      #expect(command.configuration.abstract.hasSuffix("."))
    }
  }

  @Test func optionsOfRunsAreDocumented() {
    for option in RunOption.all {
      #expect(option.help.hasSuffix("."))
      for name in option.names { #expect(RunOption.help.contains(name)) }
    }
  }
}
