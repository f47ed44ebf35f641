import HanBase

/// Gives the columns of a segment back, none before it was checked.
///
/// After it has passed, every id of every row lies within its dictionary and every offset within
/// its bytes, whoever wrote the segment.
struct SegmentReader: FrameColumnVisitor {
  private let memory: FrameMemory
  private let rows: Int
  private let sections: [SegmentHeader.Section]
  private var next = 0

  init(_ memory: FrameMemory, count: Int, verifying: Bool) throws {
    self.memory = memory
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory.bytes)[..<count])
    let header = try SegmentHeader(bytes, byteCount: count)
    rows = header.rows
    if verifying {
      let body = UnsafeRawBufferPointer(rebasing: bytes[SegmentLayout.header...])
      guard XXHash64.hash(body) == header.checksum else { throw SegmentHeader.unlikeChecksum() }
    }
    sections = try header.sections(
      UnsafeRawBufferPointer(rebasing: bytes[SegmentLayout.header..<header.end]))
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
        throw SegmentHeader.damaged("a code is unknown")
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
      throw SegmentHeader.damaged("texts lie outside it")
    }
    var isAscending = true
    for index in 1..<max(1, offsets.count) {
      isAscending = isAscending && offsets[index - 1] <= offsets[index]
    }
    guard isAscending else { throw SegmentHeader.damaged("texts overlap") }
    column.offsets = offsets
    column.bytes = bytes
    try check(column.count, count)
  }

  func finish() throws {
    guard next == sections.count else { throw SegmentHeader.damaged("it has sections too many") }
  }

  private mutating func take<Element>() throws -> FrameColumn<Element> {
    guard next < sections.count else { throw SegmentHeader.damaged("a section is missing") }
    let section = sections[next]
    guard section.size == MemoryLayout<Element>.size else {
      throw SegmentHeader.damaged("a section has elements of another size")
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
    guard count == expected else {
      throw SegmentHeader.damaged("its columns are of unequal length")
    }
  }

  private func check<Element: FixedWidthInteger>(
    _ column: FrameColumn<Element>, from least: Int, below limit: Int
  ) throws {
    var (low, high) = (Element.max, Element.min)
    for value in column.values { (low, high) = (min(low, value), max(high, value)) }
    guard column.count == 0 || (Int(low) >= least && Int(high) < limit) else {
      throw SegmentHeader.damaged("an id leads nowhere")
    }
  }
}
