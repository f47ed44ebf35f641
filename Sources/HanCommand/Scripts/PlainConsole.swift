import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The console on plain lines: reads a statement, runs it, shows its values.
///
/// A statement may take several lines; an expression's value is shown without `print`. A failure is
/// shown and the session goes on. It edits nothing: a terminal's own line editing is all there is.
struct PlainConsole {
  private let interpreter: ScriptInterpreter
  private let isTerminal = Terminal.isInput && Terminal.isOutput

  init(_ request: ScriptRequest) {
    interpreter = ScriptInterpreter(request) { bytes in
      try? StandardOutput.write(Array(bytes))
    }
  }

  /// Reads until the input ends.
  ///
  /// - Returns: failed where a statement failed and nobody saw it: the input is no terminal.
  func run() throws -> ExitStatus {
    if isTerminal {
      try StandardOutput.write(
        "hanalyze \(HanalyzeVersion.current) · Lua · Ctrl-D leaves · try: metrics{indicator = \"gdp\"}\n"
      )
    }
    var (statement, hasFailed) = ("", false)
    while true {
      if isTerminal { try StandardOutput.write(statement.isEmpty ? "> " : ">> ") }
      let line = readLine()
      if line == nil, statement.isEmpty { break }
      statement += statement.isEmpty ? line ?? "" : "\n" + (line ?? "")
      do throws(LuaFailure) {
        let values = try interpreter.machine.evaluate(statement)
        if !values.isEmpty { try? StandardOutput.write(values.joined(separator: "\t") + "\n") }
        statement = ""
      } catch {
        if error.kind == .incomplete, line != nil { continue }
        StandardOutput.report(error.report)
        hasFailed = true
        statement = ""
      }
      if line == nil { break }
    }
    if isTerminal { try StandardOutput.write("\n") }
    return hasFailed && !isTerminal ? .failed : .done
  }
}
