import HanBase
import HanCatalog
import HanLua
import HanScript

/// What one console works with: its interpreter, its results, and how it shows things.
///
/// It belongs to the thread of the console; while an input runs, to that of the interpreter.
public final class ConsoleSession {
  /// What the interpreter was made from.
  public internal(set) var request: ScriptRequest
  /// The interpreter, which lives as long as the session.
  public let interpreter: ScriptInterpreter
  /// How things are shown.
  public var style: ConsoleStyle
  /// The call of the interpreter within which values are shown; nil outside of a run.
  ///
  /// Bodies of host objects need it where they call functions of Lua, and `isStopped` says when to
  /// break off.
  public internal(set) var call: LuaCall?
  let evaluator: LuaConsole

  /// Makes a session; nothing is read before the first input.
  ///
  /// - Parameters:
  ///   - request: corpus, catalogue, limits and permissions.
  ///   - style: how things are shown.
  ///   - output: takes what is printed, on the interpreter's thread.
  public init(
    _ request: ScriptRequest, style: ConsoleStyle,
    output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    self.request = request
    self.style = style
    interpreter = ScriptInterpreter(request, output: output)
    evaluator = LuaConsole(interpreter.machine)
  }

  /// A session within a script that waits.
  init(
    _ interpreter: ScriptInterpreter, _ evaluator: LuaConsole, _ request: ScriptRequest,
    style: ConsoleStyle
  ) {
    self.request = request
    self.style = style
    self.interpreter = interpreter
    self.evaluator = evaluator
  }

  /// What scripts see of the program: functions, types, modules.
  public var registry: LuaRegistry { ScriptRegistry.standard }
  /// The catalogue of indicators, districts and words.
  public var catalog: Catalog { request.catalog }

  /// The names that an input can use: locals of a waiting script first, then globals in the order
  /// of the alphabet, with what earlier inputs set.
  public func names() -> [String] { evaluator.names() }

  /// The value at a path of names (`a.b.c`) as it is now; nil where there is none.
  ///
  /// Read raw, without running anything; tables are copied within bounds.
  public func value(at path: [String]) -> LuaValue? { evaluator.value(at: path) }

  /// Runs an input as the console does and hands over copies of its values, within its run.
  ///
  /// - Throws: a `LuaFailure`.
  public func evaluate(
    _ input: String, name: String = "(console)", show: ([LuaValue]) throws -> Void
  ) throws(LuaFailure) {
    try evaluator.evaluate(input, statements: SessionLocals.rewritten(input), name: name) { call in
      let before = self.call
      self.call = call
      defer { self.call = before }
      try show(try call.copies())
    }
  }
}
