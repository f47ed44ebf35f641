/// Many words of at least three bytes that are looked for before a place.
///
/// One bit of a thousand turns nearly every place away, as one of 64 does for a rule's own few words
/// (`ByteText.anyEnds`), which are constants in its code; this is for lists too long for that.
struct WordEnds: @unchecked Sendable {
  fileprivate let words: [StaticString]
  /// A bit for what the last three bytes of a word can be.
  private let filter: UnsafeMutablePointer<UInt64>

  /// Makes a set that lives as long as the program; of words that end alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  init(_ words: [StaticString]) {
    self.words = words
    filter = .allocate(capacity: 16)
    filter.initialize(repeating: 0, count: 16)
    for word in words {
      let place = WordEnds.place(ByteText.lastThree(word))
      filter[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  @inline(__always)
  private static func place(_ three: UInt32) -> Int {
    Int(truncatingIfNeeded: (three &* 0xB543_AB7B) &>> 22)
  }

  /// Whether a word may have these last three bytes.
  @inline(__always)
  fileprivate func mayEnd(_ three: UInt32) -> Bool {
    let place = WordEnds.place(three)
    return filter[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
  }
}

extension ByteText {
  /// Whether any of the words ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(_ set: WordEnds, at end: Int) -> Int? {
    set.mayEnd(three(end &- 3)) ? anyEnds(set.words, at: end) : nil
  }
}
