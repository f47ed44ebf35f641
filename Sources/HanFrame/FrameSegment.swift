import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension HanError.Code {
  /// The bytes are no whole and sound segment.
  public static let segmentDamaged = HanError.Code("HA451", "column segment damaged")
  /// The segment was written by a newer version.
  public static let segmentVersion = HanError.Code("HA452", "column segment of another version")
  /// The segment's file cannot be read.
  public static let segmentUnreadable = HanError.Code("HA453", "column segment cannot be read")
}

/// The layout of a segment: a frame as bytes, little-endian, fit for mapping into memory.
///
/// A header of 64 bytes: the magic `HANOBSER`, version (4), number of sections (4), rows (8), bytes
/// in all (8), checksum of everything behind the header (8), reserved (16), checksum of the header's
/// first 56 bytes (8). Then the directory: for each section its offset (8), bytes (8) and element
/// size (8). Then the sections, each at a multiple of 64, in the order of `FrameColumns.visit`; a
/// column of texts is two sections, offsets and bytes.
enum SegmentLayout {
  static let magic: UInt64 = 0x5245_5342_4F4E_4148
  static let version: UInt32 = 1
  static let header = 64
  static let entry = 24

  static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }
}

extension ObservationFrame {
  /// The frame as bytes, which `init(segment:)` and `init(mapping:)` read.
  ///
  /// **Shape**: version 1; a reader refuses versions that it does not know, and anything damaged.
  public func segment() -> [UInt8] {
    var writer = SegmentWriter()
    var columns = self.columns
    // The writer never throws: it only takes note of where the bytes are.
    try? columns.visit(&writer)
    return writer.bytes(rows: count)
  }

  /// Reads a frame from the bytes of a segment; they are copied once.
  ///
  /// - Throws: `HanError` with `.segmentDamaged` or `.segmentVersion`.
  public convenience init(segment bytes: [UInt8]) throws {
    let memory = FrameMemory(count: bytes.count)
    bytes.withUnsafeBytes { if $0.count > 0 { memory.bytes.copyMemory(from: $0) } }
    try self.init(memory, count: bytes.count)
  }

  /// Reads a frame from bytes that are valid during the call, such as an SQLite blob.
  ///
  /// - Throws: `HanError` with `.segmentDamaged` or `.segmentVersion`.
  public convenience init(copying bytes: UnsafeRawBufferPointer) throws {
    let memory = FrameMemory(count: bytes.count)
    if bytes.count > 0 { memory.bytes.copyMemory(from: bytes) }
    try self.init(memory, count: bytes.count)
  }

  /// Reads a frame from a segment that `fill` puts into the memory it is given.
  ///
  /// - Throws: What `fill` throws; `HanError` with `.segmentDamaged` or `.segmentVersion`.
  public convenience init(
    byteCount: Int, filling fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) throws {
    let memory = FrameMemory(count: max(0, byteCount))
    if byteCount > 0 {
      try fill(UnsafeMutableRawBufferPointer(rebasing: memory.bytes[..<byteCount]))
    }
    try self.init(memory, count: max(0, byteCount))
  }

  /// Maps a segment's file into memory: pages are read as they are asked for.
  ///
  /// The file must not be changed in place while the frame lives; replace it by renaming. With
  /// `verifying` off, the checksum over all columns is not computed, but every id is still checked.
  ///
  /// - Throws: `HanError` with `.segmentUnreadable`, `.segmentDamaged` or `.segmentVersion`.
  public convenience init(mapping path: String, verifying: Bool = true) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.unreadable(path) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw Self.unreadable(path) }
    let size = Int(info.st_size)
    guard size >= SegmentLayout.header else {
      throw HanError(.segmentDamaged, "the segment is cut short", path: path)
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      throw Self.unreadable(path)
    }
    let memory = FrameMemory(mapping: UnsafeMutableRawBufferPointer(start: start, count: size))
    try self.init(memory, count: size, verifying: verifying)
  }

  private convenience init(_ memory: FrameMemory, count: Int, verifying: Bool = true) throws {
    var reader = try SegmentReader(memory, count: count, verifying: verifying)
    var columns = FrameColumns()
    try columns.visit(&reader)
    try reader.finish()
    self.init(columns)
  }

  private static func unreadable(_ path: String) -> HanError {
    HanError(
      .segmentUnreadable, "cannot read the segment: \(String(cString: strerror(errno)))", path: path
    )
  }
}

/// Lays the sections of a frame out one behind the other.
private struct SegmentWriter: FrameColumnVisitor {
  private var sections: [(bytes: UnsafeRawBufferPointer, size: Int)] = []

  mutating func column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ column: inout FrameColumn<Element>, _ count: FrameBound, _ range: FrameRange?
  ) {
    sections.append((UnsafeRawBufferPointer(column.values), MemoryLayout<Element>.size))
  }

  mutating func column(
    _ column: inout FrameColumn<Double>, _ count: FrameBound, _ range: FrameRange?
  ) {
    sections.append((UnsafeRawBufferPointer(column.values), 8))
  }

  mutating func strings(_ column: inout StringColumn, _ count: FrameBound) {
    sections.append((UnsafeRawBufferPointer(column.offsets.values), 8))
    sections.append((UnsafeRawBufferPointer(column.bytes.values), 1))
  }

  func bytes(rows: Int) -> [UInt8] {
    var offset = SegmentLayout.aligned(SegmentLayout.header + sections.count * SegmentLayout.entry)
    var directory: [(offset: Int, count: Int, size: Int)] = []
    for section in sections {
      directory.append((offset, section.bytes.count, section.size))
      offset = SegmentLayout.aligned(offset + section.bytes.count)
    }
    let total = offset
    return [UInt8](unsafeUninitializedCapacity: total) { buffer, initialized in
      let out = UnsafeMutableRawBufferPointer(buffer)
      let head = directory.first?.offset ?? total
      UnsafeMutableRawBufferPointer(rebasing: out[..<head]).initializeMemory(
        as: UInt8.self, repeating: 0)
      func put(_ value: UInt64, _ at: Int) {
        out.storeBytes(of: value.littleEndian, toByteOffset: at, as: UInt64.self)
      }
      for (index, entry) in directory.enumerated() {
        let at = SegmentLayout.header + index * SegmentLayout.entry
        put(UInt64(entry.offset), at)
        put(UInt64(entry.count), at + 8)
        put(UInt64(entry.size), at + 16)
        let target = UnsafeMutableRawBufferPointer(
          rebasing: out[entry.offset..<entry.offset + entry.count])
        if entry.count > 0 { target.copyMemory(from: sections[index].bytes) }
        let next = index + 1 < directory.count ? directory[index + 1].offset : total
        UnsafeMutableRawBufferPointer(rebasing: out[entry.offset + entry.count..<next])
          .initializeMemory(as: UInt8.self, repeating: 0)
      }
      put(SegmentLayout.magic, 0)
      put(UInt64(SegmentLayout.version) | UInt64(sections.count) << 32, 8)
      put(UInt64(rows), 16)
      put(UInt64(total), 24)
      put(XXHash64.hash(UnsafeRawBufferPointer(rebasing: out[SegmentLayout.header...])), 32)
      put(XXHash64.hash(UnsafeRawBufferPointer(rebasing: out[..<56])), 56)
      initialized = total
    }
  }
}
