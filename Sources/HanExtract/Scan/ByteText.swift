import HanBase

/// UTF-8 bytes with the few look-ups that the rules need; offsets are never checked twice.
struct ByteText {
  let base: UnsafePointer<UInt8>
  let count: Int
  /// How many places have three more bytes behind them: from there four can be read at once.
  let wide: UInt
  /// The characters of the sentence that is being read, where they are kept.
  let characters: UnsafePointer<SentenceCharacters>?

  init(
    base: UnsafePointer<UInt8>, count: Int, characters: UnsafePointer<SentenceCharacters>? = nil
  ) {
    (self.base, self.count, self.characters) = (base, count, characters)
    wide = UInt(max(0, count - 3))
  }

  @inline(__always)
  subscript(_ at: Int) -> UInt8 { isInside(at) ? base[at] : 0 }

  /// Whether a byte stands at an offset; one comparison, as a negative number is a great one.
  @inline(__always)
  private func isInside(_ at: Int) -> Bool { UInt(bitPattern: at) < UInt(bitPattern: count) }

  /// The scalar that begins at an offset, with its length in bytes; (0, 1) past the end.
  @inline(__always)
  func scalar(_ at: Int) -> (value: UInt32, length: Int) {
    guard isInside(at) else { return (0, 1) }
    let b0 = base[at]
    if b0 < 0x80 { return (UInt32(b0), 1) }
    if b0 & 0xF0 == 0xE0, at &+ 2 < count {
      return (
        (UInt32(b0) & 0x0F) << 12 | (UInt32(base[at + 1]) & 0x3F) << 6
          | (UInt32(base[at + 2]) & 0x3F), 3
      )
    }
    return ByteText.rareScalar(base, count, at)
  }

  /// The same for what is neither ASCII nor three bytes, behind a call: it is in no place's way.
  @inline(never)
  private static func rareScalar(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int
  ) -> (value: UInt32, length: Int) {
    let b0 = base[at]
    if b0 >= 0xC0, b0 < 0xE0, at + 1 < count {
      return ((UInt32(b0) & 0x1F) << 6 | (UInt32(base[at + 1]) & 0x3F), 2)
    }
    if b0 >= 0xF0, at + 3 < count {
      let high = (UInt32(b0) & 0x07) << 18 | (UInt32(base[at + 1]) & 0x3F) << 12
      return (high | (UInt32(base[at + 2]) & 0x3F) << 6 | (UInt32(base[at + 3]) & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }

  /// The classes of scalars; a constant of the program has to be asked whether it is made.
  @inline(__always)
  var classes: UnsafePointer<UInt8> {
    if let characters { return characters.pointee.classes }
    return UnsafePointer(ScalarClass.table)
  }

  /// Six bytes from an offset on, the first of them lowest; what is past the end is 0.
  @inline(__always)
  func six(_ at: Int) -> UInt64 {
    if _fastPath(at >= 0 && at &+ 8 <= count) {
      let bytes = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      return bytes.littleEndian & 0xFFFF_FFFF_FFFF
    }
    return ByteText.sixAtEdge(base, count, at)
  }

  @inline(never)
  private static func sixAtEdge(_ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int) -> UInt64 {
    let text = ByteText(base: base, count: count)
    var bytes: UInt64 = 0
    for offset in 0..<6 { bytes |= UInt64(text[at + offset]) << UInt64(8 * offset) }
    return bytes
  }

  /// The offset of the scalar that ends at `end`.
  @inline(__always)
  func before(_ end: Int) -> Int {
    if end >= 3, base[end &- 3] & 0xF0 == 0xE0 { return end &- 3 }
    return ByteText.rareBefore(base, end)
  }

  @inline(never)
  private static func rareBefore(_ base: UnsafePointer<UInt8>, _ end: Int) -> Int {
    var at = end &- 1
    while at > 0, base[at] & 0xC0 == 0x80, end &- at < 4 { at &-= 1 }
    return max(0, at)
  }

  /// Whether so many characters before a place, at most eight, and at least two are three bytes each.
  @inline(__always)
  func haveThreeBytes(_ most: Int, before end: Int) -> Bool {
    guard end >= 24, end &+ 2 <= count else { return false }
    let last = UnsafeRawPointer(base + end)
    // Two characters at a time; those that are not asked for are masked, not passed over.
    func differs(_ pair: Int) -> UInt64 {
      let bytes = last.loadUnaligned(fromByteOffset: -6 &* pair, as: UInt64.self).littleEndian
      return bytes & 0xF000_00F0 ^ 0xE000_00E0
    }
    func isAsked(_ pair: Int) -> UInt64 {
      UInt64(bitPattern: Int64((2 &* pair &- 2 &- most) &>> 63))
    }
    return differs(1) | differs(2) & isAsked(2) | differs(3) & isAsked(3) | differs(4) & isAsked(4)
      == 0
  }

  /// The scalar that ends at `end`; 0 at the start of the text.
  @inline(__always)
  func scalarBefore(_ end: Int) -> UInt32 { end <= 0 ? 0 : scalar(before(end)).value }

  /// Whether the literal's bytes end at `end`.
  @inline(__always)
  func ends(_ literal: StaticString, at end: Int) -> Bool {
    has(literal, at: end &- literal.utf8CodeUnitCount)
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  ///
  /// Its first three bytes (one 汉字) turn nearly every literal away at once.
  func any(_ literals: [StaticString], at: Int) -> Int? {
    guard at >= 0, at + 4 <= count else { return anyAtEdge(literals, at) }
    let here = base + at
    let own = ByteText.word(here) & 0xFF_FFFF
    return literals.withUnsafeBufferPointer { literals in
      for literal in literals {
        let length = literal.utf8CodeUnitCount
        let start = literal.utf8Start
        if length < 3 {
          if has(literal, at: at) { return length }
        } else if ByteText.word(start) & 0xFF_FFFF == own, at + length <= count,
          ByteText.same(here + 3, start + 3, length - 3)
        {
          return length
        }
      }
      return nil
    }
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  func anyEnds(_ literals: [StaticString], at end: Int) -> Int? {
    guard end >= 3, end < count else {
      for literal in literals where ends(literal, at: end) { return literal.utf8CodeUnitCount }
      return nil
    }
    let own = ByteText.word(base + end - 3) & 0xFF_FFFF
    return literals.withUnsafeBufferPointer { literals in
      for literal in literals {
        let length = literal.utf8CodeUnitCount
        let start = literal.utf8Start
        if length < 3 {
          if ends(literal, at: end) { return length }
        } else if ByteText.word(start + length - 3) & 0xFF_FFFF == own, length <= end,
          ByteText.same(base + end - length, start, length - 3)
        {
          return length
        }
      }
      return nil
    }
  }

  private func anyAtEdge(_ literals: [StaticString], _ at: Int) -> Int? {
    for literal in literals where has(literal, at: at) { return literal.utf8CodeUnitCount }
    return nil
  }

  /// Four bytes as one number; a literal of three has its zero behind it.
  @inline(__always)
  private static func word(_ p: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(p).loadUnaligned(as: UInt32.self).littleEndian
  }

  @inline(__always)
  private static func same(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    var i = 0
    while i < length {
      if a[i] != b[i] { return false }
      i += 1
    }
    return true
  }

  /// Where the literal first occurs within a range.
  ///
  /// Most words that a rule looks for in its sentence have a character that does not stand there.
  @inline(__always)
  func find(_ literal: StaticString, in range: Range<Int>) -> Int? {
    if literal.utf8CodeUnitCount >= 3, let characters {
      // The last character is often the rarer.
      let (first, end) = (ByteText.three(literal), ByteText.lastThree(literal))
      if _fastPath(
        characters.pointee.lacks(first, end, from: range.lowerBound, to: range.upperBound))
      {
        return nil
      }
    }
    return place(of: literal, in: range)
  }

  /// A literal begins where a character begins, and its bytes stand nowhere else.
  @inline(never)
  private func place(of literal: StaticString, in range: Range<Int>) -> Int? {
    let length = literal.utf8CodeUnitCount
    guard range.count >= length else { return nil }
    let last = range.upperBound - length
    var at = range.lowerBound
    guard length >= 3, at >= 0, range.upperBound < count else {
      while at <= last {
        if has(literal, at: at) { return at }
        at += 1
      }
      return nil
    }
    let start = literal.utf8Start
    let first = ByteText.word(start) & 0xFF_FFFF
    // Where its second byte and its third do not stand side by side, sixteen places are passed at once.
    let second = SIMD2<UInt64>(repeating: UInt64(start[1]) &* 0x0101_0101_0101_0101)
    let third = SIMD2<UInt64>(repeating: UInt64(start[2]) &* 0x0101_0101_0101_0101)
    while at <= last {
      if at &+ 18 <= count, ByteText.haveNone(base + at, second, third) {
        at &+= 16
        continue
      }
      let most = min(last, at &+ 15)
      while at <= most {
        let word = ByteText.word(base + at)
        if word & 0xFF_FFFF == first, ByteText.same(base + at + 3, start + 3, length - 3) {
          return at
        }
        // Sixteen places may have ended within a 汉字.
        at &+= word & 0xF0 == 0xE0 ? 3 : 1
      }
    }
    return nil
  }

  /// Whether behind none of sixteen places two bytes stand, each of which is given sixteen times.
  @inline(__always)
  private static func haveNone(
    _ p: UnsafePointer<UInt8>, _ second: SIMD2<UInt64>, _ third: SIMD2<UInt64>
  ) -> Bool {
    let raw = UnsafeRawPointer(p)
    let differs =
      (raw.loadUnaligned(fromByteOffset: 1, as: SIMD2<UInt64>.self) ^ second)
      | (raw.loadUnaligned(fromByteOffset: 2, as: SIMD2<UInt64>.self) ^ third)
    // A byte of 0 borrows from its high bit; one above such a byte may seem to be 0 too.
    let lowest = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let highest = SIMD2<UInt64>(repeating: 0x8080_8080_8080_8080)
    let none = (differs &- lowest) & ~differs & highest
    return none[0] | none[1] == 0
  }

  /// Whether a character is known not to stand in a range of the sentence.
  @inline(__always)
  func lacks(_ character: StaticString, from start: Int, to end: Int) -> Bool {
    guard let characters else { return false }
    let three = ByteText.three(character)
    return characters.pointee.lacks(three, three, from: start, to: end)
  }

  /// The number of scalars in a range.
  func scalars(in range: Range<Int>) -> Int {
    var total = 0
    for at in range where base[at] & 0xC0 != 0x80 { total += 1 }
    return total
  }

  /// The first three of some bytes as one number, where there are as many.
  static func three(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.count < 3 ? 0 : UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16
  }

  /// Whether a place of the text holds these bytes.
  func isSame(_ span: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard span.count == bytes.count else { return false }
    for offset in 0..<span.count where base[Int(span.start) + offset] != bytes[offset] {
      return false
    }
    return true
  }

  /// Whether two pieces of the text are the same bytes.
  func isSame(_ one: Span, _ other: Span) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count
    where base[Int(one.start) + offset] != base[Int(other.start) + offset] {
      return false
    }
    return true
  }

  /// Whether the bytes of one piece of the text stand within another.
  func holds(_ piece: Span, in whole: Span) -> Bool {
    guard !piece.isEmpty, piece.count <= whole.count else { return false }
    for start in Int(whole.start)...(Int(whole.end) - piece.count)
    where isSame(piece, Span(start, start + piece.count)) { return true }
    return false
  }
}
