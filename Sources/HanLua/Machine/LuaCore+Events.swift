import CLua
import HanBase

extension LuaCore {
  /// Answers a metamethod of a host object.
  func event(_ type: Int, _ event: clua_event, _ field: Int, lua: OpaquePointer) throws -> Int {
    guard type >= 0, type < types.count else { throw HanError(.luaMachine, "no such type") }
    let entry = types[type].entry
    var reference = clua_object()
    var isSwapped = false
    if !(clua_to_object(lua, 1, &reference) && Int(reference.type) == type) {
      guard clua_to_object(lua, 2, &reference), Int(reference.type) == type else {
        throw HanError(.luaArgument, "expected \(entry.description.name), got \(kind(1, lua: lua))")
      }
      isSwapped = true
    }
    guard let object = object(reference) else {
      if event == CLUA_EV_TOSTRING {
        try put([.string("\(entry.description.name) (closed)")], lua: lua)
        return 1
      }
      if event == CLUA_EV_CLOSE || event == CLUA_EV_EQ { return 0 }
      throw HanError(.luaClosed, "this \(entry.description.name) is closed")
    }
    let row = Int(reference.row)
    if event == CLUA_EV_FIELD {
      guard field >= 0, field < entry.getters.count else {
        throw HanError(.luaMachine, "no such field")
      }
      let call = LuaCall(
        core: self, lua: lua, base: 3, callable: types[type].reader)
      try put(try entry.getters[field](object, row, call), lua: lua, call: call)
      return 1
    }
    if event == CLUA_EV_NEWINDEX {
      throw HanError(
        .luaUnknownName,
        "\(entry.description.name) has no field that can be set: \(kind(2, lua: lua))")
    }
    guard let kind = LuaOperator(event), let callable = types[type].operation(kind) else {
      throw unknownKey(entry, lua: lua)
    }
    var call = LuaCall(
      core: self, lua: lua, base: isSwapped ? 1 : 2, callable: callable)
    call.isSwapped = isSwapped
    // A string that is no known key is answered with the names that are near.
    if kind == .call || (kind == .index && lua_type(lua, 2) != LUA_TSTRING) { try check(call) }
    let results = try callable.body(object, row, call)
    if kind == .index, results.isEmpty || results[0].isNone, lua_type(lua, 2) == LUA_TSTRING {
      throw unknownKey(entry, lua: lua)
    }
    try put(results, lua: lua, call: call)
    return results.count
  }

  private func unknownKey(_ entry: LuaTypeEntry, lua: OpaquePointer) -> HanError {
    let names = entry.description.fields.map(\.name) + entry.description.methods.map(\.name)
    guard case .string(let name)? = try? read(2, lua: lua) else {
      return HanError(
        .luaUnknownName, "\(entry.description.name) cannot be indexed by \(kind(2, lua: lua))")
    }
    return HanError(
      .luaUnknownName,
      "\(entry.description.name) has no field '\(name.prefix(60))'"
        + Suggestion.hint(name, in: names))
  }
}

extension LuaOperator {
  fileprivate init?(_ event: clua_event) {
    switch event {
    case CLUA_EV_TOSTRING: self = .toString
    case CLUA_EV_LEN: self = .length
    case CLUA_EV_EQ: self = .equal
    case CLUA_EV_CALL: self = .call
    case CLUA_EV_PAIRS: self = .pairs
    case CLUA_EV_CLOSE: self = .close
    case CLUA_EV_LT: self = .less
    case CLUA_EV_LE: self = .lessOrEqual
    case CLUA_EV_ADD: self = .add
    case CLUA_EV_SUB: self = .subtract
    case CLUA_EV_INDEX: self = .index
    default: return nil
    }
  }

  /// The bit of the metamethod in `clua_define`.
  var bit: UInt32 {
    switch self {
    case .toString: 1 << CLUA_EV_TOSTRING.rawValue
    case .length: 1 << CLUA_EV_LEN.rawValue
    case .equal: 1 << CLUA_EV_EQ.rawValue
    case .call: 1 << CLUA_EV_CALL.rawValue
    case .pairs: 1 << CLUA_EV_PAIRS.rawValue
    case .close: 1 << CLUA_EV_CLOSE.rawValue
    case .less: 1 << CLUA_EV_LT.rawValue
    case .lessOrEqual: 1 << CLUA_EV_LE.rawValue
    case .add: 1 << CLUA_EV_ADD.rawValue
    case .subtract: 1 << CLUA_EV_SUB.rawValue
    case .index: 0
    }
  }
}
