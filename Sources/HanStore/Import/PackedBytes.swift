/// Writes integers as few bytes: the packed form of a document's layout.
struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  /// An integer of either sign, small ones in one byte.
  mutating func integer(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func integer(_ value: Int32) { integer(Int(value)) }
}

/// Reads what `PackedWriter` wrote; behind the end, or where something is no integer, it gives nil.
struct PackedReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all was read.
  var isAtEnd: Bool { at == bytes.count }

  mutating func integer() -> Int? {
    var (result, shift) = (UInt64(0), UInt64(0))
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: result >> 1) ^ -Int64(bitPattern: result & 1)) }
      shift += 7
    }
    return nil
  }

  /// An integer within a range.
  mutating func integer(in range: ClosedRange<Int>) -> Int? {
    guard let value = integer(), range.contains(value) else { return nil }
    return value
  }
}
