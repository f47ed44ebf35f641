import HanBase

/// Many words that are looked for at one place, filed under their first three bytes (one 汉字).
///
/// It is for long lists that are asked at each number or each character: a place is turned away by
/// one look, and one that is not meets only words that begin like it. A rule's own few words stay
/// where the rule is (`ByteText.any`, `ByteText.anyEnds`).
struct WordSet: @unchecked Sendable {
  private let file: WordFile

  /// All words in the order in which they were given.
  var all: [StaticString] { file.rare.pointee.all }

  /// Makes a set that lives as long as the program; of words that begin alike the first given wins.
  init(_ words: StaticString...) { self.init(words) }

  /// Makes a set of all the words of others, to ask for any of them at once.
  init(joining sets: WordSet...) { self.init(sets.flatMap(\.all)) }

  init(_ words: [StaticString]) {
    file = WordFile(words, WordForm.init(beginningOf:)) {
      WordFile.bit(ByteText.three($0), WordSet.factor)
    }
  }

  /// Makes the bit: no set has a word that shares it with ， 。 、 ； 的 or 年, which stand behind most numbers.
  private static let factor: UInt32 = 0xE5A8_181B

  /// The length of the first word that stands at a place, whose first three bytes are given.
  @inline(__always)
  fileprivate func first(_ three: UInt32, _ text: ByteText, _ at: Int) -> Int? {
    _slowPath(file.mayHold(WordFile.bit(three, WordSet.factor)))
      ? WordSet.compared(file.filter, text.base, text.count, three, at) : nil
  }

  /// The same, behind a call: what turns nearly every place away stays small enough to stand in the rules.
  @inline(never)
  private static func compared(
    _ filter: UnsafePointer<UInt64>, _ base: UnsafePointer<UInt8>, _ count: Int, _ three: UInt32,
    _ at: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    guard at >= 0, at &+ 11 <= count, !file.hasShort else {
      return comparedAtEdge(filter, base, count, three, at)
    }
    let forms = file.forms
    var place = file.first(WordFile.bit(three, factor))
    let behind = UnsafeRawPointer(base + at).loadUnaligned(fromByteOffset: 3, as: UInt64.self)
      .littleEndian
    // Every call is the last step, so that nothing has to be kept for what comes behind it.
    repeat {
      if forms[place].begins(three, behind) {
        let length = Int(forms[place].length)
        return length <= 11 ? length : comparedLong(filter, base, count, at, place)
      }
      place = Int(forms[place].next)
    } while place != 0
    return nil
  }

  /// The same from a word on of which more than eleven bytes have to be compared.
  @inline(never)
  private static func comparedLong(
    _ filter: UnsafePointer<UInt64>, _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int,
    _ first: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    let text = ByteText(base: base, count: count)
    let three = text.three(at)
    var place = first
    repeat {
      let word = file.rare.pointee.words[place]
      if text.begins(word, three, at) { return word.utf8CodeUnitCount }
      place = Int(file.forms[place].next)
    } while place != 0
    return nil
  }

  /// The same near the text's end, before its beginning, or where words are shorter than three bytes.
  @inline(never)
  private static func comparedAtEdge(
    _ filter: UnsafePointer<UInt64>, _ base: UnsafePointer<UInt8>, _ count: Int, _ three: UInt32,
    _ at: Int
  ) -> Int? {
    let file = WordFile(at: filter)
    let bit = WordFile.bit(three, factor)
    let first = file.hasShort ? file.firstBesideShort(bit) : file.first(bit)
    if let first, let length = comparedLong(filter, base, count, at, first) { return length }
    let text = ByteText(base: base, count: count)
    for word in file.rare.pointee.short where text.has(word, at: at) {
      return word.utf8CodeUnitCount
    }
    return nil
  }
}

extension WordSet {
  /// Whether a span of at least three bytes, whose first three are given, is one of the words.
  @inline(__always)
  fileprivate func contains(_ three: UInt32, _ text: ByteText, _ span: Span) -> Bool {
    _slowPath(file.mayHold(WordFile.bit(three, WordSet.factor)))
      && contains(three, text.base, text.count, span)
  }

  @inline(never)
  private func contains(
    _ three: UInt32, _ base: UnsafePointer<UInt8>, _ count: Int, _ span: Span
  ) -> Bool {
    let bit = WordFile.bit(three, WordSet.factor)
    guard let first = file.hasShort ? file.firstBesideShort(bit) : file.first(bit) else {
      return false
    }
    let at = Int(span.start)
    let forms = file.forms
    var place = first
    if at >= 0, at &+ 11 <= count, span.count <= 11 {
      let behind = UnsafeRawPointer(base + at).loadUnaligned(fromByteOffset: 3, as: UInt64.self)
        .littleEndian
      repeat {
        if forms[place].length == UInt16(truncatingIfNeeded: span.count),
          forms[place].begins(three, behind)
        {
          return true
        }
        place = Int(forms[place].next)
      } while place != 0
      return false
    }
    let text = ByteText(base: base, count: count)
    repeat {
      let word = file.rare.pointee.words[place]
      if word.utf8CodeUnitCount == span.count, text.begins(word, three, at) { return true }
      place = Int(forms[place].next)
    } while place != 0
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
