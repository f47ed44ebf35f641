import CLua
import HanBase

/// How much of a Lua value is copied to Swift.
struct ReadCaps {
  var depth = 64
  var nodes = 2_000_000
  var bytes = 256 << 20
  /// Whether what is beyond the caps is left out instead of refused.
  var isLenient = false

  /// For results that nobody asked the size of.
  static let results = ReadCaps(depth: 32, nodes: 100_000, bytes: 32 << 20, isLenient: true)
}

extension LuaCore {
  /// A copy of the value at `index`: raw, without metamethods, within the caps.
  func read(
    _ index: Int32, lua: OpaquePointer, caps: ReadCaps = ReadCaps()
  ) throws -> LuaValue {
    var caps = caps
    var path: [UnsafeRawPointer] = []
    return try read(lua_absindex(lua, index), lua: lua, caps: &caps, path: &path)
  }

  private func read(
    _ index: Int32, lua: OpaquePointer, caps: inout ReadCaps, path: inout [UnsafeRawPointer]
  ) throws -> LuaValue {
    caps.nodes -= 1
    guard caps.nodes >= 0 else { return try beyond(caps, "too many values") }
    switch lua_type(lua, index) {
    case LUA_TBOOLEAN: return .boolean(lua_toboolean(lua, index) != 0)
    case LUA_TNUMBER:
      return lua_isinteger(lua, index) != 0
        ? .integer(Int(clua_integer(lua, index))) : .number(clua_number(lua, index))
    case LUA_TSTRING:
      var length = 0
      guard let bytes = clua_bytes(lua, index, &length) else { return .none }
      caps.bytes -= length
      guard caps.bytes >= 0 else { return try beyond(caps, "too many bytes") }
      return text(UnsafeRawBufferPointer(start: bytes, count: length))
    case LUA_TTABLE: return try table(index, lua: lua, caps: &caps, path: &path)
    case LUA_TUSERDATA:
      var reference = clua_object()
      guard clua_to_object(lua, index, &reference) else { return .none }
      guard let object = object(reference) else { return try beyond(caps, "closed object") }
      if reference.flags & UInt32(CLUA_ROW) != 0, let rows = object as? LuaRows {
        return .row(rows, Int(reference.row))
      }
      return (object as? any LuaObject).map { .object($0) } ?? .none
    case LUA_TFUNCTION, LUA_TTHREAD:
      guard lua_checkstack(lua, 3) != 0 else { return try beyond(caps, "no stack") }
      lua_pushvalue(lua, index)
      return try keep(lua).map { .reference($0) } ?? beyond(caps, "no room for a reference")
    default: return .none
    }
  }

  /// The string in bytes, or the bytes where they are no valid UTF-8.
  func text(_ bytes: UnsafeRawBufferPointer) -> LuaValue {
    let units = bytes.assumingMemoryBound(to: UInt8.self)
    if let text = String(validating: units, as: UTF8.self) { return .string(text) }
    return .bytes(Array(bytes))
  }

  private func beyond(_ caps: ReadCaps, _ what: String) throws -> LuaValue {
    if caps.isLenient { return .elided(what) }
    throw HanError(.luaArgument, "a table is not taken: \(what)")
  }

  private func table(
    _ index: Int32, lua: OpaquePointer, caps: inout ReadCaps, path: inout [UnsafeRawPointer]
  ) throws -> LuaValue {
    guard let address = lua_topointer(lua, index) else { return .none }
    if path.contains(address) { return try beyond(caps, "it contains itself") }
    guard path.count < caps.depth, lua_checkstack(lua, 6) != 0 else {
      return try beyond(caps, "it is nested too deeply")
    }
    path.append(address)
    defer { path.removeLast() }
    var list: [LuaValue] = []
    var pairs: [LuaValue.Pair] = []
    var isRecord = true
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    lua_pushnil(lua)
    while lua_next(lua, index) != 0 {
      if isStopped { return try beyond(caps, "the run was stopped") }
      let value = try read(top + 2, lua: lua, caps: &caps, path: &path)
      var number: Int64 = 0
      if pairs.isEmpty, clua_exact_integer(lua, top + 1, &number), number == Int64(list.count) + 1 {
        list.append(value)
      } else {
        let key = try read(top + 1, lua: lua, caps: &caps, path: &path)
        if case .string = key {} else { isRecord = false }
        pairs.append(.init(key, value))
      }
      clua_pop(lua, 1)
      if caps.nodes < 0 {
        _ = try beyond(caps, "too many values")
        break
      }
    }
    if pairs.isEmpty { return .list(list) }
    if list.isEmpty, isRecord {
      return .record(pairs.map { .init($0.key.text ?? "", $0.value) })
    }
    return .map(list.enumerated().map { .init(.integer($0.offset + 1), $0.element) } + pairs)
  }
}
