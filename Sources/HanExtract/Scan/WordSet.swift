import HanBase

/// Many words that are looked for at one place, filed under their first three bytes (one 汉字).
///
/// It is for long lists that are asked at each number or each character: a place is turned away by
/// one look, and one that is not meets only words that begin like it. A rule's own few words stay
/// where the rule is (`ByteText.any`, `ByteText.anyEnds`).
struct WordSet: @unchecked Sendable {
  /// A bit of a thousand for what the first three bytes of a word can be; the table stands behind it.
  ///
  /// One pointer, so that handing a set on costs no more than that, and turning a place away one look.
  private let filter: UnsafePointer<UInt64>

  fileprivate var table: UnsafePointer<WordTable> {
    @inline(__always) get {
      UnsafeRawPointer(filter + WordTable.filterWords).assumingMemoryBound(to: WordTable.self)
    }
  }

  /// Makes a set that lives as long as the program; of words that begin alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordSet...) { self.init(sets.flatMap(\.table.pointee.all)) }

  init(_ words: [StaticString]) {
    let size = WordTable.filterWords * 8
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: size + MemoryLayout<WordTable>.stride, alignment: 64)
    let filter = room.bindMemory(to: UInt64.self, capacity: WordTable.filterWords)
    // A short word may stand before anything.
    let isShort = words.contains { $0.utf8CodeUnitCount < 3 }
    filter.initialize(repeating: isShort ? .max : 0, count: WordTable.filterWords)
    for word in words where word.utf8CodeUnitCount >= 3 {
      let bit = WordTable.bit(ByteText.three(word))
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    (room + size).bindMemory(to: WordTable.self, capacity: 1).initialize(to: WordTable(words))
    self.filter = UnsafePointer(filter)
  }

  /// Whether a word may begin with three bytes, or one is shorter.
  @inline(__always)
  fileprivate func mayHold(_ three: UInt32) -> Bool {
    let bit = WordTable.bit(three)
    return filter[bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0
  }

  /// The length of the first word that stands at a place, whose first three bytes are given.
  @inline(__always)
  fileprivate func first(_ three: UInt32, _ text: ByteText, _ at: Int) -> Int? {
    _slowPath(mayHold(three)) ? WordSet.compared(table, text.base, text.count, three, at) : nil
  }

  /// The same, behind a call: what turns nearly every place away stays small enough to stand in the rules.
  @inline(never)
  private static func compared(
    _ table: UnsafePointer<WordTable>, _ base: UnsafePointer<UInt8>, _ count: Int, _ three: UInt32,
    _ at: Int
  ) -> Int? {
    guard at >= 0, at &+ 11 <= count else {
      return comparedAtEdge(table, base, count, three, at)
    }
    let bucket = WordTable.bucket(three, table.pointee.shift)
    var place = Int(table.pointee.starts[bucket])
    let end = Int(table.pointee.starts[bucket &+ 1])
    let forms = table.pointee.forms
    let behind = UnsafeRawPointer(base + at).loadUnaligned(fromByteOffset: 3, as: UInt64.self)
      .littleEndian
    // Every call is the last step, so that nothing has to be kept for what comes behind it.
    while place < end {
      if forms[place].begins(three, behind) {
        let length = Int(forms[place].length)
        return length <= 11 ? length : comparedLong(table, base, count, at, place)
      }
      place &+= 1
    }
    return table.pointee.hasShort ? shortWord(table, base, count, at) : nil
  }

  /// The same from a word on of which more than eleven bytes have to be compared.
  @inline(never)
  private static func comparedLong(
    _ table: UnsafePointer<WordTable>, _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int,
    _ first: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    let three = text.three(at)
    let bucket = WordTable.bucket(three, table.pointee.shift)
    for place in first..<Int(table.pointee.starts[bucket &+ 1])
    where text.begins(table.pointee.words[place], three, at) {
      return table.pointee.words[place].utf8CodeUnitCount
    }
    return table.pointee.hasShort ? shortWord(table, base, count, at) : nil
  }

  /// The same near the text's end, or before its beginning.
  @inline(never)
  private static func comparedAtEdge(
    _ table: UnsafePointer<WordTable>, _ base: UnsafePointer<UInt8>, _ count: Int, _ three: UInt32,
    _ at: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    let bucket = WordTable.bucket(three, table.pointee.shift)
    let (words, starts) = (table.pointee.words, table.pointee.starts)
    for place in Int(starts[bucket])..<Int(starts[bucket + 1])
    where text.begins(words[place], three, at) {
      return words[place].utf8CodeUnitCount
    }
    return table.pointee.hasShort ? shortWord(table, base, count, at) : nil
  }

  @inline(never)
  private static func shortWord(
    _ table: UnsafePointer<WordTable>, _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    for word in table.pointee.short where text.has(word, at: at) { return word.utf8CodeUnitCount }
    return nil
  }
}

/// The words of a `WordSet`.
private struct WordTable {
  /// The words of each bucket side by side, in the order in which they were given.
  let words: UnsafeMutablePointer<StaticString>
  /// The same words as numbers.
  let forms: UnsafeMutablePointer<WordForm>
  /// Where each bucket's words begin; one more stands behind the last.
  let starts: UnsafeMutablePointer<UInt16>
  let shift: UInt32
  /// Words shorter than three bytes, which have no bucket.
  let short: [StaticString]
  let hasShort: Bool
  let all: [StaticString]

  init(_ words: [StaticString]) {
    all = words
    short = words.filter { $0.utf8CodeUnitCount < 3 }
    hasShort = !short.isEmpty
    let long = words.filter { $0.utf8CodeUnitCount >= 3 }
    var bits: UInt32 = 4
    while long.count > 1 << (bits - 2) { bits += 1 }
    shift = 32 - bits
    let buckets = 1 << Int(bits)
    starts = .allocate(capacity: buckets + 1)
    starts.initialize(repeating: 0, count: buckets + 1)
    self.words = .allocate(capacity: max(1, long.count))
    forms = .allocate(capacity: max(1, long.count))
    // Counted first, then placed: a bucket's words keep their order.
    for word in long { starts[WordTable.bucket(ByteText.three(word), shift) + 1] += 1 }
    for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
    for word in long.reversed() {
      let bucket = WordTable.bucket(ByteText.three(word), shift)
      starts[bucket + 1] -= 1
      (self.words + Int(starts[bucket + 1])).initialize(to: word)
      (forms + Int(starts[bucket + 1])).initialize(to: WordForm(beginningOf: word))
    }
    // Each bucket's end has moved to its beginning.
    for bucket in 0..<buckets { starts[bucket] = starts[bucket + 1] }
    starts[buckets] = UInt16(long.count)
  }

  @inline(__always)
  fileprivate static func bucket(_ three: UInt32, _ shift: UInt32) -> Int {
    Int((three &* 0x9E37_79B1) >> shift)
  }

  @inline(__always)
  fileprivate static func bit(_ three: UInt32) -> Int {
    Int(truncatingIfNeeded: (three &* factor) &>> (32 - filterBits))
  }

  private static let filterBits: UInt32 = 10
  /// Makes the bit: no set has a word that shares it with ， 。 、 ； 的 or 年, which stand behind most numbers.
  private static let factor: UInt32 = 0xE5A8_181B
  fileprivate static let filterWords = 1 << Int(filterBits - 6)
}

/// A word of at least three bytes as numbers, so that comparing it with a place has no loop.
struct WordForm {
  let three: UInt32
  let length: UInt32
  /// The eight bytes that stand behind the first three, or before the last three, as far as the word goes.
  let further: UInt64
  /// All bits of those that it has.
  let known: UInt64

  /// A word as it begins.
  init(beginningOf word: StaticString) {
    three = ByteText.three(word)
    length = UInt32(word.utf8CodeUnitCount)
    var bytes: (further: UInt64, known: UInt64) = (0, 0)
    for place in 3..<max(3, min(11, word.utf8CodeUnitCount)) {
      let shift = UInt64(8 * (place - 3))
      bytes.further |= UInt64(word.utf8Start[place]) << shift
      bytes.known |= 0xFF << shift
    }
    (further, known) = bytes
  }

  /// A word as it ends.
  init(endOf word: StaticString) {
    three = ByteText.lastThree(word)
    let count = word.utf8CodeUnitCount
    length = UInt32(count)
    var bytes: (further: UInt64, known: UInt64) = (0, 0)
    for place in max(0, count - 11)..<count - 3 {
      let shift = UInt64(8 * (place - (count - 11)))
      bytes.further |= UInt64(word.utf8Start[place]) << shift
      bytes.known |= 0xFF << shift
    }
    (further, known) = bytes
  }

  /// Whether the word's three bytes are those given, and so are the eight beside them, as far as it has them.
  @inline(__always)
  func begins(_ three: UInt32, _ further: UInt64) -> Bool {
    UInt64(three ^ self.three) | (further ^ self.further) & known == 0
  }
}

extension WordSet {
  /// Whether a span of at least three bytes, whose first three are given, is one of the words.
  @inline(__always)
  fileprivate func contains(_ three: UInt32, _ text: ByteText, _ span: Span) -> Bool {
    _slowPath(mayHold(three)) && contains(three, text.base, text.count, span)
  }

  @inline(never)
  private func contains(
    _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int, _ span: Span
  ) -> Bool {
    let (words, starts) = (table.pointee.words, table.pointee.starts)
    let bucket = WordTable.bucket(three, table.pointee.shift)
    let at = Int(span.start)
    let end = Int(starts[bucket &+ 1])
    if at >= 0, at &+ 11 <= count, span.count <= 11 {
      let forms = table.pointee.forms
      let behind = UnsafeRawPointer(base + at).loadUnaligned(fromByteOffset: 3, as: UInt64.self)
        .littleEndian
      var place = Int(starts[bucket])
      while place < end {
        if forms[place].length == UInt32(truncatingIfNeeded: span.count),
          forms[place].begins(three, behind)
        {
          return true
        }
        place &+= 1
      }
      return false
    }
    let text = ByteText(base: base, count: count)
    for place in Int(starts[bucket])..<end
    where words[place].utf8CodeUnitCount == span.count
      && text.begins(words[place], three, Int(span.start))
    {
      return true
    }
    return false
  }
}

extension ByteText {
  /// Whether any of the words stands at `at`; the length of the first that does.
  @inline(__always)
  func any(_ set: WordSet, at: Int) -> Int? { set.first(three(at), self, at) }

  /// Whether a span is one of the words, of which none is shorter than three bytes.
  @inline(__always)
  func isOne(of set: WordSet, _ span: Span) -> Bool {
    set.contains(three(Int(span.start)), self, span)
  }

  /// Whether any of the words stands within a range, and where the first does.
  func find(_ set: WordSet, in range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      if let length = any(set, at: at), at + length <= range.upperBound { return at }
      at += base[at] & 0xF0 == 0xE0 ? 3 : 1
    }
    return nil
  }
}
