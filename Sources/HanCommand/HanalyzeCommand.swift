import ArgumentParser
import Hanalyze

/// The command with its subcommands, as ArgumentParser knows it.
///
/// Running scripts and the console are not parsed here but in `Invocation`; what is said about them
/// in the help comes from `RunOption.all`.
struct HanalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hanalyze",
    abstract: "Turns Chinese district and city reports into data that scripts can use.",
    usage: """
      hanalyze [OPTIONS] SCRIPT.lua|NAME [SCRIPT ARGS]
      hanalyze [OPTIONS] -e 'LUA'
      hanalyze SUBCOMMAND [ARGS]
      hanalyze
      """,
    discussion: """
      Without SCRIPT or SUBCOMMAND the console opens. A subcommand wins over a script of the same \
      name; `hanalyze run NAME` runs the script.

      OPTIONS before SCRIPT:
      \(RunOption.help)
      """,
    version: HanalyzeVersion.current,
    subcommands: [
      RunCommand.self, ExtractCommand.self, MentionsCommand.self, ImportCommand.self,
      SearchCommand.self, ScriptsCommand.self, ExplainCommand.self, ReviewCommand.self,
      ReportCommand.self, StoreCommand.self,
      DocsCommand.self, CompletionCommand.self, DoctorCommand.self,
      CompleteWordsCommand.self,
    ])

  /// The names that win over scripts: `help` and those of the configuration.
  ///
  /// They stand here once more because making the configuration takes a third of a millisecond, which
  /// no script shall wait for; a test holds them against it.
  static let subcommandNames = [
    "help", "run", "extract", "mentions", "import", "search", "scripts", "explain", "review",
    "report",
    "store", "docs", "completion", "doctor", "complete-words",
  ]
}
