/// Where `require` finds the text of modules that are not the host's.
public protocol LuaModuleSource: Sendable {
  /// The text of a module, or nil where there is none; names are checked by the source.
  func module(named name: String) throws -> LuaSource?
  /// What a message adds on where a module was looked for in vain, or nil for nothing.
  func places(of name: String) -> String?
}

extension LuaModuleSource {
  /// Nothing is said.
  public func places(of name: String) -> String? { nil }
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
