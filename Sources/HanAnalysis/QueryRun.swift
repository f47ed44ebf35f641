import HanFrame

/// Answers a query: rows flow through its steps in blocks that stay in the processor's cache.
struct QueryRun {
  static let blockSize = 4096

  let frame: ObservationFrame
  let catalog: any AnalysisCatalog
  private let tests: [RowTest]
  private let rest: ArraySlice<ObservationQuery.Step>

  init(_ query: ObservationQuery) {
    frame = query.frame
    catalog = query.catalog
    var conditions: [QueryCondition] = []
    var index = 0
    while index < query.steps.count, case .filter(let condition) = query.steps[index] {
      conditions.append(condition)
      index += 1
    }
    let (frame, catalog) = (self.frame, self.catalog)
    tests = conditions.map { $0.test(frame, catalog) }
      .enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
    rest = query.steps[index...]
  }

  /// Whether the query is nothing but a filter, so that `blocks` may stream it.
  var isFilter: Bool { rest.isEmpty }

  /// The numbers of the query's rows, in its order.
  func rows() throws -> [Int32] {
    var steps = rest
    var rows: [Int32]
    switch (steps.first, steps.dropFirst().first) {
    case (.latest(let fields, let isFirst), _):
      steps.removeFirst()
      rows = try latest(fields, isFirst: isFirst) { try blocks($0) }
    case (.sort(let orders), .top(let count)):
      steps.removeFirst(2)
      rows = try top(count, orders)
    default:
      rows = []
      try blocks { rows.append(contentsOf: $0) }
    }
    while let step = steps.popFirst() { rows = try apply(step, rows) }
    return rows
  }

  /// Runs the leading filter and hands over the rows that pass, block by block, in order.
  ///
  /// Blocks of rows of which `isSkipped` says so are not looked at.
  func blocks(
    skipping isSkipped: ((Range<Int>) -> Bool)? = nil,
    _ body: (UnsafeBufferPointer<Int32>) throws -> Void
  ) throws {
    let size = Self.blockSize
    let isRare = tests.first?.isRare ?? false
    let dense = isRare ? [] : tests.filter(\.isDense)
    let others = isRare ? Array(tests.dropFirst()) : tests.filter { !$0.isDense }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 5 * size, alignment: 64)
    defer { memory.deallocate() }
    let rows = memory.bindMemory(to: Int32.self, capacity: size)
    let marks = (memory + 4 * size).bindMemory(to: UInt8.self, capacity: size)
    for start in stride(from: 0, to: frame.count, by: size) {
      let end = min(frame.count, start + size)
      if let isSkipped, isSkipped(start..<end) { continue }
      var kept = 0
      if isRare, let first = tests.first {
        kept = try first.keep(from: start, to: end, rows, values: frame.values)
      } else if dense.isEmpty {
        for row in start..<end { rows[row - start] = Int32(truncatingIfNeeded: row) }
        kept = end - start
      } else {
        marks.update(repeating: 1, count: end - start)
        for test in dense { test.mark(from: start, marks, end - start) }
        kept = Self.compact(marks, end - start, from: start, to: rows)
      }
      for test in others where kept > 0 {
        kept = try test.keep(rows, kept, values: frame.values)
      }
      if kept > 0 { try body(UnsafeBufferPointer(start: rows, count: kept)) }
    }
  }

  /// Writes the numbers of marked rows, eight at a time where none of eight is marked.
  private static func compact(
    _ marks: UnsafeMutablePointer<UInt8>, _ count: Int, from start: Int,
    to rows: UnsafeMutablePointer<Int32>
  ) -> Int {
    var (kept, index) = (0, 0)
    while index + 8 <= count {
      let word = UnsafeRawPointer(marks + index).loadUnaligned(as: UInt64.self)
      if word != 0 {
        for offset in index..<index &+ 8 {
          rows[kept] = Int32(truncatingIfNeeded: start &+ offset)
          kept &+= Int(marks[offset])
        }
      }
      index &+= 8
    }
    while index < count {
      rows[kept] = Int32(truncatingIfNeeded: start &+ index)
      kept &+= Int(marks[index])
      index &+= 1
    }
    return kept
  }

  private func apply(_ step: ObservationQuery.Step, _ rows: [Int32]) throws -> [Int32] {
    switch step {
    case .filter(let condition):
      var kept = rows
      let test = condition.test(frame, catalog)
      let count = try kept.withUnsafeMutableBufferPointer { buffer in
        try buffer.baseAddress.map { try test.keep($0, buffer.count, values: frame.values) } ?? 0
      }
      kept.removeLast(kept.count - count)
      return kept
    case .latest(let fields, let isFirst):
      return try latest(fields, isFirst: isFirst) { try Self.blocks(of: rows, $0) }
    case .unique: return FactFinder(frame, catalog).distinct(rows)
    case .sort(let orders): return RowOrder(frame, orders).sorted(rows)
    case .top(let count): return Array(rows.prefix(count))
    }
  }

  static func blocks(
    of rows: [Int32], _ body: (UnsafeBufferPointer<Int32>) throws -> Void
  ) rethrows {
    try rows.withUnsafeBufferPointer { all in
      var start = 0
      while start < all.count {
        let end = min(all.count, start + blockSize)
        try body(UnsafeBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
  }

  /// For each group the row of the newest (or oldest) period, the preferred of several.
  private func latest(
    _ fields: [Field], isFirst: Bool,
    _ source: ((UnsafeBufferPointer<Int32>) throws -> Void) throws -> Void
  ) throws -> [Int32] {
    var slots = GroupSlots(fields.map { $0.index(frame, catalog) }, rows: frame.count)
    let order = PeriodOrder(frame).ranks.map { isFirst && $0 != 0 ? -$0 : $0 }
    var best: [Int32] = []
    var bestOrder: [Int32] = []
    var preference: SourcePreference?
    try withScratch { numbers, scratch in
      try source { rows in
        slots.fill(numbers, scratch, rows)
        if best.count < slots.count {
          let missing = slots.count - best.count
          best.append(contentsOf: repeatElement(-1, count: missing))
          bestOrder.append(contentsOf: repeatElement(.min, count: missing))
        }
        for index in rows.indices {
          let (row, slot) = (rows[index], Int(numbers[index]))
          // An unknown period comes after every known one, whichever end is asked for.
          let raw = order[Int(frame.periods[Int(row)])]
          let rank = raw == 0 ? .min + 1 : raw
          if rank > bestOrder[slot] {
            (best[slot], bestOrder[slot]) = (row, rank)
          } else if rank == bestOrder[slot] {
            let rules = preference ?? SourcePreference(frame)
            preference = rules
            if rules.prefers(Int(row), to: Int(best[slot])) { best[slot] = row }
          }
        }
      }
    }
    return best.filter { $0 >= 0 }.sorted()
  }

  /// The first rows of the leading filter in some order, without sorting the others.
  private func top(_ count: Int, _ orders: [SortOrder]) throws -> [Int32] {
    let order = RowOrder(frame, orders)
    guard count > 0 else { return [] }
    if count > 10_000 {
      var all: [Int32] = []
      try blocks { all.append(contentsOf: $0) }
      return Array(order.sorted(all).prefix(count))
    }
    var sink = TopRows(count, order)
    try blocks(skipping: { sink.excludes($0) }, { sink.add($0) })
    return sink.rows
  }
}

/// Gives room for the slots of one block and for ids beside them.
func withScratch<Result>(
  _ body: (UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>) throws -> Result
) throws -> Result {
  let room = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * QueryRun.blockSize)
  defer { room.deallocate() }
  return try body(room, room + QueryRun.blockSize)
}

extension ObservationQuery {
  /// The numbers of the query's rows in the frame, in its order.
  ///
  /// - Throws: What a function given to `.passes` throws.
  public func rows() throws -> [Int32] { try QueryRun(self).rows() }

  /// How many rows the query has.
  public func count() throws -> Int {
    let run = QueryRun(self)
    guard run.isFilter else { return try run.rows().count }
    var count = 0
    try run.blocks { count += $0.count }
    return count
  }

  /// Calls a function with each row of the query, in its order.
  public func each(_ body: (ObservationRow) throws -> Void) throws {
    for row in try rows() { try body(ObservationRow(frame, Int(row))) }
  }
}
