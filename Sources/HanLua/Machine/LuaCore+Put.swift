import CLua
import HanBase

extension LuaCore {
  /// Writes values into the buffer, from which C pushes them after the Swift frame has returned.
  func put(_ values: [LuaValue], lua: OpaquePointer, call: LuaCall? = nil) throws {
    for value in values { try put(value, lua: lua, call: call) }
  }

  /// Writes one value; nesting is limited to 100 levels.
  func put(_ value: LuaValue, lua: OpaquePointer, call: LuaCall? = nil, depth: Int = 0) throws {
    guard let state else { return }
    guard depth < 100 else { throw HanError(.luaRuntime, "a value is nested too deeply") }
    switch value {
    case .none, .elided: clua_put_nil(state)
    case .boolean(let value): clua_put_boolean(state, value)
    case .integer(let value): clua_put_integer(state, Int64(value))
    case .number(let value): clua_put_number(state, value)
    case .string(var text):
      text.withUTF8 { put(bytes: UnsafeRawBufferPointer($0)) }
    case .bytes(let bytes): bytes.withUnsafeBytes { put(bytes: $0) }
    case .list(let values):
      clua_put_table(state, UInt32(clamping: values.count), 0)
      for value in values { try put(value, lua: lua, call: call, depth: depth + 1) }
    case .record(let fields):
      clua_put_table(state, 0, UInt32(clamping: fields.count))
      for field in fields {
        try put(.string(field.name), lua: lua, depth: depth + 1)
        try put(field.value, lua: lua, call: call, depth: depth + 1)
      }
    case .map(let pairs):
      clua_put_table(state, 0, UInt32(clamping: pairs.count))
      for pair in pairs {
        try put(pair.key, lua: lua, call: call, depth: depth + 1)
        try put(pair.value, lua: lua, call: call, depth: depth + 1)
      }
    case .object(let object):
      clua_put_object(state, try use(object, lua: lua))
    case .iterator(let iterator):
      clua_put_stepper(state, try use(iterator, lua: lua))
    case .row(let rows, let row):
      clua_put_row(state, try use(rows, lua: lua), try rowType(of: rows), Int64(row))
    case .walk(let walk):
      try put(walk: walk, lua: lua)
    case .reference(let reference): clua_put_reference(state, reference.number)
    case .argument(let index):
      let place = (call?.base ?? 1) + Int32(clamping: index)
      if place >= 1, place <= lua_gettop(lua) {
        clua_put_stack(state, place)
      } else {
        clua_put_nil(state)
      }
    }
  }

  private func put(bytes: UnsafeRawBufferPointer) {
    guard let state else { return }
    clua_put_string(state, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
  }

  /// A reference to an object, which the next decoding turns into a userdata.
  private func use(_ object: any LuaObject, lua: OpaquePointer) throws -> clua_object {
    let slot = try slot(
      of: object, name: type(of: object).luaTypeName, memory: max(0, object.luaMemory), lua: lua)
    slots[Int(slot)].uses += 1
    if let rows = object as? LuaRows, rows.isPinned { slots[Int(slot)].isPinned = true }
    return reference(to: slot)
  }

  private func rowType(of rows: LuaRows) throws -> UInt32 {
    guard let number = typeNumbers[rows.rowTypeName], types[Int(number)].entry.isRow else {
      throw HanError(.luaMachine, "row type '\(rows.rowTypeName)' is not in the registry")
    }
    guard types[Int(number)].entry.accepts(rows) else {
      throw HanError(.luaMachine, "row type '\(rows.rowTypeName)' is declared for another class")
    }
    return number
  }

  private func put(walk: LuaWalk, lua: OpaquePointer) throws {
    guard let state else { return }
    let type = try rowType(of: walk.source)
    let rows = walk.rows.clamped(to: 0..<max(0, walk.source.count))
    var fields: [Int32] = []
    if case .values(let columns) = walk.step {
      for column in columns {
        guard let field = types[Int(type)].entry.columns.firstIndex(of: column) else {
          throw HanError(.luaMachine, "row type '\(walk.source.rowTypeName)' has no such column")
        }
        fields.append(Int32(field))
      }
    }
    let source = try use(walk.source, lua: lua)
    clua_put_rows(
      state, source, type, Int64(rows.lowerBound), Int64(rows.upperBound), walk.step == .flyweight,
      fields, UInt32(fields.count))
  }

  /// Writes an error, which C raises; the count that a callback returns for it.
  func put(error: any Error) -> Int32 {
    guard let state else { return Int32(CLUA_ERROR) }
    switch error {
    case let raised as LuaRaised:
      if let reference = raised.reference {
        clua_put_reference(state, reference.number)
      } else {
        put(code: "HA702", message: raised.message)
      }
    case let error as HanError:
      var text = error.message
      if let path = error.path { text = path + ": " + text }
      if let cause = error.cause { text += " (" + cause + ")" }
      put(code: error.code.id, message: text)
    default: put(code: "HA702", message: String(describing: error))
    }
    return Int32(CLUA_ERROR)
  }

  private func put(code: String, message: String) {
    guard let state else { return }
    var message = message
    message.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clua_put_host_error(state, code, $0.baseAddress, $0.count)
      }
    }
  }
}
