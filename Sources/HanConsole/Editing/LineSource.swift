/// What came of asking the user for a line.
enum LineEvent: Sendable, Hashable {
  /// A line, or several that were pasted; without the line feed at its end.
  case line(String)
  /// A pasted block that the terminal has not shown.
  case block(String)
  /// The user broke it off: Ctrl-C.
  case interrupted
  /// Nothing follows: Ctrl-D, or the end of a file.
  case end
}

/// Where a console's lines come from.
protocol LineSource: AnyObject {
  /// Whether people see prompts and what they type.
  var isTerminal: Bool { get }
  /// The next line; `complete` finds what may stand at a byte of it.
  func next(
    prompt: Prompt, complete: @escaping (String, Int) -> CompletionResult
  ) -> LineEvent
  /// Notes an input as one that the arrow keys lead back to.
  func remember(_ input: String)
}

/// What stands before a line that is edited.
struct Prompt: Sendable, Hashable {
  /// The words.
  var text: String
  /// Whether it is coloured.
  var colour = false

  /// The prompt of an input: its number, and dots of the same width on its further lines.
  static func input(_ number: Int, isFurther: Bool, label: String, colour: Bool) -> Prompt {
    let head = label + String(number)
    let text = isFurther ? String(repeating: ".", count: head.count) + "> " : head + "> "
    return Prompt(text: text, colour: colour)
  }

  /// As libedit takes it: attributes of the terminal between bytes 1.
  ///
  /// Attributes go with the character behind them, so a blank ends the prompt.
  var marked: String {
    colour ? "\u{1}\u{1B}[1;32m\u{1}\(text.trimmed)\u{1}\u{1B}[0m\u{1} " : text
  }
}
