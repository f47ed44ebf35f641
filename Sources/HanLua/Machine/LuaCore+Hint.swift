import CLua
import HanBase

extension LuaCore {
  /// What was probably meant where a message speaks of a name that holds nothing:
  /// `; did you mean 'metrics'?`, or nothing.
  func hint(for message: String, _ lua: OpaquePointer) -> String {
    guard message.contains("a nil value"), message.hasSuffix("')"),
      let open = message.lastIndex(of: "(")
    else { return "" }
    let parts = message[message.index(after: open)...].dropLast(2).split(
      separator: " '", maxSplits: 1)
    guard parts.count == 2, lua_checkstack(lua, 10) != 0 else { return "" }
    let name = String(parts[1])
    switch parts[0] {
    case "global": return Suggestion.hint(name, in: globalNames(lua))
    case "field", "method": return fieldHint(name, lua)
    default: return ""
    }
  }

  /// A function of one of the library's tables that has nearly that name.
  private func fieldHint(_ name: String, _ lua: OpaquePointer) -> String {
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    for library in ["string", "table", "math", "utf8", "os", "coroutine"] {
      _ = clua_raw_global(lua, library, library.utf8.count)
      let near = Suggestion.nearest(name, in: fieldNames(lua))
      lua_settop(lua, top)
      if let near, near != name { return "; did you mean '\(library).\(near)'?" }
    }
    for module in registry.modules where module.name != "_G" {
      let near = Suggestion.nearest(name, in: module.functions.map(\.description.name))
      if let near, near != name { return "; did you mean '\(module.name).\(near)'?" }
    }
    return ""
  }
}
