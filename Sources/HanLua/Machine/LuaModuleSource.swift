/// Where `require` finds the text of modules that are not the host's.
public protocol LuaModuleSource: Sendable {
  /// The text of a module, or nil where there is none; names are checked by the source.
  func module(named name: String) throws -> LuaSource?
}

/// A Lua text with the path that messages name.
public struct LuaSource: Sendable, Hashable {
  /// The path or name, as messages show it.
  public let path: String
  /// The text.
  public let text: String

  /// Makes a source.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
