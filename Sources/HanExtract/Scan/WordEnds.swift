/// Many words of at least three bytes that are looked for before a place.
///
/// One bit of a thousand turns nearly every place away, as one of 64 does for a rule's own few words
/// (`ByteText.anyEnds`), which are constants in its code; this is for lists too long for that. Where a
/// place is not turned away, only the words of its bucket are compared.
struct WordEnds: @unchecked Sendable {
  /// A bit for what the last three bytes of a word can be; the table stands behind it.
  ///
  /// One pointer, as in `WordSet`: what a call that is nearly never made needs is fetched at each place.
  private let filter: UnsafePointer<UInt64>

  private var table: UnsafePointer<EndTable> {
    @inline(__always) get {
      UnsafeRawPointer(filter + EndTable.filterWords).assumingMemoryBound(to: EndTable.self)
    }
  }

  /// Makes a set that lives as long as the program; of words that end alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordEnds...) { self.init(sets.flatMap(\.table.pointee.all)) }

  init(_ words: [StaticString]) {
    let size = EndTable.filterWords * 8
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: size + MemoryLayout<EndTable>.stride, alignment: 64)
    let filter = room.bindMemory(to: UInt64.self, capacity: EndTable.filterWords)
    filter.initialize(repeating: 0, count: EndTable.filterWords)
    for word in words {
      let place = EndTable.place(ByteText.lastThree(word))
      filter[place >> 6] |= 1 << UInt64(place & 63)
    }
    (room + size).bindMemory(to: EndTable.self, capacity: 1).initialize(to: EndTable(words))
    self.filter = UnsafePointer(filter)
  }

  /// The length of the first word that ends at a place, whose last three bytes are given.
  @inline(__always)
  fileprivate func first(_ three: UInt32, _ text: ByteText, _ end: Int) -> Int? {
    let place = EndTable.place(three)
    return _slowPath(
      filter[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0)
      ? EndTable.compared(table, three, text.base, text.count, end) : nil
  }
}

/// The words of a `WordEnds`.
private struct EndTable {
  /// The words of each bucket side by side, in the order in which they were given.
  let words: UnsafeMutablePointer<StaticString>
  /// The same words as numbers.
  let forms: UnsafeMutablePointer<WordForm>
  /// Where each bucket's words begin; one more stands behind the last.
  let starts: UnsafeMutablePointer<UInt16>
  let all: [StaticString]
  private static let bits: UInt32 = 10
  static let filterWords = 1 << Int(bits - 6)
  private static let buckets = 64

  init(_ words: [StaticString]) {
    all = words
    self.words = .allocate(capacity: max(1, words.count))
    forms = .allocate(capacity: max(1, words.count))
    starts = .allocate(capacity: EndTable.buckets + 1)
    starts.initialize(repeating: 0, count: EndTable.buckets + 1)
    // Counted first, then placed from behind: a bucket's words keep their order.
    for word in words { starts[EndTable.place(ByteText.lastThree(word)) & 63] += 1 }
    for bucket in 1...EndTable.buckets { starts[bucket] += starts[bucket - 1] }
    for word in words.reversed() {
      let bucket = EndTable.place(ByteText.lastThree(word)) & 63
      starts[bucket] -= 1
      (self.words + Int(starts[bucket])).initialize(to: word)
      (forms + Int(starts[bucket])).initialize(to: WordForm(endOf: word))
    }
  }

  @inline(__always)
  static func place(_ three: UInt32) -> Int {
    Int(truncatingIfNeeded: (three &* 0xB543_AB7B) &>> (32 - bits))
  }

  @inline(never)
  static func compared(
    _ table: UnsafePointer<EndTable>, _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int,
    _ end: Int
  ) -> Int? {
    guard end >= 11, end <= count else { return comparedAtEdge(table, three, base, count, end) }
    let bucket = EndTable.place(three) & 63
    let forms = table.pointee.forms
    var place = Int(table.pointee.starts[bucket])
    let last = Int(table.pointee.starts[bucket &+ 1])
    let before = UnsafeRawPointer(base + end).loadUnaligned(fromByteOffset: -11, as: UInt64.self)
      .littleEndian
    // Every call is the last step, so that nothing has to be kept for what comes behind it.
    while place < last {
      if forms[place].begins(three, before) {
        let length = Int(forms[place].length)
        return length <= 11 ? length : comparedLong(table, place, base, count, end)
      }
      place &+= 1
    }
    return nil
  }

  /// The same near the text's beginning.
  @inline(never)
  private static func comparedAtEdge(
    _ table: UnsafePointer<EndTable>, _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int,
    _ end: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    let bucket = EndTable.place(three) & 63
    let (words, starts) = (table.pointee.words, table.pointee.starts)
    for place in starts[bucket]..<starts[bucket + 1]
    where text.closes(words[Int(place)], three, end) {
      return words[Int(place)].utf8CodeUnitCount
    }
    return nil
  }

  /// The same from a word on of which more than eleven bytes have to be compared.
  @inline(never)
  private static func comparedLong(
    _ table: UnsafePointer<EndTable>, _ first: Int, _ base: UnsafePointer<UInt8>, _ count: Int,
    _ end: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    let three = text.three(end &- 3)
    let words = table.pointee.words
    for place in first..<Int(table.pointee.starts[EndTable.place(three) & 63 &+ 1])
    where text.closes(words[place], three, end) {
      return words[place].utf8CodeUnitCount
    }
    return nil
  }
}

extension ByteText {
  /// Whether any of the words ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(_ set: WordEnds, at end: Int) -> Int? { set.first(three(end &- 3), self, end) }
}
