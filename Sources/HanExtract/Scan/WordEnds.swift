/// Many words of at least three bytes that are looked for before a place.
///
/// One bit of a number turns nearly every place away, as it does for a rule's own few words
/// (`ByteText.anyEnds`), which are constants in its code; this is for lists too long for that.
struct WordEnds: @unchecked Sendable {
  fileprivate let words: [StaticString]
  /// A bit for what the last three bytes of a word can be.
  fileprivate let filter: UInt64

  /// Makes a set that lives as long as the program; of words that end alike the first given wins.
  init(_ words: StaticString...) {
    self.words = words
    filter = words.reduce(0) { $0 | WordEnds.bit(ByteText.lastThree($1)) }
  }

  @inline(__always)
  fileprivate static func bit(_ three: UInt32) -> UInt64 {
    1 << UInt64((three &* 0xB543_AB7B) >> 26)
  }
}

extension ByteText {
  /// Whether any of the words ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(_ set: WordEnds, at end: Int) -> Int? {
    if _fastPath(set.filter & WordEnds.bit(three(end &- 3)) == 0) { return nil }
    return anyEnds(set.words, at: end)
  }
}
