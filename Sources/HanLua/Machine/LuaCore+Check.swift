import CLua
import HanBase

/// A mismatch that a check found.
private struct Mismatch: Error {
  let expected: String
  let got: String
  var path = ""
  var hint = ""

  /// In place of what was expected and what came: a name that a record does not have, or that it lacks.
  var wrongField = ""

  var text: String {
    wrongField.isEmpty ? "expected \(expected), got \(got)\(hint)" : wrongField + hint
  }
}

extension LuaCore.Callable {
  /// What messages call an argument: `argument #1 'x' to`, `operand of`.
  func role(of index: Int, known: Int? = nil) -> String {
    guard !isOperator else { return name.hasSuffix("]") ? "key of" : "operand of" }
    let place = known ?? index
    return "argument #\(index + 1)"
      + (place < parameters.count ? " '\(parameters[place].name)'" : "") + " to"
  }
}

extension LuaCore {
  /// Checks all arguments against their parameters; the first that does not fit is an error.
  func check(_ call: LuaCall) throws {
    let callable = call.callable
    let count = call.count
    let known = callable.types.count
    for index in 0..<known {
      let last = callable.isVariadic && index == known - 1 ? max(count, index) : index + 1
      for argument in index..<last {
        let place = call.base + Int32(argument)
        if lua_type(call.lua, place) <= LUA_TNIL, callable.isOptional[index] { continue }
        do {
          try check(place, callable.types[index], lua: call.lua, depth: 0)
        } catch let mismatch as Mismatch {
          let place = mismatch.path.isEmpty ? "" : ", at \(mismatch.path)"
          throw HanError(
            .luaArgument,
            "bad \(callable.role(of: argument, known: index)) '\(callable.name)'\(place): "
              + mismatch.text)
        }
      }
    }
    if count > known, !callable.isVariadic {
      let most = known == 0 ? "none" : "at most \(known)"
      throw HanError(
        .luaArgument, "too many arguments to '\(callable.name)': expected \(most), got \(count)")
    }
  }

  /// What a message calls the value at `index`: `nil`, `string "abc"`, `number 0.5`.
  func kind(_ index: Int32, lua: OpaquePointer) -> String {
    switch lua_type(lua, index) {
    case LUA_TNONE: return "no value"
    case LUA_TBOOLEAN: return lua_toboolean(lua, index) != 0 ? "true" : "false"
    case LUA_TNUMBER:
      return lua_isinteger(lua, index) != 0
        ? "integer \(clua_integer(lua, index))" : "number \(clua_number(lua, index))"
    case LUA_TSTRING:
      var length = 0
      guard let bytes = clua_bytes(lua, index, &length) else { return "string" }
      let shown = UnsafeRawBufferPointer(start: bytes, count: min(length, 40))
      let text = String(decoding: shown, as: UTF8.self)
      let clean = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 }))
      return "string \"\(clean)\(length > 40 ? "…" : "")\""
    case LUA_TUSERDATA:
      var reference = clua_object()
      guard clua_to_object(lua, index, &reference), Int(reference.type) < types.count else {
        return "userdata"
      }
      return types[Int(reference.type)].entry.description.name
    default: return String(cString: lua_typename(lua, lua_type(lua, index)))
    }
  }

  private func check(_ index: Int32, _ type: ValueType, lua: OpaquePointer, depth: Int) throws {
    let kind = lua_type(lua, index)
    var isRight = true
    switch type {
    case .any: break
    case .boolean: isRight = kind == LUA_TBOOLEAN
    case .integer, .integerIn:
      var value: Int64 = 0
      isRight = clua_exact_integer(lua, index, &value)
      if isRight, case .integerIn(let range) = type { isRight = range.contains(Int(value)) }
    case .number: isRight = kind == LUA_TNUMBER && clua_number(lua, index).isFinite
    case .anyNumber: isRight = kind == LUA_TNUMBER
    case .bytes: isRight = kind == LUA_TSTRING
    case .string:
      var length = 0
      guard kind == LUA_TSTRING, let bytes = clua_bytes(lua, index, &length) else {
        isRight = false
        break
      }
      let units = UnsafeRawBufferPointer(start: bytes, count: length)
      if case .bytes = text(units) {
        throw Mismatch(expected: "string", got: "a string that is not valid UTF-8")
      }
    case .choice(let names): try check(index, choice: names, lua: lua)
    case .function: isRight = kind == LUA_TFUNCTION
    case .table: isRight = kind == LUA_TTABLE
    case .object(let name): isRight = try isObject(index, name, lua: lua)
    case .list(let element):
      isRight = kind == LUA_TTABLE
      if isRight { try check(index, elements: element, isList: true, lua: lua, depth: depth) }
    case .map(let element):
      isRight = kind == LUA_TTABLE
      if isRight { try check(index, elements: element, isList: false, lua: lua, depth: depth) }
    case .record(let fields):
      isRight = kind == LUA_TTABLE
      if isRight { try check(index, fields: fields, lua: lua, depth: depth) }
    case .oneOf(let types): try check(index, oneOf: types, lua: lua, depth: depth)
    }
    guard isRight else { throw Mismatch(expected: type.name, got: self.kind(index, lua: lua)) }
  }

  private func check(_ index: Int32, choice names: [String], lua: OpaquePointer) throws {
    var length = 0
    let bytes = clua_bytes(lua, index, &length)
    let given = UnsafeRawBufferPointer(start: bytes, count: min(length, 100))
    let name = String(decoding: given, as: UTF8.self)
    guard bytes == nil || length > 100 || !names.contains(name) else { return }
    let expected = names.map { "'\($0)'" }.joined(separator: ", ")
    throw Mismatch(
      expected: "one of \(expected)", got: kind(index, lua: lua),
      hint: bytes == nil ? "" : Suggestion.hint(name, in: names))
  }

  private func check(
    _ index: Int32, oneOf types: [ValueType], lua: OpaquePointer, depth: Int
  ) throws {
    var closest: Mismatch?
    for type in types {
      do {
        try check(index, type, lua: lua, depth: depth)
        return
      } catch let mismatch as Mismatch {
        if !mismatch.path.isEmpty || !mismatch.hint.isEmpty { closest = closest ?? mismatch }
      }
    }
    throw closest
      ?? Mismatch(
        expected: types.map(\.name).joined(separator: " or "), got: kind(index, lua: lua))
  }

  /// Whether the value is an object of that type; one that was closed is an error.
  func isObject(_ index: Int32, _ name: String, lua: OpaquePointer) throws -> Bool {
    var reference = clua_object()
    guard clua_to_object(lua, index, &reference), typeNumbers[name] == reference.type else {
      return false
    }
    guard object(reference) != nil else { throw HanError(.luaClosed, "this \(name) is closed") }
    return true
  }

  private func check(
    _ index: Int32, elements: ValueType, isList: Bool, lua: OpaquePointer, depth: Int
  ) throws {
    try each(index, lua: lua, depth: depth) { key, value, number in
      if isList {
        var given: Int64 = 0
        guard clua_exact_integer(lua, key, &given), given >= 1 else {
          throw Mismatch(
            expected: "a list (keys 1, 2, …)", got: "a key that is " + kind(key, lua: lua))
        }
      } else if lua_type(lua, key) != LUA_TSTRING {
        throw Mismatch(expected: "string keys", got: "a key that is " + kind(key, lua: lua))
      }
      do {
        try check(value, elements, lua: lua, depth: depth + 1)
      } catch var mismatch as Mismatch {
        let step = isList ? "[\(clua_integer(lua, key))]" : "." + name(key, lua: lua)
        mismatch.path = step + mismatch.path
        throw mismatch
      }
    }
  }

  private func name(_ index: Int32, lua: OpaquePointer) -> String {
    var length = 0
    let bytes = clua_bytes(lua, index, &length)
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: min(length, 60)), as: UTF8.self)
  }

  private func check(_ index: Int32, fields: [Parameter], lua: OpaquePointer, depth: Int) throws {
    var seen: Set<String> = []
    try each(index, lua: lua, depth: depth) { key, value, number in
      guard lua_type(lua, key) == LUA_TSTRING else {
        throw Mismatch(expected: "named fields", got: "a key that is " + kind(key, lua: lua))
      }
      let name = name(key, lua: lua)
      guard let field = fields.first(where: { $0.name == name }) else {
        throw Mismatch(
          expected: "", got: "", hint: Suggestion.hint(name, in: fields.map(\.name)),
          wrongField: "unknown field '\(name)'")
      }
      seen.insert(name)
      do {
        try check(value, field.type, lua: lua, depth: depth + 1)
      } catch var mismatch as Mismatch {
        mismatch.path = "." + name + mismatch.path
        throw mismatch
      }
    }
    for field in fields where !field.isOptional && !seen.contains(field.name) {
      throw Mismatch(
        expected: "", got: "",
        wrongField:
          "the field '\(field.name)' is missing (\(field.type.name): \(field.summary.prefix(60)))")
    }
  }

  private func each(
    _ index: Int32, lua: OpaquePointer, depth: Int, _ body: (Int32, Int32, Int) throws -> Void
  ) throws {
    guard depth < 64, lua_checkstack(lua, 6) != 0 else {
      throw Mismatch(expected: "a table", got: "one that is nested too deeply")
    }
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    var number = 0
    lua_pushnil(lua)
    while lua_next(lua, index) != 0 {
      try body(top + 1, top + 2, number)
      clua_pop(lua, 1)
      number += 1
      if number & 0xFFF == 0, isStopped { return }
    }
  }
}
