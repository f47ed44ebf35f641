import HanFrame

/// The periods of a frame in order of time, as small numbers.
struct PeriodOrder {
  /// For each period id its rank, from 1; 0 where its end is unknown.
  ///
  /// Later ends rank higher; of periods with one end, the one nearer to a whole year does.
  let ranks: [Int32]

  init(_ frame: ObservationFrame) {
    let none = Int32.min
    let keys = (0..<frame.periodEnds.count).map { id -> (Int32, Int32) in
      let (start, end) = (frame.periodStarts[id], frame.periodEnds[id])
      guard end != none else { return (none, 0) }
      let length = start == none ? 1_000_000 : abs(Int(end) - Int(start) - 365)
      return (end, -Int32(clamping: length))
    }
    var ranks = [Int32](repeating: 0, count: keys.count)
    var (rank, last): (Int32, (Int32, Int32)?) = (0, nil)
    for id in keys.indices.sorted(by: { keys[$0] < keys[$1] }) where keys[id].0 != none {
      if last.map({ $0 != keys[id] }) ?? true { rank += 1 }
      last = keys[id]
      ranks[id] = rank
    }
    self.ranks = ranks
  }
}

/// Compares rows by some keys, the first that differs deciding, and by position at last.
struct RowOrder {
  private let frame: ObservationFrame
  private let orders: [SortOrder]
  private let periodRanks: [Int32]
  private let conceptRanks: [Int32]
  private let factors: [Double]
  private let scalesUnits: Bool

  init(_ frame: ObservationFrame, _ orders: [SortOrder]) {
    self.frame = frame
    self.orders = orders
    usesValueFirst = orders.first?.key == .value
    firstDescends = orders.first?.descending ?? false
    let keys = Set(orders.map(\.key))
    periodRanks = keys.contains(.period) ? PeriodOrder(frame).ranks : []
    factors =
      (0..<frame.unitNames.count).map { UnitScale.common(frame.unitNames[$0]).factor }
    scalesUnits = factors.contains { $0 != 1 }
    conceptRanks = keys.contains(.indicator) ? Self.ranks(frame.conceptNames) : []
  }

  /// The value of a row in its common unit.
  func value(_ row: Int32) -> Double {
    let value = frame.values[Int(row)]
    return scalesUnits ? value * factors[Int(frame.units[Int(row)])] : value
  }

  /// The first key's number for a row, where that key is a number by itself.
  let usesValueFirst: Bool
  let firstDescends: Bool

  /// Keeps those of some rows whose value does not lie beyond a bound; returns how many.
  func within(
    _ bound: Double, _ rows: UnsafeBufferPointer<Int32>, _ kept: UnsafeMutablePointer<Int32>
  ) -> Int {
    let (values, units, descends) = (frame.values, frame.units, firstDescends)
    var count = 0
    if scalesUnits {
      factors.withUnsafeBufferPointer { factors in
        for row in rows {
          let value = values[Int(row)] * factors[Int(units[Int(row)])]
          kept[count] = row
          count &+= (descends ? value >= bound : value <= bound) ? 1 : 0
        }
      }
    } else {
      for row in rows {
        let value = values[Int(row)]
        kept[count] = row
        count &+= (descends ? value >= bound : value <= bound) ? 1 : 0
      }
    }
    return count
  }

  /// Whether the values of all rows of a stretch lie beyond a bound; false where that would have to
  /// be looked up row by row.
  func allBeyond(_ bound: Double, _ rows: Range<Int>) -> Bool {
    guard usesValueFirst, !scalesUnits else { return false }
    let values = UnsafeBufferPointer(rebasing: frame.values.values[rows])
    // Eight at a time; the comparison is written so that vector instructions do it.
    var hits = SIMD8<Int64>.zero
    let limit = SIMD8<Double>(repeating: bound)
    var index = 0
    guard let base = values.baseAddress else { return false }
    while index &+ 8 <= values.count {
      let block = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Double>.self)
      let within = firstDescends ? block .>= limit : block .<= limit
      hits.replace(with: 1, where: within)
      index &+= 8
    }
    if hits != .zero { return false }
    return values[index...].allSatisfy { firstDescends ? $0 < bound : $0 > bound }
  }

  func sorted(_ rows: [Int32]) -> [Int32] {
    if orders.count == 1, usesValueFirst {
      let sign: Double = firstDescends ? -1 : 1
      var keyed: [(key: Double, place: Int32)] = []
      keyed.reserveCapacity(rows.count)
      for (place, row) in rows.enumerated() {
        keyed.append((sign * value(row), Int32(truncatingIfNeeded: place)))
      }
      // Equal keys keep their order, whatever the sorting does.
      keyed.sort { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }
      return keyed.map { rows[Int($0.place)] }
    }
    return rows.enumerated().sorted { left, right in
      let order = compare(left.element, right.element)
      return order == 0 ? left.offset < right.offset : order < 0
    }.map(\.element)
  }

  /// Below zero where `a` comes before `b`.
  func compare(_ a: Int32, _ b: Int32) -> Int {
    for order in orders {
      let result = compare(Int(a), Int(b), order.key)
      if result != 0 { return order.descending ? -result : result }
    }
    return 0
  }

  private func compare(_ a: Int, _ b: Int, _ key: SortOrder.Key) -> Int {
    func three<Value: Comparable>(_ x: Value, _ y: Value) -> Int { x < y ? -1 : x > y ? 1 : 0 }
    switch key {
    case .value: return three(value(Int32(clamping: a)), value(Int32(clamping: b)))
    case .area:
      return three(
        frame.areaNumbers[Int(frame.areas[a])], frame.areaNumbers[Int(frame.areas[b])])
    case .period:
      return three(periodRanks[Int(frame.periods[a])], periodRanks[Int(frame.periods[b])])
    case .published:
      return three(frame.publishedDay(doc: frame.docs[a]), frame.publishedDay(doc: frame.docs[b]))
    case .indicator:
      return three(conceptRanks[Int(frame.concepts[a])], conceptRanks[Int(frame.concepts[b])])
    case .position: return three(a, b)
    }
  }

  private static func ranks(_ texts: StringColumn) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: texts.count)
    let order = (0..<texts.count).map { (texts[$0], $0) }.sorted { $0 < $1 }
    var rank: Int32 = 0
    for (position, item) in order.enumerated() {
      if position > 0, order[position - 1].0 != item.0 { rank += 1 }
      ranks[item.1] = rank
    }
    return ranks
  }
}

/// Keeps the first `limit` rows of a stream in some order.
struct TopRows {
  private let limit: Int
  private let order: RowOrder
  private(set) var rows: [Int32] = []
  private var bound: Double?

  init(_ limit: Int, _ order: RowOrder) {
    self.limit = limit
    self.order = order
  }

  mutating func add(_ block: UnsafeBufferPointer<Int32>) {
    guard let bound, order.usesValueFirst else {
      for row in block { insert(row) }
      return
    }
    // Most rows of a long stream lie beyond the bound: one comparison sends them off.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, block.count)) { kept in
      guard let base = kept.baseAddress else { return }
      let count = order.within(bound, block, base)
      for index in 0..<count { insert(base[index]) }
    }
  }

  /// Whether no row of a stretch can be among the first.
  func excludes(_ rows: Range<Int>) -> Bool { bound.map { order.allBeyond($0, rows) } ?? false }

  private mutating func insert(_ row: Int32) {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if order.compare(row, rows[middle]) < 0 { high = middle } else { low = middle + 1 }
    }
    guard low < limit else { return }
    rows.insert(row, at: low)
    if rows.count > limit { rows.removeLast() }
    if rows.count == limit, order.usesValueFirst, let last = rows.last { bound = order.value(last) }
  }
}
