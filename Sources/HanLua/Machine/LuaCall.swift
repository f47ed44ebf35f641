import CLua
import HanBase

/// One call of a host function from Lua: its arguments, already checked against the description.
///
/// Valid only while the function runs. Arguments are counted from 0, without `self`.
public struct LuaCall {
  // Both outlive the call; counting references to them would take half of the time of a call.
  unowned(unsafe) let core: LuaCore
  let lua: OpaquePointer
  /// The stack index of argument 0.
  let base: Int32
  unowned(unsafe) let callable: LuaCore.Callable
  /// Whether, of an operator's two operands, the object is the right one.
  public internal(set) var isSwapped = false

  /// How many arguments were given.
  public var count: Int { max(0, Int(lua_gettop(lua) - base) + 1) }
  /// What the machine works for.
  public var host: AnyObject? { core.host }
  /// Whether the run is being stopped: long loops in Swift should look and return.
  public var isStopped: Bool { core.isStopped }

  private var parameters: [Parameter] { callable.parameters }

  private func place(_ index: Int) -> Int32 { base + Int32(clamping: index) }

  private func fallback(_ index: Int) -> LuaValue? {
    index < parameters.count ? parameters[index].fallback : nil
  }

  /// Whether an argument is absent or nil (then its default counts).
  public func isAbsent(_ index: Int) -> Bool { lua_type(lua, place(index)) <= LUA_TNIL }

  /// An argument as it is, or its default.
  public func value(_ index: Int) throws -> LuaValue {
    isAbsent(index) ? fallback(index) ?? .none : try core.read(place(index), lua: lua)
  }

  /// All arguments from `index` on.
  public func values(from index: Int = 0) throws -> [LuaValue] {
    index < count ? try (index..<count).map { try core.read(place($0), lua: lua) } : []
  }

  /// A string argument, or its default.
  public func string(_ index: Int) throws -> String {
    guard let text = try optionalString(index) else { throw mismatch(index, "string") }
    return text
  }

  /// A string argument or its default, nil where there is neither.
  public func optionalString(_ index: Int) throws -> String? {
    if isAbsent(index) { return fallback(index)?.text }
    guard case .string(let text) = try core.read(place(index), lua: lua) else {
      throw mismatch(index, "string")
    }
    return text
  }

  /// The bytes of a string argument, copied only by `body`.
  public func withBytes<Result>(
    _ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    var length = 0
    guard let bytes = clua_bytes(lua, place(index), &length) else {
      throw mismatch(index, "string")
    }
    return try body(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  /// An integer argument, or its default.
  public func integer(_ index: Int) throws -> Int {
    guard let value = try optionalInteger(index) else { throw mismatch(index, "integer") }
    return value
  }

  /// An integer argument or its default, nil where there is neither.
  public func optionalInteger(_ index: Int) throws -> Int? {
    if isAbsent(index) { return fallback(index)?.exactInteger }
    var value: Int64 = 0
    guard clua_exact_integer(lua, place(index), &value) else { throw mismatch(index, "integer") }
    return Int(value)
  }

  /// A number argument, or its default.
  public func number(_ index: Int) throws -> Double {
    guard let value = try optionalNumber(index) else { throw mismatch(index, "number") }
    return value
  }

  /// A number argument or its default, nil where there is neither.
  public func optionalNumber(_ index: Int) throws -> Double? {
    if isAbsent(index) { return fallback(index)?.double }
    guard lua_type(lua, place(index)) == LUA_TNUMBER else { throw mismatch(index, "number") }
    return clua_number(lua, place(index))
  }

  /// A boolean argument or its default; false where there is neither.
  public func boolean(_ index: Int) -> Bool {
    if isAbsent(index), case .boolean(let value)? = fallback(index) { return value }
    return lua_toboolean(lua, place(index)) != 0
  }

  /// A record argument (a table with named fields) with its defaults filled in; an absent one is
  /// taken as empty.
  public func record(_ index: Int) throws -> LuaRecord {
    let value = try value(index)
    var fields: [String: LuaValue] = [:]
    if case .record(let given) = value {
      for field in given { fields[field.name] = field.value }
    }
    if index < parameters.count, case .record(let known) = parameters[index].type {
      for parameter in known where fields[parameter.name] == nil {
        fields[parameter.name] = parameter.fallback
      }
    }
    return LuaRecord(fields: fields)
  }

  /// The elements of a list argument; an absent one is taken as empty.
  public func list(_ index: Int) throws -> [LuaValue] {
    switch try value(index) {
    case .list(let values): return values
    case .none: return []
    default: throw mismatch(index, "list")
    }
  }

  /// An object argument of a class; nil where it is absent or another.
  public func object<Object: LuaObject>(_ index: Int, as type: Object.Type) throws -> Object? {
    guard !isAbsent(index), case .object(let object) = try core.read(place(index), lua: lua) else {
      return nil
    }
    return object as? Object
  }

  /// A row argument: its source and its number; nil where it is absent or no row.
  public func row<Rows: LuaRows>(_ index: Int, of type: Rows.Type) throws -> (Rows, Int)? {
    guard !isAbsent(index), case .row(let rows, let row) = try core.read(place(index), lua: lua),
      let rows = rows as? Rows
    else { return nil }
    return (rows, row)
  }

  /// A function (or other value of Lua) as a reference that `invoke` takes; nil where absent.
  public func function(_ index: Int) throws -> LuaReference? {
    guard !isAbsent(index) else { return nil }
    guard lua_checkstack(lua, 3) != 0 else { throw HanError(.luaRuntime, "stack overflow") }
    lua_pushvalue(lua, place(index))
    guard let reference = core.keep(lua) else {
      throw HanError(.luaRuntime, "stack overflow, or no memory for a reference")
    }
    return reference
  }

  /// Calls a Lua function and waits for it; what it raises is thrown and may be thrown on.
  public func invoke(_ function: LuaReference, _ arguments: [LuaValue] = []) throws -> [LuaValue] {
    try core.invoke(function, arguments, lua: lua, call: self)
  }

  /// Counts memory that the function is about to use; give it back with `giveBack`.
  public func reserve(_ bytes: Int) throws { try core.hold(bytes, lua: lua) }

  /// Gives back what `reserve` counted.
  public func giveBack(_ bytes: Int) {
    if let state = core.state { clua_hold(state, -Int64(max(0, bytes))) }
  }

  /// Ends the life of an object in Lua: later uses are errors.
  public func close(_ object: any LuaObject) {
    guard let slot = core.identity[Int(bitPattern: ObjectIdentifier(object))] else { return }
    core.close(core.reference(to: slot))
  }

  /// Prints to the run's output, within its limit.
  public func print(_ text: String) {
    guard let state = core.state else { return }
    var text = text
    let fits = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { clua_output(state, $0.baseAddress, $0.count) }
    }
    if !fits { clua_stop(state, StopReason.output.rawValue) }
  }

  /// An error that says what an argument should be; for checks that a type cannot express.
  public func mismatch(_ index: Int, _ expected: String, hint: String = "") -> HanError {
    HanError(
      .luaArgument,
      "bad \(callable.role(of: index)) '\(callable.name)': expected \(expected), "
        + "got \(core.kind(place(index), lua: lua))\(hint)")
  }
}

/// A record argument: named values.
public struct LuaRecord: Sendable {
  /// The fields that were given or have a default.
  public let fields: [String: LuaValue]

  /// Makes a record.
  public init(fields: [String: LuaValue]) { self.fields = fields }

  /// A field's value; `none` where it is absent.
  public subscript(name: String) -> LuaValue { fields[name] ?? .none }
  /// A field's string, or nil.
  public func string(_ name: String) -> String? { self[name].text }
  /// A field's integer, or nil.
  public func integer(_ name: String) -> Int? { self[name].exactInteger }
  /// A field's number, or nil.
  public func number(_ name: String) -> Double? { self[name].double }
  /// A field's boolean; false where it is absent.
  public func boolean(_ name: String) -> Bool {
    if case .boolean(let value) = self[name] { value } else { false }
  }
}

/// An error that Lua raised inside of a function that the host called; throw it on as it is.
public struct LuaRaised: Error {
  let reference: LuaReference?
  /// Its message, for hosts that look.
  public let message: String
  /// Its stable code (`HA…`), where it has one.
  public let code: String?
}
