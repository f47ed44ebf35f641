/// Words that are looked for at one place, with a first look that turns nearly every place away.
///
/// It is for lists that are asked at each number; a rule's own few words stay where the rule is.
struct WordSet: Sendable {
  let words: [StaticString]
  /// A bit for each hash of a word's first three bytes.
  private let starts: UInt64
  /// A word shorter than three bytes is among them, so every place must be looked at.
  private let hasShort: Bool

  init(_ words: StaticString...) {
    self.words = words
    var bits: UInt64 = 0
    var hasShort = false
    for word in words {
      if word.utf8CodeUnitCount < 3 {
        hasShort = true
      } else {
        let p = word.utf8Start
        bits |= 1 << WordSet.bit(p[0], p[1], p[2])
      }
    }
    starts = bits
    self.hasShort = hasShort
  }

  @inline(__always)
  private static func bit(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt64 {
    UInt64(truncatingIfNeeded: (Int(a) << 4 ^ Int(b) << 2 ^ Int(c)) & 63)
  }

  /// Whether a word may begin with these three bytes.
  @inline(__always)
  func mayBegin(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    hasShort || starts & (1 << WordSet.bit(a, b, c)) != 0
  }
}

extension ByteText {
  /// Whether any of the words stands at `at`; the length of the first that does.
  @inline(__always)
  func any(_ set: WordSet, at: Int) -> Int? {
    if at >= 0, at + 3 <= count, !set.mayBegin(base[at], base[at + 1], base[at + 2]) { return nil }
    return any(set.words, at: at)
  }
}
