import HanBase

/// A segment that is read piece by piece from where it is kept, so that memory goes with what is
/// asked for and not with the segment.
///
/// Whatever it gives is checked: ids lie within their dictionaries and texts within their bytes.
/// Whether the bytes are those that were written only `verify` tells, which reads all of them.
public struct SegmentSlices {
  /// Fills memory with the segment's bytes from an offset on.
  public typealias Read = (_ offset: Int, _ memory: UnsafeMutableRawBufferPointer) throws -> Void

  /// How many rows it has.
  public let count: Int
  /// The checksum of its bytes.
  public var checksum: UInt64 { header.checksum }
  private let header: SegmentHeader
  private let sections: [SegmentHeader.Section]
  private let byteCount: Int
  private let room: SegmentRoom
  private let read: Read

  /// Reads the header of a segment.
  ///
  /// - Parameters:
  ///   - byteCount: How many bytes the segment has.
  ///   - room: Memory to read into; several segments may share it, one after another.
  ///   - read: Gives the bytes.
  /// - Throws: What `read` throws; `HanError` with `.segmentDamaged` or `.segmentVersion`.
  public init(byteCount: Int, room: SegmentRoom, read: @escaping Read) throws {
    (self.byteCount, self.room, self.read) = (byteCount, room, read)
    guard byteCount >= SegmentLayout.header else { throw SegmentHeader.damaged("it is cut short") }
    let first = room.bytes(SegmentLayout.header)
    try read(0, first)
    header = try SegmentHeader(UnsafeRawBufferPointer(first), byteCount: byteCount)
    let directory = room.bytes(header.end - SegmentLayout.header)
    if directory.count > 0 { try read(SegmentLayout.header, directory) }
    sections = try header.sections(UnsafeRawBufferPointer(directory))
    count = header.rows
    guard sections.count == SegmentColumn.sectionCount else {
      throw SegmentHeader.damaged("it has not as many sections as columns")
    }
  }

  /// Reads all bytes once and holds them against the checksum.
  ///
  /// - Throws: What reading throws; `HanError` with `.segmentDamaged`.
  public func verify() throws {
    var pieces = XXHash64.Pieces()
    var at = SegmentLayout.header
    while at < byteCount {
      let memory = room.bytes(min(SegmentRoom.usual, byteCount - at))
      try read(at, memory)
      at += memory.count
      let whole = memory.count & ~(XXHash64.Pieces.stripe - 1)
      pieces.add(UnsafeRawBufferPointer(rebasing: memory[..<whole]))
      guard at == byteCount else { continue }
      let rest = UnsafeRawBufferPointer(rebasing: memory[whole...])
      if pieces.finish(rest) == header.checksum { return }
    }
    throw SegmentHeader.unlikeChecksum()
  }

  /// How many entries a column has.
  func count(of column: SegmentColumn) -> Int {
    let section = sections[column.section]
    return max(0, section.count / section.size - (column.isText ? 1 : 0))
  }

  /// The entries of a column in a row.
  func entries<Element: BitwiseCopyable & Sendable>(
    _ column: SegmentColumn, _ places: Range<Int>, as type: Element.Type = Element.self
  ) throws -> [Element] {
    let size = MemoryLayout<Element>.size
    try check(column.section, size)
    guard places.upperBound <= count(of: column) else { throw Self.unequal() }
    var found: [Element] = []
    found.reserveCapacity(places.count)
    var at = places.lowerBound
    while at < places.upperBound {
      let part = at..<min(places.upperBound, at + SegmentRoom.usual / size)
      try each(column.section, [part.lowerBound * size..<part.upperBound * size]) { _, bytes in
        found.append(contentsOf: bytes.assumingMemoryBound(to: Element.self))
      }
      at = part.upperBound
    }
    return found
  }

  /// The entries of a column at some places, which ascend.
  func entries<Element: BitwiseCopyable & Sendable>(
    _ column: SegmentColumn, at places: [Int32], as type: Element.Type = Element.self
  ) throws -> [Element] {
    let size = MemoryLayout<Element>.size
    try check(column.section, size)
    guard places.last.map({ Int($0) < count(of: column) }) ?? true else { throw Self.unequal() }
    var found: [Element] = []
    found.reserveCapacity(places.count)
    try each(column.section, places.map { Int($0) * size..<(Int($0) + 1) * size }) { _, bytes in
      found.append(bytes.loadUnaligned(as: Element.self))
    }
    return found
  }

  /// The texts of a column at some places, which ascend.
  func texts(_ column: SegmentColumn, at places: [Int32]) throws -> StringPool {
    try check(column.section, 8)
    guard places.last.map({ Int($0) < count(of: column) }) ?? true else { throw Self.unequal() }
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(places.count)
    let limit = sections[column.section + 1].count
    try each(column.section, places.map { Int($0) * 8..<Int($0) * 8 + 16 }) { _, bytes in
      let first = bytes.loadUnaligned(as: Int64.self)
      let last = bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self)
      guard first >= 0, first <= last, last <= limit, Int(first) >= ranges.last?.upperBound ?? 0
      else { throw SegmentHeader.damaged("texts overlap") }
      ranges.append(Int(first)..<Int(last))
    }
    var pool = StringPool()
    try each(column.section + 1, ranges) { _, bytes in
      pool.append(bytes.assumingMemoryBound(to: UInt8.self))
    }
    return pool
  }

  /// All texts of a column.
  func texts(_ column: SegmentColumn) throws -> StringPool {
    try texts(column, at: (0..<count(of: column)).map { Int32(clamping: $0) })
  }

  private func check(_ section: Int, _ size: Int) throws {
    guard sections[section].size == size else {
      throw SegmentHeader.damaged("a section has elements of another size")
    }
  }

  private static func unequal() -> HanError {
    SegmentHeader.damaged("its columns are of unequal length")
  }

  /// Hands over the bytes of ranges of a section, which ascend; near ones are read together.
  private func each(
    _ number: Int, _ ranges: [Range<Int>],
    _ body: (Int, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let section = sections[number]
    var first = 0
    while first < ranges.count {
      let low = ranges[first].lowerBound
      var (next, high) = (first + 1, ranges[first].upperBound)
      while next < ranges.count, ranges[next].lowerBound <= high + SegmentRoom.gap,
        ranges[next].upperBound - low <= SegmentRoom.usual
      {
        high = max(high, ranges[next].upperBound)
        next += 1
      }
      guard low >= 0, high <= section.count else {
        throw SegmentHeader.damaged("texts lie outside it")
      }
      let memory = room.bytes(high - low)
      if memory.count > 0 { try read(section.offset + low, memory) }
      for index in first..<next {
        let part = ranges[index].lowerBound - low..<ranges[index].upperBound - low
        try body(index, UnsafeRawBufferPointer(rebasing: memory[part]))
      }
      first = next
    }
  }
}

/// Memory that pieces of segments are read into, again and again.
public final class SegmentRoom {
  /// How many bytes are read at once, where one thing does not take more.
  static let usual = 1 << 18
  /// How many bytes between two wanted ones are read rather than jumped over.
  static let gap = 4096
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: usual, alignment: 64)

  /// Takes the memory.
  public init() {}

  deinit { memory.deallocate() }

  /// Room for so many bytes; what it held before is gone.
  func bytes(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if count > memory.count {
      memory.deallocate()
      memory = .allocate(byteCount: count, alignment: 64)
    }
    return UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
  }
}
