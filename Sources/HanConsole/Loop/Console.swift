import CEdit
import HanBase
import HanLua
import HanScript

/// The interactive console: reads an input, runs it, shows its values, until nothing follows.
///
/// On a terminal lines are edited, completed and remembered; from a pipe they are read as they are.
/// A failure is shown and the session goes on. `:` begins a command of the console, `?` asks for help.
public final class Console {
  let session: ConsoleSession
  let io: ConsoleIO
  /// What stands before the number of an input, within a script that waits.
  let label: String
  /// The number of the next input, by which its value will be `Out[n]`.
  var number = 1
  var log = InputLog()
  /// The last input that was run.
  var lastInput = ""
  /// Whether the time of each input is shown.
  var showsTime = false
  /// What was typed of an input that is not finished.
  var pending = ""
  private var isOver = false
  private var hasFailed = false
  /// How many findings about the corpus were shown.
  var knownFindings = 0
  /// The table `Out`.
  var results: LuaReference?

  /// Makes a console on an interpreter of its own; nothing is read before the first input.
  ///
  /// - Parameters:
  ///   - request: corpus, catalogue, limits and permissions.
  ///   - io: its way to people.
  public init(_ request: ScriptRequest, _ io: ConsoleIO) {
    self.io = io
    label = ""
    var request = request
    request.onUnresponsive = {
      io.report("this cannot stop at once; the console goes on when it does")
    }
    session = ConsoleSession(request, style: io.style) { bytes in io.write(Array(bytes)) }
  }

  private init(
    _ pause: ScriptPause, _ evaluator: LuaConsole, _ request: ScriptRequest, _ io: ConsoleIO
  ) {
    self.io = io
    label = "script "
    session = ConsoleSession(pause.interpreter, evaluator, request, style: io.style)
  }

  /// Opens a console within a script that waits, and returns when it is left.
  public static func open(_ pause: ScriptPause, _ request: ScriptRequest, _ io: ConsoleIO) {
    pause.call.flush()
    do {
      try LuaConsole.within(pause.call) { evaluator in
        let console = Console(pause, evaluator, request, io)
        console.announce(pause)
        console.loop()
      }
    } catch {
      io.report("\(error)")
    }
  }

  /// Reads and runs until the input ends.
  ///
  /// - Returns: whether all went well, or people saw what did not.
  /// - Throws: why nothing more could be written.
  public func run() throws -> Bool {
    if io.source.isTerminal {
      let welcome = ConsoleWelcome.text(session)
      if !welcome.isEmpty { io.line(welcome) }
    }
    loop()
    if let failure = io.failure { throw failure }
    return io.source.isTerminal || !hasFailed
  }

  /// Says where a script waits, and what is in reach.
  private func announce(_ pause: ScriptPause) {
    guard io.source.isTerminal else { return }
    let style = session.style
    if let failure = pause.failure { io.report(failure) }
    if let place = session.evaluator.place {
      io.line(style.coloured("\(place.path):\(place.line)", 36))
      if let line = place.sourceLine { io.line("  " + DisplayWidth.safe(line)) }
    }
    var names: [String] = []
    for name in session.evaluator.locals() where !name.hasPrefix("(") && name != "_ENV" {
      if !names.contains(name) { names.append(name) }
    }
    if !names.isEmpty {
      io.line(style.text("in reach: ", "可用：") + names.joined(separator: ", "))
    }
    io.line(
      pause.failure == nil
        ? style.text("Ctrl-D goes on with the script", "按 Ctrl-D 继续运行脚本")
        : style.text("Ctrl-D leaves; the script has failed", "按 Ctrl-D 离开；脚本已出错"))
  }

  /// Ends the loop after the input that is being run.
  func leave() { isOver = true }

  private func loop() {
    let machine = Unmanaged.passUnretained(session.interpreter.machine)
    let signals = cedit_signals_begin(
      { context in
        guard let context else { return }
        Unmanaged<LuaMachine>.fromOpaque(context).takeUnretainedValue().cancel()
      }, machine.toOpaque())
    defer { cedit_signals_end(signals) }
    makeResults()
    while !isOver, io.failure == nil {
      session.style.measure()
      // The editor takes for granted that the prompt begins a line.
      if io.source is LineEditor, !io.isAtLineStart { io.write("\n") }
      let prompt = Prompt.input(
        number, isFurther: !pending.isEmpty, label: label, colour: session.style.colour)
      switch io.source.next(prompt: prompt, complete: { self.candidates($0, $1) }) {
      case .line(let line): take(line)
      case .block(let text):
        io.line(text)
        take(text)
      case .interrupted:
        pending = ""
        if !io.source.isTerminal { (isOver, hasFailed) = (true, true) }
        io.write("^C\n")
      case .end: end()
      }
    }
    io.style = session.style
  }

  private func end() {
    if io.source.isTerminal {
      if pending.isEmpty { isOver = true }
      pending = ""
      return io.write("\n")
    }
    isOver = true
    guard !pending.isEmpty else { return }
    if evaluate(pending, isLast: true) == .failed { hasFailed = true }
  }

  private func candidates(_ line: String, _ cursor: Int) -> CompletionResult {
    let head = pending.isEmpty ? "" : pending + "\n"
    let shift = head.utf8.count
    let result = ConsoleCompletion.candidates(
      line: head + line, cursorByte: shift + cursor, session: session)
    let range = result.replaceRange
    return CompletionResult(
      replaceRange: max(0, range.lowerBound - shift)..<max(0, range.upperBound - shift),
      candidates: result.candidates)
  }

  /// Takes a line: a command, a question, or a part of an input.
  private func take(_ line: String) {
    if pending.isEmpty {
      guard !line.allSatisfy(\.isWhitespace) else { return }
      if let answer = special(line) {
        io.remember(line)
        if !answer { hasFailed = true }
        return
      }
    }
    pending += pending.isEmpty ? line : "\n" + line
    let input = pending
    switch evaluate(continued(input), isLast: false) {
    case .incomplete: return
    case .done: break
    case .failed: hasFailed = true
    }
    pending = ""
    io.remember(input)
  }

  /// What does not go to Lua: whether it went well; nil for an input.
  private func special(_ line: String) -> Bool? {
    let text = line.trimmed
    if text.hasPrefix(":"), !text.hasPrefix("::"), !Self.isChain(text) {
      return command(String(text.dropFirst()))
    }
    if text.hasPrefix("?") { return help(String(text.dropFirst()).trimmed) }
    return question(text)
  }

  /// Whether a line goes on with the last value: `:top(5)`.
  static func isChain(_ text: String) -> Bool {
    let rest = text.dropFirst().drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return text.hasPrefix(":") && rest.count < text.count - 1
      && ["(", "{", "\"", "'"].contains(rest.first)
  }

  /// The input with the last value before a chain.
  private func continued(_ input: String) -> String {
    Self.isChain(input.trimmed) ? "_" + input.trimmed : input
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
