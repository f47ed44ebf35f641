/// Many words of at least three bytes that are looked for before a place.
///
/// One bit of a thousand turns nearly every place away, as one of 64 does for a rule's own few words
/// (`ByteText.anyEnds`), which are constants in its code; this is for lists too long for that. Where a
/// place is not turned away, only the words that share its bit are compared.
struct WordEnds: @unchecked Sendable {
  private let file: WordFile

  /// Makes a set that lives as long as the program; of words that end alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordEnds...) { self.init(sets.flatMap(\.file.rare.pointee.all)) }

  init(_ words: [StaticString]) {
    precondition(words.allSatisfy { $0.utf8CodeUnitCount >= 3 })
    file = WordFile(words, WordForm.init(endOf:)) {
      WordFile.bit(ByteText.lastThree($0), WordEnds.factor)
    }
  }

  /// Makes the bit.
  private static let factor: UInt32 = 0xB543_AB7B

  /// The length of the first word that ends at a place, whose last three bytes are given.
  @inline(__always)
  fileprivate func first(_ three: UInt32, _ text: ByteText, _ end: Int) -> Int? {
    _slowPath(file.mayHold(WordFile.bit(three, WordEnds.factor)))
      ? WordEnds.compared(file.filter, three, text.base, text.count, end) : nil
  }

  @inline(never)
  private static func compared(
    _ filter: UnsafePointer<UInt64>, _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int,
    _ end: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    let forms = file.forms
    var place = file.first(WordFile.bit(three, factor))
    guard end >= 11, end <= count else { return comparedLong(filter, place, base, count, end) }
    let before = UnsafeRawPointer(base + end).loadUnaligned(fromByteOffset: -11, as: UInt64.self)
      .littleEndian
    // Every call is the last step, so that nothing has to be kept for what comes behind it.
    repeat {
      if forms[place].begins(three, before) {
        let length = Int(forms[place].length)
        return length <= 11 ? length : comparedLong(filter, place, base, count, end)
      }
      place = Int(forms[place].next)
    } while place != 0
    return nil
  }

  /// The same from a word on of which more than eleven bytes have to be compared, or near the text's beginning.
  @inline(never)
  private static func comparedLong(
    _ filter: UnsafePointer<UInt64>, _ first: Int, _ base: UnsafePointer<UInt8>, _ count: Int,
    _ end: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    let text = ByteText(base: base, count: count)
    let three = text.three(end &- 3)
    var place = first
    repeat {
      let word = file.rare.pointee.words[place]
      if text.closes(word, three, end) { return word.utf8CodeUnitCount }
      place = Int(file.forms[place].next)
    } while place != 0
    return nil
  }
}

extension ByteText {
  /// Whether any of the words ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(_ set: WordEnds, at end: Int) -> Int? { set.first(three(end &- 3), self, end) }
}
