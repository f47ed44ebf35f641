import HanBase

/// Words filed by three bytes of each, for `WordSet` and `WordEnds`, in one piece of memory.
///
/// Hardly any place is asked for the same words as the one before, so their memory is most often not near the
/// processor: what is behind the filter is found by counting the filter's own bits, not by a pointer to a table
/// that says where the words of a bucket are. Two lines of memory are fetched for it, where there were four,
/// each of which said where the next was.
struct WordFile: @unchecked Sendable {
  /// A bit of a thousand for each three bytes that a word has; ranks, what is seldom asked, and forms stand behind.
  ///
  /// One pointer, so that handing a set on costs no more than that, and turning a place away one look.
  let filter: UnsafePointer<UInt64>

  private static let bits: UInt32 = 10
  private static let filterWords = 1 << Int(bits - 6)
  /// The ranks are 16 numbers of 16 bits.
  private static let rareWord = filterWords + 4
  private static let formsWord = filterWords + 8

  /// What is asked for words that are shorter or longer than most.
  struct Rare {
    /// All words in the order in which they were given.
    let all: [StaticString]
    /// Those that have fewer than three bytes, which have no form.
    let short: [StaticString]
    /// The word of each form.
    let words: [StaticString]
    /// The filter without the bits that let everything through for the sake of short words.
    let own: [UInt64]
  }

  /// Files words by the form of each and its bit; of words with the same bit the first given comes first.
  init(
    _ words: [StaticString], _ form: (StaticString) -> WordForm, _ bit: (StaticString) -> Int
  ) {
    let long = words.filter { $0.utf8CodeUnitCount >= 3 }
    let short = words.filter { $0.utf8CodeUnitCount < 3 }
    let bits = long.map(bit)
    var own = [UInt64](repeating: 0, count: WordFile.filterWords)
    for bit in bits {
      own[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    let size = WordFile.formsWord * 8
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: size + max(1, long.count) * MemoryLayout<WordForm>.stride, alignment: 64)
    let filter = room.bindMemory(to: UInt64.self, capacity: WordFile.formsWord)
    filter.initialize(repeating: 0, count: WordFile.formsWord)
    var free = 0
    for word in 0..<WordFile.filterWords {
      // A short word may stand before anything.
      filter[word] = short.isEmpty ? own[word] : .max
      filter[WordFile.filterWords + word / 4] |= UInt64(free) << UInt64(16 * (word & 3))
      free += own[word].nonzeroBitCount
    }
    self.filter = UnsafePointer(filter)
    // The first word of each bit, then those that share it with another.
    let filed = (room + size).bindMemory(to: WordForm.self, capacity: max(1, long.count))
    var placed = [StaticString](repeating: "", count: long.count)
    var last = [Int](repeating: -1, count: free)
    for (word, bit) in zip(long, bits) {
      let head = rank(bit, own[bit >> 6])
      var place = head
      if last[head] >= 0 {
        place = free
        free += 1
        filed[last[head]].next = UInt16(place)
      }
      (filed + place).initialize(to: form(word))
      (placed[place], last[head]) = (word, place)
    }
    let rare = UnsafeMutablePointer<Rare>.allocate(capacity: 1)
    rare.initialize(to: Rare(all: words, short: short, words: placed, own: own))
    filter[WordFile.rareWord] = UInt64(UInt(bitPattern: rare))
    filter[WordFile.rareWord + 1] = short.isEmpty ? 0 : 1
  }

  /// A file that has been made.
  @inline(__always)
  init(at filter: UnsafePointer<UInt64>) { self.filter = filter }

  @inline(__always)
  static func bit(_ three: UInt32, _ factor: UInt32) -> Int {
    Int(truncatingIfNeeded: (three &* factor) &>> (32 - bits))
  }

  /// The bit of six bytes, for words that have as many.
  @inline(__always)
  static func bit(six: UInt64) -> Int {
    Int(truncatingIfNeeded: (six &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - bits))
  }

  /// Whether a word may have three bytes whose bit is given, or one is shorter.
  @inline(__always)
  func mayHold(_ bit: Int) -> Bool {
    filter[bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0
  }

  /// Whether one of the words is shorter than three bytes.
  @inline(__always)
  var hasShort: Bool { filter[WordFile.rareWord &+ 1] != 0 }

  var rare: UnsafePointer<Rare> {
    UnsafePointer(bitPattern: UInt(filter[WordFile.rareWord])).unsafelyUnwrapped
  }

  /// The forms of the words; each says where the next is that shares its bit, 0 for none.
  @inline(__always)
  var forms: UnsafePointer<WordForm> {
    UnsafeRawPointer(filter + WordFile.formsWord).assumingMemoryBound(to: WordForm.self)
  }

  /// The place of the first form of a bit that the filter has.
  @inline(__always)
  func first(_ bit: Int) -> Int { rank(bit, filter[bit &>> 6]) }

  /// The same where words are shorter, of which a bit may be that no form has.
  func firstBesideShort(_ bit: Int) -> Int? {
    let own = rare.pointee.own[bit &>> 6]
    return own &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 ? rank(bit, own) : nil
  }

  @inline(__always)
  private func rank(_ bit: Int, _ own: UInt64) -> Int {
    let below = own & ((1 &<< UInt64(truncatingIfNeeded: bit & 63)) &- 1)
    let ranks = UnsafeRawPointer(filter + WordFile.filterWords).assumingMemoryBound(to: UInt16.self)
    return Int(ranks[bit &>> 6]) &+ below.nonzeroBitCount
  }
}

/// A word of at least three bytes as numbers, so that comparing it with a place has no loop.
struct WordForm {
  let three: UInt32
  let length: UInt16
  /// Where the next word stands in its file that shares its bit, or 0.
  var next: UInt16 = 0
  /// The eight bytes that stand behind the first three, or before the last three, as far as the word goes.
  let further: UInt64
  /// All bits of those that it has.
  let known: UInt64

  /// A word as it begins.
  init(beginningOf word: StaticString) {
    three = ByteText.three(word)
    length = UInt16(word.utf8CodeUnitCount)
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
    length = UInt16(count)
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
