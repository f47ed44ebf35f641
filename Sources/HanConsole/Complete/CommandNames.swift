/// The commands behind `:` as completion and help see them.
enum CommandNames {
  /// What a command takes.
  enum Argument {
    case nothing
    case corpus
    case file
    case script
    case option
    case lua
  }

  /// One command.
  struct Command {
    let name: String
    let takes: Argument
    let english: String
    let chinese: String
  }

  /// One option of `:set`.
  struct Option {
    let name: String
    let values: [String]
    let english: String
    let chinese: String
  }

  static let all: [Command] = []
  static let options: [Option] = []
}
