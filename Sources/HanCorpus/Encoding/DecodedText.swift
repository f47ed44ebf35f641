import HanBase

/// A document's bytes as valid UTF-8, and the way back to the bytes on disk.
///
/// UTF-8 files are borrowed as they are; others are converted once.
final class DecodedText {
  let source: Source
  let encoding: String
  private let owned: TextBuffer?
  private let shift: Int
  private let toDisk: OffsetMap?

  private init(
    source: Source, encoding: String, owned: TextBuffer?, shift: Int, toDisk: OffsetMap?
  ) {
    self.source = source
    self.encoding = encoding
    self.owned = owned
    self.shift = shift
    self.toDisk = toDisk
  }

  static func decode(_ bytes: UnsafeRawBufferPointer, name: String) throws(HanError) -> DecodedText
  {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count > 0 else {
      let nothing = TextBuffer(capacity: 1)
      return DecodedText(
        source: nothing.source, encoding: "UTF-8", owned: nothing, shift: 0, toDisk: nil)
    }
    let hasMark = bytes.count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    let shift = hasMark ? 3 : 0
    if let broken = UTF8Check.firstInvalid(base + shift, bytes.count - shift) {
      throw HanError(
        .encodingBroken, "byte \(broken + shift) is not UTF-8", path: name)
    }
    return DecodedText(
      source: Source(base: base + shift, count: bytes.count - shift), encoding: "UTF-8", owned: nil,
      shift: shift, toDisk: nil)
  }

  /// The map from clean text to disk, given that from clean text to `source`.
  func diskMap(_ toSource: OffsetMap) -> OffsetMap {
    shift == 0 ? toSource : toSource.shifted(by: Int32(shift))
  }
}
