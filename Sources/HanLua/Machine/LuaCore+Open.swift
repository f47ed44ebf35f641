import CLua
import HanBase

extension LuaCore {
  /// Makes the state and installs everything of the registry.
  ///
  /// `failing` makes allocations fail, for tests: the first that fails, and how many.
  func open(isTerminal: Bool, failing: (at: Int, count: Int)? = nil) throws(LuaFailure) {
    guard state == nil else { return }
    guard !isClosed else {
      throw LuaFailure(.unavailable, code: .luaMachine, "the interpreter is closed")
    }
    var table = hostTable
    var bounds = clua_limits(
      memory: max(0, limits.memory), output: UInt64(max(0, limits.output)),
      source: max(0, limits.source), grace: limits.grace.nanoseconds,
      escape_controls: isTerminal)
    let made = clua_open_failing(
      &bounds, &table, Int64(failing?.at ?? 0), Int64(failing?.count ?? 0))
    guard let made, let lua = clua_state(made) else {
      throw LuaFailure(.unavailable, code: .luaMachine, "no memory for an interpreter")
    }
    state = made
    do {
      try install(lua)
    } catch {
      close()
      throw LuaFailure(
        .unavailable, code: .luaMachine, "the interpreter cannot be set up: \(error)")
    }
  }

  private func install(_ lua: OpaquePointer) throws {
    types = [
      Exposed(.opaque("iterator", "A function that gives values one by one.")),
      Exposed(.opaque("rows", "A source of rows.")),
    ]
    typeNumbers = [:]
    for entry in registry.types {
      typeNumbers[entry.description.name] = UInt32(types.count)
      types.append(Exposed(entry))
    }
    for index in types.indices { try define(index, lua) }
    for module in registry.modules { try install(module, lua) }
  }

  private func define(_ index: Int, _ lua: OpaquePointer) throws {
    guard let state else { return }
    let entry = types[index].entry
    let mark = clua_mark(state)
    clua_put_table(state, 0, UInt32(entry.getters.count + entry.methods.count))
    for (number, field) in entry.description.fields.enumerated() {
      try put(.string(field.name), lua: lua)
      clua_put_integer(state, Int64(number))
    }
    for (number, method) in entry.description.methods.enumerated() {
      let body = entry.methods[number]
      try put(.string(method.name), lua: lua)
      let number = add(
        Callable(
          name: "\(entry.description.name):\(method.name)", parameters: method.parameters,
          type: index,
          body: { object, row, call in try object.map { try body($0, row, call) } ?? [] }))
      clua_put_function(state, number)
    }
    var events: UInt32 = 1 << CLUA_EV_NEWINDEX.rawValue
    for operation in entry.description.operators { events |= operation.kind.bit }
    if entry.isRow { events |= 1 << 31 }
    let status = clua_define(lua, UInt32(index), entry.description.name, events, mark)
    guard status == LUA_OK else { throw failure(status, lua: lua) }
  }

  private func install(_ module: LuaModule, _ lua: OpaquePointer) throws {
    guard let state else { return }
    if module.name == "_G" {
      for function in module.functions {
        let mark = clua_mark(state)
        clua_put_function(state, add(function, module: nil))
        try confirm(clua_set_global(lua, function.description.name, mark), lua)
      }
      for value in module.values {
        let mark = clua_mark(state)
        try put(try value.make(host), lua: lua)
        try confirm(clua_set_global(lua, value.description.name, mark), lua)
      }
      return
    }
    let mark = clua_mark(state)
    // A module `a.b` that was installed before `a` is also the field `b` of `a`.
    let parts = moduleTables.filter { $0.name.hasPrefix(module.name + ".") }
    clua_put_table(
      state, 0, UInt32(module.functions.count + module.values.count + parts.count))
    for part in parts {
      try put(.string(String(part.name.dropFirst(module.name.count + 1))), lua: lua)
      clua_put_reference(state, part.table.number)
    }
    for function in module.functions {
      try put(.string(function.description.name), lua: lua)
      clua_put_function(state, add(function, module: module.name))
    }
    for value in module.values {
      try put(.string(value.description.name), lua: lua)
      try put(try value.make(host), lua: lua)
    }
    try confirm(clua_push(lua, mark), lua)
    guard let table = keep(lua) else { throw HanError(.luaMachine, "no memory for a module") }
    moduleTables.append((module.name, table))
    clua_put_reference(state, table.number)
    try confirm(clua_set_module(lua, module.name, mark), lua)
    if module.isGlobal {
      clua_put_reference(state, table.number)
      try confirm(clua_set_global(lua, module.name, mark), lua)
    }
  }

  private func confirm(_ status: Int32, _ lua: OpaquePointer) throws {
    guard status == LUA_OK else { throw failure(status, lua: lua) }
  }

  private func add(_ function: LuaFunction, module: String?) -> UInt32 {
    let name = (module.map { $0 + "." } ?? "") + function.description.name
    let body = function.body
    return add(
      Callable(
        name: name, parameters: function.description.parameters, value: function.value,
        body: { _, _, call in try body(call) }))
  }
}

extension LuaTypeEntry {
  fileprivate static func opaque(_ name: String, _ summary: String) -> LuaTypeEntry {
    LuaTypeEntry(
      description: TypeDescription(
        name: name, summary: summary, details: "", example: "", since: ""),
      accepts: { _ in true })
  }
}

extension Duration {
  /// The length in nanoseconds, as far as 64 bits hold it.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (seconds < 0 ? .min : .max) : product &+ attoseconds / 1_000_000_000
  }
}
