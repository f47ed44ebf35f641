/// What the lexicon has for the last few phrases that were looked up.
///
/// One rule after another asks whether a quantity's noun is an entry, and the lexicon is too large to be
/// near when it is asked.
struct ExactWords {
  private typealias Known = (start: Int32, end: Int32, index: Int32)
  private var first: Known = (-1, -1, -1)
  private var second: Known = (-1, -1, -1)
  private var replacesFirst = false

  /// Forgets all, for another text.
  mutating func removeAll() { self = ExactWords() }

  /// The index of the entry for a phrase, by a look-up where it is not remembered.
  @inline(__always)
  mutating func index(_ start: Int, _ end: Int, lookUp: () -> Int?) -> Int? {
    let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    let index: Int32
    if first.start == from, first.end == to {
      index = first.index
    } else if second.start == from, second.end == to {
      index = second.index
    } else {
      index = lookUp().map { Int32(truncatingIfNeeded: $0) } ?? -1
      replacesFirst.toggle()
      if replacesFirst { first = (from, to, index) } else { second = (from, to, index) }
    }
    return index < 0 ? nil : Int(index)
  }
}
