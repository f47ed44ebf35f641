/// One value of a table.
public enum Cell: Sendable, Hashable {
  /// Nothing is known.
  case empty
  /// Words.
  case text(String)
  /// A count or a place in an order.
  case integer(Int)
  /// A computed number, which may have been rounded.
  case double(Double)
  /// A number held exactly, as a source stated it or as exact arithmetic gave it.
  case decimal(ExactDecimal)
  /// Yes or no.
  case bool(Bool)
  /// Several values in one place.
  case list([Cell])

  /// The cell of a text that may be missing.
  public static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }

  /// Whether nothing is known.
  public var isEmpty: Bool { self == .empty }

  /// Whether it is a number of any kind.
  public var isNumber: Bool {
    switch self {
    case .integer, .double, .decimal: true
    default: false
    }
  }

  /// The number as binary floating point, or nil for what is no number.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .decimal(let value): value.double
    default: nil
    }
  }

  /// The value in full for a machine to read: exact literals, `true`, an empty text for nothing.
  public var plain: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .integer(let value): String(value)
    case .double(let value): Cell.literal(value)
    case .decimal(let value): value.description
    case .bool(let value): value ? "true" : "false"
    case .list(let cells): cells.map(\.plain).joined(separator: "; ")
    }
  }

  /// Writes the value as JSON; exact decimals stay exact.
  public func write(to json: inout JSONWriter) {
    switch self {
    case .empty: json.null()
    case .text(let text): json.string(text)
    case .integer(let value): json.integer(value)
    case .double(let value): json.double(value)
    case .decimal(let value): json.decimal(value)
    case .bool(let value): json.bool(value)
    case .list(let cells):
      json.beginArray()
      for cell in cells { cell.write(to: &json) }
      json.endArray()
    }
  }

  private static func literal(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return value.description }
    return String(Int64(value))
  }
}

extension Cell: Comparable {
  /// Orders nothing before no, yes, numbers by value, texts by their code points, lists last.
  public static func < (left: Cell, right: Cell) -> Bool {
    switch (left, right) {
    case (.decimal(let a), .decimal(let b)): return a < b
    case (.integer(let a), .integer(let b)): return a < b
    case (.text(let a), .text(let b)): return a < b
    case (.bool(let a), .bool(let b)): return !a && b
    case (.list(let a), .list(let b)): return a.lexicographicallyPrecedes(b)
    default:
      if let a = left.number, let b = right.number { return a < b || (b.isNaN && !a.isNaN) }
      return left.class < right.class
    }
  }

  private var `class`: Int {
    switch self {
    case .empty: 0
    case .bool: 1
    case .integer, .double, .decimal: 2
    case .text: 3
    case .list: 4
    }
  }
}
