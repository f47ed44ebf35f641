/// Telling words of six bytes, two 汉字, by one comparison, where three of them are met.
///
/// As in looking for one of a few words the literals are constants in the code, and nothing here has a
/// branch or a loop, so that the compiler makes numbers of them.
extension ByteText {
  /// Six bytes from an offset on, wherever that is; what lies outside the text is 0, as no word's byte is.
  ///
  /// It is called where a word is nearly met, and so kept out of the rules.
  @inline(never)
  static func sixAnywhere(_ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int) -> UInt64 {
    ByteText(base: base, count: count).six(at)
  }

  /// 1 where a literal of six bytes is those given, 2 where one of another length but three begins as
  /// they do, else 0.
  ///
  /// Most words that are not told by their first 汉字 have two.
  @inline(__always)
  static func begins(_ literal: StaticString, six: UInt64) -> UInt32 {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    // What is behind a literal's end is not read.
    let (b, c, d) = (mask(1, below: length), mask(2, below: length), mask(3, below: length))
    let (e, f) = (mask(4, below: length), mask(5, below: length))
    let first = byte(p[0], 0) | byte(p[1 & b], 8) | byte(p[2 & c], 16)
    let rest = byte(p[3 & d], 24) | byte(p[4 & e], 32) | byte(p[5 & f], 40)
    let known =
      0xFF | bits(b) & 0xFF00 | bits(c) & 0xFF_0000 | bits(d) & 0xFF00_0000
      | bits(e) & 0xFF_0000_0000 | bits(f) & 0xFF00_0000_0000
    return weightOfSix(length) & isNone((six ^ (first | rest)) & known)
  }

  /// The same for a literal's last six bytes.
  @inline(__always)
  static func closes(_ literal: StaticString, six: UInt64) -> UInt32 {
    let length = literal.utf8CodeUnitCount
    let (b, c, d) = (mask(1, below: length), mask(2, below: length), mask(3, below: length))
    let (e, f) = (mask(4, below: length), mask(5, below: length))
    let p = literal.utf8Start + ((length &- 1) & mask(0, below: length))
    let last = byte(p[0], 40) | byte(p[-1 & b], 32) | byte(p[-2 & c], 24)
    let rest = byte(p[-3 & d], 16) | byte(p[-4 & e], 8) | byte(p[-5 & f], 0)
    let known =
      0xFF00_0000_0000 | bits(b) & 0xFF_0000_0000 | bits(c) & 0xFF00_0000 | bits(d) & 0xFF_0000
      | bits(e) & 0xFF00 | bits(f) & 0xFF
    return weightOfSix(length) & isNone((six ^ (last | rest)) & known)
  }

  @inline(__always)
  private static func byte(_ byte: UInt8, _ shift: UInt64) -> UInt64 {
    UInt64(truncatingIfNeeded: byte) &<< shift
  }

  @inline(__always)
  private static func bits(_ mask: Int) -> UInt64 { UInt64(truncatingIfNeeded: mask) }

  /// 1 for a length of six, 2 for another but three, 0 for that and for none.
  @inline(__always)
  private static func weightOfSix(_ length: Int) -> UInt32 {
    let isOther = mask(length, below: 6) | mask(6, below: length)
    let isNotThree = mask(length, below: 3) | mask(3, below: length)
    return UInt32(truncatingIfNeeded: (1 &+ (1 & isOther)) & mask(0, below: length) & isNotThree)
  }

  /// All bits where a number of at most six bytes is 0, else none.
  @inline(__always)
  private static func isNone(_ number: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Int64(bitPattern: number &- 1) &>> 63)
  }

  /// All bits where a number is below another, else none.
  @inline(__always)
  private static func mask(_ number: Int, below other: Int) -> Int { (number &- other) &>> 63 }
}
