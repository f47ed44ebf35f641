import HanBase
import HanLua

extension Console {
  /// How an input went.
  enum Outcome {
    case done
    case failed
    /// The statement is not finished.
    case incomplete
  }

  /// Keeps the value of an input as `_` and `Out[n]`.
  private static let keeping = "local n, v, o = ... if v ~= nil then _ = v end o[n] = v"

  /// Makes the table `Out`.
  func makeResults() {
    do throws(LuaFailure) {
      try session.evaluator.set([.init("Out", .record([]))])
      try session.evaluator.evaluate("Out", statements: "", name: "(console)") { call in
        results = call.reference(0)
      }
    } catch {
      io.report(error.report)
    }
  }

  /// Runs an input and shows its values.
  func evaluate(_ input: String, isLast: Bool) -> Outcome {
    var shown: String?
    var isUnknown = false
    let clock = ContinuousClock()
    let began = clock.now
    let number = number
    do throws(LuaFailure) {
      try session.evaluator.evaluate(
        input, statements: SessionLocals.rewritten(input), name: "[\(label)\(number)]"
      ) { call in
        guard call.count > 0 else { return }
        if let value = call.reference(0), let results {
          try call.run(Self.keeping, [.integer(number), .reference(value), .reference(results)])
        }
        shown = ""
        session.call = call
        defer { session.call = nil }
        let values = try call.copies()
        shown = try ConsoleDisplay.render(values: values, session: session, style: session.style)
        if values.count == 1, case .none = values[0] {
          let remark = unknown(input)
          shown? += remark
          isUnknown = !remark.isEmpty
        }
      }
    } catch {
      if error.kind == .incomplete, !isLast { return .incomplete }
      failed(error)
      finish(input, clock.now - began, log: false, isExpression: false)
      return .failed
    }
    if let shown, !shown.isEmpty { io.line(shown) }
    finish(input, clock.now - began, log: !isUnknown, isExpression: shown != nil)
    for finding in session.interpreter.diagnostics.dropFirst(knownFindings) {
      io.report((finding.path.map { "\($0): " } ?? "") + finding.message)
    }
    knownFindings = session.interpreter.diagnostics.count
    return .done
  }

  private func finish(_ input: String, _ time: Duration, log isGood: Bool, isExpression: Bool) {
    if isGood { log.add(number, input, isExpression: isExpression) }
    lastInput = input
    number += 1
    if showsTime { io.line(session.style.coloured(Self.text(time), 90)) }
  }

  /// A failure with its source line; the name that was meant is in the message.
  func failed(_ failure: LuaFailure) {
    if case .stopped(.cancelled) = failure.kind {
      let place = failure.path.map { path in failure.line.map { " (\(path):\($0))" } ?? "" } ?? ""
      // The terminal has shown ^C; where nobody is at one, no further input is run.
      if io.source.isTerminal { io.write("\n") } else { leave() }
      return io.report(
        session.style.text("stopped\(place); the session goes on", "已中断\(place)；会话继续"))
    }
    io.report(DisplayWidth.safeLines(failure.report))
  }

  /// A remark about a name that is nothing; empty where it is something.
  private func unknown(_ input: String) -> String {
    let name = input.trimmed
    let isName = name.utf8.allSatisfy {
      (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
    }
    guard isName, name != "nil", let core = session.call,
      let near = Suggestion.nearest(name, in: core.globalNames().filter { $0 != name })
    else { return "" }
    guard !core.globalNames().contains(name) else { return "" }
    return session.style.text(
      "  -- nothing is called '\(name)'; did you mean '\(near)'?",
      "  -- 没有名为“\(name)”的变量；是否指“\(near)”？")
  }

  /// A length of time for people.
  static func text(_ time: Duration) -> String {
    let (seconds, atto) = time.components
    let micro = seconds * 1_000_000 + atto / 1_000_000_000_000
    func padded(_ value: Int64) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, 3 - text.count)) + text
    }
    if micro >= 1_000_000 { return "\(micro / 1_000_000).\(padded(micro / 1000 % 1000)) s" }
    return "\(micro / 1000).\(padded(micro % 1000)) ms"
  }
}

extension DisplayWidth {
  /// A text of several lines without what a terminal would obey.
  static func safeLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { safe(String($0).replacing("\t", with: "    ")) }.joined(separator: "\n")
  }
}
