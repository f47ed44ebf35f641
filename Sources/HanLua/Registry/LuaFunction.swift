/// All that is said about a function: what makes its checks, its reference and its completion.
public struct FunctionDescription: Sendable {
  /// Its name, in snake_case, without the module.
  public let name: String
  /// One sentence that ends with a full stop.
  public let summary: String
  /// What else matters, in Markdown; empty where nothing does.
  public let details: String
  /// What it takes.
  public let parameters: [Parameter]
  /// What it returns.
  public let results: [ResultDescription]
  /// The errors that it raises beside those of its arguments: `HA505 no such indicator`.
  public let errors: [String]
  /// Lines of Lua that run, with what they print after `-->`; empty only where an example is silly.
  public let example: String
  /// The version that had it first.
  public let since: String

  /// Makes a description.
  public init(
    _ name: String, _ summary: String, details: String = "", parameters: [Parameter] = [],
    results: [ResultDescription] = [], errors: [String] = [], example: String, since: String
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.parameters = parameters
    self.results = results
    self.errors = errors
    self.example = example
    self.since = since
  }
}

/// A function that scripts can call: its description, which it cannot be without, and its body.
public struct LuaFunction: Sendable {
  /// What is said about it.
  public let description: FunctionDescription
  let body: @Sendable (LuaCall) throws -> [LuaValue]
  let value: (@Sendable (LuaCall) throws -> LuaValue)?

  /// Makes a function; its arguments are checked against the description before `body` runs.
  public init(
    _ description: FunctionDescription, body: @escaping @Sendable (LuaCall) throws -> [LuaValue]
  ) {
    self.description = description
    self.body = body
    value = nil
  }

  private init(
    _ description: FunctionDescription, value: @escaping @Sendable (LuaCall) throws -> LuaValue
  ) {
    self.description = description
    self.value = value
    body = { [try value($0)] }
  }

  /// Makes a function of one result, which is not put into an array first: for small functions that
  /// scripts call in loops.
  public static func single(
    _ description: FunctionDescription, value: @escaping @Sendable (LuaCall) throws -> LuaValue
  ) -> LuaFunction {
    LuaFunction(description, value: value)
  }
}

/// A field of a type, or a value of a module.
public struct FieldDescription: Sendable {
  /// Its name, in snake_case.
  public let name: String
  /// What it holds.
  public let type: ValueType
  /// One sentence.
  public let summary: String
  /// Whether it may be nil.
  public let isOptional: Bool
  /// The version that had it first.
  public let since: String

  /// Makes a description.
  public init(
    _ name: String, _ type: ValueType, _ summary: String, optional: Bool = false, since: String
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.isOptional = optional
    self.since = since
  }
}
