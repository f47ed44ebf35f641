import CLua
import HanBase

extension LuaCore {
  /// What C calls.
  ///
  /// None of these raises: they return counts, and leave errors in the buffer.
  var hostTable: clua_host {
    var table = clua_host()
    table.context = Unmanaged.passUnretained(self).toOpaque()
    table.call = { context, lua, index in
      LuaCore.with(context, lua) { core, lua in try core.call(Int(index), lua: lua) }
    }
    table.event = { context, lua, type, event, field in
      LuaCore.with(context, lua) { core, lua in
        try core.event(Int(type), clua_event(UInt32(event)), Int(field), lua: lua)
      }
    }
    table.step = { context, lua, object in
      LuaCore.with(context, lua) { core, lua in try core.step(object, lua: lua) }
    }
    table.cells = { context, source, row, count, field, cells in
      guard let context, let cells else { return 0 }
      let core = Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
      return core.fill(source, row: Int(row), count: Int(count), field: Int(field), cells: cells)
    }
    table.value = { context, lua, source, row, field in
      LuaCore.with(context, lua) { core, lua in
        try core.value(source, row: Int(row), field: Int(field), lua: lua)
      }
    }
    table.pooled = { context, number, length in
      guard let context, let length else { return nil }
      return Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
        .pooled(number, length: length)
    }
    table.pushed = { context, object, isFresh in
      guard let context else { return }
      Unmanaged<LuaCore>.fromOpaque(context)._withUnsafeGuaranteedRef {
        $0.pushed(object, isFresh: isFresh)
      }
    }
    table.release = { context, object in
      guard let context else { return }
      Unmanaged<LuaCore>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.collected(object) }
    }
    table.module = { context, lua, name, length in
      LuaCore.with(context, lua) { core, lua in
        try core.module(UnsafeRawBufferPointer(start: name, count: length), lua: lua)
      }
    }
    table.write = { context, bytes, length in
      guard let context else { return }
      Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
        .output(UnsafeRawBufferPointer(start: bytes, count: length))
    }
    table.failing = { context, lua in
      guard let context, let lua else { return }
      let core = Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue()
      guard let failing = core.onFailing else { return }
      core.onFailing = nil
      let call = LuaCall(core: core, lua: lua, base: 1, callable: core.stepping)
      failing(call, core.errorText(lua).message)
      core.onFailing = failing
    }
    table.unresponsive = { context in
      guard let context else { return }
      Unmanaged<LuaCore>.fromOpaque(context).takeUnretainedValue().onUnresponsive?()
    }
    return table
  }

  private static func with(
    _ context: UnsafeMutableRawPointer?, _ lua: OpaquePointer?,
    _ body: (LuaCore, OpaquePointer) throws -> Int
  ) -> Int32 {
    guard let context, let lua else { return Int32(CLUA_ERROR) }
    return Unmanaged<LuaCore>.fromOpaque(context)._withUnsafeGuaranteedRef { core in
      guard let state = core.state else { return Int32(CLUA_ERROR) }
      let mark = clua_mark(state)
      do {
        return Int32(clamping: try body(core, lua))
      } catch {
        clua_rewind(state, mark)
        return core.put(error: error)
      }
    }
  }

  private func call(_ index: Int, lua: OpaquePointer) throws -> Int {
    guard let callable = callable(index) else {
      throw HanError(.luaMachine, "no such function")
    }
    return try callable._withUnsafeGuaranteedRef { callable in
      let isMethod = callable.type >= 0
      let call = LuaCall(core: self, lua: lua, base: isMethod ? 2 : 1, callable: callable)
      let (object, row) = isMethod ? try receiver(of: callable, lua: lua) : (nil, 0)
      if !clua_fits(lua, call.base, callable.kinds, Int32(truncatingIfNeeded: callable.types.count))
      {
        try check(call)
      }
      if let value = callable.value {
        try put(try value(call), lua: lua, call: call)
        return 1
      }
      let results = try callable.body(object, row, call)
      try put(results, lua: lua, call: call)
      return results.count
    }
  }

  private func receiver(of callable: Callable, lua: OpaquePointer) throws -> (AnyObject, Int) {
    var reference = clua_object()
    guard clua_to_object(lua, 1, &reference), Int(reference.type) == callable.type else {
      let type = types[callable.type].entry.description.name
      throw HanError(
        .luaArgument,
        "bad self to '\(callable.name)': expected \(type), got \(kind(1, lua: lua)) "
          + "(call it with ':')")
    }
    return (try alive(reference), Int(reference.row))
  }

  private func alive(_ reference: clua_object) throws -> AnyObject {
    guard let object = object(reference) else {
      let name = types[Int(reference.type)].entry.description.name
      throw HanError(.luaClosed, "this \(name) is closed")
    }
    return object
  }

  private func step(_ reference: clua_object, lua: OpaquePointer) throws -> Int {
    guard let iterator = object(reference) as? LuaIterator else {
      throw HanError(.luaClosed, "this iterator is closed")
    }
    let call = LuaCall(core: self, lua: lua, base: 1, callable: stepping)
    let results = try iterator.next(call)
    try put(results, lua: lua, call: call)
    return results.count
  }

  private func fill(
    _ reference: clua_object, row: Int, count: Int, field: Int,
    cells: UnsafeMutablePointer<clua_cell>
  ) -> Int32 {
    guard let rows = object(reference) as? LuaRows, let known = walked(rows, reference),
      field >= 0, field < types[Int(known.type)].entry.columns.count
    else { return -1 }
    let column = types[Int(known.type)].entry.columns[field]
    guard column >= 0, row >= 0, row < rows.count else { return Int32(count) }
    let filled = min(count, rows.count - row)
    rows.fill(
      column: column, from: row,
      cells: LuaCells(cells: cells, pool: known.pool, count: filled))
    return Int32(count)
  }

  /// The row type and the pool of a source; those of the one that was asked for last are at hand.
  private func walked(_ rows: LuaRows, _ reference: clua_object) -> Walked? {
    if let lastWalked, lastWalked.slot == reference.slot,
      lastWalked.generation == reference.generation
    {
      return lastWalked
    }
    guard let type = typeNumbers[rows.rowTypeName] else { return nil }
    let found = Walked(
      slot: reference.slot, generation: reference.generation, type: type,
      pool: pool(of: rows.strings))
    lastWalked = found
    return found
  }

  private func value(
    _ reference: clua_object, row: Int, field: Int, lua: OpaquePointer
  ) throws -> Int {
    guard let rows = object(reference) as? LuaRows else {
      throw HanError(.luaClosed, "the source of this row is closed")
    }
    guard let type = typeNumbers[rows.rowTypeName], field >= 0,
      field < types[Int(type)].entry.getters.count, row >= 0, row < rows.count
    else { throw HanError(.luaMachine, "no such field") }
    let call = LuaCall(core: self, lua: lua, base: 3, callable: types[Int(type)].reader)
    try put(try types[Int(type)].entry.getters[field](rows, row, call), lua: lua, call: call)
    return 1
  }

  private func module(_ name: UnsafeRawBufferPointer, lua: OpaquePointer) throws -> Int {
    guard case .string(let name) = text(name), let modules else { return 0 }
    guard let found = try modules.module(named: name) else {
      guard let places = modules.places(of: name) else { return 0 }
      try put([.string(places)], lua: lua)
      return 1
    }
    sources[found.path] = found.text
    try put([.string("@" + found.path), .string(found.text)], lua: lua)
    return 2
  }

  /// Calls a Lua function from within a callback.
  func invoke(
    _ function: LuaReference, _ arguments: [LuaValue], lua: OpaquePointer, call: LuaCall?
  ) throws -> [LuaValue] {
    guard let state, !isStopped, lua_checkstack(lua, 8) != 0 else {
      throw LuaRaised(reference: nil, message: "the run was stopped", code: nil)
    }
    let place = lua_gettop(lua)
    lua_rawgeti(lua, clua_registry_index(), lua_Integer(function.number))
    let mark = clua_mark(state)
    do {
      try put(arguments, lua: lua, call: call)
    } catch {
      clua_rewind(state, mark)
      lua_settop(lua, place)
      throw error
    }
    let status = clua_call(lua, mark, Int32(clamping: arguments.count), LUA_MULTRET)
    defer { lua_settop(lua, place) }
    guard status == LUA_OK else { throw raised(lua) }
    let count = max(0, lua_gettop(lua) - place)
    return try (0..<count).map { try read(place + 1 + $0, lua: lua) }
  }

  /// The error value at the top of the stack, kept as it is.
  private func raised(_ lua: OpaquePointer) -> LuaRaised {
    guard !isStopped else {
      return LuaRaised(reference: nil, message: "the run was stopped", code: nil)
    }
    let (message, code) = errorText(lua)
    lua_pushvalue(lua, -1)
    return LuaRaised(reference: keep(lua), message: message, code: code)
  }
}
