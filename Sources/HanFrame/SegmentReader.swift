import HanBase

/// Gives the columns of a segment back, none before it was checked.
///
/// After it has passed, every id of every row lies within its dictionary and every offset within
/// its bytes, whoever wrote the segment.
struct SegmentReader: FrameColumnVisitor {
  private let memory: FrameMemory
  private let rows: Int
  private var sections: [(offset: Int, count: Int, size: Int)] = []
  private var next = 0

  init(_ memory: FrameMemory, count: Int, verifying: Bool) throws {
    self.memory = memory
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory.bytes)[..<count])
    guard bytes.count >= SegmentLayout.header else { throw Self.damaged("it is cut short") }
    func word(_ at: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    guard word(0) == SegmentLayout.magic else { throw Self.damaged("it does not begin like one") }
    guard XXHash64.hash(UnsafeRawBufferPointer(rebasing: bytes[..<56])) == word(56) else {
      throw Self.damaged("its header does not match its checksum")
    }
    let version = UInt32(truncatingIfNeeded: word(8))
    guard version == SegmentLayout.version else {
      throw HanError(
        .segmentVersion,
        "the column segment is of version \(version); this program reads \(SegmentLayout.version)")
    }
    guard word(24) == UInt64(count), let rows = Int(exactly: word(16)), rows <= Int(Int32.max)
    else {
      throw Self.damaged("it is cut short")
    }
    self.rows = rows
    if verifying {
      let body = UnsafeRawBufferPointer(rebasing: bytes[SegmentLayout.header...])
      guard XXHash64.hash(body) == word(32) else {
        throw Self.damaged("its columns do not match their checksum")
      }
    }
    let number = Int(word(8) >> 32)
    guard number <= 1024, SegmentLayout.header + number * SegmentLayout.entry <= count else {
      throw Self.damaged("its directory is cut short")
    }
    for index in 0..<number {
      let at = SegmentLayout.header + index * SegmentLayout.entry
      guard let offset = Int(exactly: word(at)), let length = Int(exactly: word(at + 8)),
        let size = Int(exactly: word(at + 16)), offset % 64 == 0, offset <= count,
        length <= count - offset, [1, 2, 4, 8].contains(size), length % size == 0
      else { throw Self.damaged("a section lies outside it") }
      sections.append((offset, length, size))
    }
  }

  mutating func column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ column: inout FrameColumn<Element>, _ count: FrameBound, _ range: FrameRange?
  ) throws {
    let found: FrameColumn<Element> = try take()
    try check(found.count, count)
    switch range {
    case .enumeration(let last):
      let largest = found.values.max() ?? 0
      guard largest <= Element(truncatingIfNeeded: last) else {
        throw Self.damaged("a code is unknown")
      }
    case .id(let limit): try check(found, from: 0, below: limit)
    case .optionalID(let limit): try check(found, from: -1, below: limit)
    case nil: break
    }
    column = found
  }

  mutating func column(
    _ column: inout FrameColumn<Double>, _ count: FrameBound, _ range: FrameRange?
  ) throws {
    column = try take()
    try check(column.count, count)
  }

  mutating func strings(_ column: inout StringColumn, _ count: FrameBound) throws {
    let offsets: FrameColumn<Int64> = try take()
    let bytes: FrameColumn<UInt8> = try take()
    guard offsets.count > 0, offsets[0] == 0, offsets[offsets.count - 1] == bytes.count else {
      throw Self.damaged("texts lie outside it")
    }
    var isAscending = true
    for index in 1..<max(1, offsets.count) {
      isAscending = isAscending && offsets[index - 1] <= offsets[index]
    }
    guard isAscending else { throw Self.damaged("texts overlap") }
    column.offsets = offsets
    column.bytes = bytes
    try check(column.count, count)
  }

  func finish() throws {
    guard next == sections.count else { throw Self.damaged("it has sections too many") }
  }

  private mutating func take<Element>() throws -> FrameColumn<Element> {
    guard next < sections.count else { throw Self.damaged("a section is missing") }
    let section = sections[next]
    guard section.size == MemoryLayout<Element>.size else {
      throw Self.damaged("a section has elements of another size")
    }
    next += 1
    return FrameColumn(
      memory: memory, offset: section.offset, count: section.count / section.size)
  }

  private func check(_ count: Int, _ bound: FrameBound) throws {
    let expected =
      switch bound {
      case .rows: rows
      case .sameAs(let other): other
      case .any: count
      }
    guard count == expected else { throw Self.damaged("its columns are of unequal length") }
  }

  private func check<Element: FixedWidthInteger>(
    _ column: FrameColumn<Element>, from least: Int, below limit: Int
  ) throws {
    var (low, high) = (Element.max, Element.min)
    for value in column.values { (low, high) = (min(low, value), max(high, value)) }
    guard column.count == 0 || (Int(low) >= least && Int(high) < limit) else {
      throw Self.damaged("an id leads nowhere")
    }
  }

  private static func damaged(_ reason: String) -> HanError {
    HanError(.segmentDamaged, "these bytes are no sound column segment: \(reason)")
  }
}
