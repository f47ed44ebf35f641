/// What single scalars mean for the layout of a page.
enum Scalars {
  /// Blanks of every width, among them the ideographic space and the no-break space.
  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: isInvisible(scalar)
    }
  }

  /// Scalars that show nothing at all: joiners, marks of direction, stray byte order marks.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x08, 0x0E...0x1F, 0x7F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064,
      0xFEFF:
      true
    default: false
    }
  }

  /// Punctuation that ends a sentence: 。！？ and their ASCII forms, and the ellipsis.
  static func isFinal(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026, 0xFF0E, 0xFF61: true
    default: false
    }
  }

  /// Closing quotes and brackets, which belong to the sentence that they close.
  static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x3011, 0x300B, 0x3009, 0x5D, 0x22, 0xFF02,
      0xFF3D, 0x3015:
      true
    default: false
    }
  }

  /// Punctuation inside a sentence: ，、；and their ASCII forms.
  static func isPause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x3001, 0xFF1B, 0x2C, 0x3B: true
    default: false
    }
  }

  /// Chinese characters of the usual blocks.
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Numerals 一 to 十, 〇 and 百 as they stand in the numbers of headings and dates.
  static func isHanDigit(_ scalar: UInt32) -> Bool { hanDigit(scalar) != nil || scalar == 0x767E }

  /// The value of 〇零一二…九十, or nil.
  static func hanDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }

  /// The value of an ASCII or full-width digit, or nil.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar) - 0x30
    case 0xFF10...0xFF19: Int(scalar) - 0xFF10
    default: nil
    }
  }

  /// ASCII letters, which need a blank between them where a line is joined.
  static func isLatin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
