/// The valid UTF-8 bytes of a document while it is read, and the scalars in them.
///
/// It borrows memory; it lives no longer than the call that reads the document.
struct Source {
  let base: UnsafePointer<UInt8>
  let count: Int

  subscript(_ offset: Int) -> UInt8 { base[offset] }

  /// The scalar that begins at `offset`, and the offset after it; (0, offset) at `end`.
  func scalar(at offset: Int, before end: Int) -> (value: UInt32, next: Int) {
    guard offset < end else { return (0, offset) }
    let lead = UInt32(base[offset])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= end else { return (lead, end) }
    switch length {
    case 1: return (lead, offset + 1)
    case 2: return ((lead & 0x1F) << 6 | tail(offset + 1), offset + 2)
    case 3:
      return ((lead & 0x0F) << 12 | tail(offset + 1) << 6 | tail(offset + 2), offset + 3)
    default:
      return (
        (lead & 0x07) << 18 | tail(offset + 1) << 12 | tail(offset + 2) << 6 | tail(offset + 3),
        offset + 4
      )
    }
  }

  /// The scalar that ends at `offset`, and its first byte's offset; (0, offset) at `start`.
  func scalar(endingAt offset: Int, after start: Int) -> (value: UInt32, start: Int) {
    guard offset > start else { return (0, offset) }
    var first = offset - 1
    while first > start, base[first] & 0xC0 == 0x80 { first -= 1 }
    return (scalar(at: first, before: offset).value, first)
  }

  /// Whether the bytes of `literal` stand at `offset`.
  func has(_ literal: StaticString, at offset: Int, before end: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= end else { return false }
    let words = literal.utf8Start
    for index in 0..<length where base[offset + index] != words[index] { return false }
    return true
  }

  /// The number of scalars in `start ..< end`, counted no further than `limit`.
  func scalars(_ start: Int, _ end: Int, limit: Int) -> Int {
    var (offset, total) = (start, 0)
    while offset < end, total < limit {
      if base[offset] & 0xC0 != 0x80 { total += 1 }
      offset += 1
    }
    return total
  }

  /// Where the byte stands first at or after `start`, or `end`.
  func firstIndex(of byte: UInt8, from start: Int, before end: Int) -> Int {
    guard start < end, let found = findByte(base + start, byte, end - start) else { return end }
    return start + found
  }

  /// Where `needle` stands first in `start ..< end`, or nil.
  func find(_ needle: [UInt8], from start: Int, before end: Int) -> Int? {
    guard !needle.isEmpty, start < end else { return nil }
    return needle.withUnsafeBufferPointer { findBytes(base + start, end - start, $0) }
      .map { start + $0 }
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(
      decoding: UnsafeBufferPointer(start: base + start, count: max(0, end - start)), as: UTF8.self)
  }

  private func tail(_ offset: Int) -> UInt32 { UInt32(base[offset] & 0x3F) }
}
