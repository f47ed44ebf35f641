import CLua
import HanBase

extension LuaCore {
  /// The message and code of the error value at the top of the stack; runs no Lua code.
  func errorText(_ lua: OpaquePointer) -> (message: String, code: String?) {
    switch lua_type(lua, -1) {
    case LUA_TSTRING: return (cappedText(lua, -1), nil)
    case LUA_TNUMBER:
      let value =
        lua_isinteger(lua, -1) != 0 ? "\(clua_integer(lua, -1))" : "\(clua_number(lua, -1))"
      return (value, nil)
    case LUA_TTABLE:
      guard lua_checkstack(lua, 3) != 0 else { return ("(error object)", nil) }
      let isHost = clua_is_host_error(lua, -1)
      let message = rawField("message", lua)
      let code = rawField("code", lua)
      if let message { return (message, code ?? (isHost ? "HA702" : nil)) }
      return ("(the error is a table without a message)", code)
    case LUA_TNIL: return ("(the error is nil)", nil)
    default: return ("(the error is a \(kind(-1, lua: lua)))", nil)
    }
  }

  /// The string in the field of the table at the top, without metamethods.
  ///
  /// The key is looked for by walking, because pushing it could raise.
  private func rawField(_ name: String, _ lua: OpaquePointer) -> String? {
    guard lua_checkstack(lua, 5) != 0 else { return nil }
    let top = lua_gettop(lua)
    defer { lua_settop(lua, top) }
    lua_pushnil(lua)
    var left = 64
    while left > 0, lua_next(lua, top) != 0 {
      left -= 1
      if lua_type(lua, -2) == LUA_TSTRING, cappedText(lua, -2) == name {
        return lua_type(lua, -1) == LUA_TSTRING ? cappedText(lua, -1) : nil
      }
      clua_pop(lua, 1)
    }
    return nil
  }

  private func cappedText(_ lua: OpaquePointer, _ index: Int32) -> String {
    var length = 0
    guard let bytes = clua_bytes(lua, index, &length) else { return "" }
    let most = 16 << 10
    let text = String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: min(length, most)), as: UTF8.self)
    return length > most ? text + "… (\(length) bytes)" : text
  }

  /// The failure for a status with its error value at the top of the stack, which is popped.
  func failure(_ status: Int32, lua: OpaquePointer) -> LuaFailure {
    defer { clua_pop(lua, 1) }
    let frames = traceback()
    if let stopped = stopped(frames) { return stopped }
    if status == Int32(CLUA_DEEP) {
      var failure = LuaFailure(.runtime, code: .luaRuntime, "stack overflow (endless recursion?)")
      failure.traceback = frames
      locate(&failure, frames.first)
      return failure
    }
    let isOwn = status == LUA_ERRSYNTAX
    // A module's text is compiled while the script runs: there the way to it is shown as well.
    let isSyntax = isOwn || clua_is_module_syntax(lua, -1)
    var (message, code) = errorText(lua)
    if lua_type(lua, -1) == LUA_TTABLE || lua_type(lua, -1) == LUA_TUSERDATA, code == nil {
      if clua_describe(lua, -1) == LUA_OK, lua_type(lua, -1) == LUA_TSTRING {
        message = cappedText(lua, -1)
      }
      clua_pop(lua, 1)
      if let stopped = stopped(frames) { return stopped }
    }
    let hasPosition = lua_type(lua, -1) == LUA_TSTRING
    var failure = LuaFailure(
      isSyntax ? .syntax : .runtime, code: isSyntax ? .luaSyntax : .luaRuntime, message)
    if let code { failure.code = code }
    failure.traceback = isOwn ? [] : frames
    if !(hasPosition && cutPosition(&failure)) {
      locate(&failure, isSyntax ? nil : frames.first)
    }
    if isOwn, failure.message.hasSuffix("near <eof>") { failure.kind = .incomplete }
    explain(&failure)
    if !isSyntax { failure.message += hint(for: failure.message, lua) }
    return failure
  }

  private func stopped(_ frames: [LuaFailure.Frame]) -> LuaFailure? {
    guard let state, let reason = StopReason(rawValue: clua_stopped(state)) else { return nil }
    var failure = LuaFailure(.stopped(reason), code: reason.code, stopMessage(reason))
    failure.traceback = frames
    locate(&failure, frames.first)
    return failure
  }

  private func stopMessage(_ reason: StopReason) -> String {
    switch reason {
    case .time:
      let limit = limits.time.map { " of \($0)" } ?? ""
      return "stopped at the time limit\(limit)"
    case .memory: return "stopped at the memory limit of \(limits.memory >> 20) MiB"
    case .output: return "stopped at the output limit of \(limits.output >> 20) MiB"
    case .cancelled: return "stopped on request"
    }
  }

  private func traceback() -> [LuaFailure.Frame] {
    guard let state else { return [] }
    return (0..<clua_frame_count(state)).compactMap { index in
      guard let frame = clua_frame_at(state, index) else { return nil }
      let path = withUnsafeBytes(of: frame.pointee.source) { Self.text($0) }
      let name = withUnsafeBytes(of: frame.pointee.name) { Self.text($0) }
      let line = Int(frame.pointee.line)
      switch frame.pointee.kind {
      case 1: return .init(path: path, line: line, name: "main chunk")
      case 2: return .init(path: "", line: 0, name: "\(line) more")
      case 3: return .init(path: path, line: line, name: "a tail call")
      default:
        let shown = name.isEmpty ? "function <line \(frame.pointee.defined)>" : "'\(name)'"
        return .init(path: path, line: line, name: shown)
      }
    }
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private func locate(_ failure: inout LuaFailure, _ frame: LuaFailure.Frame?) {
    guard let frame, !frame.path.isEmpty, frame.line > 0 else { return }
    failure.path = frame.path
    failure.line = frame.line
    failure.sourceLine = line(frame.line, of: frame.path)
  }

  /// Takes `path:line: ` off the message's front, where it names a chunk that was loaded.
  private func cutPosition(_ failure: inout LuaFailure) -> Bool {
    for path in sources.keys {
      let short = Self.shortName(path)
      guard failure.message.hasPrefix(short + ":") else { continue }
      let rest = failure.message.dropFirst(short.count + 1)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let line = Int(digits), rest.dropFirst(digits.count).hasPrefix(": ") else { continue }
      failure.message = String(rest.dropFirst(digits.count + 2))
      failure.path = path
      failure.line = line
      failure.sourceLine = self.line(line, of: path)
      return true
    }
    return false
  }

  /// How Lua shortens a chunk's path in messages: at most 59 bytes, the end of longer ones.
  private static func shortName(_ path: String) -> String {
    let bytes = Array(path.utf8)
    guard bytes.count >= 60 else { return path }
    return "..." + String(decoding: bytes.suffix(56), as: UTF8.self)
  }

  /// A line of a chunk that was loaded, from 1.
  func line(_ number: Int, of path: String) -> String? {
    guard let text = sources[path] else { return nil }
    var line = 1
    var start = text.utf8.startIndex
    while line < number {
      guard let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = text.utf8.index(after: end)
      line += 1
    }
    let rest = text.utf8[start...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let shown = text[start..<end].prefix(200)
    return shown.hasSuffix("\r") ? String(shown.dropLast()) : String(shown)
  }
}
