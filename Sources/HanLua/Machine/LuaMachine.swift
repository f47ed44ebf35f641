import CLua
import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One Lua interpreter with the host's registry and limits.
///
/// Make a fresh one for each script (it costs well under a millisecond); a console keeps one. Calls
/// from several threads are not queued: the second one is refused. Scripts run on a thread of their
/// own, with a stack of their own.
public final class LuaMachine: @unchecked Sendable {
  let core: LuaCore
  private let isTerminal: Bool
  private let failing: (at: Int, count: Int)?
  private let lock = Lock()
  private var isRunning = false
  /// Limits of the next run's time; the machine's limits at first.
  public var timeLimit: Duration?

  /// Makes a machine; nothing is started before the first run.
  ///
  /// - Parameters:
  ///   - registry: what scripts can see of the host.
  ///   - limits: what a run may use up.
  ///   - host: what bodies of functions reach as `call.host`.
  ///   - modules: where `require` finds texts; nil for none.
  ///   - isTerminal: whether output goes to a terminal, where control characters must not pass.
  ///   - onUnresponsive: called on another thread when a stopped run does not end; a command ends
  ///     its process there.
  ///   - output: takes what scripts print, on the interpreter's thread.
  public convenience init(
    registry: LuaRegistry, limits: LuaLimits = LuaLimits(), host: LuaHost = nil,
    modules: (any LuaModuleSource)? = nil, isTerminal: Bool = false,
    onUnresponsive: (@Sendable () -> Void)? = nil,
    output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    self.init(
      registry: registry, limits: limits, host: host, modules: modules, isTerminal: isTerminal,
      onUnresponsive: onUnresponsive, failing: nil, output: output)
  }

  init(
    registry: LuaRegistry, limits: LuaLimits, host: LuaHost = nil,
    modules: (any LuaModuleSource)? = nil, isTerminal: Bool = false,
    onUnresponsive: (@Sendable () -> Void)? = nil, failing: (at: Int, count: Int)?,
    output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    core = LuaCore(
      registry: registry, limits: limits, host: host, modules: modules, output: output)
    core.onUnresponsive = onUnresponsive
    self.isTerminal = isTerminal
    self.failing = failing
    timeLimit = limits.time
  }

  /// Runs a text; returns what it returns.
  ///
  /// - Parameters:
  ///   - text: Lua source.
  ///   - name: the path or name that messages show.
  ///   - arguments: what `...` gives.
  ///   - globals: set before the run, such as `arg`.
  /// - Returns: copies of what the text returns, within bounds.
  /// - Throws: a `LuaFailure` that says where and why.
  @discardableResult
  public func run(
    _ text: String, name: String, arguments: [LuaValue] = [], globals: [LuaValue.Field] = []
  ) throws(LuaFailure) -> [LuaValue] {
    try perform { core, lua throws(LuaFailure) in
      for global in globals { try core.set(global, lua: lua) }
      try core.load(text, name: name, lua: lua)
      let count = try core.call(arguments, lua: lua)
      defer { lua_settop(lua, 0) }
      do {
        return try (0..<count).map {
          try core.read(lua_gettop(lua) - count + 1 + $0, lua: lua, caps: .results)
        }
      } catch {
        throw LuaFailure(.runtime, code: .luaRuntime, "\(error)")
      }
    }
  }

  /// Compiles a text without running it.
  public func check(_ text: String, name: String) throws(LuaFailure) {
    try perform { core, lua throws(LuaFailure) in
      try core.load(text, name: name, lua: lua)
      lua_settop(lua, 0)
    }
  }

  /// Called on the interpreter's thread where a run fails, before it leaves its functions: with a
  /// call that `LuaConsole.within` takes, and the error's message.
  ///
  /// Stops are not failures, nor are errors that the script itself catches.
  public var onFailing: ((LuaCall, String) -> Void)? {
    get { core.onFailing }
    set { core.onFailing = newValue }
  }

  /// Whether the run that is going on is being stopped.
  public var isStopped: Bool { core.state.map { clua_stopped($0) != 0 } ?? false }

  /// Stops the run that is going on, if one is; may be called from any thread and from a handler of
  /// a signal.
  public func cancel() {
    if let state = core.state { clua_stop(state, StopReason.cancelled.rawValue) }
  }

  /// Bytes that the state uses now, with what its objects hold in the host.
  public var memoryUsed: Int { core.state.map { clua_memory_used($0) } ?? 0 }

  /// How many allocations the state has made, for tests.
  var allocations: Int { core.state.map { Int(clua_allocations($0)) } ?? 0 }

  /// Ends the machine: what scripts hold is released, and further runs are refused.
  public func close() {
    guard begin() else { return }
    core.close()
    lock.with { isRunning = false }
  }

  private func begin() -> Bool {
    lock.with {
      defer { isRunning = true }
      return !isRunning
    }
  }

  /// Runs `body` on the interpreter's thread, within the limits.
  func perform<Result>(
    _ body: (LuaCore, OpaquePointer) throws(LuaFailure) -> Result
  ) throws(LuaFailure) -> Result {
    guard begin() else {
      throw LuaFailure(.unavailable, code: .luaMachine, "the interpreter is already running")
    }
    defer { lock.with { isRunning = false } }
    // No `Swift.Result`: making that type costs a start a thirtieth of a millisecond.
    var result: Result?
    var failure: LuaFailure?
    let stack = max(core.limits.stack, 8 << 20)
    let attempt = {
      do throws(LuaFailure) {
        result = try self.attempt(body, stack: stack)
      } catch {
        failure = error
      }
    }
    withoutActuallyEscaping(attempt) { run in
      let job = Job(run)
      let start: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
        guard let context else { return }
        Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().run()
      }
      withExtendedLifetime(job) {
        _ = clua_on_thread(stack, start, Unmanaged.passUnretained(job).toOpaque())
      }
    }
    if let failure { throw failure }
    guard let result else {
      throw LuaFailure(.unavailable, code: .luaMachine, "no thread for the interpreter")
    }
    return result
  }

  private func attempt<Result>(
    _ body: (LuaCore, OpaquePointer) throws(LuaFailure) -> Result, stack: Int
  ) throws(LuaFailure) -> Result {
    try core.open(isTerminal: isTerminal, failing: failing)
    guard let state = core.state, let lua = clua_state(state),
      clua_begin(state, timeLimit?.nanoseconds ?? 0, stack / 4 * 3)
    else {
      throw LuaFailure(.unavailable, code: .luaMachine, "the watchdog cannot be started")
    }
    defer { clua_end(state) }
    return try body(core, lua)
  }
}

/// A closure that crosses C as a pointer.
private final class Job {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

extension LuaCore {
  func set(_ global: LuaValue.Field, lua: OpaquePointer) throws(LuaFailure) {
    guard let state else { return }
    let mark = clua_mark(state)
    do {
      try put(global.value, lua: lua)
    } catch {
      clua_rewind(state, mark)
      throw LuaFailure(.unavailable, code: .luaMachine, "\(error)")
    }
    let status = clua_set_global(lua, global.name, mark)
    guard status == LUA_OK else { throw failure(status, lua: lua) }
  }

  /// Pushes the compiled text.
  func load(_ text: String, name: String, lua: OpaquePointer) throws(LuaFailure) {
    sources[name] = text
    var body = LuaCore.withoutShebang(text)
    let status = body.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clua_load(lua, $0.baseAddress, $0.count, "@" + name)
      }
    }
    guard status == LUA_OK else { throw failure(status, lua: lua) }
  }

  /// Calls the function at the top with arguments; returns how many results are at the top.
  func call(_ arguments: [LuaValue], lua: OpaquePointer) throws(LuaFailure) -> Int32 {
    guard let state else { return 0 }
    let place = lua_gettop(lua)
    let mark = clua_mark(state)
    do {
      try put(arguments, lua: lua)
    } catch {
      clua_rewind(state, mark)
      throw LuaFailure(.unavailable, code: .luaMachine, "\(error)")
    }
    let status = clua_call(lua, mark, Int32(clamping: arguments.count), LUA_MULTRET)
    guard status == LUA_OK else { throw failure(status, lua: lua) }
    return lua_gettop(lua) - place + 1
  }

  /// The text with a first line that begins with `#` (or a byte order mark) blanked out.
  static func withoutShebang(_ text: String) -> String {
    var rest = Substring(text)
    if rest.unicodeScalars.first?.value == 0xFEFF { rest.unicodeScalars.removeFirst() }
    guard rest.utf8.first == UInt8(ascii: "#") else { return String(rest) }
    guard let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
    return String(rest[end...])
  }
}
