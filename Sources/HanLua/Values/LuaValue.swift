/// A value that crosses the border between Swift and Lua.
///
/// It is a copy, never a pointer into the interpreter; a table of Lua becomes a list, a record or a
/// map. Functions and values that must stay what they are in Lua cross as `reference`.
public enum LuaValue: @unchecked Sendable {
  /// Lua's `nil`.
  case none
  /// A boolean.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A binary floating-point number.
  case number(Double)
  /// A string that is valid UTF-8.
  case string(String)
  /// A string of any bytes.
  case bytes([UInt8])
  /// A table with the keys 1 to n.
  indirect case list([LuaValue])
  /// A table with string keys, in this order where order matters.
  indirect case record([Field])
  /// A table with other keys.
  indirect case map([Pair])
  /// A host object, exposed through the type that its class names.
  case object(any LuaObject)
  /// One row of a row source.
  case row(LuaRows, Int)
  /// A function that walks rows: what `for` takes.
  case walk(LuaWalk)
  /// A function that gives the next values at each call: what `for` takes.
  case iterator(LuaIterator)
  /// A value that stays in Lua.
  case reference(LuaReference)
  /// The argument at this place of the call being answered, as it came (0 is the first).
  case argument(Int)
  /// What a capped conversion left out; becomes `nil` in Lua.
  case elided(String)

  /// A named value of a record.
  public struct Field: Sendable {
    /// The key.
    public let name: String
    /// The value.
    public let value: LuaValue

    /// Makes a field.
    public init(_ name: String, _ value: LuaValue) {
      self.name = name
      self.value = value
    }
  }

  /// A key and a value of a map.
  public struct Pair: Sendable {
    /// The key.
    public let key: LuaValue
    /// The value.
    public let value: LuaValue

    /// Makes a pair.
    public init(_ key: LuaValue, _ value: LuaValue) {
      self.key = key
      self.value = value
    }
  }
}

extension LuaValue {
  /// The value as text, or nil if it is no string.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// The value as an integer, or nil if it is no number or not exactly an integer.
  public var exactInteger: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The value as a number, or nil if it is none.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// Whether it is `nil`.
  public var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// The value of a record's field; `none` where there is no such field or no record.
  public subscript(name: String) -> LuaValue {
    guard case .record(let fields) = self else { return .none }
    return fields.first { $0.name == name }?.value ?? .none
  }

  /// What Lua calls the kind of value.
  public var kind: String {
    switch self {
    case .none, .elided: "nil"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string, .bytes: "string"
    case .list, .record, .map: "table"
    case .object(let object): type(of: object).luaTypeName
    case .row(let rows, _): rows.rowTypeName
    case .walk, .iterator: "function"
    case .reference(let reference): reference.kind
    case .argument: "argument"
    }
  }
}

/// A value that stays in Lua and is kept alive for the host: a function, a table, a coroutine.
public final class LuaReference: @unchecked Sendable {
  let number: Int32
  /// What Lua calls its type.
  public let kind: String
  private weak var core: LuaCore?

  init(number: Int32, kind: String, core: LuaCore) {
    self.number = number
    self.kind = kind
    self.core = core
  }

  deinit { core?.release(reference: number) }
}

/// An iterator made of a Swift closure, for values that are produced one by one.
public final class LuaIterator: LuaObject, @unchecked Sendable {
  /// The name of the type, which scripts never meet.
  public static let luaTypeName = "iterator"
  let next: (LuaCall) throws -> [LuaValue]

  /// Makes an iterator; `next` returns an empty list at the end.
  ///
  /// The first of the values must not be `none` before the end, because `for` stops there.
  public init(_ next: @escaping (LuaCall) throws -> [LuaValue]) { self.next = next }
}
