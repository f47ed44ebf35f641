import HanBase

/// The type of a parameter, result or field, from which checks and documents are made.
public indirect enum ValueType: Sendable {
  /// Anything, also nil.
  case any
  /// A boolean.
  case boolean
  /// A number without fraction, within the range of 64 bits.
  case integer
  /// An integer within a range.
  case integerIn(ClosedRange<Int>)
  /// A finite number.
  case number
  /// Any number, also NaN and the infinities.
  case anyNumber
  /// A string of valid UTF-8.
  case string
  /// A string of any bytes.
  case bytes
  /// One of these strings.
  case choice([String])
  /// A function.
  case function
  /// Any table.
  case table
  /// A table with the keys 1 to n.
  case list(ValueType)
  /// A table with string keys and values of one type.
  case map(ValueType)
  /// A table with these named fields.
  case record([Parameter])
  /// A host object of that type.
  case object(String)
  /// A value of any of these types.
  case oneOf([ValueType])

  /// How messages and references name it.
  public var name: String {
    switch self {
    case .any: "any"
    case .boolean: "boolean"
    case .integer: "integer"
    case .integerIn(let range):
      range.upperBound == Int.max
        ? "integer ≥ \(range.lowerBound)" : "integer \(range.lowerBound)–\(range.upperBound)"
    case .number, .anyNumber: "number"
    case .string, .bytes: "string"
    case .choice(let names): names.map { "\"\($0)\"" }.joined(separator: "|")
    case .function: "function"
    case .table: "table"
    case .list(let element): "list of \(element.name)"
    case .map(let element): "table of \(element.name)"
    case .record: "record"
    case .object(let name): name
    case .oneOf(let types): types.map(\.name).joined(separator: "|")
    }
  }
}

/// One parameter of a function, or one field of a record that a function takes.
public struct Parameter: Sendable {
  /// Its name, in snake_case.
  public let name: String
  /// What it takes.
  public let type: ValueType
  /// One sentence.
  public let summary: String
  /// Whether it may be left out (or be nil).
  public let isOptional: Bool
  /// What stands for it when it is left out, or nil where nothing does.
  public let fallback: LuaValue?
  /// Whether it stands for all further arguments; only the last one may.
  public let isVariadic: Bool

  /// Makes a parameter; one with a default is optional.
  public init(
    _ name: String, _ type: ValueType, _ summary: String, optional: Bool = false,
    default fallback: LuaValue? = nil, variadic: Bool = false
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.isOptional = optional || fallback != nil || variadic
    self.fallback = fallback
    self.isVariadic = variadic
  }

  /// How `clua_fits` checks it: 0 where only a look at the type tells, + 0x80 where it may be left out.
  var quickKind: UInt8 {
    guard !isVariadic else { return 0 }
    let kind: UInt8 =
      switch type {
      case .any: 1
      case .boolean: 2
      case .integer: 3
      case .number: 4
      case .anyNumber: 5
      case .bytes: 6
      case .string: 7
      case .function: 8
      case .table: 9
      default: 0
      }
    return kind == 0 ? 0 : kind | (isOptional ? 0x80 : 0)
  }
}

/// What a function returns at one place.
public struct ResultDescription: Sendable {
  /// What it is.
  public let type: ValueType
  /// One sentence.
  public let summary: String
  /// Whether it may be nil.
  public let isOptional: Bool

  /// Makes a description.
  public init(_ type: ValueType, _ summary: String, optional: Bool = false) {
    self.type = type
    self.summary = summary
    self.isOptional = optional
  }
}
