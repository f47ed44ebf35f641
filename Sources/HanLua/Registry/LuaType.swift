/// What a type can do beside fields and methods.
public enum LuaOperator: String, Sendable, CaseIterable {
  /// The `tostring(x)` function and the console.
  case toString
  /// The operator `#x`.
  case length
  /// The operator `x == y`.
  case equal
  /// The call `x(…)`.
  case call
  /// The loop `for k, v in pairs(x)`.
  case pairs
  /// The end of a `local x <close>`.
  case close
  /// The operator `x < y`.
  case less
  /// The operator `x <= y`.
  case lessOrEqual
  /// The operator `x + y`.
  case add
  /// The operator `x - y`.
  case subtract
  /// The look-up `x[key]` of a key that is no field or method.
  case index

  /// What messages call it, of a type.
  func name(of type: String) -> String {
    switch self {
    case .toString: "tostring(\(type))"
    case .length: "#\(type)"
    case .equal: "\(type) =="
    case .call: type
    case .pairs: "pairs(\(type))"
    case .close: "\(type) <close>"
    case .less: "\(type) <"
    case .lessOrEqual: "\(type) <="
    case .add: "\(type) +"
    case .subtract: "\(type) -"
    case .index: "\(type)[…]"
    }
  }
}

/// All that is said about a type.
public struct TypeDescription: Sendable {
  /// Its name.
  public let name: String
  /// One sentence that ends with a full stop.
  public let summary: String
  /// What else matters, in Markdown.
  public let details: String
  /// Lines of Lua that run.
  public let example: String
  /// The version that had it first.
  public let since: String
  /// Its fields.
  public internal(set) var fields: [FieldDescription] = []
  /// Its methods, without `self`.
  public internal(set) var methods: [FunctionDescription] = []
  /// Its operators, each with what it does.
  public internal(set) var operators: [OperatorDescription] = []

  /// One operator.
  public struct OperatorDescription: Sendable {
    /// Which one.
    public let kind: LuaOperator
    /// One sentence.
    public let summary: String
    /// What it takes beside the object.
    public let parameters: [Parameter]
    /// What it returns.
    public let results: [ResultDescription]
  }
}

/// The behaviour of a type, erased: what the interpreter calls.
public struct LuaTypeEntry: Sendable {
  /// What is said about it.
  public internal(set) var description: TypeDescription
  var getters: [@Sendable (AnyObject, Int, LuaCall) throws -> LuaValue] = []
  var methods: [@Sendable (AnyObject, Int, LuaCall) throws -> [LuaValue]] = []
  /// In the order of the description's.
  var operators: [@Sendable (AnyObject, Int, LuaCall) throws -> [LuaValue]] = []
  var isRow = false
  /// Whether an object is of the class that the closures were written for.
  var accepts: @Sendable (AnyObject) -> Bool
  /// For rows: which column of the source a field is, or -1.
  var columns: [Int] = []
}

/// Describes a type of host object and binds its fields, methods and operators.
///
/// ```swift
/// let counter = LuaType(Counter.self, "A counter.", example: "local c = counter()", since: "0.1")
///   .field(.init("value", .integer, "The count so far.", since: "0.1")) { counter, _ in
///     .integer(counter.value)
///   }
/// ```
///
/// Only making one asks for a `LuaObject`: to look the conformance up again for each type's generic
/// code took the half of a start. What adds to it consumes it, so that its lists grow in place.
public struct LuaType<Object: AnyObject> {
  /// The type for the registry.
  public private(set) var entry: LuaTypeEntry

  /// Begins a type; its name is the object's `luaTypeName`.
  public init(
    _ type: Object.Type, _ summary: String, details: String = "", example: String, since: String
  ) where Object: LuaObject {
    entry = LuaTypeEntry(
      description: TypeDescription(
        name: Object.luaTypeName, summary: summary, details: details, example: example,
        since: since), accepts: { $0 is Object })
  }

  /// Adds a field.
  public consuming func field(
    _ description: FieldDescription,
    get: @escaping @Sendable (Object, LuaCall) throws -> LuaValue
  ) -> LuaType {
    entry.description.fields.append(description)
    entry.getters.append { object, _, call in
      try get(unsafeDowncast(object, to: Object.self), call)
    }
    return self
  }

  /// Adds a method; argument 0 of the call is the first one after `self`.
  public consuming func method(
    _ description: FunctionDescription,
    body: @escaping @Sendable (Object, LuaCall) throws -> [LuaValue]
  ) -> LuaType {
    entry.description.methods.append(description)
    entry.methods.append { object, _, call in
      try body(unsafeDowncast(object, to: Object.self), call)
    }
    return self
  }

  /// Adds an operator; argument 0 of the call is what stands beside the object.
  ///
  /// Of two operands the object may be the right one: `call.isSwapped` says so.
  public consuming func on(
    _ kind: LuaOperator, _ summary: String, parameters: [Parameter] = [],
    results: [ResultDescription] = [],
    body: @escaping @Sendable (Object, LuaCall) throws -> [LuaValue]
  ) -> LuaType {
    entry.description.operators.append(
      .init(kind: kind, summary: summary, parameters: parameters, results: results))
    entry.operators.append { object, _, call in
      try body(unsafeDowncast(object, to: Object.self), call)
    }
    return self
  }

  /// Says what `tostring` and the console show.
  public consuming func shows(_ text: @escaping @Sendable (Object) -> String) -> LuaType {
    on(.toString, "Its text.") { object, _ in [.string(text(object))] }
  }
}

/// Describes the rows of a `LuaRows` source.
public struct LuaRowType<Rows: LuaRows> {
  /// The type for the registry.
  public private(set) var entry: LuaTypeEntry
  private var columnCount = 0

  /// Begins a row type of that name.
  public init(
    _ source: Rows.Type, name: String, _ summary: String, details: String = "", example: String,
    since: String
  ) {
    entry = LuaTypeEntry(
      description: TypeDescription(
        name: name, summary: summary, details: details, example: example, since: since),
      accepts: { $0 is Rows })
    entry.isRow = true
  }

  /// Adds a field that is a column: `LuaRows.fill` is asked for columns in the order of these calls.
  ///
  /// `otherwise` is asked for cells that `fill` left alone.
  public consuming func column(
    _ description: FieldDescription,
    otherwise: (@Sendable (Rows, Int, LuaCall) throws -> LuaValue)? = nil
  ) -> LuaRowType {
    let place = columnCount
    var wider = field(description) { try otherwise?($0, $1, $2) ?? .none }
    wider.entry.columns[wider.entry.columns.count - 1] = place
    wider.columnCount = place + 1
    return wider
  }

  /// Adds a field that is computed.
  public consuming func field(
    _ description: FieldDescription,
    get: @escaping @Sendable (Rows, Int, LuaCall) throws -> LuaValue
  ) -> LuaRowType {
    entry.description.fields.append(description)
    entry.columns.append(-1)
    entry.getters.append { object, row, call in
      try get(unsafeDowncast(object, to: Rows.self), row, call)
    }
    return self
  }

  /// Adds a method; argument 0 of the call is the first one after `self`.
  public consuming func method(
    _ description: FunctionDescription,
    body: @escaping @Sendable (Rows, Int, LuaCall) throws -> [LuaValue]
  ) -> LuaRowType {
    entry.description.methods.append(description)
    entry.methods.append { object, row, call in
      try body(unsafeDowncast(object, to: Rows.self), row, call)
    }
    return self
  }

  /// Adds an operator.
  public consuming func on(
    _ kind: LuaOperator, _ summary: String, parameters: [Parameter] = [],
    results: [ResultDescription] = [],
    body: @escaping @Sendable (Rows, Int, LuaCall) throws -> [LuaValue]
  ) -> LuaRowType {
    entry.description.operators.append(
      .init(kind: kind, summary: summary, parameters: parameters, results: results))
    entry.operators.append { object, row, call in
      try body(unsafeDowncast(object, to: Rows.self), row, call)
    }
    return self
  }
}
