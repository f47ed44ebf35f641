import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Decodes GB18030 (and with it GBK and GB 2312) through iconv.
enum GB18030Decoder {
  /// How well bytes fit.
  enum Fit: Equatable {
    /// They are well-formed and read as Chinese.
    case fits
    /// They read as Chinese but for the byte at an offset.
    case broken(Int)
    /// They are something else.
    case differs
  }

  /// Looks at the shape of the characters without decoding them.
  ///
  /// Real text is made of the characters of GB 2312; another encoding read as GB18030 is full of
  /// rare ones.
  static func look(_ base: UnsafePointer<UInt8>, _ count: Int) -> Fit {
    var (at, usual, rare, bad, firstBad) = (0, 0, 0, 0, -1)
    while at < count {
      let length = self.length(base, at, count)
      switch length {
      case 0:
        bad += 1
        if firstBad < 0 { firstBad = at }
      case 2:
        let (lead, tail) = (base[at], base[at + 1])
        let isUsual = tail >= 0xA1 && (0xA1...0xA3 ~= lead || 0xB0...0xF7 ~= lead)
        // The commoner half of GB 2312 ends at row 55; the rarer half counts for nothing.
        if isUsual, lead <= 0xD7 { usual += 1 } else if !isUsual { rare += 1 }
      case 4: rare += 1
      default: break
      }
      at += max(1, length)
    }
    guard usual >= 2, usual > 8 * rare else { return .differs }
    if bad == 0 { return .fits }
    return usual >= 20 * bad ? .broken(firstBad) : .differs
  }

  /// The length of the character at an offset, or 0 where none begins.
  private static func length(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
    guard base[at] >= 0x80 else { return 1 }
    guard 0x81...0xFE ~= base[at], at + 1 < count else { return 0 }
    switch base[at + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39:
      guard at + 3 < count, 0x81...0xFE ~= base[at + 2], 0x30...0x39 ~= base[at + 3] else {
        return 0
      }
      return 4
    default: return 0
    }
  }

  /// Decodes well-formed bytes.
  ///
  /// - Throws: `HanError` HA202 with the offset of a character that GB18030 leaves undefined.
  static func decode(
    _ base: UnsafePointer<UInt8>, _ count: Int, name: String
  ) throws(HanError) -> ConvertedText {
    let (bytes, consumed) = convert(base, count)
    guard consumed == count else {
      throw HanError(
        .encodingBroken,
        "reads as GB18030, but byte \(consumed) begins no character of it; get the file again, or "
          + "drop what is broken with iconv -c -f GB18030 -t UTF-8",
        path: name)
    }
    var result = ConvertedText(bytes: bytes, map: OffsetMap(), encoding: "GB18030")
    var (at, clean) = (0, 0)
    while at < count, clean < bytes.count {
      let width = max(1, length(base, at, count))
      let lead = bytes[clean]
      let scalar = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      result.map.append(
        clean: clean, disk: at, step: OffsetMap.Step(clean: UInt8(scalar), disk: UInt8(width)))
      at += width
      clean += scalar
    }
    return result
  }

  /// The bytes as UTF-8, and how many were taken.
  private static func convert(_ base: UnsafePointer<UInt8>, _ count: Int) -> ([UInt8], Int) {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
      return ([], 0)
    }
    defer { iconv_close(converter) }
    var consumed = 0
    // No character grows to more than three bytes for two, or four for four.
    let capacity = count * 2 + 16
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { memory, written in
      guard let out = memory.baseAddress else { return }
      var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
        .assumingMemoryBound(to: CChar.self)
      var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(out)
        .assumingMemoryBound(to: CChar.self)
      var (inputLeft, outputLeft) = (count, capacity)
      _ = iconv(converter, &input, &inputLeft, &output, &outputLeft)
      consumed = count - inputLeft
      written = capacity - outputLeft
    }
    return (bytes, consumed)
  }
}
