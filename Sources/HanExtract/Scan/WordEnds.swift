/// Many words of at least three bytes that are looked for before a place.
///
/// One bit of a thousand turns nearly every place away, as one of 64 does for a rule's own few words
/// (`ByteText.anyEnds`), which are constants in its code; this is for lists too long for that. Where a
/// place is not turned away, only the words of its bucket are compared.
struct WordEnds: @unchecked Sendable {
  /// The words of each bucket side by side, in the order in which they were given.
  private let words: UnsafeMutablePointer<StaticString>
  /// The same words as numbers.
  private let forms: UnsafeMutablePointer<WordForm>
  /// Where each bucket's words begin; one more stands behind the last.
  private let starts: UnsafeMutablePointer<UInt16>
  private let all: [StaticString]
  /// A bit for what the last three bytes of a word can be.
  private let filter: UnsafeMutablePointer<UInt64>
  private static let bits: UInt32 = 10
  private static let buckets = 64

  /// Makes a set that lives as long as the program; of words that end alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordEnds...) { self.init(sets.flatMap(\.all)) }

  init(_ words: [StaticString]) {
    all = words
    filter = .allocate(capacity: 1 << Int(WordEnds.bits - 6))
    filter.initialize(repeating: 0, count: 1 << Int(WordEnds.bits - 6))
    self.words = .allocate(capacity: max(1, words.count))
    forms = .allocate(capacity: max(1, words.count))
    starts = .allocate(capacity: WordEnds.buckets + 1)
    starts.initialize(repeating: 0, count: WordEnds.buckets + 1)
    // Counted first, then placed from behind: a bucket's words keep their order.
    for word in words {
      let place = WordEnds.place(ByteText.lastThree(word))
      filter[place >> 6] |= 1 << UInt64(place & 63)
      starts[place & 63] += 1
    }
    for bucket in 1...WordEnds.buckets { starts[bucket] += starts[bucket - 1] }
    for word in words.reversed() {
      let bucket = WordEnds.place(ByteText.lastThree(word)) & 63
      starts[bucket] -= 1
      (self.words + Int(starts[bucket])).initialize(to: word)
      (forms + Int(starts[bucket])).initialize(to: WordForm(endOf: word))
    }
  }

  @inline(__always)
  private static func place(_ three: UInt32) -> Int {
    Int(truncatingIfNeeded: (three &* 0xB543_AB7B) &>> (32 - bits))
  }

  /// The length of the first word that ends at a place, whose last three bytes are given.
  @inline(__always)
  fileprivate func first(_ three: UInt32, _ text: ByteText, _ end: Int) -> Int? {
    let place = WordEnds.place(three)
    return _slowPath(
      filter[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0)
      ? compared(three, text.base, text.count, end) : nil
  }

  @inline(never)
  private func compared(
    _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int, _ end: Int
  ) -> Int? {
    guard end >= 11, end <= count else { return comparedAtEdge(three, base, count, end) }
    let bucket = WordEnds.place(three) & 63
    var place = Int(starts[bucket])
    let last = Int(starts[bucket &+ 1])
    let before = UnsafeRawPointer(base + end).loadUnaligned(fromByteOffset: -11, as: UInt64.self)
      .littleEndian
    while place < last {
      if forms[place].begins(three, before) {
        let length = Int(forms[place].length)
        if length <= 11 || hasLong(place, base, count, end) { return length }
      }
      place &+= 1
    }
    return nil
  }

  /// The same near the text's beginning.
  @inline(never)
  private func comparedAtEdge(
    _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int, _ end: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    let bucket = WordEnds.place(three) & 63
    for place in starts[bucket]..<starts[bucket + 1]
    where text.closes(words[Int(place)], three, end) {
      return words[Int(place)].utf8CodeUnitCount
    }
    return nil
  }

  /// Whether a word of more than eleven bytes ends at a place.
  @inline(never)
  private func hasLong(
    _ place: Int, _ base: UnsafePointer<UInt8>, _ count: Int, _ end: Int
  ) -> Bool {
    ByteText(base: base, count: count).ends(words[place], at: end)
  }
}

extension ByteText {
  /// Whether any of the words ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(_ set: WordEnds, at end: Int) -> Int? { set.first(three(end &- 3), self, end) }
}
