import HanBase

/// Leads from byte offsets in the clean text to byte offsets in the file on disk.
///
/// It keeps one entry for each place where the two stop running in parallel, so a clean file costs
/// one entry. Look-ups are binary searches.
public struct OffsetMap: Sendable {
  private var clean: [Int32]
  private var disk: [Int32]
  /// Disk bytes per clean byte run: false where a run does not advance byte by byte (another
  /// encoding), so that only its scalar starts are exact.
  private var step: [Bool]

  /// The map of a text that is the file itself.
  public init() {
    clean = [0]
    disk = [0]
    step = [true]
  }

  /// Says that from clean offset `cleanOffset` on, bytes stand at `diskOffset` on disk.
  ///
  /// Offsets must be given in ascending order of `cleanOffset`. With `parallel` false every clean
  /// byte of the run stands for the one place on disk.
  public mutating func append(clean cleanOffset: Int, disk diskOffset: Int, parallel: Bool = true) {
    let c = Int32(clamping: cleanOffset)
    let d = Int32(clamping: diskOffset)
    if let last = clean.last, last == c {
      disk[disk.count - 1] = d
      step[step.count - 1] = parallel
      return
    }
    if parallel, step[step.count - 1], let lc = clean.last, let ld = disk.last, c - lc == d - ld {
      return
    }
    clean.append(c)
    disk.append(d)
    step.append(parallel)
  }

  /// The disk offset of the byte at a clean offset.
  public func disk(at cleanOffset: Int32) -> Int32 {
    var low = 0
    var high = clean.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if clean[middle] <= cleanOffset { low = middle } else { high = middle }
    }
    return step[low] ? disk[low] &+ (cleanOffset &- clean[low]) : disk[low]
  }

  /// The disk span of a clean span: from its first byte to after its last.
  public func disk(_ span: Span) -> Span {
    guard !span.isEmpty else {
      let at = disk(at: span.start)
      return Span(at, at)
    }
    let start = disk(at: span.start)
    return Span(start, max(start, endOnDisk(span.end)))
  }

  private func endOnDisk(_ cleanEnd: Int32) -> Int32 {
    // The end belongs to the run of the last byte, not to the run that begins after it.
    var low = 0
    var high = clean.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if clean[middle] < cleanEnd { low = middle } else { high = middle }
    }
    if step[low] { return disk[low] &+ (cleanEnd &- clean[low]) }
    return low + 1 < disk.count ? disk[low + 1] : disk[low]
  }
}
