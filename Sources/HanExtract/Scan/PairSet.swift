import HanBase

/// A `WordSet` of words that all have six bytes or more (two 汉字), which are filed under the first six.
///
/// Many words begin with 新, 高 or 公: where the first two characters are looked at, only what begins like a word
/// of the list is compared with any.
struct PairSet: @unchecked Sendable {
  private let file: WordFile

  /// Makes a set that lives as long as the program; of words that begin alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordSet...) { self.init(sets.flatMap(\.all)) }

  init(_ words: [StaticString]) {
    precondition(words.allSatisfy { $0.utf8CodeUnitCount >= 6 })
    file = WordFile(words, WordForm.init(beginningOf:)) { word in
      var six: UInt64 = 0
      for place in 0..<6 { six |= UInt64(word.utf8Start[place]) << UInt64(8 * place) }
      return WordFile.bit(six: six)
    }
  }

  /// The length of the first word that stands at a place, whose first six bytes are given.
  @inline(__always)
  fileprivate func first(_ six: UInt64, _ text: ByteText, _ at: Int) -> Int? {
    _slowPath(file.mayHold(WordFile.bit(six: six)))
      ? PairSet.compared(file.filter, text.base, text.count, six, at) : nil
  }

  @inline(never)
  private static func compared(
    _ filter: UnsafePointer<UInt64>, _ base: UnsafePointer<UInt8>, _ count: Int, _ six: UInt64,
    _ at: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    let text = ByteText(base: base, count: count)
    var place = file.first(WordFile.bit(six: six))
    repeat {
      let form = file.forms[place]
      if UInt64(form.three) | form.further << 24 & 0xFFFF_FF00_0000 == six {
        let word = file.rare.pointee.words[place]
        if form.length == 6 || text.has(word, at: at) { return Int(form.length) }
      }
      place = Int(form.next)
    } while place != 0
    return nil
  }
}

extension ByteText {
  /// Whether any of the words stands at `at`; the length of the first that does.
  @inline(__always)
  func any(_ set: PairSet, at: Int) -> Int? { set.first(six(at), self, at) }
}
