import GRDB
import GRDBSQLite

/// The rows of a `RowBuffer` as a table-valued function of SQLite, `rowFeed(ROWS)`.
///
/// One `INSERT … SELECT c0, c1 FROM rowFeed(?)` takes all rows of a document: SQLite then keeps its
/// cursors, their places and its memory from row to row, and nothing is bound. A statement that is run
/// anew for each row takes about twice as long. The rows are handed over as an SQLite pointer, so that
/// no SQL from elsewhere can make one up.
enum RowFeed {
  /// The memory of a buffer while its rows are taken.
  struct Rows {
    var cells: UnsafePointer<RowBuffer.Cell>
    /// How many cells there are, and how many make a row.
    var count: Int
    var width: Int
    /// What texts and blobs refer to.
    var bytes: UnsafePointer<UInt8>
    /// What words of the document refer to.
    var source: UnsafePointer<UInt8>
    var derivations: UnsafePointer<Int64>?
    /// What stands before the cells of each row, if `lead` is 1.
    var key: Int64
    var lead: Int
  }

  /// The most columns that a table may have.
  static let columnLimit = 26
  private static let pointerType: StaticString = "hanalyze rows"

  private struct Cursor {
    var base = sqlite3_vtab_cursor()
    var rows: UnsafePointer<Rows>?
    /// The first cell of the row.
    var cell = 0
  }

  /// Names of so many columns, for `SELECT`.
  static func columns(_ count: Int) -> String {
    (0..<count).map { "c\($0)" }.joined(separator: ", ")
  }

  /// Makes the function known to a connection.
  static func register(on db: Database) throws {
    let code = sqlite3_create_module_v2(db.sqliteConnection, "rowFeed", module, nil, nil)
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  /// Runs a statement whose only parameter is the one of `rowFeed`; gives SQLite's code.
  static func run(_ statement: OpaquePointer, _ rows: UnsafeMutablePointer<Rows>) -> Int32 {
    pointerType.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) { name in
        sqlite3_bind_pointer(statement, 1, rows, name.baseAddress, nil)
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        return code
      }
    }
  }

  // What SQLite calls.

  /// Made once and never changed; SQLite keeps its address.
  private nonisolated(unsafe) static let module: UnsafePointer<sqlite3_module> = {
    var module = sqlite3_module()
    module.xConnect = { db, _, _, _, table, _ in
      let code = sqlite3_declare_vtab(
        db, "CREATE TABLE x(\(RowFeed.columns(RowFeed.columnLimit)), source HIDDEN)")
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<sqlite3_vtab>.allocate(capacity: 1)
      made.initialize(to: sqlite3_vtab())
      table?.pointee = made
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      table?.deallocate()
      return SQLITE_OK
    }
    module.xBestIndex = { _, info in RowFeed.plan(info) }
    module.xOpen = { _, cursor in
      let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      made.initialize(to: Cursor())
      cursor?.pointee = UnsafeMutableRawPointer(made)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      RowFeed.cursor(cursor)?.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, _, _, count, values in
      guard let cursor = RowFeed.cursor(cursor) else { return SQLITE_ERROR }
      let given = count > 0 ? values?[0] : nil
      cursor.pointee.cell = 0
      cursor.pointee.rows = RowFeed.rows(given)
      return SQLITE_OK
    }
    module.xNext = { cursor in
      guard let cursor = RowFeed.cursor(cursor) else { return SQLITE_ERROR }
      cursor.pointee.cell += cursor.pointee.rows?.pointee.width ?? 1
      return SQLITE_OK
    }
    module.xEof = { cursor in
      guard let cursor = RowFeed.cursor(cursor), let rows = cursor.pointee.rows else { return 1 }
      return cursor.pointee.cell + rows.pointee.width > rows.pointee.count ? 1 : 0
    }
    module.xColumn = { cursor, context, column in
      guard let cursor = RowFeed.cursor(cursor), let rows = cursor.pointee.rows else {
        return SQLITE_ERROR
      }
      RowFeed.give(rows, cursor.pointee.cell, Int(column), to: context)
      return SQLITE_OK
    }
    module.xRowid = { cursor, number in
      number?.pointee = Int64(RowFeed.cursor(cursor)?.pointee.cell ?? 0)
      return SQLITE_OK
    }
    let place = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    place.initialize(to: module)
    return UnsafePointer(place)
  }()

  @inline(__always)
  private static func cursor(
    _ base: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<Cursor>? {
    // The base stands first in the cursor, as SQLite's own modules have it.
    UnsafeMutableRawPointer(base)?.assumingMemoryBound(to: Cursor.self)
  }

  /// The rows that a value points to; nil where it is another value.
  private static func rows(_ value: OpaquePointer?) -> UnsafePointer<Rows>? {
    guard let value else { return nil }
    return pointerType.withUTF8Buffer { name in
      name.withMemoryRebound(to: CChar.self) { name in
        UnsafePointer(
          sqlite3_value_pointer(value, name.baseAddress)?.assumingMemoryBound(to: Rows.self))
      }
    }
  }

  /// The parameter is wanted, and nothing else can be searched for.
  private static func plan(_ info: UnsafeMutablePointer<sqlite3_index_info>?) -> Int32 {
    guard let info else { return SQLITE_ERROR }
    for index in 0..<Int(info.pointee.nConstraint) {
      let constraint = info.pointee.aConstraint[index]
      guard constraint.usable != 0, Int(constraint.iColumn) == columnLimit,
        Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ
      else { continue }
      info.pointee.aConstraintUsage[index].argvIndex = 1
      info.pointee.aConstraintUsage[index].omit = 1
      info.pointee.estimatedCost = 1
      info.pointee.estimatedRows = 1000
      return SQLITE_OK
    }
    return SQLITE_CONSTRAINT
  }

  @inline(__always)
  private static func give(
    _ rows: UnsafePointer<Rows>, _ first: Int, _ column: Int, to context: OpaquePointer?
  ) {
    let place = column - rows.pointee.lead
    guard place >= 0 else { return sqlite3_result_int64(context, rows.pointee.key) }
    guard place < rows.pointee.width else { return sqlite3_result_null(context) }
    let cell = rows.pointee.cells[first + place]
    switch cell.kind {
    case .null: sqlite3_result_null(context)
    case .integer: sqlite3_result_int64(context, cell.bits)
    case .real: sqlite3_result_double(context, Double(bitPattern: UInt64(bitPattern: cell.bits)))
    case .derivation:
      sqlite3_result_int64(context, rows.pointee.derivations?[Int(cell.bits)] ?? 0)
    // The bytes outlive the statement, so SQLite need not copy (a nil destructor is SQLITE_STATIC).
    case .text: give(text: rows.pointee.bytes + Int(cell.bits), cell.count, to: context)
    case .words: give(text: rows.pointee.source + Int(cell.bits), cell.count, to: context)
    case .blob:
      sqlite3_result_blob(context, rows.pointee.bytes + Int(cell.bits), cell.count, nil)
    }
  }

  @inline(__always)
  private static func give(
    text start: UnsafePointer<UInt8>, _ count: Int32, to context: OpaquePointer?
  ) {
    start.withMemoryRebound(to: CChar.self, capacity: Int(count)) {
      sqlite3_result_text(context, $0, count, nil)
    }
  }
}
