import HanExtract
import HanFrame

/// A condition made ready to run over rows: ids looked up once, rows tested by table.
enum RowTest {
  /// Passes rows whose id is marked in the table; `share` of the ids are.
  case ids(FrameColumn<Int32>, [Bool], share: Double)
  /// Passes rows with exactly this id.
  case id(FrameColumn<Int32>, Int32, share: Double)
  /// Passes rows whose byte is a set bit.
  case bytes(FrameColumn<UInt8>, UInt64)
  /// Passes rows whose byte, with `and` applied, is this one.
  case byte(FrameColumn<UInt8>, and: UInt8, UInt8)
  /// Passes rows with values in the range; not-a-number never passes.
  case values(ClosedRange<Double>)
  /// Passes rows for which the function says yes.
  case function((Int) throws -> Bool)
  /// Passes nothing.
  case never

  /// How early the test should run: the fewest rows through for the least work first.
  var cost: Double {
    switch self {
    case .never: -1
    case .id(_, _, let share): share
    case .ids(_, _, let share): share + 0.01
    case .byte: 0.4
    case .bytes: 0.5
    case .values: 0.6
    case .function: 10
    }
  }

  /// The test of a column of small codes against a set of them.
  static func bytes(_ column: FrameColumn<UInt8>, anyOf codes: [UInt8]) -> RowTest {
    guard let first = codes.first else { return .never }
    if codes.allSatisfy({ $0 == first }) { return .byte(column, and: 255, first) }
    return .bytes(column, codes.reduce(0) { $0 | 1 << UInt64($1 & 63) })
  }

  /// Whether few enough rows pass that looking at each by itself is quickest.
  var isRare: Bool {
    if case .id(_, _, let share) = self { share < 0.03 } else { false }
  }

  /// Whether `mark` can run the test over whole stretches of a column.
  var isDense: Bool {
    switch self {
    case .id, .byte: true
    default: false
    }
  }

  /// Clears the marks of those of the rows from `start` on that do not pass.
  func mark(from start: Int, _ marks: UnsafeMutablePointer<UInt8>, _ count: Int) {
    // Plain loops over neighbouring rows: the compiler makes vector instructions of them.
    switch self {
    case .id(let column, let wanted, _):
      guard let base = column.values.baseAddress.map({ $0 + start }) else { return }
      for index in 0..<count { marks[index] &= base[index] == wanted ? 1 : 0 }
    case .byte(let column, let mask, let wanted):
      guard let base = column.values.baseAddress.map({ $0 + start }) else { return }
      for index in 0..<count { marks[index] &= base[index] & mask == wanted ? 1 : 0 }
    default: break
    }
  }

  /// The test of a column of ids against the ids that a table marks.
  static func ids(_ column: FrameColumn<Int32>, _ marked: [Bool]) -> RowTest {
    let hits = marked.count { $0 }
    guard hits > 0, let first = marked.firstIndex(of: true) else { return .never }
    let share = Double(hits) / Double(marked.count)
    return hits == 1
      ? .id(column, Int32(clamping: first), share: share) : .ids(column, marked, share: share)
  }

  /// Keeps those of the first `count` rows in `rows` that pass; returns how many.
  func keep(
    _ rows: UnsafeMutablePointer<Int32>, _ count: Int, values: FrameColumn<Double>
  ) throws -> Int {
    var kept = 0
    switch self {
    case .never: return 0
    case .id(let column, let wanted, _):
      for index in 0..<count {
        let row = rows[index]
        rows[kept] = row
        kept &+= column[Int(row)] == wanted ? 1 : 0
      }
    case .ids(let column, let marked, _):
      marked.withUnsafeBufferPointer { marked in
        for index in 0..<count {
          let row = rows[index]
          rows[kept] = row
          kept &+= marked[Int(column[Int(row)])] ? 1 : 0
        }
      }
    case .byte(let column, let mask, let wanted):
      for index in 0..<count {
        let row = rows[index]
        rows[kept] = row
        kept &+= column[Int(row)] & mask == wanted ? 1 : 0
      }
    case .bytes(let column, let mask):
      for index in 0..<count {
        let row = rows[index]
        rows[kept] = row
        kept &+= Int(truncatingIfNeeded: mask &>> UInt64(column[Int(row)] & 63) & 1)
      }
    case .values(let range):
      let (low, high) = (range.lowerBound, range.upperBound)
      for index in 0..<count {
        let row = rows[index]
        let value = values[Int(row)]
        rows[kept] = row
        kept &+= value >= low && value <= high ? 1 : 0
      }
    case .function(let passes):
      for index in 0..<count {
        let row = rows[index]
        rows[kept] = row
        kept &+= try passes(Int(row)) ? 1 : 0
      }
    }
    return kept
  }

  /// Writes those of the rows `start ..< end` that pass to `rows`; returns how many.
  func keep(
    from start: Int, to end: Int, _ rows: UnsafeMutablePointer<Int32>, values: FrameColumn<Double>
  ) throws -> Int {
    guard case .id(let column, let wanted, _) = self, let base = column.values.baseAddress else {
      for index in start..<end { rows[index - start] = Int32(truncatingIfNeeded: index) }
      return try keep(rows, end - start, values: values)
    }
    // Sixteen rows at a time: most sixteens hold no row of a single indicator.
    var (kept, row) = (0, start)
    let pattern = SIMD16<Int32>(repeating: wanted)
    while row + 16 <= end {
      let block = UnsafeRawPointer(base + row).loadUnaligned(as: SIMD16<Int32>.self)
      if any(block .== pattern) {
        for lane in row..<row + 16 {
          rows[kept] = Int32(truncatingIfNeeded: lane)
          kept &+= column[lane] == wanted ? 1 : 0
        }
      }
      row += 16
    }
    while row < end {
      rows[kept] = Int32(truncatingIfNeeded: row)
      kept &+= column[row] == wanted ? 1 : 0
      row += 1
    }
    return kept
  }
}
