import HanBase

/// What a segment says of itself: how many rows, where each column lies, the checksum.
struct SegmentHeader {
  /// Where the entries of a column lie.
  struct Section {
    let offset: Int
    /// How many bytes.
    let count: Int
    /// How many bytes an entry takes.
    let size: Int
  }

  let rows: Int
  /// The checksum of all that stands behind the header.
  let checksum: UInt64
  /// Where the directory ends.
  let end: Int
  private let byteCount: Int

  /// Reads the header of a segment of so many bytes, of which at least the first are given.
  ///
  /// - Throws: `HanError` with `.segmentDamaged` or `.segmentVersion`.
  init(_ bytes: UnsafeRawBufferPointer, byteCount: Int) throws {
    guard bytes.count >= SegmentLayout.header else { throw Self.damaged("it is cut short") }
    func word(_ at: Int) -> UInt64 { Self.word(bytes, at) }
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
    guard word(24) == UInt64(byteCount), let rows = Int(exactly: word(16)), rows <= Int(Int32.max)
    else {
      throw Self.damaged("it is cut short")
    }
    let number = Int(word(8) >> 32)
    end = SegmentLayout.header + number * SegmentLayout.entry
    guard number <= 1024, end <= byteCount else { throw Self.damaged("its directory is cut short") }
    self.rows = rows
    self.byteCount = byteCount
    checksum = word(32)
  }

  /// Where the columns lie, by the directory's bytes.
  func sections(_ directory: UnsafeRawBufferPointer) throws -> [Section] {
    try stride(from: 0, to: directory.count, by: SegmentLayout.entry).map { at in
      guard let offset = Int(exactly: Self.word(directory, at)),
        let length = Int(exactly: Self.word(directory, at + 8)),
        let size = Int(exactly: Self.word(directory, at + 16)), offset % 64 == 0,
        offset <= byteCount, length <= byteCount - offset, [1, 2, 4, 8].contains(size),
        length % size == 0
      else { throw Self.damaged("a section lies outside it") }
      return Section(offset: offset, count: length, size: size)
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  static func unlikeChecksum() -> HanError { damaged("its columns do not match their checksum") }

  static func damaged(_ reason: String) -> HanError {
    HanError(.segmentDamaged, "these bytes are no sound column segment: \(reason)")
  }
}
