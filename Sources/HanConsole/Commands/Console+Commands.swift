import HanBase
import HanLua

extension HanError.Code {
  /// A command of the console is not known, or was called in a way that it does not take.
  public static let consoleUsage = HanError.Code("HA851", "bad command of the console")
  /// A program that the console starts cannot be run.
  public static let consoleProgram = HanError.Code("HA852", "program of the console failed")
}

extension Console {
  /// Runs a command; returns whether it went well.
  func command(_ text: String) -> Bool {
    let name = String(text.prefix { !$0.isWhitespace })
    let rest = text.dropFirst(name.count).trimmed
    do {
      guard let command = ConsoleCommand.named(name) else {
        let hint = Suggestion.hint(name, in: ConsoleCommand.all.map(\.name))
        throw HanError(.consoleUsage, "no command ':\(name)' (:help shows all)\(hint)")
      }
      try command.run(self, rest)
      return true
    } catch let failure as LuaFailure {
      failed(failure)
    } catch {
      io.report("\(error)")
    }
    return false
  }

  /// `help x`, `help(x)`, `apropos "增长"` as they are typed; nil for anything else.
  func question(_ text: String) -> Bool? {
    let name = String(text.prefix { $0.isASCII && $0.isLetter })
    guard ["help", "apropos"].contains(name), session.value(at: [name]) == nil else { return nil }
    var rest = text.dropFirst(name.count).trimmed
    if rest.hasPrefix("="), name == "help" || name == "apropos" { return nil }
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast().trimmed }
    for mark in ["\"", "'"] where rest.count > 1 && rest.hasPrefix(mark) && rest.hasSuffix(mark) {
      rest = String(rest.dropFirst().dropLast())
    }
    if name == "help" { return help(rest) }
    guard !rest.isEmpty else {
      io.report(session.style.text("apropos wants words", "apropos 需要一个词"))
      return false
    }
    io.line(ConsoleHelp.apropos(rest, session))
    return true
  }

  /// Shows the help about a name; returns whether there is any.
  func help(_ name: String) -> Bool {
    if name.isEmpty {
      showHelp("")
      return true
    }
    if name.hasPrefix(":"), let command = ConsoleCommand.named(String(name.dropFirst())) {
      io.line(line(command, 0))
      return true
    }
    if let text = ConsoleHelp.lookup(name, session) {
      io.line(text)
      return true
    }
    io.report(ConsoleHelp.nothing(name, session))
    return false
  }

  /// The commands, or the help about a name.
  func showHelp(_ name: String) {
    guard name.isEmpty else {
      _ = help(name)
      return
    }
    let style = session.style
    var lines = [
      style.text(
        "An expression's value is shown; _ is the last one, Out[n] that of input n.",
        "输入表达式即显示其值；_ 为上一个值，Out[n] 为第 n 条输入的值。"),
      style.text(
        "?NAME or help(NAME) explains, apropos \"增长\" searches, Tab completes, Ctrl-R searches history.",
        "?名称 或 help(名称) 查看说明，apropos \"增长\" 检索，Tab 补全，Ctrl-R 查历史。"),
      style.text(
        "`local` lasts for the session; a line such as :top(5) goes on with the last value.",
        "local 变量在整个会话中有效；以 :top(5) 之类开头的行接着上一个值运算。"),
      "",
    ]
    let heads = ConsoleCommand.all.map { DisplayWidth.of(head($0)) }.max() ?? 0
    lines += ConsoleCommand.all.map { line($0, heads + 2) }
    io.line(lines.joined(separator: "\n"))
  }

  private func head(_ command: ConsoleCommand) -> String {
    ":" + command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)
  }

  private func line(_ command: ConsoleCommand, _ width: Int) -> String {
    let text = session.style.text(command.english, command.chinese)
    return "  "
      + DisplayWidth.pad(head(command), to: max(width, DisplayWidth.of(head(command)) + 2))
      + text
  }

  /// `:set`.
  func change(_ text: String) throws {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first ?? "", words.dropFirst().first ?? "") {
    case ("", _):
      let style = session.style
      io.line(
        "rows \(style.rowLimit)\ncolor \(style.colour ? "on" : "off")\n"
          + "lang \(style.language.rawValue)")
    case ("rows", let value):
      guard let rows = Int(value), (1...1_000_000).contains(rows) else {
        throw HanError(.consoleUsage, ":set rows wants a number from 1 to 1000000")
      }
      session.style.rowLimit = rows
    case ("color", let value), ("colour", let value):
      guard ["on", "off"].contains(value) else {
        throw HanError(.consoleUsage, ":set color wants on or off")
      }
      session.style.colour = value == "on"
    case ("lang", let value), ("language", let value):
      let names = ["english": "en", "chinese": "zh", "中文": "zh"]
      guard let language = ConsoleStyle.Language(rawValue: names[value] ?? value) else {
        throw HanError(.consoleUsage, ":set lang wants en or zh")
      }
      session.style.language = language
    case (let name, _):
      throw HanError(
        .consoleUsage,
        "nothing to set is called '\(name)'\(Suggestion.hint(name, in: ["rows", "color", "lang"]))")
    }
    io.style = session.style
  }

  /// `:time`.
  func time(_ input: String) throws {
    guard !input.isEmpty else {
      showsTime.toggle()
      return io.line(
        session.style.text("timing is \(showsTime ? "on" : "off")", "计时已\(showsTime ? "开" : "关")"))
    }
    let before = showsTime
    showsTime = true
    defer { showsTime = before }
    _ = evaluate(input, isLast: true)
  }

  /// `:history`.
  func showHistory(_ text: String) {
    let found = io.history.found(text)
    let style = session.style
    let most = max(10, style.height - 3)
    if found.count > most {
      io.line(style.text("… \(found.count - most) earlier", "…… 更早的还有 \(found.count - most) 条"))
    }
    for (number, input) in found.suffix(most) {
      let head = DisplayWidth.pad(String(number), to: 5, .right) + "  "
      io.line(
        head + DisplayWidth.safeLines(input).replacing("\n", with: "\n       "))
    }
    if found.isEmpty { io.line(style.text("no such input", "没有这样的输入")) }
  }
}
