import ArgumentParser
import Hanalyze

/// `hanalyze run`: here only for the help and for completion; `Invocation` reads its words.
struct RunCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script, also one whose name is that of a subcommand.",
    usage: "hanalyze run [OPTIONS] SCRIPT.lua|NAME [SCRIPT ARGS]",
    discussion: """
      Words behind SCRIPT belong to the script; `hanalyze SCRIPT --help` shows what it takes.

      OPTIONS before SCRIPT:
      \(RunOption.help)
      """)

  @Argument(
    parsing: .captureForPassthrough, help: "Options, the script and its words.",
    completion: .file(extensions: ["lua"]))
  var words: [String] = []

  func status() throws -> ExitStatus { Dispatcher.run(["run"] + words) }
}
