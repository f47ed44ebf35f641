/// Classes of scalars that the scanner looks at, by a table over the Basic Multilingual Plane.
enum ScalarClass {
  static let none: UInt8 = 0
  static let chineseDigit: UInt8 = 1
  static let chineseMagnitude: UInt8 = 2
  static let fullDigit: UInt8 = 3
  static let vague: UInt8 = 4
  /// A mark that is not always the same: ：, an opening quotation mark, a dash.
  static let punctuation: UInt8 = 5
  static let timeStart: UInt8 = 6
  /// 首, the first place in words.
  static let first: UInt8 = 7
  /// A mark that is always the same; the number of its `Token.Kind` is added.
  static let mark: UInt8 = 16

  /// Whether a class is that of a mark.
  @inline(__always)
  static func isMark(_ kind: UInt8) -> Bool { kind == punctuation || kind >= mark }

  static let chineseDigits: StaticString = "零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖弍兩貳參陸倆俩"
  static let chineseMagnitudes: StaticString = "十百千万亿拾佰仟萬億"
  static let fullDigits: StaticString = "０１２３４５６７８９"

  /// The scalars of each class; no scalar is of two.
  private static let members: [(text: StaticString, kind: UInt8)] = [
    (chineseDigits, chineseDigit), (chineseMagnitudes, chineseMagnitude), (fullDigits, fullDigit),
    ("：“‘「『—＜＞", punctuation),
    ("，", mark + Token.Kind.comma.rawValue), ("、", mark + Token.Kind.pause.rawValue),
    ("；", mark + Token.Kind.semicolon.rawValue), ("。！？", mark + Token.Kind.stop.rawValue),
    ("（【〔", mark + Token.Kind.openParen.rawValue),
    ("）】〕", mark + Token.Kind.closeParen.rawValue),
    ("”’」』", mark + Token.Kind.closeQuote.rawValue),
    ("《〈", mark + Token.Kind.openBook.rawValue), ("》〉", mark + Token.Kind.closeBook.rawValue),
    ("＋", mark + Token.Kind.plus.rawValue),
    ("几幾数", vague),
    ("今去全上下近过截前明同当年这本历目第往连如现至眼日迄来未接多长最此", timeStart),
    ("首", first),
  ]

  private static func eachMember(_ body: (Int, UInt8) -> Void) {
    for (text, kind) in members { eachScalar(of: text) { body($0, kind) } }
  }

  private static func eachScalar(of text: StaticString, _ body: (Int) -> Void) {
    text.withUTF8Buffer { bytes in
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        body(Int(scalar.value))
      }
    }
  }

  nonisolated(unsafe) static let table: UnsafeMutablePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 65_536)
    table.initialize(repeating: none, count: 65_536)
    eachMember { scalar, kind in table[scalar] = kind }
    return table
  }()

  /// What the scalars of one hash of their three bytes have in common, by `hash`.
  ///
  /// Bit 0: one of them has a class; bit 1: a number may begin with one; bit 2: a time in
  /// words may; bit 3: any time; bit 4: only a mention can. Nearly all
  /// places of a text are told from the few that matter by these eight thousand bytes, which stay near.
  nonisolated(unsafe) static let hints: UnsafeMutablePointer<UInt8> = {
    let hints = UnsafeMutablePointer<UInt8>.allocate(capacity: hashes)
    hints.initialize(repeating: 0, count: hashes)
    eachMember { scalar, kind in
      let place = hash(ofScalar: scalar)
      hints[place] |= 1
      if mayBeginNumber(kind) || kind == first { hints[place] |= 2 }
      if kind == timeStart { hints[place] |= 4 }
      // With 十 and “ begin “十四五” and its like.
      if kind == timeStart || kind == chineseDigit || kind == fullDigit || scalar == 0x5341
        || scalar == 0x201C
      {
        hints[place] |= 8
      }
    }
    eachScalar(of: "半负負对對－−从至迄￥＄€人港美\u{3000}") { hints[hash(ofScalar: $0)] |= 16 }
    return hints
  }()

  /// Whether one of the scalars has a class whose three bytes begin with the same two.
  nonisolated(unsafe) static let blocks: UnsafeMutablePointer<UInt8> = {
    let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
    blocks.initialize(repeating: 0, count: 1024)
    eachMember { scalar, kind in
      blocks[scalar >> 6] |= 1
      if mayBeginNumber(kind) || kind == first { blocks[scalar >> 6] |= 2 }
      if kind == timeStart { blocks[scalar >> 6] |= 4 }
    }
    return blocks
  }()

  /// Where the hints of a scalar of three bytes are.
  private static func hash(ofScalar scalar: Int) -> Int {
    let value = UInt64(scalar)
    return hash(
      (0xE0 | value >> 12) | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16)
  }

  /// How many hashes there are.
  static let hashes = 8192

  /// Makes the hash, which hardly any character that rules look for or that has hints shares with a frequent one.
  ///
  /// With another factor 差 shared its hash with 。, so that no sentence was known to lack it.
  private static let factor: UInt32 = 0xAE35_4441

  /// Where the hints of a scalar are, of which the lowest three bytes are given.
  @inline(__always)
  static func hash(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (UInt32(truncatingIfNeeded: bytes &<< 8) &* factor) &>> 19)
  }

  /// The same for the scalar at a place, where four bytes may be read.
  @inline(__always)
  static func hash(at p: UnsafePointer<UInt8>) -> Int {
    let four = UnsafeRawPointer(p).loadUnaligned(as: UInt32.self).littleEndian
    return Int(truncatingIfNeeded: ((four &<< 8) &* factor) &>> 19)
  }

  /// Whether a number may begin with a scalar of this class.
  @inline(__always)
  static func mayBeginNumber(_ kind: UInt8) -> Bool { kind &- 1 < 4 }

  /// Whether a time may begin with a scalar of this class, other than 十 and an opening mark.
  @inline(__always)
  static func mayBeginTime(_ kind: UInt8) -> Bool {
    kind == timeStart || kind == chineseDigit || kind == fullDigit
  }

  /// The value of one Chinese digit, or -1.
  static func digit(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: 0
    case 0x4E00, 0x58F9: 1
    case 0x4E8C, 0x8D30, 0x4E24, 0x5F0D, 0x5169, 0x8CB3, 0x5006, 0x4FE9: 2
    case 0x4E09, 0x53C1, 0x53C3: 3
    case 0x56DB, 0x8086: 4
    case 0x4E94, 0x4F0D: 5
    case 0x516D, 0x9646, 0x9678: 6
    case 0x4E03, 0x67D2: 7
    case 0x516B, 0x634C: 8
    case 0x4E5D, 0x7396: 9
    default: -1
    }
  }

  /// The power of ten of a Chinese magnitude, or 0.
  static func power(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x5341, 0x62FE: 1
    case 0x767E, 0x4F70: 2
    case 0x5343, 0x4EDF: 3
    case 0x4E07, 0x842C: 4
    case 0x4EBF, 0x5104: 8
    default: 0
    }
  }
}
