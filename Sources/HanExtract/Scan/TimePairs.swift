/// Which two characters a time may begin with, as bits by a hash of their six bytes.
///
/// Most characters with which times begin stand before something else (全 in 全面, 三 in 三个). What
/// follows them has many cases, and which it is no processor foresees: `TimeLexer.mayBegin` is asked only
/// where this cannot rule a time out.
struct TimePairs: @unchecked Sendable {
  private let bits: UnsafeMutablePointer<UInt64>
  private static let size: UInt64 = 12

  static let shared = TimePairs()

  private init() {
    bits = .allocate(capacity: 1 << Int(TimePairs.size - 6))
    bits.initialize(repeating: 0, count: 1 << Int(TimePairs.size - 6))
    let words: [(StaticString, StaticString)] = [
      ("今去本", "年后"), ("本", "世"), ("全当明来往", "年前"), ("上下", "年半一届"), ("同", "期"), ("年", "末底内初"),
      ("目日", "前"),
      ("如迄至", "今"), ("现", "在如"), ("截", "至止"), ("连", "续"), ("接眼", "下"), ("过", "去"), ("历多", "年"),
      ("长", "期"), ("未", "来"), ("最", "近"), ("此", "前"), ("近前这", "年些几期"), ("“", "十九八七六"),
      ("七六五四三", "普"),
    ]
    for (firsts, seconds) in words { add(firsts, seconds) }
    let digits = [ScalarClass.chineseDigits, ScalarClass.fullDigits]
    for firsts in digits + ["十", "近前这"] {
      add(firsts, "年月季多个至到–—－～")
      for seconds in digits + [ScalarClass.chineseMagnitudes] { add(firsts, seconds) }
    }
  }

  /// Adds each of some characters before each of others, all of three bytes.
  private func add(_ firsts: StaticString, _ seconds: StaticString) {
    for one in stride(from: 0, to: firsts.utf8CodeUnitCount, by: 3) {
      for other in stride(from: 0, to: seconds.utf8CodeUnitCount, by: 3) {
        let place = TimePairs.place(
          TimePairs.three(firsts, one) | TimePairs.three(seconds, other) << 24)
        bits[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
  }

  private static func three(_ text: StaticString, _ at: Int) -> UInt64 {
    let p = text.utf8Start + at
    return UInt64(p[0]) | UInt64(p[1]) << 8 | UInt64(p[2]) << 16
  }

  @inline(__always)
  private static func place(_ six: UInt64) -> Int {
    Int(truncatingIfNeeded: (six &* 0x9E37_79B9_7F4A_7C15) &>> (64 - size))
  }

  /// Whether a time may begin with a 汉字, of which and of what follows six bytes are given.
  ///
  /// Behind 第 and before a character of one byte it is not known here.
  @inline(__always)
  func mayBegin(_ six: UInt64) -> Bool {
    let place = TimePairs.place(six)
    let known = bits[place >> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1
    // 第 in its three bytes.
    let isOrdinal: UInt64 = six & 0xFF_FFFF == 0xAC_ACE7 ? 1 : 0
    let isBeforeShort: UInt64 = six & 0xF0_00_0000 == 0xE0_00_0000 ? 0 : 1
    return known | isOrdinal | isBeforeShort != 0
  }
}
