import HanBase

/// A document's bytes as valid UTF-8, and the way back to the bytes on disk.
///
/// UTF-8 files are borrowed as they are; others are converted once.
final class DecodedText {
  let source: Source
  let encoding: String
  private let owned: OwnedBytes?
  private let shift: Int
  private let toDisk: OffsetMap?

  private init(
    source: Source, encoding: String, owned: OwnedBytes?, shift: Int, toDisk: OffsetMap?
  ) {
    self.source = source
    self.encoding = encoding
    self.owned = owned
    self.shift = shift
    self.toDisk = toDisk
  }

  /// Finds the encoding by looking and decodes.
  ///
  /// - Throws: `HanError` HA201 where no encoding fits, HA202 where one fits but for some bytes.
  static func decode(_ bytes: UnsafeRawBufferPointer, name: String) throws(HanError) -> DecodedText
  {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count > 0 else {
      let nothing = OwnedBytes([])
      return DecodedText(
        source: nothing.source, encoding: "UTF-8", owned: nothing, shift: 0, toDisk: nil)
    }
    let guess = EncodingDetector.detect(base, bytes.count)
    switch guess {
    case .utf8(let mark):
      let source = Source(base: base + mark, count: bytes.count - mark)
      return DecodedText(source: source, encoding: "UTF-8", owned: nil, shift: mark, toDisk: nil)
    case .utf16(let isBig, let mark):
      return converted(try UTF16Decoder.decode(base, bytes.count, isBig, mark, name: name))
    case .gb18030:
      return converted(try GB18030Decoder.decode(base, bytes.count, name: name))
    case .broken(let encoding, let offset):
      throw HanError(
        .encodingBroken,
        "reads as \(encoding), but byte \(offset) breaks its rules (bytes from there: "
          + hex(base, offset, bytes.count)
          + "); get the file again, or drop what is broken with iconv -c -f \(encoding) -t UTF-8",
        path: name)
    case .unknown(let offset):
      throw HanError(
        .encodingUnknown,
        "is neither UTF-8, UTF-16 nor GB18030 (UTF-8 fails at byte \(offset): "
          + hex(base, offset, bytes.count)
          + "); if it is text, convert it first: iconv -f ENCODING -t UTF-8",
        path: name)
    }
  }

  private static func converted(_ result: ConvertedText) -> DecodedText {
    let owned = OwnedBytes(result.bytes)
    return DecodedText(
      source: owned.source, encoding: result.encoding, owned: owned, shift: 0, toDisk: result.map)
  }

  private static func hex(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> String {
    (start..<min(start + 4, count)).map { offset in
      let digits = String(base[offset], radix: 16, uppercase: true)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined(separator: " ")
  }

  /// The map from clean text to disk, given that from clean text to `source`.
  func diskMap(_ toSource: OffsetMap, count: Int) -> OffsetMap {
    if let toDisk { return toSource.followed(by: toDisk, count: count) }
    return shift == 0 ? toSource : toSource.shifted(by: Int32(shift))
  }
}

/// Text converted to UTF-8, with the way back.
struct ConvertedText {
  var bytes: [UInt8]
  var map: OffsetMap
  var encoding: String
}
