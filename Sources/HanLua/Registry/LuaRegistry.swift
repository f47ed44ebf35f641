/// A value of a module or a global, made when a machine opens.
public struct LuaConstant: Sendable {
  /// What is said about it.
  public let description: FieldDescription
  let make: @Sendable (LuaHost) throws -> LuaValue

  /// Makes a value; `make` is called once for each machine, with what the machine works for.
  public init(
    _ description: FieldDescription, make: @escaping @Sendable (LuaHost) throws -> LuaValue
  ) {
    self.description = description
    self.make = make
  }
}

/// What a machine works for: the host's own session object, which bodies of functions reach by
/// `call.host`.
public typealias LuaHost = AnyObject?

/// One Lua module: a table of functions and values, and where scripts find it.
public struct LuaModule: Sendable {
  /// Its name: what `require` takes, and the global's name.
  public let name: String
  /// One sentence that ends with a full stop.
  public let summary: String
  /// What else matters, in Markdown.
  public let details: String
  /// Its functions.
  public var functions: [LuaFunction]
  /// Its values.
  public var values: [LuaConstant]
  /// Whether it is a global as well.
  public var isGlobal: Bool
  /// The version that had it first.
  public let since: String

  /// Makes a module; the one named `_G` holds plain globals.
  public init(
    _ name: String, _ summary: String, details: String = "", functions: [LuaFunction] = [],
    values: [LuaConstant] = [], isGlobal: Bool = true, since: String
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.functions = functions
    self.values = values
    self.isGlobal = isGlobal
    self.since = since
  }
}

/// Everything that scripts can see of the host: the one place from which checks, references, help
/// and completion are made.
public struct LuaRegistry: Sendable {
  /// The modules, in the order of the reference.
  public private(set) var modules: [LuaModule] = []
  /// The types, in the order of the reference.
  public private(set) var types: [LuaTypeEntry] = []

  /// What is said about names of plain Lua that scripts do not have: `io`, `os.execute`.
  private var absences: [(name: String, advice: String)] = []

  /// Makes an empty registry.
  public init() {}

  /// Says what stands in for a name of plain Lua that scripts do not have; errors about it end so.
  public mutating func explain(absent names: [String], _ advice: String) {
    absences += names.map { ($0, advice) }
  }

  /// What is said about a name that scripts do not have.
  func absent(_ name: String) -> String? { absences.first { $0.name == name }?.advice }

  /// Adds a module.
  public mutating func add(_ module: LuaModule) { modules.append(module) }
  /// Adds a type of objects.
  public mutating func add<Object>(_ type: LuaType<Object>) { types.append(type.entry) }
  /// Adds a type of rows.
  public mutating func add<Rows>(_ type: LuaRowType<Rows>) { types.append(type.entry) }
}
