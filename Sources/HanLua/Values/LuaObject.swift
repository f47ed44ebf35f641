/// A Swift object that scripts can hold.
///
/// In Lua it is a userdata with a type, a slot and a generation, never a pointer; the `LuaType` of
/// the same name says what it can do.
public protocol LuaObject: AnyObject, SendableMetatype {
  /// The name of the `LuaType` that exposes it.
  static var luaTypeName: String { get }
  /// How many bytes it holds beside small change; counted against the memory limit while Lua has it.
  var luaMemory: Int { get }
}

extension LuaObject {
  /// Small objects count as 64 bytes.
  public var luaMemory: Int { 64 }
}
