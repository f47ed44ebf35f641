/// A few words of a rule, all of them constants in its code, as one place is compared with them all.
///
/// What is asked of each word has no branches, so that the compiler makes one number of the answers. A
/// rule's words are counted up to the next of a few sizes, the rest of which are empty: the compiler has
/// to think of each.
protocol FewWords {
  /// All bits where one of the words has fewer than three bytes, else none.
  var short: UInt32 { get }
  /// The bits of the words' first three bytes.
  func first(_ hasShort: UInt32, _ factor: UInt32) -> UInt64
  /// The bits of their last three bytes.
  func last(_ hasShort: UInt32, _ factor: UInt32) -> UInt64
  /// Bit 0 where a word of three bytes is those given, bit 1 where a longer one begins so.
  func begins(_ three: UInt32) -> UInt32
  /// The same for the words' ends.
  func closes(_ three: UInt32) -> UInt32
  /// Bit 0 where a word of six bytes is those given, bit 1 where one of another length begins so.
  func begins(six: UInt64) -> UInt32
  /// The same for the words' ends.
  func closes(six: UInt64) -> UInt32
}

/// Two words, of which the second may be empty.
struct TwoWords: FewWords {
  let one: StaticString
  let other: StaticString

  @inline(__always)
  init(_ one: StaticString, _ other: StaticString) { (self.one, self.other) = (one, other) }

  @inline(__always)
  var short: UInt32 { ByteText.short(one) | ByteText.short(other) }

  @inline(__always)
  func first(_ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    ByteText.first(one, hasShort, factor) | ByteText.first(other, hasShort, factor)
  }

  @inline(__always)
  func last(_ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    ByteText.last(one, hasShort, factor) | ByteText.last(other, hasShort, factor)
  }

  @inline(__always)
  func begins(_ three: UInt32) -> UInt32 {
    ByteText.begins(one, three) | ByteText.begins(other, three)
  }

  @inline(__always)
  func closes(_ three: UInt32) -> UInt32 {
    ByteText.closes(one, three) | ByteText.closes(other, three)
  }

  @inline(__always)
  func begins(six: UInt64) -> UInt32 {
    ByteText.begins(one, six: six) | ByteText.begins(other, six: six)
  }

  @inline(__always)
  func closes(six: UInt64) -> UInt32 {
    ByteText.closes(one, six: six) | ByteText.closes(other, six: six)
  }
}

/// The words of two others.
struct WordsBeside<One: FewWords, Other: FewWords>: FewWords {
  let one: One
  let other: Other

  @inline(__always)
  init(_ one: One, _ other: Other) { (self.one, self.other) = (one, other) }

  @inline(__always)
  var short: UInt32 { one.short | other.short }

  @inline(__always)
  func first(_ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    one.first(hasShort, factor) | other.first(hasShort, factor)
  }

  @inline(__always)
  func last(_ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    one.last(hasShort, factor) | other.last(hasShort, factor)
  }

  @inline(__always)
  func begins(_ three: UInt32) -> UInt32 { one.begins(three) | other.begins(three) }

  @inline(__always)
  func closes(_ three: UInt32) -> UInt32 { one.closes(three) | other.closes(three) }

  @inline(__always)
  func begins(six: UInt64) -> UInt32 { one.begins(six: six) | other.begins(six: six) }

  @inline(__always)
  func closes(six: UInt64) -> UInt32 { one.closes(six: six) | other.closes(six: six) }
}

private typealias FourWords = WordsBeside<TwoWords, TwoWords>
private typealias EightWords = WordsBeside<FourWords, FourWords>

/// `any` and `anyEnds` by how many words there are.
extension ByteText {
  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString = "",
    at: Int
  ) -> Int? {
    first(of: TwoWords(a, b), at: at) { [a, b] }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString = "",
    at end: Int
  ) -> Int? {
    last(of: TwoWords(a, b), at: end) { [a, b] }
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString = "",
    at: Int
  ) -> Int? {
    first(of: FourWords(TwoWords(a, b), TwoWords(c, d)), at: at) { [a, b, c, d] }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString = "",
    at end: Int
  ) -> Int? {
    last(of: FourWords(TwoWords(a, b), TwoWords(c, d)), at: end) { [a, b, c, d] }
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString = "", _ g: StaticString = "", _ h: StaticString = "",
    at: Int
  ) -> Int? {
    first(
      of: EightWords(
        FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
      at: at
    ) { [a, b, c, d, e, f, g, h] }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString = "", _ g: StaticString = "", _ h: StaticString = "",
    at end: Int
  ) -> Int? {
    last(
      of: EightWords(
        FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
      at: end
    ) { [a, b, c, d, e, f, g, h] }
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString, _ g: StaticString, _ h: StaticString, _ i: StaticString,
    _ j: StaticString = "", _ k: StaticString = "", _ l: StaticString = "",
    at: Int
  ) -> Int? {
    first(
      of: WordsBeside(
        EightWords(
          FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
        FourWords(TwoWords(i, j), TwoWords(k, l))), at: at
    ) { [a, b, c, d, e, f, g, h, i, j, k, l] }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString, _ g: StaticString, _ h: StaticString, _ i: StaticString,
    _ j: StaticString = "", _ k: StaticString = "", _ l: StaticString = "",
    at end: Int
  ) -> Int? {
    last(
      of: WordsBeside(
        EightWords(
          FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
        FourWords(TwoWords(i, j), TwoWords(k, l))), at: end
    ) { [a, b, c, d, e, f, g, h, i, j, k, l] }
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString, _ g: StaticString, _ h: StaticString, _ i: StaticString, _ j: StaticString,
    _ k: StaticString, _ l: StaticString, _ m: StaticString, _ n: StaticString = "",
    _ o: StaticString = "", _ p: StaticString = "", _ q: StaticString = "", _ r: StaticString = "",
    _ s: StaticString = "", _ t: StaticString = "",
    at: Int
  ) -> Int? {
    first(
      of: WordsBeside(
        EightWords(
          FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
        WordsBeside(
          EightWords(
            FourWords(TwoWords(i, j), TwoWords(k, l)), FourWords(TwoWords(m, n), TwoWords(o, p))),
          FourWords(TwoWords(q, r), TwoWords(s, t)))), at: at
    ) { [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString, _ c: StaticString, _ d: StaticString, _ e: StaticString,
    _ f: StaticString, _ g: StaticString, _ h: StaticString, _ i: StaticString, _ j: StaticString,
    _ k: StaticString, _ l: StaticString, _ m: StaticString, _ n: StaticString = "",
    _ o: StaticString = "", _ p: StaticString = "", _ q: StaticString = "", _ r: StaticString = "",
    _ s: StaticString = "", _ t: StaticString = "",
    at end: Int
  ) -> Int? {
    last(
      of: WordsBeside(
        EightWords(
          FourWords(TwoWords(a, b), TwoWords(c, d)), FourWords(TwoWords(e, f), TwoWords(g, h))),
        WordsBeside(
          EightWords(
            FourWords(TwoWords(i, j), TwoWords(k, l)), FourWords(TwoWords(m, n), TwoWords(o, p))),
          FourWords(TwoWords(q, r), TwoWords(s, t)))), at: end
    ) { [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] }
  }
}
