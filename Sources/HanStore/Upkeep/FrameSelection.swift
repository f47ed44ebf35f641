import GRDB
import GRDBSQLite
import HanBase
import HanFrame
import Synchronization

/// What was found out about segments while this program had the store open.
///
/// A segment's key may be given to another one when it was removed; its checksum is kept with it.
final class KnownSegments: Sendable {
  private struct Key: Hashable {
    let id: Int64
    let checksum: UInt64
  }

  private struct Facts {
    var isSound = false
    var documentAreas: [Int32]?
  }

  private let known = Mutex<[Key: Facts]>([:])

  /// Whether a segment's bytes were held against its checksum, and agreed.
  func isSound(_ id: Int64, _ checksum: UInt64) -> Bool {
    known.withLock { $0[Key(id: id, checksum: checksum)]?.isSound ?? false }
  }

  /// Notes that they did.
  func setSound(_ id: Int64, _ checksum: UInt64) {
    known.withLock { $0[Key(id: id, checksum: checksum), default: Facts()].isSound = true }
  }

  /// For each document of a segment the division that it is about; found out once.
  func documentAreas(
    _ id: Int64, _ checksum: UInt64, find: () throws -> [Int32]
  ) rethrows -> [Int32] {
    let key = Key(id: id, checksum: checksum)
    if let areas = known.withLock({ $0[key]?.documentAreas }) { return areas }
    let areas = try find()
    known.withLock { $0[key, default: Facts()].documentAreas = areas }
    return areas
  }
}

/// Takes those observations out of a store that pass a test, segment by segment, and no others.
///
/// What it gives agrees with what `SegmentUpkeep.frame` would hold of them: the numbers of rows, the
/// order of areas, what documents are about.
struct FrameSelection {
  /// More rows pass than may.
  private struct TooMany: Error {}

  private let columns: FrameColumnSet
  private let limit: Int
  private let test: (ObservationFrame) throws -> [Int32]
  private let room = SegmentRoom()
  private var builder = ObservationFrameBuilder()
  private var origins: [Int32] = []
  /// How many rows of all were looked at.
  private var seen = 0

  init(
    _ columns: FrameColumnSet, limit: Int, _ test: @escaping (ObservationFrame) throws -> [Int32]
  ) {
    (self.columns, self.limit, self.test) = (columns, limit, test)
  }

  /// The rows that pass, or nil where they are too many.
  mutating func frame(_ db: Database, known: KnownSegments) throws -> ObservationFrame? {
    do {
      var damaged: [Int64] = []
      for part in try SegmentUpkeep.parts(db) where !part.names.isEmpty {
        do {
          try take(db, part, known)
        } catch let error as HanError
          where error.code == .segmentDamaged || error.code == .segmentVersion
        {
          // As when all is loaded: the rows say the same.
          damaged.append(part.id)
        }
      }
      try SegmentUpkeep.forEachLooseDocument(db, besides: damaged) { try take(loose: $0) }
      return builder.finish(origins: origins)
    } catch is TooMany {
      return nil
    }
  }

  /// The rows of a segment.
  private mutating func take(
    _ db: Database, _ part: SegmentUpkeep.Part, _ known: KnownSegments
  ) throws {
    var handle: OpaquePointer?
    let code = sqlite3_blob_open(
      db.sqliteConnection, "main", "segment", "bytes", part.id, 0, &handle)
    defer { sqlite3_blob_close(handle) }
    guard code == SQLITE_OK, let handle else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
    let size = Int(sqlite3_blob_bytes(handle))
    let slices = try SegmentSlices(byteCount: size, room: room) { offset, memory in
      let code = sqlite3_blob_read(
        handle, memory.baseAddress, Int32(clamping: memory.count), Int32(clamping: offset))
      guard code == SQLITE_OK else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
    }
    if !known.isSound(part.id, slices.checksum) {
      try slices.verify()
      known.setSound(part.id, slices.checksum)
    }
    try take(slices, part, known)
  }

  private mutating func take(
    _ slices: SegmentSlices, _ part: SegmentUpkeep.Part, _ known: KnownSegments
  ) throws {
    let alive = Set(part.names)
    let isWhole = part.documentCount == alive.count
    let kept: ((String) -> Bool)? = isWhole ? nil : { alive.contains($0) }
    var (rows, numbers): ([Int32], [Int32]) = ([], [])
    var count = 0
    try slices.forEachBlock(columns, documents: kept) { block, place in
      for row in try test(block) {
        rows.append(place(row))
        numbers.append(Int32(clamping: seen + count) + row)
      }
      count += block.count
      if builder.count + rows.count > limit { throw TooMany() }
    }
    let frame = try slices.frame(at: rows)
    if isWhole {
      let areas = try known.documentAreas(part.id, slices.checksum) {
        try Self.documentAreas(frame, slices)
      }
      builder.register(
        frame, areas: Self.all(frame.areaCodes.count), documents: Self.all(frame.docNames.count),
        documentAreas: areas)
    } else {
      // Areas and documents count in the order in which the rows speak of them that are still there.
      try slices.forEachBlock([.docs, .areas], documents: kept, size: slices.count) { all, _ in
        builder.register(
          frame, areas: Self.order(all.areas), documents: Self.order(all.docs),
          documentAreas: all.documentAreas)
      }
    }
    builder.append(frame, at: (0..<frame.count).map { Int32(clamping: $0) })
    origins += numbers
    seen += count
  }

  /// For each document of a segment the division that it is about: as told, else by all its rows.
  private static func documentAreas(
    _ frame: ObservationFrame, _ slices: SegmentSlices
  ) throws -> [Int32] {
    guard frame.hasDocumentWithoutArea else { return frame.documentAreas }
    var areas: [Int32] = []
    try slices.forEachBlock([.docs, .areas], size: slices.count) { all, _ in
      areas = all.documentAreas
    }
    return areas
  }

  private static func all(_ count: Int) -> [Int32] { (0..<count).map { Int32(clamping: $0) } }

  /// The ids of a column in order of first appearance.
  private static func order(_ column: FrameColumn<Int32>) -> [Int32] {
    var seen = Set<Int32>()
    var order: [Int32] = []
    var last: Int32 = -1
    for id in column.values where id != last {
      last = id
      if seen.insert(id).inserted { order.append(id) }
    }
    return order
  }

  /// The rows of a document that stands in no segment.
  private mutating func take(loose frame: ObservationFrame) throws {
    let rows = try test(frame)
    if builder.count + rows.count > limit { throw TooMany() }
    builder.register(
      frame, areas: Self.all(frame.areaCodes.count), documents: Self.all(frame.docNames.count),
      documentAreas: frame.documentAreas)
    builder.append(frame, at: rows)
    origins += rows.map { Int32(clamping: seen) + $0 }
    seen += frame.count
  }
}
