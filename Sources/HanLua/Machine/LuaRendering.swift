import CLua
import HanBase

/// How values are shown: by content, within bounds.
public struct LuaRendering: Sendable, Hashable {
  /// Levels of nested tables.
  public var depth = 4
  /// Entries of one table.
  public var entries = 40
  /// Entries of all tables together.
  public var nodes = 400
  /// Bytes of one string.
  public var text = 2000

  /// Makes the console's usual bounds.
  public init() {}
}

extension LuaCore {
  /// The value as text: strings quoted, tables by content; runs `tostring` only for host objects.
  func render(_ index: Int32, lua: OpaquePointer, _ bounds: LuaRendering) -> String {
    var nodes = bounds.nodes
    var path: [UnsafeRawPointer] = []
    return render(lua_absindex(lua, index), lua, bounds, &nodes, &path)
  }

  private func render(
    _ index: Int32, _ lua: OpaquePointer, _ bounds: LuaRendering, _ nodes: inout Int,
    _ path: inout [UnsafeRawPointer]
  ) -> String {
    nodes -= 1
    switch lua_type(lua, index) {
    case LUA_TNIL: return "nil"
    case LUA_TSTRING: return quoted(index, lua, bounds.text)
    case LUA_TTABLE where !clua_is_host_error(lua, index):
      return renderTable(index, lua, bounds, &nodes, &path)
    default:
      // A function, a host object, an error value: a text that the host makes, not the script.
      guard clua_describe(lua, index) == LUA_OK else {
        clua_pop(lua, 1)
        return "(cannot be shown)"
      }
      defer { clua_pop(lua, 1) }
      return plain(-1, lua, bounds.text)
    }
  }

  private func plain(_ index: Int32, _ lua: OpaquePointer, _ most: Int) -> String {
    var length = 0
    guard let bytes = clua_bytes(lua, index, &length) else { return "" }
    let shown = UnsafeRawBufferPointer(start: bytes, count: min(length, most))
    return String(decoding: shown, as: UTF8.self) + (length > most ? "…" : "")
  }

  private func quoted(_ index: Int32, _ lua: OpaquePointer, _ most: Int) -> String {
    var text = "\""
    for scalar in plain(index, lua, most).unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 32 || scalar.value == 127: text += "\\\(scalar.value)"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private func renderTable(
    _ index: Int32, _ lua: OpaquePointer, _ bounds: LuaRendering, _ nodes: inout Int,
    _ path: inout [UnsafeRawPointer]
  ) -> String {
    guard let address = lua_topointer(lua, index), lua_checkstack(lua, 6) != 0 else { return "{…}" }
    if path.contains(address) { return "{cycle}" }
    if path.count >= bounds.depth || nodes <= 0 { return "{…}" }
    path.append(address)
    defer { path.removeLast() }
    var list: [String] = []
    var named: [(key: String, text: String)] = []
    var isCut = false
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    lua_pushnil(lua)
    while lua_next(lua, index) != 0 {
      if list.count + named.count >= bounds.entries || nodes <= 0 || isStopped {
        isCut = true
        break
      }
      let value = render(top + 2, lua, bounds, &nodes, &path)
      var number: Int64 = 0
      if named.isEmpty, clua_exact_integer(lua, top + 1, &number), number == list.count + 1 {
        list.append(value)
      } else if let name = identifier(top + 1, lua) {
        named.append((name, "\(name) = \(value)"))
      } else {
        let key = render(top + 1, lua, bounds, &nodes, &path)
        named.append((key, "[\(key)] = \(value)"))
      }
      clua_pop(lua, 1)
    }
    named.sort { $0.key < $1.key }
    let parts = list + named.map(\.text) + (isCut ? ["…"] : [])
    let line = "{" + parts.joined(separator: ", ") + "}"
    guard line.utf8.count > 78 || line.utf8.contains(UInt8(ascii: "\n")) else { return line }
    let inside = parts.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") }
    return "{\n" + inside.joined(separator: ",\n") + "\n}"
  }

  private func identifier(_ index: Int32, _ lua: OpaquePointer) -> String? {
    guard lua_type(lua, index) == LUA_TSTRING else { return nil }
    let name = plain(index, lua, 60)
    let isName = name.unicodeScalars.enumerated().allSatisfy { position, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "_": true
      case "0"..."9": position > 0
      default: false
      }
    }
    return isName && !name.isEmpty ? name : nil
  }
}
