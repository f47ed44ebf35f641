/// Checks that bytes are well-formed UTF-8.
enum UTF8Check {
  /// The offset of the first byte that breaks the rules, or nil.
  ///
  /// Sixteen bytes are checked at once, wherever characters begin among them. Characters are looked at one by
  /// one only around what is an error or may be one.
  static func firstInvalid(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    var at = 0
    while at < count {
      while at >= 3, at &+ 16 <= count, isPlain(UnsafeRawPointer(base + at)) { at &+= 16 }
      // Where the character begins that may go on here.
      var own = max(0, at &- 3)
      while own < at, base[own] & 0xC0 == 0x80 { own &+= 1 }
      let stop = min(count, at &+ 16)
      while own < stop {
        let length = self.length(base, own, count)
        guard length > 0 else { return own }
        own &+= length
      }
      at = own
    }
    return nil
  }

  /// Whether sixteen bytes go on rightly from the two before them, and have no character of four bytes, nor a lead
  /// behind which not all bytes are allowed.
  @inline(__always)
  private static func isPlain(_ p: UnsafeRawPointer) -> Bool {
    let high = SIMD2<UInt64>(repeating: 0x8080_8080_8080_8080)
    let own = p.loadUnaligned(as: SIMD2<UInt64>.self)
    let before = p.loadUnaligned(fromByteOffset: -1, as: SIMD2<UInt64>.self)
    let earlier = p.loadUnaligned(fromByteOffset: -2, as: SIMD2<UInt64>.self)
    // The high bit of each byte: whether it is a tail, and whether one is due behind a lead of two bytes or more, or
    // two behind a lead of three.
    let tails = own & ~(own &<< 1)
    let due = before & before &<< 1 | earlier & earlier &<< 1 & earlier &<< 2
    let long = own & own &<< 1 & own &<< 2 & own &<< 3
    let odd = nulls(own ^ 0xE0E0_E0E0_E0E0_E0E0) | nulls(own ^ 0xEDED_EDED_EDED_EDED)
    let overlong = nulls(own & 0xFEFE_FEFE_FEFE_FEFE ^ 0xC0C0_C0C0_C0C0_C0C0)
    let found = (tails ^ due | long | odd | overlong) & high
    return found[0] | found[1] == 0
  }

  /// The high bit of each byte that is 0, perhaps also of one above such a byte.
  @inline(__always)
  private static func nulls(_ bytes: SIMD2<UInt64>) -> SIMD2<UInt64> {
    (bytes &- SIMD2(repeating: 0x0101_0101_0101_0101)) & ~bytes
  }

  /// The length of the well-formed scalar at an offset, or 0.
  static func length(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
    let lead = base[at]
    if lead < 0x80 { return 1 }
    func isTail(_ offset: Int) -> Bool { offset < count && base[offset] & 0xC0 == 0x80 }
    switch lead {
    case 0xC2...0xDF: return isTail(at + 1) ? 2 : 0
    case 0xE0...0xEF:
      guard isTail(at + 1), isTail(at + 2) else { return 0 }
      if lead == 0xE0, base[at + 1] < 0xA0 { return 0 }
      return lead == 0xED && base[at + 1] > 0x9F ? 0 : 3
    case 0xF0...0xF4:
      guard isTail(at + 1), isTail(at + 2), isTail(at + 3) else { return 0 }
      if lead == 0xF0, base[at + 1] < 0x90 { return 0 }
      return lead == 0xF4 && base[at + 1] > 0x8F ? 0 : 4
    default: return 0
    }
  }
}
