import CMemory
import GRDB
import GRDBSQLite
import HanBase
import HanExtract
import HanFrame

/// Keeps the column segments beside the rows of observations, and reads them.
///
/// A segment is a copy that can be made again at any time: a document's rows are the truth, and
/// `document.segmentId` says which segment holds a copy of them. A segment's rows of documents that
/// were since removed or replaced are skipped.
enum SegmentUpkeep {
  /// A segment as its row describes it.
  struct Part {
    let id: Int64
    let rowCount: Int
    let documentCount: Int
    let names: [String]
  }

  /// The columns of all observations.
  ///
  /// Of several segments one after another is read and let go, in the memory of the one before.
  static func frame(_ db: Database) throws -> ObservationFrame {
    let parts = try parts(db).filter { !$0.names.isEmpty }
    if parts.count > 1 { han_memory_keep() }
    defer { if parts.count > 1 { han_memory_release() } }
    var pieces = FramePieces(rows: parts.reduce(0) { $0 + $1.rowCount })
    var damaged: [Int64] = []
    for part in parts {
      do {
        let frame = try load(db, part.id)
        let alive = Set(part.names)
        pieces.add(
          frame,
          documents: frame.docNames.count == alive.count
            ? nil : (0..<frame.docNames.count).map { alive.contains(frame.docNames[$0]) })
      } catch is HanError {
        // Made by another version, or broken: the rows say the same.
        damaged.append(part.id)
      }
    }
    let loose = try looseFrame(db, besides: damaged)
    if loose.count > 0 { pieces.add(loose, documents: nil) }
    return pieces.finish()
  }

  /// The columns of what a query gives, in the order of documents and text.
  static func frame(_ db: Database, _ query: SQL) throws -> ObservationFrame {
    let (sql, arguments) = try (query + " ORDER BY o.documentId, o.ordinal").build(db)
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    var builder = ObservationFrameBuilder()
    while let row = try rows.next() {
      let area: String? = row["docArea"]
      builder.append(
        try ObservationReader.observation(row).observation,
        documentArea: area.flatMap { Int32($0) } ?? 0)
    }
    return builder.finish()
  }

  /// Gives the columns of each document that stands in no segment, or only in one of `damaged`.
  static func forEachLooseDocument(
    _ db: Database, besides damaged: [Int64], _ body: (ObservationFrame) throws -> Void
  ) throws {
    let keys: SQLRequest<Int64> = """
      SELECT id FROM document
      WHERE observationCount > 0 AND (segmentId IS NULL OR segmentId IN \(damaged)) ORDER BY id
      """
    for key in try keys.fetchAll(db) {
      try body(frame(db, "\(sql: ObservationReader.query) WHERE o.documentId = \(key)"))
    }
  }

  /// The columns of documents that stand in no segment, or only in one of `damaged`.
  private static func looseFrame(
    _ db: Database, besides damaged: [Int64]
  ) throws -> ObservationFrame {
    try frame(
      db,
      "\(sql: ObservationReader.query) WHERE d.segmentId IS NULL OR d.segmentId IN \(damaged)")
  }

  static func parts(_ db: Database) throws -> [Part] {
    let names = try Row.fetchCursor(
      db,
      sql:
        "SELECT segmentId, name FROM document WHERE segmentId IS NOT NULL AND observationCount > 0"
    )
    var alive: [Int64: [String]] = [:]
    while let row = try names.next() { alive[row[0], default: []].append(row[1]) }
    return try Row.fetchAll(db, sql: "SELECT id, rowCount, documentCount FROM segment ORDER BY id")
      .map { Part(id: $0[0], rowCount: $0[1], documentCount: $0[2], names: alive[$0[0]] ?? []) }
  }

  /// The segments that cannot be read, with the reason.
  static func unreadable(_ db: Database) throws -> [(id: Int64, reason: String)] {
    try parts(db).compactMap { part in
      do {
        _ = try load(db, part.id)
        return nil
      } catch let error as HanError {
        return (part.id, error.message)
      }
    }
  }

  private static func load(_ db: Database, _ id: Int64) throws -> ObservationFrame {
    var handle: OpaquePointer?
    let code = sqlite3_blob_open(db.sqliteConnection, "main", "segment", "bytes", id, 0, &handle)
    defer { sqlite3_blob_close(handle) }
    guard code == SQLITE_OK, let handle else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
    return try ObservationFrame(byteCount: Int(sqlite3_blob_bytes(handle))) { memory in
      let code = sqlite3_blob_read(handle, memory.baseAddress, Int32(clamping: memory.count), 0)
      guard code == SQLITE_OK else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
  }

  /// Writes a frame as a segment and makes it that of the documents given by their keys.
  ///
  /// A document that was replaced since its key was given out is left alone.
  static func add(_ db: Database, _ frame: ObservationFrame, documents: [Int64]) throws {
    guard frame.count > 0 else { return }
    try insert(db, frame.segment(), rows: frame.count, documents: frame.docNames.count)
    try mark(db, documents, segment: db.lastInsertedRowID)
  }

  private static func mark(_ db: Database, _ documents: [Int64], segment: Int64) throws {
    let mark = try db.cachedStatement(sql: "UPDATE document SET segmentId = ? WHERE id = ?")
    for document in documents { try mark.execute(arguments: [segment, document]) }
  }

  /// Writes the row; its bytes go to SQLite as they are, without a copy.
  private static func insert(
    _ db: Database, _ bytes: [UInt8], rows: Int, documents: Int
  ) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO segment (rowCount, documentCount, bytes) VALUES (?, ?, ?)")
    guard let handle = Optional(statement.sqliteStatement) else { return }
    sqlite3_bind_int64(handle, 1, Int64(rows))
    sqlite3_bind_int64(handle, 2, Int64(documents))
    let code = bytes.withUnsafeBytes { bytes in
      // The bytes outlive the step, so SQLite need not copy (a nil destructor is SQLITE_STATIC).
      sqlite3_bind_blob64(handle, 3, bytes.baseAddress, UInt64(bytes.count), nil)
      let code = sqlite3_step(handle)
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
      return code
    }
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  /// Writes those of fresh columns that make segments of their own and whose documents are all there;
  /// gives the keys of these segments, and leaves the other columns.
  ///
  /// Small ones make a segment if they are all that there is beside segments of `own`, written by the
  /// same import.
  static func add(_ db: Database, _ fresh: inout Fresh, own: Set<Int64>) throws -> [Int64] {
    guard fresh.parts.contains(where: { $0.columns.segment != nil }) else { return [] }
    let loose = try looseDocuments(db)
    let others = try Int.fetchOne(db, sql: "SELECT count(*) FROM segment") ?? 0
    let takesSmall = others == own.count && fresh.parts.count == 1
    var rest = Fresh()
    var segments: [Int64] = []
    for part in fresh.parts {
      let documents = part.documents.compactMap { $0 }
      guard let bytes = part.columns.segment, part.columns.isLarge || takesSmall,
        documents.count == part.documents.count, documents.allSatisfy(loose.contains)
      else {
        rest.parts.append(part)
        continue
      }
      let frame = part.columns.frame
      try insert(db, bytes, rows: frame.count, documents: frame.docNames.count)
      segments.append(db.lastInsertedRowID)
      try mark(db, documents, segment: db.lastInsertedRowID)
    }
    fresh = rest
    return segments
  }

  private static func looseDocuments(_ db: Database) throws -> Set<Int64> {
    let request: SQLRequest<Int64> =
      "SELECT id FROM document WHERE observationCount > 0 AND segmentId IS NULL"
    return try Set(request.fetchAll(db))
  }

  /// Removes segments that hold nothing alive, and puts small, spoilt and loose ones together.
  ///
  /// A segment is rewritten when documents of it were replaced or when it is no more than twice as
  /// large as what is rewritten anyway, so that a row is copied a logarithmic number of times; those
  /// that are spared were just written.
  static func tidy(
    _ db: Database, fresh: Fresh = Fresh(), sparing spared: Set<Int64> = [], limit: Int = 2_000_000
  ) throws {
    let all = try parts(db)
    for part in all where part.names.isEmpty {
      try remove(db, segment: part.id)
    }
    let loose =
      try Int.fetchOne(
        db, sql: "SELECT coalesce(sum(observationCount), 0) FROM document WHERE segmentId IS NULL")
      ?? 0
    var (rewritten, rows) = ([Part](), loose)
    for part in all.sorted(by: { $0.rowCount < $1.rowCount })
    where !part.names.isEmpty && !spared.contains(part.id) {
      let spoilt = part.names.count < part.documentCount
      guard rows + part.rowCount <= limit, spoilt || part.rowCount <= 2 * rows else { continue }
      rewritten.append(part)
      rows += part.rowCount
    }
    guard loose > 0 || !rewritten.isEmpty else { return }
    try rewrite(db, rewritten, fresh)
  }

  private static func remove(_ db: Database, segment: Int64) throws {
    try release(db, segment: segment)
    try db.execute(literal: "DELETE FROM segment WHERE id = \(segment)")
  }

  /// Makes the documents of a segment loose.
  private static func release(_ db: Database, segment: Int64) throws {
    try db.execute(literal: "UPDATE document SET segmentId = NULL WHERE segmentId = \(segment)")
  }

  private static func rewrite(_ db: Database, _ parts: [Part], _ fresh: Fresh) throws {
    var builder = ObservationFrameBuilder()
    let loaded = parts.sorted(by: { $0.id < $1.id }).map { ($0, try? load(db, $0.id)) }
    builder.reserve(for: loaded.compactMap(\.1) + fresh.parts.map(\.columns.frame))
    for (part, frame) in loaded {
      if let frame {
        let alive = Set(part.names)
        builder.append(
          frame, documents: (0..<frame.docNames.count).map { alive.contains(frame.docNames[$0]) })
      } else {
        try release(db, segment: part.id)
      }
    }
    var loose = try looseDocuments(db)
    var documents: [Int64] = []
    for (columns, keys) in fresh.parts {
      let kept = keys.map { $0.map(loose.contains) ?? false }
      let isWhole = !kept.contains(false)
      builder.append(columns.frame, documents: isWhole ? nil : kept)
      documents += zip(keys, kept).compactMap { $1 ? $0 : nil }
      loose.subtract(keys.compactMap(\.self))
    }
    for document in loose.sorted() {
      builder.append(
        try frame(db, "\(sql: ObservationReader.query) WHERE o.documentId = \(document)"))
      documents.append(document)
    }
    for part in parts {
      let request: SQLRequest<Int64> = """
        SELECT id FROM document WHERE observationCount > 0 AND segmentId = \(part.id)
        """
      documents += try request.fetchAll(db)
      try remove(db, segment: part.id)
    }
    try add(db, builder.finish(), documents: documents)
  }
}
