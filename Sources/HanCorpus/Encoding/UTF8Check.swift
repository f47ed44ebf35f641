/// Checks that bytes are well-formed UTF-8.
enum UTF8Check {
  /// The offset of the first byte that breaks the rules, or nil.
  ///
  /// Four characters of the common three-byte kind are checked at a time, or two.
  static func firstInvalid(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let raw = UnsafeRawPointer(base)
    var at = 0
    while at + 8 <= count {
      if at + 12 <= count {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
        let rest = raw.loadUnaligned(fromByteOffset: at + 4, as: UInt64.self).littleEndian
        // Bytes 0 to 7 and 4 to 11: the leads are 0, 3 and 6, and 6 and 9.
        if word & 0xC0F0_C0C0_F0C0_C0F0 == 0x80E0_8080_E080_80E0,
          rest & 0xC0C0_F0C0_C0F0_C0C0 == 0x8080_E080_80E0_8080,
          hasPlainLeads(word & 0x000F_0000_0F00_000F | (rest & 0x0000_0F00_0000_0000) << 16)
        {
          at &+= 12
          continue
        }
      }
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
      if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 {
        let (first, second) = (
          UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 24)
        )
        if first != 0xE0, first != 0xED, second != 0xE0, second != 0xED {
          at += 6
          continue
        }
      } else if word & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      let length = self.length(base, at, count)
      guard length > 0 else { return at }
      at += length
    }
    while at < count {
      let length = self.length(base, at, count)
      guard length > 0 else { return at }
      at += length
    }
    return nil
  }

  /// Whether none of four leads is E0 or ED, behind which not all bytes are allowed; their last four
  /// bits are given, in bytes 0, 3, 6 and 7.
  @inline(__always)
  private static func hasPlainLeads(_ bits: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0000_0100_0001
    // A one above the four bits is borrowed from only where they are zero.
    let notZero = (bits | ones &* 0x10) &- ones
    let notThirteen = (bits ^ ones &* 0x0D | ones &* 0x10) &- ones
    return notZero & notThirteen & (ones &* 0x10) == ones &* 0x10
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
