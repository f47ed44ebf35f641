import CLua
import HanBase

extension LuaCore {
  /// What was probably meant where a message speaks of a name that holds nothing, or of an object that
  /// is used as what it is not: `; did you mean 'metrics'?`, or nothing.
  func hint(for message: String, _ lua: OpaquePointer) -> String {
    if let misused = misuseHint(message) { return misused }
    guard message.contains("a nil value"), let (kind, name) = Self.named(message),
      lua_checkstack(lua, 10) != 0
    else { return "" }
    switch kind {
    case "global":
      return registry.absent(name).map { "; " + $0 }
        ?? Suggestion.hint(name, in: globalNames(lua))
    case "field", "method":
      return registry.absent("os." + name).map { "; " + $0 } ?? fieldHint(name, lua)
    default: return ""
    }
  }

  /// The kind and the name of `attempt to … (field 'x')`.
  static func named(_ message: String) -> (kind: String, name: String)? {
    guard message.hasSuffix("')"), let open = message.lastIndex(of: "(") else { return nil }
    let parts = message[message.index(after: open)...].dropLast(2).split(
      separator: " '", maxSplits: 1)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  /// Functions of the library's tables that have nearly that name, the nearest ones.
  private func fieldHint(_ name: String, _ lua: OpaquePointer) -> String {
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    var found: [(name: String, distance: Int)] = []
    func look(_ owner: String, _ names: [String]) {
      guard let near = Suggestion.match(name, in: names), near.distance > 0 else { return }
      found.append((owner + "." + near.name, near.distance))
    }
    for module in registry.modules where module.name != "_G" {
      look(
        module.name,
        module.functions.map(\.description.name) + module.values.map(\.description.name))
    }
    for library in ["string", "table", "math", "utf8", "os", "coroutine"] {
      _ = clua_raw_global(lua, library, library.utf8.count)
      look(library, fieldNames(lua))
      lua_settop(lua, top)
    }
    guard let least = found.map(\.distance).min() else { return "" }
    let names = found.filter { $0.distance == least }.prefix(3).map { "'\($0.name)'" }
    let last = names.last ?? ""
    let others = names.dropLast().joined(separator: ", ")
    return "; did you mean \(others.isEmpty ? last : others + " or " + last)?"
  }

  /// What to write where an object is walked over, called or joined to a text as it cannot be.
  private func misuseHint(_ message: String) -> String? {
    func object(_ before: String, _ after: String) -> Exposed? {
      guard let start = message.range(of: before),
        let end = message[start.upperBound...].range(of: after)
      else { return nil }
      let name = message[start.upperBound..<end.lowerBound]
      return types.first { $0.entry.description.name == name }
    }
    if let type = object("'for iterator' (table expected, got ", ")")
      ?? object("attempt to call a ", " value")
    {
      let walks = type.entry.description.methods.filter(\.isWalk).map { method in
        method.results.first.map { result -> String in
          let call = "\(type.entry.description.name):\(method.name)()"
          if case .list = result.type { return "for i, x in ipairs(\(call)) do" }
          return "for x in \(call) do"
        } ?? ""
      }
      return walks.isEmpty ? nil : "; walk over it: \(walks.joined(separator: ", or "))"
    }
    if object("attempt to concatenate a ", " value") != nil { return "; write tostring(…)" }
    return nil
  }
}

extension FunctionDescription {
  /// Whether it gives what `for` takes.
  fileprivate var isWalk: Bool {
    guard let result = results.first else { return false }
    switch result.type {
    case .function: return true
    case .list: return parameters.allSatisfy(\.isOptional)
    default: return false
    }
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? { self[...].range(of: text) }
}
