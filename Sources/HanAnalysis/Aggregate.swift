import HanBase

/// One number made of the values of a group.
public enum Aggregate: String, Sendable, CaseIterable {
  /// How many rows there are.
  case count
  /// The sum; exact where it can be held exactly. Tables leave it empty for rates, shares, growth,
  /// ranks and figures per head, which cannot be added up.
  case sum
  /// The arithmetic mean.
  case mean
  /// The middle value, or the mean of the two middle ones.
  case median
  /// The least value.
  case min
  /// The greatest value.
  case max
  /// The sample standard deviation (n − 1); empty for fewer than two rows.
  case stdev

  /// The column's heading.
  public var title: String {
    switch self {
    case .count: "个数"
    case .sum: "合计"
    case .mean: "均值"
    case .median: "中位数"
    case .min: "最小"
    case .max: "最大"
    case .stdev: "标准差"
    }
  }
}

/// Groups of rows with their aggregates, as columns; `table()` makes a table of them.
public struct Grouping {
  /// What the rows were grouped by; the unit is always among it unless pooling units was asked for.
  public let fields: [Field]
  /// Which aggregates were computed.
  public let aggregates: [Aggregate]
  /// How many groups there are.
  public let count: Int
  /// For each field, the ids of the groups.
  let ids: [[Int32]]
  let indices: [FieldIndex]
  /// For each aggregate the groups' values; not-a-number where there is none.
  ///
  /// Sums stand here also of
  /// what should not be added up; `table()` leaves those out.
  public let values: [[Double]]
  /// Exact sums, where `.sum` was asked for and a sum can be held exactly.
  let exactSums: [ExactDecimal?]
  /// For each group whether its figures can be added up, where `.sum` was asked for.
  let additive: [Bool]
  /// The rows of each group, where few enough were grouped to trace them.
  let members: [[Int32]]
  let query: ObservationQuery

  /// The value of a field of a group.
  public func key(_ field: Int, of group: Int) -> Cell { indices[field].cell(ids[field][group]) }

  /// The groups as a table: a column for each field, then one for each aggregate.
  ///
  /// Groups stand in order of their keys. A sum that makes no sense is empty, and notes below say so.
  public func table() -> Table {
    var columns = fields.map { TableColumn($0.title, id: $0.rawValue) }
    let hasUnit = fields.contains(.unit)
    for aggregate in aggregates {
      let isPlain = aggregate == .count
      columns.append(
        TableColumn(
          aggregate.title, id: aggregate.rawValue, kind: isPlain ? .integer : .number,
          showsMagnitude: !isPlain, unitColumn: isPlain || !hasUnit ? nil : Field.unit.rawValue))
    }
    let keys = (0..<count).map { group in fields.indices.map { key($0, of: group) } }
    var table = Table(columns)
    for group in keys.indices.sorted(by: { precedes($0, $1, keys) }) {
      let cells = aggregates.indices.map { cell($0, group) }
      table.append(keys[group] + cells, sources: sources(of: group))
    }
    table.notes = sumNotes()
    return table
  }

  /// Whether a group stands before another one: by its keys, and where they are called the same by
  /// what they are.
  private func precedes(_ left: Int, _ right: Int, _ keys: [[Cell]]) -> Bool {
    if keys[left] != keys[right] { return keys[left].lexicographicallyPrecedes(keys[right]) }
    for field in fields.indices {
      let (a, b) = (ids[field][left], ids[field][right])
      guard a != b, let identity = indices[field].identity else { continue }
      return identity(a) < identity(b)
    }
    return false
  }

  /// The sources of a group's rows, where they were kept.
  func sources(of group: Int) -> [TableSource] {
    members.isEmpty ? [] : members[group].map { query.source(of: Int($0)) }
  }

  func cell(_ aggregate: Int, _ group: Int) -> Cell {
    let value = values[aggregate][group]
    switch aggregates[aggregate] {
    case .count: return .integer(Int(value))
    case .sum where !additive[group]: return .empty
    case .sum: return exactSums[group].map(Cell.decimal) ?? .double(value)
    default: return value.isNaN ? .empty : .double(value)
    }
  }
}
