import HanBase

/// Leads from byte offsets in the clean text to byte offsets in the file on disk.
///
/// It keeps one entry for each place where the two stop running in parallel, so a clean file costs
/// one entry. Look-ups are binary searches. It does not promise that disk offsets ascend: the rest
/// of a sentence may stand anywhere on the page.
public struct OffsetMap: Sendable {
  var clean: [Int32]
  var disk: [Int32]
  /// How the run advances: so many clean bytes stand for so many bytes on disk.
  ///
  /// 1 and 1 is a run that goes byte by byte, 3 and 2 Chinese text from a GB18030 or UTF-16 file;
  /// 0 bytes on disk are text that the reader put in.
  var step: [Step]

  /// Bytes of clean text, and the bytes on disk that they stand for.
  struct Step: Equatable {
    var clean: UInt8
    var disk: UInt8
    /// Whether another byte stands there on disk: a blank for a tab.
    var isReplaced = false
    static let parallel = Step(clean: 1, disk: 1)
    static let inserted = Step(clean: 1, disk: 0)
  }

  /// The map of a text that is the file itself.
  public init() {
    clean = [0]
    disk = [0]
    step = [.parallel]
  }

  /// Says that from clean offset `cleanOffset` on, bytes stand at `diskOffset` on disk.
  ///
  /// Offsets must be given in ascending order of `cleanOffset`. With `parallel` false every clean
  /// byte of the run stands for the one place on disk.
  public mutating func append(clean cleanOffset: Int, disk diskOffset: Int, parallel: Bool = true) {
    append(clean: cleanOffset, disk: diskOffset, step: parallel ? .parallel : .inserted)
  }

  mutating func append(clean cleanOffset: Int, disk diskOffset: Int, step newStep: Step) {
    let c = Int32(clamping: cleanOffset)
    let d = Int32(clamping: diskOffset)
    let last = clean.count - 1
    if clean[last] == c {
      disk[last] = d
      step[last] = newStep
      return
    }
    if newStep == step[last], advance(last, by: c &- clean[last], up: false) == d,
      (c &- clean[last]) % Int32(newStep.clean) == 0
    {
      return
    }
    clean.append(c)
    disk.append(d)
    step.append(newStep)
  }

  /// The disk offset of the byte at a clean offset.
  public func disk(at cleanOffset: Int32) -> Int32 {
    let entry = lastEntry { $0 <= cleanOffset }
    return advance(entry, by: cleanOffset &- clean[entry], up: false)
  }

  /// The disk span of a clean span: from its first byte to after its last.
  ///
  /// Of a span whose end stands before its start on disk (a sentence put together from two places)
  /// it gives the part from its start to the end of the run there.
  public func disk(_ span: Span) -> Span {
    guard !span.isEmpty else {
      let at = disk(at: span.start)
      return Span(at, at)
    }
    let start = disk(at: span.start)
    let end = endOnDisk(span.end)
    if end > start { return Span(start, end) }
    let entry = lastEntry { $0 <= span.start }
    guard entry + 1 < clean.count else { return Span(start, start) }
    return Span(start, endOnDisk(min(span.end, clean[entry + 1])))
  }

  /// Whether the byte at a clean offset was taken over as it is on disk.
  public func isVerbatim(at cleanOffset: Int32) -> Bool {
    step[lastEntry { $0 <= cleanOffset }] == .parallel
  }

  /// The number of entries, which is what a look-up and the map's memory depend on.
  public var entryCount: Int { clean.count }

  /// The map that leads through this one and then through `outer`, for `count` clean bytes.
  ///
  /// `outer` leads from the offsets that this one gives (a decoded text) to the file on disk.
  func followed(by outer: OffsetMap, count: Int) -> OffsetMap {
    var result = OffsetMap()
    for entry in clean.indices {
      let first = clean[entry]
      let end = entry + 1 < clean.count ? clean[entry + 1] : Int32(clamping: count)
      guard first < end || entry == 0 else { continue }
      let source = disk[entry]
      guard step[entry] == .parallel else {
        let reach = outer.disk(at: source &+ Int32(step[entry].disk)) &- outer.disk(at: source)
        let width = step[entry] == .inserted ? 0 : UInt8(clamping: reach)
        result.append(
          clean: Int(first), disk: Int(outer.disk(at: source)),
          step: Step(clean: 1, disk: width, isReplaced: true))
        continue
      }
      var at = first
      var run = outer.lastEntry { $0 <= source }
      repeat {
        let offset = source &+ (at &- first)
        result.append(
          clean: Int(at), disk: Int(outer.advance(run, by: offset &- outer.clean[run], up: false)),
          step: outer.step[run])
        run += 1
        at = run < outer.clean.count ? first &+ (outer.clean[run] &- source) : end
      } while at < end
    }
    return result
  }

  /// The same map with all disk offsets moved.
  func shifted(by distance: Int32) -> OffsetMap {
    var moved = self
    for index in moved.disk.indices { moved.disk[index] &+= distance }
    return moved
  }

  private func endOnDisk(_ cleanEnd: Int32) -> Int32 {
    // The end belongs to the run of the last byte, not to the run that begins after it.
    let entry = lastEntry { $0 < cleanEnd }
    return advance(entry, by: cleanEnd &- clean[entry], up: true)
  }

  private func advance(_ entry: Int, by count: Int32, up: Bool) -> Int32 {
    let (c, d) = (Int32(step[entry].clean), Int32(step[entry].disk))
    if c == 1, d == 1 { return disk[entry] &+ count }
    return disk[entry] &+ (up ? (count &+ c &- 1) : count) / c &* d
  }

  private func lastEntry(where holds: (Int32) -> Bool) -> Int {
    var low = 0
    var high = clean.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(clean[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
