import HanBase
import HanFrame

extension ObservationQuery {
  /// How many rows may be grouped for every group to remember its own.
  static let traceLimit = 20_000

  /// Groups the query's rows and computes aggregates of their values.
  ///
  /// Values are taken in the common unit of what they measure, and the unit is added to the fields
  /// unless it is among them: a sum of 元 and 人 has no meaning. `poolingUnits` leaves it out, for
  /// counting.
  ///
  /// - Parameters:
  ///   - fields: What to group by; none makes one group of each unit.
  ///   - aggregates: What to compute.
  ///   - poolingUnits: Whether rows of different units may share a group.
  /// - Returns: The groups, in no particular order.
  /// - Throws: What a function given to `.passes` throws.
  public func group(
    by fields: [Field], _ aggregates: [Aggregate], poolingUnits: Bool = false
  ) throws -> Grouping {
    var named = fields
    if !poolingUnits, !named.contains(.unit) { named.append(.unit) }
    let pooled = pooling(
      statuses: fields.contains(.status), subjects: fields.contains(.subject))
    let run = QueryRun(pooled)
    let indices = named.map { $0.index(frame, catalog) }
    var sink = GroupSink(frame, indices, aggregates)
    if run.isFilter {
      try sink.consume { try run.blocks($0) }
    } else {
      let rows = try run.rows()
      try sink.consume { try QueryRun.blocks(of: rows, $0) }
    }
    return sink.finish(fields: named, query: self)
  }
}

/// Adds rows up, group by group, and computes what needs all values at the end.
struct GroupSink {
  private let frame: ObservationFrame
  private let indices: [FieldIndex]
  private let aggregates: [Aggregate]
  private var slots: GroupSlots
  private let factors: [Double]
  private let scalesUnits: Bool
  /// What is added up for a group, side by side in memory.
  private struct Total {
    var sum = 0.0
    var count = 0
  }

  private var totals: [Total] = []
  private var errors: [Double] = []
  private var least: [Double] = []
  private var greatest: [Double] = []
  private let needsErrors: Bool
  private let needsRange: Bool
  private let needsValues: Bool
  private var rows: [Int32] = []
  private var slotOfRow: [Int32] = []
  private var keepsRows = true

  init(_ frame: ObservationFrame, _ indices: [FieldIndex], _ aggregates: [Aggregate]) {
    self.frame = frame
    self.indices = indices
    self.aggregates = aggregates
    slots = GroupSlots(indices, rows: frame.count)
    factors = (0..<frame.unitNames.count).map { UnitScale.common(frame.unitNames[$0]).factor }
    scalesUnits = factors.contains { $0 != 1 }
    needsErrors = aggregates.contains(.sum)
    needsRange = aggregates.contains(.min) || aggregates.contains(.max)
    needsValues = aggregates.contains(.median) || aggregates.contains(.stdev)
  }

  mutating func consume(_ source: ((UnsafeBufferPointer<Int32>) throws -> Void) throws -> Void)
    throws
  {
    try withScratch { numbers, scratch in
      try source { rows in
        slots.fill(numbers, scratch, rows)
        grow()
        add(rows, numbers)
        remember(rows, numbers)
      }
    }
  }

  private mutating func grow() {
    let missing = slots.count - totals.count
    guard missing > 0 else { return }
    totals.append(contentsOf: repeatElement(Total(), count: missing))
    if needsErrors { errors.append(contentsOf: repeatElement(0, count: missing)) }
    if needsRange {
      least.append(contentsOf: repeatElement(.infinity, count: missing))
      greatest.append(contentsOf: repeatElement(-.infinity, count: missing))
    }
  }

  private mutating func add(_ rows: UnsafeBufferPointer<Int32>, _ numbers: UnsafePointer<Int32>) {
    let values = frame.values
    let units = frame.units
    totals.withUnsafeMutableBufferPointer { totals in
      guard needsErrors || scalesUnits else {
        for index in rows.indices {
          let slot = Int(numbers[index])
          totals[slot].count &+= 1
          totals[slot].sum += values[Int(rows[index])]
        }
        return
      }
      for index in rows.indices {
        let (row, slot) = (Int(rows[index]), Int(numbers[index]))
        let value = scalesUnits ? values[row] * factors[Int(units[row])] : values[row]
        let sum = totals[slot].sum
        let total = sum + value
        if needsErrors {
          // Neumaier's sum: what each addition rounds off is kept beside it.
          errors[slot] += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
        }
        totals[slot].sum = total
        totals[slot].count &+= 1
      }
    }
    guard needsRange else { return }
    for index in rows.indices {
      let (row, slot) = (Int(rows[index]), Int(numbers[index]))
      let value = scalesUnits ? values[row] * factors[Int(units[row])] : values[row]
      least[slot] = min(least[slot], value)
      greatest[slot] = max(greatest[slot], value)
    }
  }

  private mutating func remember(
    _ block: UnsafeBufferPointer<Int32>, _ numbers: UnsafePointer<Int32>
  ) {
    guard keepsRows || needsValues else { return }
    rows.append(contentsOf: block)
    slotOfRow.append(contentsOf: UnsafeBufferPointer(start: numbers, count: block.count))
    keepsRows = keepsRows && rows.count <= ObservationQuery.traceLimit
    if !keepsRows, !needsValues { (rows, slotOfRow) = ([], []) }
  }

  func finish(fields: [Field], query: ObservationQuery) -> Grouping {
    var used: [Int] = []
    for slot in totals.indices where totals[slot].count > 0 { used.append(slot) }
    let members = keepsRows || needsValues ? rowsOfGroups(used) : []
    let spreads = needsValues ? members.map { spread($0) } : []
    let values = aggregates.map { aggregate -> [Double] in
      switch aggregate {
      case .count: used.map { Double(totals[$0].count) }
      case .sum: used.map { totals[$0].sum + errors[$0] }
      case .mean:
        used.map {
          (totals[$0].sum + (needsErrors ? errors[$0] : 0)) / Double(totals[$0].count)
        }
      case .min: used.map { least[$0] }
      case .max: used.map { greatest[$0] }
      case .median: spreads.map(\.median)
      case .stdev: spreads.map(\.stdev)
      }
    }
    let exact = needsErrors && keepsRows ? members.map { exactSum($0) } : used.map { _ in nil }
    let ids = slots.ids(used, fields: indices)
    return Grouping(
      fields: fields, aggregates: aggregates, count: used.count, ids: ids, indices: indices,
      values: values, exactSums: exact, additive: additive(fields, ids, members, query),
      members: keepsRows ? members : [], query: query)
  }

  /// For each group whether its figures can be added up: by its rows, where they were kept, else by
  /// the fields that it was grouped by.
  private func additive(
    _ fields: [Field], _ ids: [[Int32]], _ members: [[Int32]], _ query: ObservationQuery
  ) -> [Bool] {
    let count = ids.first?.count ?? members.count
    guard needsErrors else { return [] }
    let additivity = Additivity(frame, query.catalog)
    if !members.isEmpty {
      return members.map { rows in rows.allSatisfy { additivity.isAdditive($0) } }
    }
    var result = [Bool](repeating: true, count: count)
    for (field, index) in fields.indices.map({ (fields[$0], $0) })
    where [.unit, .indicator, .measure].contains(field) {
      for group in 0..<count where result[group] {
        let id = ids[index][group]
        switch field {
        case .unit: result[group] = Additivity.isAdditive(unit: indices[index].cell(id).plain)
        case .indicator: result[group] = additivity.isAdditive(concept: id)
        default: result[group] = Additivity.isAdditive(measure: UInt8(clamping: id))
        }
      }
    }
    return result
  }

  private func rowsOfGroups(_ used: [Int]) -> [[Int32]] {
    var group = [Int32](repeating: -1, count: totals.count)
    for (index, slot) in used.enumerated() { group[slot] = Int32(clamping: index) }
    var result = used.map { slot -> [Int32] in
      var rows: [Int32] = []
      rows.reserveCapacity(totals[slot].count)
      return rows
    }
    for (row, slot) in zip(rows, slotOfRow) { result[Int(group[Int(slot)])].append(row) }
    return result
  }

  private func spread(_ rows: [Int32]) -> (median: Double, stdev: Double) {
    let values = rows.map { frame.values[Int($0)] * factors[Int(frame.units[Int($0)])] }.sorted()
    let middle = values.count / 2
    let median =
      values.count % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2
    guard values.count > 1 else { return (median, .nan) }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (median, (squares / Double(values.count - 1)).squareRoot())
  }

  private func exactSum(_ rows: [Int32]) -> ExactDecimal? {
    var sum = ExactDecimal(0)
    for row in rows {
      let factor = factors[Int(frame.units[Int(row)])]
      // 亩 in 平方米 does not end: such a sum cannot be exact.
      guard let scale = ExactDecimal(shortest: factor), scale.scale <= 4,
        let value = frame.exactValue(Int(row)).multiplied(by: scale),
        let next = sum.adding(value)
      else { return nil }
      sum = next
    }
    return sum
  }
}
