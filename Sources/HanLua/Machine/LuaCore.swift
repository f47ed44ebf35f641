import CLua
import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One Lua state with its host objects and functions.
///
/// Only the thread that runs the state uses it,
/// but for `release(reference:)` and `stop`.
final class LuaCore: @unchecked Sendable {
  /// A function that scripts call, with what its arguments are checked against.
  final class Callable: Sendable {
    let name: String
    let parameters: [Parameter]
    /// The same by column, because a check must not copy whole parameters.
    let types: [ValueType]
    let isOptional: [Bool]
    let isVariadic: Bool
    /// The type of `self`, or -1 for plain functions.
    let type: Int
    let body: @Sendable (AnyObject?, Int, LuaCall) throws -> [LuaValue]

    init(
      name: String, parameters: [Parameter] = [], type: Int = -1,
      body: @escaping @Sendable (AnyObject?, Int, LuaCall) throws -> [LuaValue] = { _, _, _ in [] }
    ) {
      self.name = name
      self.parameters = parameters
      types = parameters.map(\.type)
      isOptional = parameters.map(\.isOptional)
      isVariadic = parameters.last?.isVariadic ?? false
      self.type = type
      self.body = body
    }
  }

  /// A type with what its calls are checked against.
  final class Exposed: Sendable {
    let entry: LuaTypeEntry
    /// For reading fields.
    let reader: Callable
    let operators: [LuaOperator: Callable]

    init(_ entry: LuaTypeEntry) {
      let name = entry.description.name
      self.entry = entry
      reader = Callable(name: name)
      var operators: [LuaOperator: Callable] = [:]
      for operation in entry.description.operators {
        operators[operation.kind] = Callable(
          name: "\(name) \(operation.kind.rawValue)", parameters: operation.parameters)
      }
      self.operators = operators
    }
  }

  struct Slot {
    var object: AnyObject?
    var generation: UInt32 = 1
    var type: UInt32 = 0
    var memory = 0
    /// Userdata that exist, and puts that are still to be decoded.
    var uses = 0
    var isPinned = false
  }

  let registry: LuaRegistry
  let limits: LuaLimits
  let host: LuaHost
  let output: (UnsafeRawBufferPointer) -> Void
  let modules: (any LuaModuleSource)?
  var onUnresponsive: (@Sendable () -> Void)?
  /// Called where a run fails, before it leaves its functions; not while it works.
  var onFailing: ((LuaCall, String) -> Void)?
  var state: OpaquePointer?
  var isClosed = false
  var callables: [Callable] = []
  /// The tables of installed modules, by name.
  var moduleTables: [(name: String, table: LuaReference)] = []
  var types: [Exposed] = []
  let stepping = Callable(name: "iterator")
  var typeNumbers: [String: UInt32] = [:]
  var slots: [Slot] = []
  var free: [UInt32] = []
  var identity: [ObjectIdentifier: UInt32] = [:]
  var pools: [LuaStrings] = []
  var poolNumbers: [ObjectIdentifier: Int64] = [:]
  var pooledBytes: UnsafeMutablePointer<CChar>?
  var pooledCapacity = 0
  var heldSinceCollection = 0
  /// The texts of chunks, for showing source lines.
  var sources: [String: String] = [:]
  private let lock = Lock()
  private var dropped: [Int32] = []

  init(
    registry: LuaRegistry, limits: LuaLimits, host: LuaHost, modules: (any LuaModuleSource)?,
    output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    self.registry = registry
    self.limits = limits
    self.host = host
    self.modules = modules
    self.output = output
  }

  deinit {
    close()
    pooledBytes?.deallocate()
  }

  /// Closes the state; what scripts hold is released.
  func close() {
    isClosed = true
    guard let guardian = state else { return }
    clua_close(guardian)
    state = nil
    slots = []
    identity = [:]
  }

  /// Keeps the value at the top of the stack and pops it.
  func keep(_ lua: OpaquePointer) -> LuaReference? {
    drainDropped(lua)
    let kind = String(cString: lua_typename(lua, lua_type(lua, -1)))
    let number = clua_keep(lua)
    return number == LUA_NOREF ? nil : LuaReference(number: number, kind: kind, core: self)
  }

  func release(reference: Int32) { lock.with { dropped.append(reference) } }

  private func drainDropped(_ lua: OpaquePointer) {
    let numbers = lock.with {
      defer { dropped = [] }
      return dropped
    }
    for number in numbers { clua_drop(lua, number) }
  }

  var isStopped: Bool {
    guard let state else { return true }
    return clua_stopped(state) != 0
  }
}

/// A mutual exclusion lock.
final class Lock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func with<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
