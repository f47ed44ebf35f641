import HanBase

/// UTF-8 bytes with the few look-ups that the rules need; offsets are never checked twice.
struct ByteText {
  let base: UnsafePointer<UInt8>
  let count: Int

  @inline(__always)
  subscript(_ at: Int) -> UInt8 { at >= 0 && at < count ? base[at] : 0 }

  /// The scalar that begins at an offset, with its length in bytes; (0, 1) past the end.
  @inline(__always)
  func scalar(_ at: Int) -> (value: UInt32, length: Int) {
    guard at >= 0, at < count else { return (0, 1) }
    let b0 = base[at]
    if b0 < 0x80 { return (UInt32(b0), 1) }
    if b0 >= 0xE0, b0 < 0xF0, at + 2 < count {
      return (
        (UInt32(b0) & 0x0F) << 12 | (UInt32(base[at + 1]) & 0x3F) << 6
          | (UInt32(base[at + 2]) & 0x3F), 3
      )
    }
    if b0 >= 0xC0, b0 < 0xE0, at + 1 < count {
      return ((UInt32(b0) & 0x1F) << 6 | (UInt32(base[at + 1]) & 0x3F), 2)
    }
    if b0 >= 0xF0, at + 3 < count {
      let high = (UInt32(b0) & 0x07) << 18 | (UInt32(base[at + 1]) & 0x3F) << 12
      return (high | (UInt32(base[at + 2]) & 0x3F) << 6 | (UInt32(base[at + 3]) & 0x3F), 4)
    }
    return (0xFFFD, 1)
  }

  /// The offset of the scalar that ends at `end`.
  @inline(__always)
  func before(_ end: Int) -> Int {
    var at = end - 1
    while at > 0, base[at] & 0xC0 == 0x80, end - at < 4 { at -= 1 }
    return max(0, at)
  }

  /// The scalar that ends at `end`; 0 at the start of the text.
  @inline(__always)
  func scalarBefore(_ end: Int) -> UInt32 { end <= 0 ? 0 : scalar(before(end)).value }

  /// Whether the literal's bytes stand at `at`.
  @inline(__always)
  func has(_ literal: StaticString, at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard at >= 0, at + length <= count else { return false }
    let p = literal.utf8Start
    for i in 0..<length where base[at + i] != p[i] { return false }
    return true
  }

  /// Whether the literal's bytes end at `end`.
  @inline(__always)
  func ends(_ literal: StaticString, at end: Int) -> Bool {
    has(literal, at: end - literal.utf8CodeUnitCount)
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  func any(_ literals: [StaticString], at: Int) -> Int? {
    for literal in literals where has(literal, at: at) { return literal.utf8CodeUnitCount }
    return nil
  }

  /// Whether any of the literals ends at `end`.
  func anyEnds(_ literals: [StaticString], at end: Int) -> Int? {
    for literal in literals where ends(literal, at: end) { return literal.utf8CodeUnitCount }
    return nil
  }

  /// Whether the literal occurs within a range.
  func find(_ literal: StaticString, in range: Range<Int>) -> Int? {
    let length = literal.utf8CodeUnitCount
    guard range.count >= length else { return nil }
    var at = range.lowerBound
    while at + length <= range.upperBound {
      if has(literal, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// The number of scalars in a range.
  func scalars(in range: Range<Int>) -> Int {
    var total = 0
    for at in range where base[at] & 0xC0 != 0x80 { total += 1 }
    return total
  }
}
