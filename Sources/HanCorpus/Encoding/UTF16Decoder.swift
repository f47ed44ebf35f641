import HanBase

/// Decodes UTF-16 of either byte order.
enum UTF16Decoder {
  static func unit(_ base: UnsafePointer<UInt8>, _ offset: Int, _ isBig: Bool) -> UInt32 {
    let (first, second) = (UInt32(base[offset]), UInt32(base[offset + 1]))
    return isBig ? first << 8 | second : second << 8 | first
  }

  /// Decodes `count` bytes behind a mark of `mark` bytes.
  ///
  /// - Throws: `HanError` HA202 with the offset of an unpaired surrogate or a half unit.
  static func decode(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ isBig: Bool, _ mark: Int, name: String
  ) throws(HanError) -> ConvertedText {
    var result = ConvertedText(
      bytes: [], map: OffsetMap(), encoding: isBig ? "UTF-16BE" : "UTF-16LE")
    result.bytes.reserveCapacity(count * 3 / 2 + 8)
    var at = mark
    while at < count {
      let start = at
      guard at + 1 < count else { throw broken(start, result.encoding, name) }
      var value = unit(base, at, isBig)
      at += 2
      if value & 0xF800 == 0xD800 {
        guard value < 0xDC00, at + 1 < count else { throw broken(start, result.encoding, name) }
        let low = unit(base, at, isBig)
        guard low & 0xFC00 == 0xDC00 else { throw broken(start, result.encoding, name) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        at += 2
      }
      let from = result.bytes.count
      append(value, to: &result.bytes)
      result.map.append(
        clean: from, disk: start,
        step: OffsetMap.Step(
          clean: UInt8(result.bytes.count - from), disk: UInt8(at - start)))
    }
    return result
  }

  private static func broken(_ offset: Int, _ encoding: String, _ name: String) -> HanError {
    HanError(
      .encodingBroken,
      "reads as \(encoding), but byte \(offset) begins no whole character; get the file again, or "
        + "drop what is broken with iconv -c -f \(encoding) -t UTF-8",
      path: name)
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case 0..<0x80: bytes.append(UInt8(value))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | value >> 18))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }
}
