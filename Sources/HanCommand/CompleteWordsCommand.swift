import ArgumentParser
import Hanalyze

/// `hanalyze complete-words`: what shells ask, so that scripts' names, flags and values complete.
///
/// It reads headers and runs nothing. Its exit status is 1 where the words are those of a subcommand,
/// which the shell completes by itself.
struct CompleteWordsCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete-words",
    abstract: "Print what the last of these words may become, for shells.", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The words behind `hanalyze`.")
  var words: [String] = []

  func status() throws -> ExitStatus {
    let words = words.first == "--" ? Array(words.dropFirst()) : words
    guard let found = Self.candidates(words) else { return .someFailed }
    try StandardOutput.write(found.map { DisplayWidth.safe($0) + "\n" }.joined())
    return .done
  }

  /// The candidates; nil where the line is not a script's.
  static func candidates(_ words: [String], path: ScriptPath = .standard()) -> [String]? {
    let (joined, cut) = joined(words)
    guard let partial = joined.last else { return nil }
    var rest = joined.dropLast()[...]
    var mustRun = false
    while let word = rest.first {
      if word == "run" || word == "--" {
        mustRun = true
      } else if !word.hasPrefix("-") {
        break
      } else if let option = RunOption.named(word), option.value != nil, !option.isValueOptional {
        rest = rest.dropFirst()
        // The value of this option is being written.
        if rest.isEmpty { return [] }
      }
      rest = rest.dropFirst()
    }
    guard let script = rest.first else {
      if partial.hasPrefix("-") {
        return RunOption.all.flatMap(\.names).filter { $0.hasPrefix(partial) }
      }
      let names = path.list().map(\.name) + (mustRun ? [] : HanalyzeCommand.subcommandNames)
      let found = names.filter { $0.hasPrefix(partial) && $0 != "complete-words" }
      return partial.contains("/") ? [] : Set(found).sorted()
    }
    if !mustRun, HanalyzeCommand.subcommandNames.contains(script) { return nil }
    guard let entry = try? path.find(script), let text = try? ScriptText(path: entry.path) else {
      return []
    }
    let found = ScriptCompletion(text.header).candidates(rest.dropFirst() + [partial])
    return found.map { String($0.dropFirst(cut)) }
  }

  /// Bash hands `--flag=value` on as three words: they are put together, and what stands before the
  /// value is cut off from what is found.
  private static func joined(_ words: [String]) -> (words: [String], cut: Int) {
    var joined: [String] = []
    var cut = 0
    for (index, word) in words.enumerated() {
      let isGlued = index > 0 && (word == "=" || words[index - 1] == "=")
      if isGlued, let last = joined.popLast() {
        joined.append(last + word)
        cut = word == "=" ? (last + word).count : last.count
      } else {
        joined.append(word)
        cut = 0
      }
    }
    return (joined, cut)
  }

  /// What is put behind the completion that ArgumentParser writes for a shell.
  static func addition(for shell: CompletionCommand.Shell) -> String {
    switch shell {
    case .bash:
      """

      # Scripts: names, flags and values, from their headers.
      _hanalyze_words() {
          local out
          if out=$(hanalyze complete-words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); then
              COMPREPLY=()
              if [[ -n $out ]]; then
                  mapfile -t COMPREPLY <<< "$out"
              else
                  compopt -o default
              fi
          else
              _hanalyze "$@"
          fi
      }

      complete -o filenames -F _hanalyze_words hanalyze

      """
    case .zsh:
      """

      # Scripts: names, flags and values, from their headers.
      _hanalyze_words() {
          local out
          if out=$(hanalyze complete-words -- "${(@)words[2,CURRENT]}" 2>/dev/null); then
              if [[ -n $out ]]; then
                  compadd -- "${(@f)out}"
              else
                  _files
              fi
          else
              _hanalyze "$@"
          fi
      }

      compdef _hanalyze_words hanalyze

      """
    case .fish:
      """

      # Scripts: names, flags and values, from their headers.
      function __hanalyze_words
          set -l before (commandline -opc)
          hanalyze complete-words -- $before[2..-1] (commandline -ct) 2>/dev/null
      end
      complete -c hanalyze -a '(__hanalyze_words)'

      """
    }
  }
}
