/// Tells the encoding of a document from its bytes.
enum EncodingDetector {
  /// What the bytes look like.
  enum Guess: Equatable {
    /// Valid UTF-8, behind a mark of so many bytes.
    case utf8(mark: Int)
    /// UTF-16, big-endian or not, behind a mark of so many bytes.
    case utf16(isBig: Bool, mark: Int)
    /// GB18030, of which GBK and GB 2312 are parts.
    case gb18030
    /// Text in an encoding that the byte at an offset breaks.
    case broken(String, Int)
    /// None of these; UTF-8 fails at the offset.
    case unknown(Int)
  }

  static func detect(_ base: UnsafePointer<UInt8>, _ count: Int) -> Guess {
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF {
      guard let broken = UTF8Check.firstInvalid(base + 3, count - 3) else { return .utf8(mark: 3) }
      return .broken("UTF-8", broken + 3)
    }
    if count >= 2, base[0] == 0xFF, base[1] == 0xFE {
      let isWide = count >= 4 && base[2] == 0 && base[3] == 0
      return isWide ? .unknown(0) : .utf16(isBig: false, mark: 2)
    }
    if count >= 2, base[0] == 0xFE, base[1] == 0xFF { return .utf16(isBig: true, mark: 2) }
    let invalid = UTF8Check.firstInvalid(base, count)
    let nulls = nulls(base, count)
    guard let invalid else {
      // ASCII text in UTF-16 is valid UTF-8 with a NUL at every other byte.
      if nulls.even + nulls.odd >= count / 5, count >= 4, nulls.even == 0 || nulls.odd == 0 {
        return .utf16(isBig: nulls.odd == 0, mark: 0)
      }
      return .utf8(mark: 0)
    }
    if isMostlyUTF8(base, count) { return .broken("UTF-8", invalid) }
    if nulls.even + nulls.odd > 0, nulls.even == 0 || nulls.odd == 0 {
      let isBig = nulls.odd == 0
      if isPlausibleUTF16(base, count, isBig) { return .utf16(isBig: isBig, mark: 0) }
    }
    switch GB18030Decoder.look(base, count) {
    case .fits: return .gb18030
    case .broken(let offset): return .broken("GB18030", offset)
    case .differs: break
    }
    for isBig in [false, true] where count % 2 == 0 && isPlausibleUTF16(base, count, isBig) {
      return .utf16(isBig: isBig, mark: 0)
    }
    return .unknown(invalid)
  }

  /// How many NULs stand at even and at odd offsets.
  private static func nulls(_ base: UnsafePointer<UInt8>, _ count: Int) -> (even: Int, odd: Int) {
    var (at, result) = (0, (even: 0, odd: 0))
    while at < count, let step = findByte(base + at, 0, count - at) {
      at += step
      if at % 2 == 0 { result.even += 1 } else { result.odd += 1 }
      at += 1
    }
    return result
  }

  /// Whether nearly all bytes beyond ASCII form UTF-8 characters, so that the rest are damage.
  private static func isMostlyUTF8(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var (at, good, bad) = (0, 0, 0)
    while at < count {
      let length = UTF8Check.length(base, at, count)
      if length > 1 { good += length }
      if length == 0 { bad += 1 }
      at += max(1, length)
    }
    return good >= 8 * bad
  }

  /// Whether the units read as the text of a Chinese document: 汉字, its punctuation, ASCII.
  private static func isPlausibleUTF16(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ isBig: Bool
  ) -> Bool {
    let units = min(count / 2, 4096)
    guard units >= 2 else { return false }
    var usual = 0
    for index in 0..<units {
      switch UTF16Decoder.unit(base, index * 2, isBig) {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2027, 0x3000...0x3011, 0x4E00...0x9FA5,
        0xFF01...0xFF5E:
        usual += 1
      default: continue
      }
    }
    return usual * 20 >= units * 19
  }
}
