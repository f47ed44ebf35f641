import HanBase
import HanLua

/// A script that waits for a console to be closed.
public struct ScriptPause {
  /// The call from which a `LuaConsole` is made.
  public let call: LuaCall
  /// The script's interpreter.
  public let interpreter: ScriptInterpreter
  /// The error on which the console is opened; nil where the script asked for it.
  public let failure: String?
}

extension ScriptSession {
  /// Opens the console that the request names, and waits.
  ///
  /// - Throws: `HanError` HA817 where there is none.
  func openConsole(_ call: LuaCall, failure: String? = nil) throws {
    guard let open = request.console, let interpreter else {
      throw HanError(
        .noConsole, "there is no console here: run the script by the command 'hanalyze'")
    }
    open(ScriptPause(call: call, interpreter: interpreter, failure: failure))
  }
}
