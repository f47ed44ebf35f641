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
  final class Callable: @unchecked Sendable {
    let name: String
    let parameters: [Parameter]
    /// The same by column, because a check must not copy whole parameters.
    let types: [ValueType]
    let isOptional: [Bool]
    let isVariadic: Bool
    /// What `clua_fits` checks without a look at `types`: a kind for each parameter.
    let kinds: UnsafeMutablePointer<UInt8>
    /// What messages say before the function's name: `argument #1 'x' to`, but of an operator `operand of`.
    let isOperator: Bool
    /// The type of `self`, or -1 for plain functions.
    let type: Int
    let body: @Sendable (AnyObject?, Int, LuaCall) throws -> [LuaValue]
    /// In place of `body`, for functions of one result.
    let value: (@Sendable (LuaCall) throws -> LuaValue)?

    init(
      name: String, parameters: [Parameter] = [], type: Int = -1, isOperator: Bool = false,
      value: (@Sendable (LuaCall) throws -> LuaValue)? = nil,
      body: @escaping @Sendable (AnyObject?, Int, LuaCall) throws -> [LuaValue] = { _, _, _ in [] }
    ) {
      self.name = name
      self.parameters = parameters
      types = parameters.map(\.type)
      isOptional = parameters.map(\.isOptional)
      isVariadic = parameters.last?.isVariadic ?? false
      kinds = .allocate(capacity: max(1, parameters.count))
      for (place, parameter) in parameters.enumerated() { kinds[place] = parameter.quickKind }
      self.type = type
      self.isOperator = isOperator
      self.body = body
      self.value = value
    }

    deinit { kinds.deallocate() }
  }

  /// A type with what its calls are checked against.
  final class Exposed: Sendable {
    let entry: LuaTypeEntry
    /// For reading fields.
    let reader: Callable
    private let operators: [Callable]

    init(_ entry: LuaTypeEntry) {
      let name = entry.description.name
      self.entry = entry
      reader = Callable(name: name)
      operators = entry.description.operators.enumerated().map { place, operation in
        let body = entry.operators[place]
        return Callable(
          name: operation.kind.name(of: name), parameters: operation.parameters,
          isOperator: operation.kind != .call,
          body: { object, row, call in try object.map { try body($0, row, call) } ?? [] })
      }
    }

    /// What answers an operator, or nil where the type has none; the last that was declared.
    func operation(_ kind: LuaOperator) -> Callable? {
      guard
        let place = entry.description.operators.lastIndex(where: { $0.kind == kind })
      else { return nil }
      return operators[place]
    }
  }

  struct Walked {
    let slot: UInt32
    let generation: UInt32
    let type: UInt32
    let pool: Int64
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
  @exclusivity(unchecked) var state: OpaquePointer?
  var isClosed = false
  private var callables: [Callable] = []
  /// The same without counting references.
  @exclusivity(unchecked) private var quickCallables: ContiguousArray<Unmanaged<Callable>> = []
  /// The tables of installed modules, by name.
  var moduleTables: [(name: String, table: LuaReference)] = []
  @exclusivity(unchecked) var types: [Exposed] = []
  let stepping = Callable(name: "iterator")
  var typeNumbers: [String: UInt32] = [:]
  @exclusivity(unchecked) var slots: [Slot] = []
  var free: [UInt32] = []
  /// The slots of objects, by their addresses.
  var identity: [Int: UInt32] = [:]
  var pools: [LuaStrings] = []
  var poolNumbers: [Int: Int64] = [:]
  var pooledBytes: UnsafeMutablePointer<CChar>?
  var pooledCapacity = 0
  var heldSinceCollection = 0
  /// The source of rows whose cells were asked for last.
  @exclusivity(unchecked) var lastWalked: Walked?
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

  /// Takes a function up; its number.
  func add(_ callable: Callable) -> UInt32 {
    callables.append(callable)
    quickCallables.append(.passUnretained(callable))
    return UInt32(truncatingIfNeeded: callables.count - 1)
  }

  /// The function of a number, not counted as a reference; it lives as long as the core.
  func callable(_ number: Int) -> Unmanaged<Callable>? {
    quickCallables.indices.contains(number) ? quickCallables[number] : nil
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
