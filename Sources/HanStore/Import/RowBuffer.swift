import GRDB
import GRDBSQLite
import HanBase

/// Rows of one table, made in a worker thread in the form in which the writer binds them.
///
/// Words lie in one block of bytes, so that the one thread that writes neither makes nor copies
/// strings.
struct RowBuffer: Sendable {
  private struct Cell {
    enum Kind: Int32 {
      case null
      case integer
      case real
      case text
      case blob
      case derivation
    }
    var kind: Kind
    /// Bytes of a text or blob.
    var count: Int32 = 0
    /// The number, or where the bytes begin.
    var bits: Int64 = 0
  }

  private var cells: [Cell] = []
  private var bytes: [UInt8] = []

  /// How many cells there are.
  var cellCount: Int { cells.count }
  /// About how much memory it takes.
  var size: Int { bytes.count + cells.count * 16 }

  /// Makes room for so many rows of so many cells, of about so many bytes each.
  mutating func reserve(rows: Int, width: Int, bytes count: Int) {
    cells.reserveCapacity(cells.count + rows * width)
    bytes.reserveCapacity(bytes.count + rows * count)
  }

  mutating func text(_ value: String) {
    let start = bytes.count
    if value.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes.append(contentsOf: value.utf8)
    }
    cells.append(
      Cell(kind: .text, count: Int32(clamping: bytes.count - start), bits: Int64(start)))
  }
  mutating func text(_ value: some Collection<UInt8>) { append(value, .text) }
  mutating func blob(_ value: some Collection<UInt8>) { append(value, .blob) }

  /// Words of a text.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) {
    self.text(Self.slice(text, span))
  }

  /// Words of a text; NULL for none.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, orNull span: Span) {
    if span.isEmpty { null() } else { self.text(text, span) }
  }

  /// Words of two places of a text as one.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, _ first: Span, _ second: Span) {
    let start = bytes.count
    bytes.append(contentsOf: Self.slice(text, first))
    bytes.append(contentsOf: Self.slice(text, second))
    cells.append(
      Cell(kind: .text, count: Int32(clamping: bytes.count - start), bits: Int64(start)))
  }

  private static func slice(
    _ text: UnsafeBufferPointer<UInt8>, _ span: Span
  ) -> UnsafeBufferPointer<UInt8> {
    let end = max(0, min(Int(span.end), text.count))
    let start = max(0, min(Int(span.start), end))
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// A day in the form `2024-06-30`; NULL for none.
  mutating func date(_ date: CivilDate?) {
    guard let date else { return null() }
    cells.append(Cell(kind: .text, count: 10, bits: Int64(bytes.count)))
    append(date.year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    append(date.month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    append(date.day, digits: 2)
  }

  private mutating func append(_ number: Int, digits: Int) {
    var unit = 1
    for _ in 1..<digits { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(truncatingIfNeeded: 48 + number / unit % 10))
      unit /= 10
    }
  }

  mutating func text(orNull value: String?) {
    if let value { text(value) } else { null() }
  }

  mutating func null() { cells.append(Cell(kind: .null)) }

  mutating func integer(_ value: some BinaryInteger) {
    cells.append(Cell(kind: .integer, bits: Int64(clamping: value)))
  }

  mutating func real(_ value: Double) {
    cells.append(Cell(kind: .real, bits: Int64(bitPattern: value.bitPattern)))
  }

  /// A number of the document's own list of derivations, to be replaced by the store's key.
  mutating func derivation(_ index: Int) {
    cells.append(Cell(kind: .derivation, bits: Int64(index)))
  }

  private mutating func append(_ value: some Collection<UInt8>, _ kind: Cell.Kind) {
    cells.append(Cell(kind: kind, count: Int32(clamping: value.count), bits: Int64(bytes.count)))
    bytes.append(contentsOf: value)
  }

  /// Runs a statement once for each row of `width` cells, behind `key` as its first parameter where
  /// there is one.
  func insert(
    with statement: Statement, width: Int, key: Int64? = nil, derivations: [Int64] = [],
    in db: Database
  ) throws {
    guard let handle = Optional(statement.sqliteStatement) else { return }
    try bytes.withUnsafeBufferPointer { pool in
      var cell = 0
      let first: Int32 = key == nil ? 1 : 2
      if let key { sqlite3_bind_int64(handle, 1, key) }
      while cell + width <= cells.count {
        for column in 0..<width {
          bind(handle, Int32(column) + first, cells[cell + column], pool, derivations)
        }
        let result = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard result == SQLITE_DONE else {
          throw DatabaseError(
            resultCode: ResultCode(rawValue: result), message: db.lastErrorMessage)
        }
        cell += width
      }
    }
  }

  private func bind(
    _ handle: OpaquePointer, _ column: Int32, _ cell: Cell, _ pool: UnsafeBufferPointer<UInt8>,
    _ derivations: [Int64]
  ) {
    switch cell.kind {
    case .null: sqlite3_bind_null(handle, column)
    case .integer: sqlite3_bind_int64(handle, column, cell.bits)
    case .real:
      sqlite3_bind_double(handle, column, Double(bitPattern: UInt64(bitPattern: cell.bits)))
    case .derivation: sqlite3_bind_int64(handle, column, derivations[Int(cell.bits)])
    case .text, .blob:
      // The block outlives the step, so SQLite need not copy (a nil destructor is SQLITE_STATIC).
      // An empty block has no address, and SQLite would take that for NULL.
      let start = pool.baseAddress.map { UnsafeRawPointer($0 + Int(cell.bits)) }
      if cell.kind == .blob, let start, cell.count > 0 {
        sqlite3_bind_blob(handle, column, start, cell.count, nil)
      } else if cell.kind == .blob {
        sqlite3_bind_zeroblob(handle, column, 0)
      } else if let start {
        let text = start.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, column, text, cell.count, nil)
      } else {
        let nothing: StaticString = ""
        let text = UnsafeRawPointer(nothing.utf8Start).assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, column, text, 0, nil)
      }
    }
  }
}
