/// Looking for one of a few words at a place.
///
/// The words are constants in the code, and the place's first three bytes (one 汉字) are read once
/// for all of them. Nearly all places are turned away by one bit of a number
/// that the compiler makes of the words: what comes before that has no branches, so that it can.
/// `WordSet` is for longer lists.
extension ByteText {
  /// Three bytes as one number, with zeros for what lies outside the text.
  @inline(__always)
  func three(_ at: Int) -> UInt32 { threeOrMore(at) & 0xFF_FFFF }

  /// The same below eight bits that may be anything: who does not need them gone saves an instruction.
  @inline(__always)
  private func threeOrMore(_ at: Int) -> UInt32 {
    // The edge is told to be rare, so that its call stands behind a rule's code, not within it.
    if _slowPath(UInt(bitPattern: at) >= wide) { return ByteText.threeAtEdge(base, count, at) }
    return UnsafeRawPointer(base + at).loadUnaligned(as: UInt32.self).littleEndian
  }

  /// Of a text only what it needs: what is handed to a call that is nearly never made is fetched at each
  /// place, as another such call may need it too.
  @inline(never)
  private static func threeAtEdge(_ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int) -> UInt32 {
    let text = ByteText(base: base, count: count)
    return UInt32(text[at]) | UInt32(text[at + 1]) << 8 | UInt32(text[at + 2]) << 16
  }

  /// Four bytes as one number.
  @inline(__always)
  private static func four(_ p: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(p).loadUnaligned(as: UInt32.self).littleEndian
  }

  /// The first three bytes of a literal that has them.
  @inline(__always)
  static func three(_ literal: StaticString) -> UInt32 {
    let p = literal.utf8Start
    return UInt32(p[0]) | UInt32(p[1]) << 8 | UInt32(p[2]) << 16
  }

  /// The last three bytes of a literal that has them.
  @inline(__always)
  static func lastThree(_ literal: StaticString) -> UInt32 {
    let p = literal.utf8Start + literal.utf8CodeUnitCount - 3
    return UInt32(p[0]) | UInt32(p[1]) << 8 | UInt32(p[2]) << 16
  }

  /// Whether a literal stands at a place whose first three bytes are given.
  @inline(__always)
  func begins(_ literal: StaticString, _ three: UInt32, _ at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    switch length {
    case 0: return false
    case 1: return three & 0xFF == UInt32(p[0])
    case 2: return three & 0xFFFF == UInt32(p[0]) | UInt32(p[1]) << 8
    default:
      return three == ByteText.three(literal) && (length == 3 || goesOn(literal, at))
    }
  }

  /// Whether the literal's bytes stand at `at`.
  @inline(__always)
  func has(_ literal: StaticString, at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    let (second, third) = (ByteText.mask(1, below: length), ByteText.mask(2, below: length))
    let ours =
      UInt32(truncatingIfNeeded: p[0]) | UInt32(truncatingIfNeeded: p[1 & second]) &<< 8
      | UInt32(truncatingIfNeeded: p[2 & third]) &<< 16
    // What is behind the literal's bytes, or behind three, is shifted out.
    let behind = UInt32(truncatingIfNeeded: 8 &+ (~third & 8) &+ (~second & 8))
    if _fastPath((threeOrMore(at) ^ ours) &<< behind != 0) { return false }
    return length <= 3 || goesOn(literal, at)
  }

  /// Whether a literal ends at a place whose last three bytes are given.
  @inline(__always)
  func closes(_ literal: StaticString, _ three: UInt32, _ end: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    switch length {
    case 0: return false
    case 1: return three >> 16 == UInt32(p[0])
    case 2: return three >> 8 == UInt32(p[0]) | UInt32(p[1]) << 8
    default:
      return three == ByteText.lastThree(literal) && (length == 3 || has(literal, at: end - length))
    }
  }

  /// Whether a literal goes on behind its first three bytes as the text does.
  @inline(__always)
  private func goesOn(_ literal: StaticString, _ at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard at + length <= count else { return false }
    let p = literal.utf8Start
    // Four bytes at a time, the last four of them perhaps again.
    var i = 3
    while i < length {
      if length >= 7, i + 4 > length { i = length - 4 }
      if length < 7 {
        if base[at + i] != p[i] { return false }
        i += 1
      } else {
        if ByteText.four(base + at + i) != ByteText.four(p + i) { return false }
        i += 4
      }
    }
    return true
  }

  /// All bits where a number is below another, which differs from it by less than 2⁶³; else none.
  @inline(__always)
  private static func mask(_ number: Int, below other: Int) -> Int { (number &- other) &>> 63 }

  /// The bit, of 64, that stands for three bytes; the last where `ascii` of their high bits is none,
  /// among words of which one has fewer than three.
  @inline(__always)
  private static func bit(
    _ three: UInt32, ascii high: UInt32, _ hasShort: UInt32, _ factor: UInt32
  ) -> UInt64 {
    let isASCII = (((three &>> high) & 1) &- 1) & hasShort
    return 1 &<< UInt64(truncatingIfNeeded: (three &* factor) &>> 26 | isASCII & 63)
  }

  /// Makes the bit: few words share it with ， 。 、 and 的, which stand behind most numbers.
  ///
  /// Its low byte is 0, so that of four bytes the last has no part in it.
  private static let factor: UInt32 = 0xEB64_C500

  /// All bits where a literal has one byte or two, else none.
  @inline(__always)
  static func short(_ literal: StaticString) -> UInt32 {
    let length = literal.utf8CodeUnitCount
    return UInt32(truncatingIfNeeded: mask(length, below: 3) & mask(0, below: length))
  }

  /// The bit of a literal of which three bytes are given, the one beside the place at a shift.
  ///
  /// One that has fewer bytes stands beside a place that is ASCII; two bytes that are not may stand
  /// anywhere, and no literal nowhere.
  @inline(__always)
  private static func bit(
    _ literal: StaticString, _ three: UInt32, ascii high: UInt32, _ hasShort: UInt32,
    _ factor: UInt32
  ) -> UInt64 {
    let length = literal.utf8CodeUnitCount
    let isShort = UInt64(bitPattern: Int64(mask(length, below: 3)))
    let isWide = 0 &- UInt64(truncatingIfNeeded: (three &>> high) & 1)
    return (bit(three, ascii: high, hasShort, factor) | isShort & isWide)
      & UInt64(bitPattern: Int64(mask(0, below: length)))
  }

  /// The bit of a literal's first three bytes.
  @inline(__always)
  static func first(_ literal: StaticString, _ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    let three =
      UInt32(truncatingIfNeeded: p[0])
      | UInt32(truncatingIfNeeded: p[1 & mask(1, below: length)]) &<< 8
      | UInt32(truncatingIfNeeded: p[2 & mask(2, below: length)]) &<< 16
    return bit(literal, three, ascii: 7, hasShort, factor)
  }

  /// The bit of a literal's last three bytes.
  @inline(__always)
  static func last(_ literal: StaticString, _ hasShort: UInt32, _ factor: UInt32) -> UInt64 {
    let length = literal.utf8CodeUnitCount
    let isLong = mask(2, below: length)
    let p = literal.utf8Start + ((length &- 3) & isLong)
    let end = (length &- 1) & mask(0, below: length) & ~isLong | 2 & isLong
    let three =
      UInt32(truncatingIfNeeded: p[0])
      | UInt32(truncatingIfNeeded: p[1 & isLong]) &<< 8
      | UInt32(truncatingIfNeeded: p[end]) &<< 16
    return bit(literal, three, ascii: 23, hasShort, factor)
  }

  /// 1 where a literal of three bytes is those given, 2 where another has them for its first, else 0.
  ///
  /// Few places come so far, and most of these hold a literal of three bytes: it is found with no list of
  /// words, which would have to be fetched.
  @inline(__always)
  static func begins(_ literal: StaticString, _ three: UInt32) -> UInt32 {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    let (second, third) = (mask(1, below: length), mask(2, below: length))
    let ours =
      UInt32(truncatingIfNeeded: p[0]) | UInt32(truncatingIfNeeded: p[1 & second]) &<< 8
      | UInt32(truncatingIfNeeded: p[2 & third]) &<< 16
    let known =
      0xFF | UInt32(truncatingIfNeeded: second) & 0xFF00
      | UInt32(truncatingIfNeeded: third) & 0xFF_0000
    return weight(length) & isNone((three ^ ours) & known)
  }

  /// The same for a literal's last three bytes.
  @inline(__always)
  static func closes(_ literal: StaticString, _ three: UInt32) -> UInt32 {
    let length = literal.utf8CodeUnitCount
    let isLong = mask(2, below: length)
    let p = literal.utf8Start + ((length &- 3) & isLong)
    let end = (length &- 1) & mask(0, below: length) & ~isLong | 2 & isLong
    let ours =
      UInt32(truncatingIfNeeded: p[0])
      | UInt32(truncatingIfNeeded: p[1 & isLong]) &<< 8
      | UInt32(truncatingIfNeeded: p[end]) &<< 16
    let known =
      0xFF_0000 | UInt32(truncatingIfNeeded: mask(1, below: length)) & 0xFF00
      | UInt32(truncatingIfNeeded: isLong) & 0xFF
    return weight(length) & isNone((three ^ ours) & known)
  }

  /// 1 for a length of three, 2 for another, 0 for none.
  @inline(__always)
  private static func weight(_ length: Int) -> UInt32 {
    let isOther = mask(length, below: 3) | mask(3, below: length)
    return UInt32(truncatingIfNeeded: (1 &+ (1 & isOther)) & mask(0, below: length))
  }

  /// All bits where a number of three bytes is 0, else none.
  @inline(__always)
  private static func isNone(_ number: UInt32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: number &- 1) &>> 31)
  }

  /// The length of the first of a few words that stands at `at`; `list` has them in their order.
  @inline(__always)
  func first(of words: some FewWords, at: Int, _ list: () -> [StaticString]) -> Int? {
    let short = words.short
    let more = threeOrMore(at)
    if _fastPath(
      words.first(short, ByteText.factor) & ByteText.bit(more, ascii: 7, short, ByteText.factor)
        == 0)
    {
      return nil
    }
    let own = more & 0xFF_FFFF
    let same = words.begins(own)
    if same & 2 == 0 { return same != 0 ? 3 : nil }
    let longer = words.begins(six: ByteText.sixAnywhere(base, count, at))
    // One of three bytes and one of six: which comes first only the list tells.
    if longer & 2 | longer & same & 1 == 0 {
      let length = Int(3 &* (same & 1) &+ 6 &* longer)
      return length != 0 ? length : nil
    }
    return ByteText.firstBeginning(base, count, list(), own, at)
  }

  /// The length of the first of a few words that ends at `end`; `list` has them in their order.
  @inline(__always)
  func last(of words: some FewWords, at end: Int, _ list: () -> [StaticString]) -> Int? {
    let short = words.short
    let more = threeOrMore(end &- 3)
    if _fastPath(
      words.last(short, ByteText.factor) & ByteText.bit(more, ascii: 23, short, ByteText.factor)
        == 0)
    {
      return nil
    }
    let own = more & 0xFF_FFFF
    let same = words.closes(own)
    if same & 2 == 0 { return same != 0 ? 3 : nil }
    let longer = words.closes(six: ByteText.sixAnywhere(base, count, end &- 6))
    // One of three bytes and one of six: which comes first only the list tells.
    if longer & 2 | longer & same & 1 == 0 {
      let length = Int(3 &* (same & 1) &+ 6 &* longer)
      return length != 0 ? length : nil
    }
    return ByteText.firstClosing(base, count, list(), own, end)
  }

  /// The length of the first literal, up to an empty one, that stands at a place.
  @inline(never)
  private static func firstBeginning(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ literals: [StaticString], _ own: UInt32,
    _ at: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    return literals.withUnsafeBufferPointer { literals in
      for literal in literals {
        let length = literal.utf8CodeUnitCount
        if length >= 3 {
          // A literal of three bytes has its zero behind it.
          if ByteText.four(literal.utf8Start) & 0xFF_FFFF == own,
            length == 3 || text.goesOn(literal, at)
          {
            return length
          }
        } else if length == 0 {
          return nil
        } else if text.begins(literal, own, at) {
          return length
        }
      }
      return nil
    }
  }

  /// The length of the first literal, up to an empty one, that ends at a place.
  @inline(never)
  private static func firstClosing(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ literals: [StaticString], _ own: UInt32,
    _ end: Int
  ) -> Int? {
    let text = ByteText(base: base, count: count)
    return literals.withUnsafeBufferPointer { literals in
      for literal in literals {
        let length = literal.utf8CodeUnitCount
        if length >= 3 {
          if ByteText.four(literal.utf8Start + length - 3) & 0xFF_FFFF == own,
            length == 3 || text.has(literal, at: end - length)
          {
            return length
          }
        } else if length == 0 {
          return nil
        } else if text.closes(literal, own, end) {
          return length
        }
      }
      return nil
    }
  }
}
