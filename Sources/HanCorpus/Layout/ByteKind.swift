/// What the writer does at a byte: 0 for the many bytes that are simply kept.
enum ByteKind {
  static let ideographic: UInt8 = 1
  static let fullWidth: UInt8 = 2
  static let general: UInt8 = 3
  static let latin: UInt8 = 4
  static let blank: UInt8 = 5
  static let control: UInt8 = 6
  static let star: UInt8 = 7
  static let escape: UInt8 = 8
  static let final: UInt8 = 9
  static let bracket: UInt8 = 10
  static let closeBracket: UInt8 = 11
  static let tag: UInt8 = 12
  static let entity: UInt8 = 13
  static let quote: UInt8 = 14

  /// The kind of each byte value.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for value in 0..<0x20 { table[value] = control }
    table[0x7F] = control
    for value in [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20] { table[value] = blank }
    for (value, kind) in [
      (0xE3, ideographic), (0xEF, fullWidth), (0xE2, general), (0xC2, latin), (0x2A, star),
      (0x5C, escape), (0x21, final), (0x3F, final), (0x5B, bracket), (0x5D, closeBracket),
      (0x3C, tag), (0x26, entity), (0x22, quote),
    ] {
      table[value] = kind
    }
    return table
  }()
}
