import GRDB
import GRDBSQLite
import HanBase

/// Rows of one table, made in a worker thread in the form in which SQLite takes them.
///
/// Words of the document stay where they are, other words lie in one block of bytes, so that the
/// one thread that writes neither makes nor copies strings (`RowFeed`). A buffer is filled by one thread and
/// never changed once it is handed on.
final class RowBuffer: @unchecked Sendable {
  /// A value of a row.
  struct Cell {
    enum Kind: Int32 {
      case null
      case integer
      case real
      case text
      case blob
      case derivation
      /// Bytes of the document's text.
      case words
    }
    var kind: Kind
    /// Bytes of a text or blob.
    var count: Int32 = 0
    /// The number, or where the bytes begin.
    var bits: Int64 = 0
  }

  /// The document's text, which cells refer to.
  private let source: [UInt8]
  @exclusivity(unchecked) private var cells: UnsafeMutablePointer<Cell>
  @exclusivity(unchecked) private var cellCapacity: Int
  /// How many cells there are.
  @exclusivity(unchecked) private(set) var cellCount = 0
  @exclusivity(unchecked) private var bytes: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var byteCapacity: Int
  @exclusivity(unchecked) private var byteCount = 0

  /// Makes a buffer with room for so many rows of so many cells, of about so many bytes each, over a
  /// text to which cells refer.
  init(rows: Int = 1, width: Int = 20, bytes count: Int = 200, source: [UInt8] = []) {
    self.source = source
    cellCapacity = max(1, rows * width)
    byteCapacity = max(16, rows * count)
    cells = .allocate(capacity: cellCapacity)
    bytes = .allocate(capacity: byteCapacity)
  }

  deinit {
    cells.deallocate()
    bytes.deallocate()
  }

  /// About how much memory it takes.
  var size: Int { byteCount + cellCount * MemoryLayout<Cell>.stride }

  // MARK: cells

  func text(_ value: String) {
    if value.utf8.withContiguousStorageIfAvailable({ append($0, .text) }) == nil {
      text(Array(value.utf8))
    }
  }
  func text(_ value: [UInt8]) { value.withUnsafeBufferPointer { append($0, .text) } }
  func text(_ value: UnsafeBufferPointer<UInt8>) { append(value, .text) }
  func blob(_ value: [UInt8]) { value.withUnsafeBufferPointer { append($0, .blob) } }

  func text(orNull value: String?) {
    if let value { text(value) } else { null() }
  }

  /// The whole text of the document.
  func wholeText() { words(Span(0, source.count)) }

  /// Words of the document's text.
  func words(_ span: Span) {
    let end = max(0, min(Int(span.end), source.count))
    let start = max(0, min(Int(span.start), end))
    append(Cell(kind: .words, count: Int32(clamping: end - start), bits: Int64(start)))
  }

  /// Words of the document's text; NULL for none.
  func words(orNull span: Span) {
    if span.isEmpty { null() } else { words(span) }
  }

  /// Words of two places of the document's text as one.
  func words(_ first: Span, _ second: Span) {
    let start = byteCount
    source.withUnsafeBufferPointer { text in
      for span in [first, second] {
        let end = max(0, min(Int(span.end), text.count))
        put(UnsafeBufferPointer(rebasing: text[max(0, min(Int(span.start), end))..<end]))
      }
    }
    append(Cell(kind: .text, count: Int32(clamping: byteCount - start), bits: Int64(start)))
  }

  func null() { append(Cell(kind: .null)) }

  func integer(_ value: some BinaryInteger) {
    append(Cell(kind: .integer, bits: Int64(clamping: value)))
  }

  func real(_ value: Double) {
    append(Cell(kind: .real, bits: Int64(bitPattern: value.bitPattern)))
  }

  /// A number of the document's own list of derivations, to be replaced by the store's key.
  func derivation(_ index: Int) { append(Cell(kind: .derivation, bits: Int64(index))) }

  /// A day in the form `2024-06-30`; NULL for none.
  func date(_ date: CivilDate?) {
    guard let date else { return null() }
    append(Cell(kind: .text, count: 10, bits: Int64(byteCount)))
    reserve(10)
    put(date.year, digits: 4)
    put(UInt8(ascii: "-"))
    put(date.month, digits: 2)
    put(UInt8(ascii: "-"))
    put(date.day, digits: 2)
  }

  /// So many letters, one for each number from 0 on.
  @inline(__always)
  func letters(_ count: Int, _ letter: (Int) -> UInt8) {
    append(Cell(kind: .text, count: Int32(clamping: count), bits: Int64(byteCount)))
    reserve(count)
    for place in 0..<count { put(letter(place)) }
  }

  // MARK: memory

  @inline(__always)
  private func append(_ cell: Cell) {
    if cellCount == cellCapacity { growCells() }
    (cells + cellCount).initialize(to: cell)
    cellCount &+= 1
  }

  private func append(_ value: UnsafeBufferPointer<UInt8>, _ kind: Cell.Kind) {
    append(Cell(kind: kind, count: Int32(clamping: value.count), bits: Int64(byteCount)))
    put(value)
  }

  private func put(_ value: UnsafeBufferPointer<UInt8>) {
    guard let start = value.baseAddress else { return }
    reserve(value.count)
    (bytes + byteCount).initialize(from: start, count: value.count)
    byteCount &+= value.count
  }

  /// Puts a byte into reserved room.
  @inline(__always)
  private func put(_ byte: UInt8) {
    (bytes + byteCount).initialize(to: byte)
    byteCount &+= 1
  }

  private func put(_ number: Int, digits: Int) {
    var unit = digits == 4 ? 1000 : 10
    while unit > 0 {
      put(UInt8(truncatingIfNeeded: 48 + number / unit % 10))
      unit /= 10
    }
  }

  @inline(__always)
  private func reserve(_ count: Int) {
    if byteCapacity - byteCount < count { growBytes(count) }
  }

  private func growCells() {
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: cellCapacity * 2)
    larger.moveInitialize(from: cells, count: cellCount)
    cells.deallocate()
    (cells, cellCapacity) = (larger, cellCapacity * 2)
  }

  private func growBytes(_ count: Int) {
    let capacity = max(byteCapacity * 2, byteCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: bytes, count: byteCount)
    bytes.deallocate()
    (bytes, byteCapacity) = (larger, capacity)
  }

  // MARK: writing

  /// Runs a statement that takes its rows, of `width` cells each, from `rowFeed(?)`; `key` is their
  /// first column where there is one.
  func insert(
    with statement: Statement, width: Int, key: Int64? = nil, derivations: [Int64] = [],
    in db: Database
  ) throws {
    guard cellCount >= width, let handle = Optional(statement.sqliteStatement) else { return }
    let result = source.withUnsafeBufferPointer { source in
      derivations.withUnsafeBufferPointer { derivations in
        // An empty text has no address, and SQLite would take that for NULL.
        var rows = RowFeed.Rows(
          cells: cells, count: cellCount, width: width, bytes: bytes,
          source: source.baseAddress ?? UnsafePointer(bytes), derivations: derivations.baseAddress,
          key: key ?? 0, lead: key == nil ? 0 : 1)
        return RowFeed.run(handle, &rows)
      }
    }
    guard result == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: result), message: db.lastErrorMessage)
    }
  }
}
