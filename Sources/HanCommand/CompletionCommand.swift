import ArgumentParser
import Hanalyze

/// `hanalyze completion`: what a shell needs to complete the command's words.
struct CompletionCommand: StatusCommand {
  /// A shell that completions are written for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print what a shell needs to complete the command.",
    discussion: """
      Scripts complete too: their names, their flags and the values of these, from their headers.

      For bash: hanalyze completion bash > ~/.local/share/bash-completion/completions/hanalyze
      """)

  @Argument(help: "The shell.")
  var shell: Shell

  func status() throws -> ExitStatus {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try StandardOutput.write(
      HanalyzeCommand.completionScript(for: kind) + "\n"
        + CompleteWordsCommand.addition(for: shell))
    return .done
  }
}
