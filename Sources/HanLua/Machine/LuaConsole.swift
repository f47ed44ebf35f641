import CLua
import HanBase

/// Evaluates what is typed into a console: between runs of a machine, or within one that waits.
///
/// Within a run, names are the locals of the function that called, and can be set; the run's clock
/// stands still meanwhile. It belongs to one thread.
public final class LuaConsole {
  private enum Seat {
    case machine(LuaMachine)
    case call(LuaCore, OpaquePointer, environment: Int32, LuaReference)
  }

  /// Where a run waits.
  public struct Place: Sendable, Hashable {
    /// The script or module.
    public let path: String
    /// The line that is running.
    public let line: Int
    /// That line's text, where known.
    public let sourceLine: String?
  }

  private let seat: Seat

  /// An evaluator between the runs of a machine.
  public init(_ machine: LuaMachine) { seat = .machine(machine) }

  private init(_ seat: Seat) { self.seat = seat }

  /// Hands `body` an evaluator that works in the innermost function of Lua of a call.
  ///
  /// - Throws: `HanError` HA702 where there is no room for it.
  public static func within(_ call: LuaCall, _ body: (LuaConsole) -> Void) throws {
    try within(call.core, call.lua, body)
  }

  static func within(
    _ core: LuaCore, _ lua: OpaquePointer, _ body: (LuaConsole) -> Void
  ) throws {
    guard let state = core.state else { return }
    let top = lua_gettop(lua)
    guard lua_checkstack(lua, 20) != 0, clua_scope_push(lua) == LUA_OK else {
      lua_settop(lua, top)
      throw HanError(.luaRuntime, "no room for a console")
    }
    lua_pushvalue(lua, -1)
    guard let environment = core.keep(lua) else {
      lua_settop(lua, top)
      throw HanError(.luaRuntime, "no room for a console")
    }
    let left = clua_pause(state)
    let reason = clua_stopped(state)
    body(LuaConsole(.call(core, lua, environment: top + 1, environment)))
    clua_scope_close(lua, top + 1)
    lua_settop(lua, top)
    _ = clua_continue(state, left)
    // A run that was over its limits stays so, however often it opens consoles.
    if reason != 0 { clua_stop(state, reason) }
    if left < 0 { clua_stop(state, StopReason.time.rawValue) }
  }

  /// Whether it works within a run.
  public var isWithinRun: Bool { if case .call = seat { true } else { false } }

  /// Runs one input: an expression, or statements.
  ///
  /// - Parameters:
  ///   - input: what was typed so far; `LuaFailure.Kind.incomplete` asks for more.
  ///   - statements: what is run where the input is no expression.
  ///   - name: what messages call it; its source line is that of `input`.
  ///   - show: gets the values as the arguments of a call, on the interpreter's thread.
  /// - Throws: a `LuaFailure`.
  public func evaluate(
    _ input: String, statements: String, name: String, show: (LuaCall) throws -> Void
  ) throws(LuaFailure) {
    switch seat {
    case .machine(let machine):
      try machine.perform { core, lua throws(LuaFailure) in
        try core.evaluate(input, statements, name: name, environment: nil, lua: lua, show)
      }
    case .call(let core, let lua, _, let environment):
      guard let state = core.state, clua_continue(state, 0) else {
        throw LuaFailure(.unavailable, code: .luaMachine, "the watchdog cannot be started")
      }
      defer { _ = clua_pause(state) }
      try core.evaluate(
        input, statements, name: name, environment: environment, lua: lua, show)
    }
  }

  /// Runs a whole text as a script is run, with globals set before.
  public func run(
    _ text: String, name: String, arguments: [LuaValue], globals: [LuaValue.Field]
  ) throws(LuaFailure) {
    switch seat {
    case .machine(let machine):
      try machine.run(text, name: name, arguments: arguments, globals: globals)
    case .call(let core, let lua, _, _):
      guard let state = core.state, clua_continue(state, 0) else {
        throw LuaFailure(.unavailable, code: .luaMachine, "the watchdog cannot be started")
      }
      defer { _ = clua_pause(state) }
      let top = lua_gettop(lua)
      defer { lua_settop(lua, top) }
      for global in globals { try core.set(global, lua: lua) }
      try core.load(text, name: name, lua: lua)
      _ = try core.call(arguments, lua: lua)
    }
  }

  /// Sets globals.
  public func set(_ globals: [LuaValue.Field]) throws(LuaFailure) {
    switch seat {
    case .machine(let machine):
      try machine.perform { core, lua throws(LuaFailure) in
        for global in globals { try core.set(global, lua: lua) }
      }
    case .call(let core, let lua, _, _):
      for global in globals { try core.set(global, lua: lua) }
    }
  }

  /// The names in reach: locals and upvalues of the waiting function first, then globals in the
  /// order of the alphabet.
  public func names() -> [String] {
    looking { core, lua in
      var names = locals(lua).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      names += core.globalNames(lua).filter { !names.contains($0) }
      return names
    } ?? []
  }

  /// The names of locals and upvalues of the waiting function; none between runs.
  public func locals() -> [String] { looking { _, lua in locals(lua) } ?? [] }

  /// The value at a path of names as it is now, read raw and within bounds; nil where there is none.
  public func value(at path: [String]) -> LuaValue? {
    guard let first = path.first else { return nil }
    return looking { core, lua in
      let top = lua_gettop(lua)
      defer { lua_settop(lua, top) }
      guard lua_checkstack(lua, 20) != 0 else { return nil }
      if let number = locals(lua).lastIndex(of: first), case .call(_, _, let place, _) = seat {
        clua_scope_value(lua, place, Int32(clamping: number))
      } else {
        _ = clua_raw_global(lua, first, first.utf8.count)
      }
      for name in path.dropFirst() { _ = clua_raw_field(lua, -1, name, name.utf8.count) }
      guard lua_type(lua, -1) != LUA_TNIL else { return nil }
      let caps = ReadCaps(depth: 4, nodes: 2000, bytes: 1 << 20, isLenient: true)
      return try? core.read(-1, lua: lua, caps: caps)
    } ?? nil
  }

  /// Where the run waits; nil between runs.
  public var place: Place? {
    guard case .call(let core, let lua, let environment, _) = seat else { return nil }
    var line: Int32 = 0
    guard let source = clua_scope_place(lua, environment, &line) else { return nil }
    let path = String(cString: source)
    return Place(path: path, line: Int(line), sourceLine: core.line(Int(line), of: path))
  }

  /// Bytes that the interpreter uses now, with what its objects hold in the host.
  public var memoryUsed: Int {
    switch seat {
    case .machine(let machine): machine.memoryUsed
    case .call(let core, _, _, _): core.state.map { clua_memory_used($0) } ?? 0
    }
  }

  private func locals(_ lua: OpaquePointer) -> [String] {
    guard case .call(_, _, let environment, _) = seat else { return [] }
    var names: [String] = []
    while let name = clua_scope_name(lua, environment, Int32(clamping: names.count)) {
      names.append(String(cString: name))
    }
    return names
  }

  private func looking<Result>(_ body: (LuaCore, OpaquePointer) -> Result) -> Result? {
    switch seat {
    case .machine(let machine):
      do throws(LuaFailure) {
        return try machine.perform { core, lua throws(LuaFailure) in body(core, lua) }
      } catch {
        return nil
      }
    case .call(let core, let lua, _, _): return body(core, lua)
    }
  }
}

extension LuaCore {
  /// Loads an input, runs it in an environment (nil for the globals) and shows its values.
  fileprivate func evaluate(
    _ input: String, _ statements: String, name: String, environment: LuaReference?,
    lua: OpaquePointer, _ show: (LuaCall) throws -> Void
  ) throws(LuaFailure) {
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    try loadInput(input, statements: statements, name: name, lua: lua)
    if let environment {
      lua_rawgeti(lua, clua_registry_index(), lua_Integer(environment.number))
      clua_set_environment(lua)
    }
    let count = try call([], lua: lua)
    let values = LuaCall(
      core: self, lua: lua, base: lua_gettop(lua) - count + 1, callable: stepping)
    do {
      try show(values)
    } catch let failure as LuaFailure {
      throw failure
    } catch {
      if isStopped { throw LuaFailure(.stopped(.cancelled), code: .luaCancelled, "stopped") }
      throw LuaFailure(error)
    }
  }

  /// The names of globals that are no private ones, sorted.
  func globalNames(_ lua: OpaquePointer) -> [String] {
    guard lua_checkstack(lua, 5) != 0 else { return [] }
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    lua_rawgeti(lua, clua_registry_index(), lua_Integer(LUA_RIDX_GLOBALS))
    return fieldNames(lua).sorted()
  }

  /// The string keys of the table at the top.
  func fieldNames(_ lua: OpaquePointer) -> [String] {
    let table = lua_gettop(lua)
    guard lua_type(lua, table) == LUA_TTABLE else { return [] }
    var names: [String] = []
    lua_pushnil(lua)
    while lua_next(lua, table) != 0 {
      var length = 0
      if let bytes = clua_bytes(lua, -2, &length), length < 200 {
        names.append(
          String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self))
      }
      clua_pop(lua, 1)
    }
    return names
  }
}

extension LuaFailure {
  /// What the host threw, as a failure.
  init(_ error: any Error) {
    self.init(.runtime, code: .luaRuntime, "\(error)")
    if let error = error as? HanError {
      message = error.message
      code = error.code.id
    } else if let error = error as? LuaRaised {
      message = error.message
      code = error.code ?? code
    }
  }
}

extension LuaCall {
  /// Copies of all arguments, as far as bounds allow; what is beyond is left out.
  public func copies() throws -> [LuaValue] {
    try (0..<count).map { try core.read(base + Int32(clamping: $0), lua: lua, caps: .results) }
  }

  /// All arguments as text, by content: strings quoted, nested tables, bounded, safe with cycles.
  public func rendered(_ rendering: LuaRendering = LuaRendering()) -> [String] {
    (0..<count).map { core.render(base + Int32(clamping: $0), lua: lua, rendering) }
  }

  /// An argument of any kind as a reference that keeps it alive; nil without room.
  public func reference(_ index: Int) -> LuaReference? {
    guard lua_checkstack(lua, 3) != 0, index < count else { return nil }
    lua_pushvalue(lua, base + Int32(clamping: index))
    return core.keep(lua)
  }

  /// The names of globals, in the order of the alphabet.
  public func globalNames() -> [String] { core.globalNames(lua) }

  /// Hands on what was printed so far.
  public func flush() { if let state = core.state { clua_flush(state) } }

  /// Runs a small text of the host with arguments.
  ///
  /// - Throws: a `LuaFailure`.
  public func run(_ text: String, _ arguments: [LuaValue]) throws {
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    try core.load(text, name: "(console)", lua: lua)
    _ = try core.call(arguments, lua: lua)
  }
}
