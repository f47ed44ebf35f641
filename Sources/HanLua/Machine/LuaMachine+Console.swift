import CLua
import HanBase

extension LuaMachine {
  /// Runs one input of a console: an expression, whose values are shown, or statements.
  ///
  /// - Parameters:
  ///   - input: what the user typed so far; `LuaFailure.Kind.incomplete` asks for another line.
  ///   - name: what messages call it.
  ///   - rendering: how values are shown.
  /// - Returns: the values as text, by content: nested tables, bounded, safe with cycles.
  /// - Throws: a `LuaFailure`.
  @discardableResult
  public func evaluate(
    _ input: String, name: String = "(console)", rendering: LuaRendering = LuaRendering()
  ) throws(LuaFailure) -> [String] {
    try perform { core, lua throws(LuaFailure) in
      defer { lua_settop(lua, 0) }
      try core.loadInput(input, name: name, lua: lua)
      let count = try core.call([], lua: lua)
      var texts: [String] = []
      for place in 0..<count {
        texts.append(core.render(lua_gettop(lua) - count + 1 + place, lua: lua, rendering))
        if core.isStopped { break }
      }
      return texts
    }
  }

  /// Calls a global function; returns what it returns.
  ///
  /// - Parameters:
  ///   - function: the global's name.
  ///   - arguments: what it is called with.
  /// - Returns: copies of what it returns, within bounds.
  /// - Throws: a `LuaFailure`.
  @discardableResult
  public func call(
    _ function: String, _ arguments: [LuaValue] = []
  ) throws(LuaFailure) -> [LuaValue] {
    let isName = function.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
    }
    guard isName, !function.isEmpty else {
      throw LuaFailure(.runtime, code: .luaUnknownName, "'\(function)' is no name of a function")
    }
    return try run(
      "local f = \(function) return f(...)", name: "(call of \(function))", arguments: arguments)
  }
}

extension LuaCore {
  /// Compiles what a user typed: an expression if it is one, else statements, which may be written
  /// otherwise than they were typed.
  func loadInput(
    _ input: String, statements: String? = nil, name: String, lua: OpaquePointer
  ) throws(LuaFailure) {
    defer { sources[name] = input }
    let expression: LuaFailure
    do throws(LuaFailure) {
      return try load("return " + input, name: name, lua: lua)
    } catch {
      guard error.kind == .syntax || error.kind == .incomplete else { throw error }
      expression = error
    }
    do throws(LuaFailure) {
      try load(statements ?? input, name: name, lua: lua)
    } catch {
      guard error.kind == .syntax else { throw error }
      if expression.kind == .incomplete { throw expression }
      throw Self.further(expression.withoutReturn, error)
    }
  }

  /// Of two failures to compile the one that came further.
  private static func further(_ one: LuaFailure, _ other: LuaFailure) -> LuaFailure {
    let (a, b) = (one.line ?? 0, other.line ?? 0)
    if a != b { return a > b ? one : other }
    return (one.column ?? 0) > (other.column ?? 0) ? one : other
  }
}

extension LuaFailure {
  /// The failure of an expression that was compiled behind `return `.
  fileprivate var withoutReturn: LuaFailure {
    guard line == 1, let text = sourceLine, text.hasPrefix("return ") else { return self }
    var failure = self
    failure.sourceLine = String(text.dropFirst(7))
    failure.column = column.map { max(1, $0 - 7) }
    return failure
  }
}
