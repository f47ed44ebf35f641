import HanBase
import HanExtract
import HanLua

/// The version in which most of the interface appeared.
let since = "0.1"

/// Names that scripts use for what Swift enumerates.
enum Naming {
  static let measures = Measure.allCases.map(\.name)
  static let statuses = ["A", "E", "T", "result", "estimate", "target", "any"]
  static let levels = ["nation", "province", "prefecture", "county"]

  /// The statuses of a name; nil for `any`.
  static func statuses(_ name: String) -> [Status]? {
    switch name {
    case "A", "result": [.normal]
    case "E", "estimate": [.estimate]
    case "T", "target": [.target]
    default: nil
    }
  }

  /// The number of a level's name, or nil.
  static func level(_ name: String) -> Int? { levels.firstIndex(of: name) }
}

/// Types that many functions take.
enum Taken {
  static let names = ValueType.oneOf([.string, .list(.string)])
  static let indicator = ValueType.oneOf([
    .string, .object("indicator"), .list(.oneOf([.string, .object("indicator")])),
  ])
  static let district = ValueType.oneOf([
    .string, .integer, .object("district"),
    .list(.oneOf([.string, .integer, .object("district")])),
  ])
  static let onePlace = ValueType.oneOf([.string, .integer, .object("district")])
  static let period = ValueType.oneOf([
    .integer, .string, .object("period"), .object("date"),
  ])
  static func choices(_ names: [String]) -> ValueType {
    .oneOf([.choice(names), .list(.choice(names))])
  }
}

extension LuaValue {
  /// The elements of a list, or the value itself as the only one; none of nil.
  var elements: [LuaValue] {
    switch self {
    case .list(let values): values
    case .none: []
    default: [self]
    }
  }

  /// The string, or nil.
  static func optional(_ text: String?) -> LuaValue { text.map(LuaValue.string) ?? .none }
  /// The integer, or nil.
  static func optional(_ number: Int?) -> LuaValue { number.map(LuaValue.integer) ?? .none }

  /// A cell of a table.
  init(_ cell: Cell) {
    switch cell {
    case .empty: self = .none
    case .text(let text): self = .string(text)
    case .integer(let value): self = .integer(value)
    case .double(let value): self = .number(value)
    case .decimal(let value): self = .number(value.double)
    case .bool(let value): self = .boolean(value)
    case .list(let cells): self = .list(cells.map(LuaValue.init))
    }
  }

  /// The value as a cell; functions and tables of other shapes have none.
  var cell: Cell? {
    switch self {
    case .none: .empty
    case .boolean(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .number(let value): .double(value)
    case .string, .bytes: .text(text ?? "")
    case .list(let values): Self.cells(values)
    case .object(let object): (object as? any Shown).map { .text($0.shown) }
    case .row(let rows, let row): (rows as? MetricRows).map { .text($0.label(row)) }
    default: nil
    }
  }

  private static func cells(_ values: [LuaValue]) -> Cell? {
    let cells = values.compactMap(\.cell)
    return cells.count == values.count ? .list(cells) : nil
  }
}

/// An object with a text for people.
protocol Shown {
  var shown: String { get }
}
