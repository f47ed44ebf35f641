/// What the lexicon has for the phrases that were looked up last.
///
/// One rule after another asks whether a quantity's noun is an entry, and the lexicon is too large to be
/// near when it is asked. What stands around all numbers of a sentence is read before any is told of, so
/// that more than a few phrases lie between two questions for the same.
struct ExactWords {
  private struct Known {
    var start: Int32 = -1
    var end: Int32 = -1
    var index: Int32 = -1
  }

  private let known: UnsafeMutablePointer<Known>
  private static let bits: UInt32 = 6

  init() {
    known = .allocate(capacity: 1 << Int(ExactWords.bits))
    known.initialize(repeating: Known(), count: 1 << Int(ExactWords.bits))
  }

  func deallocate() { known.deallocate() }

  /// Forgets all, for another text.
  func removeAll() {
    known.update(repeating: Known(), count: 1 << Int(ExactWords.bits))
  }

  @inline(__always)
  private func place(_ start: Int32, _ end: Int32) -> UnsafeMutablePointer<Known> {
    let mixed =
      UInt32(bitPattern: start) &* 0x9E37_79B1 ^ UInt32(bitPattern: end) &* 0x85EB_CA77
    return known + Int(mixed &>> (32 - ExactWords.bits))
  }

  /// The index of the entry for a phrase, -1 where there is none; nil where it is not remembered.
  @inline(__always)
  func index(_ start: Int, _ end: Int) -> Int? {
    let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    let here = place(from, to)
    return here.pointee.start == from && here.pointee.end == to ? Int(here.pointee.index) : nil
  }

  /// Remembers the index of the entry for a phrase.
  func note(_ start: Int, _ end: Int, _ index: Int?) {
    let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    place(from, to).pointee = Known(
      start: from, end: to, index: index.map { Int32(truncatingIfNeeded: $0) } ?? -1)
  }
}
