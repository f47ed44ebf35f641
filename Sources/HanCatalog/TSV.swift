/// Splits tab-separated text into rows of byte ranges, without copying.
struct TSV {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Calls `body` with the fields of each row after the head row.
  func rows(_ body: (borrowing [UnsafeBufferPointer<UInt8>]) -> Void) {
    var fields: [UnsafeBufferPointer<UInt8>] = []
    var (at, fieldStart, first) = (0, 0, true)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 9 || byte == 10 {
        fields.append(UnsafeBufferPointer(rebasing: bytes[fieldStart..<at]))
        fieldStart = at + 1
        if byte == 10 {
          if first { first = false } else { body(fields) }
          fields.removeAll(keepingCapacity: true)
        }
      }
      at += 1
    }
  }

  /// Calls `body` with the fields of one line.
  func fields(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = 0
    for at in 0...bytes.count where at == bytes.count || bytes[at] == 9 {
      body(UnsafeBufferPointer(rebasing: bytes[start..<at]))
      start = at + 1
    }
  }

  /// One field of one line; empty where there is none.
  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    var (at, left) = (0, column)
    while left > 0, at < bytes.count {
      if bytes[at] == 9 { left -= 1 }
      at += 1
    }
    let end = bytes[at...].firstIndex(of: 9) ?? bytes.count
    return UnsafeBufferPointer(rebasing: bytes[at..<end])
  }

  /// Calls `body` with the parts of a field between `separator`s; empty parts are left out.
  static func split(
    _ field: UnsafeBufferPointer<UInt8>, _ separator: UInt8,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    for at in 0...field.count where at == field.count || field[at] == separator {
      if at > start { body(UnsafeBufferPointer(rebasing: field[start..<at])) }
      start = at + 1
    }
  }

  static func text(_ field: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: field, as: UTF8.self)
  }

  static func number(_ field: UnsafeBufferPointer<UInt8>) -> Int32 {
    var value: Int32 = 0
    for byte in field where byte >= 48 && byte <= 57 {
      value = value &* 10 &+ Int32(byte - 48)
    }
    return value
  }
}
