extension OffsetMap {
  /// One place where the clean text and the file on disk stop running in parallel.
  public struct Entry: Sendable, Hashable {
    /// Offset in the clean text.
    public var clean: Int32
    /// Offset on disk.
    public var disk: Int32
    /// How many clean bytes stand for how many on disk: low byte and high byte.
    public var step: UInt16

    /// Makes an entry.
    public init(clean: Int32, disk: Int32, step: UInt16) {
      self.clean = clean
      self.disk = disk
      self.step = step
    }
  }

  /// The map as a list, for storing it.
  public var entries: [Entry] {
    clean.indices.map {
      Entry(
        clean: clean[$0], disk: disk[$0], step: UInt16(step[$0].clean) | UInt16(step[$0].disk) << 8)
    }
  }

  /// The map of a list that `entries` gave, or nil where it is none: the first entry must be that of
  /// clean offset 0, offsets must ascend, and a step of clean bytes may not be 0.
  public init?(entries: [Entry]) {
    guard let first = entries.first, first.clean == 0 else { return nil }
    for (index, entry) in entries.enumerated() {
      guard entry.step & 0xFF != 0, index == 0 || entries[index - 1].clean < entry.clean else {
        return nil
      }
    }
    self.init()
    clean = entries.map(\.clean)
    disk = entries.map(\.disk)
    step = entries.map {
      Step(clean: UInt8(truncatingIfNeeded: $0.step), disk: UInt8(truncatingIfNeeded: $0.step >> 8))
    }
  }
}
