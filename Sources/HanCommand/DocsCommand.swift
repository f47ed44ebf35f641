import ArgumentParser
import Hanalyze

/// `hanalyze docs`: what the Lua interface offers, from the registry that checks its arguments.
struct DocsCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Show what scripts can use: functions, types, fields.",
    discussion: """
      NAME is a module, function, type, field or method: `metrics`, `metric.value`, `query:rank`. \
      Without it all names are listed.
      """)

  @Argument(help: "What to show.", completion: .list(HelpText(ScriptRegistry.standard).names))
  var name: String?

  @Flag(help: "Print the whole reference as Markdown.")
  var markdown = false

  @Flag(help: "Print the file that gives editors with the Lua language server completion.")
  var luals = false

  func status() throws -> ExitStatus {
    let help = HelpText(ScriptRegistry.standard)
    if markdown || luals {
      try StandardOutput.write(markdown ? ScriptReferences.markdown : ScriptReferences.meta)
    } else if let name {
      guard let text = help.text(for: name) else {
        let hint = Suggestion.hint(name, in: help.names)
        throw HanError(.unknownTopic, "nothing is called '\(name)'\(hint)")
      }
      try StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
    } else {
      try StandardOutput.write(help.names.map { $0 + "\n" }.joined())
    }
    return .done
  }
}
