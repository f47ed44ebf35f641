/// Whether a time goes on as it begins, which nearly no numeral does.
extension TimeLexer {
  /// Whether a time may go on behind the Arabic digits that begin at a place; no time has more than four
  /// of them, and a megabyte of digits is not looked through at each.
  @inline(__always)
  static func goesOn(_ text: ByteText, afterDigits start: Int) -> Bool {
    var at = start &+ 1
    while text[at] &- 48 < 10 {
      at &+= 1
      if at &- start > 4 { return false }
    }
    let byte = text[at]
    // 2021.1—2021.12
    if byte == UInt8(ascii: "."), at &- start == 4, text[start] == UInt8(ascii: "2") { return true }
    // 4.5, 15%: half of all numbers.
    if byte < 0x80 { return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") }
    return goesOn(text, behindDigits: at)
  }

  @inline(never)
  private static func goesOn(_ text: ByteText, behindDigits at: Int) -> Bool {
    let next = text.scalar(at).value
    // 120亿元, 3千: no time has a magnitude behind Arabic digits.
    if next < 65_536, text.classes[Int(next)] == ScalarClass.chineseMagnitude { return false }
    return goesOn(text, next) && mayCountYears(text, at, next)
  }

  /// 五个年头, 20多年: behind 个 or 多 only 年 makes a time; most such numbers count other things.
  @inline(__always)
  static func mayCountYears(_ text: ByteText, _ at: Int, _ scalar: UInt32) -> Bool {
    if scalar == 0x591A { return text.any("年", "个年", at: at + 3) != nil }
    return scalar != 0x4E2A || text.has("年", at: at + 3)
  }

  /// Whether a scalar may stand behind the first numeral of a time: 年, 月, a dash, a numeral.
  static func goesOn(_ text: ByteText, _ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E74, 0x6708, 0x5B63, 0x591A, 0x4E2A, 0x666E: true  // 年 月 季 多 个 普
    case 0x81F3, 0x5230, 0x2D, 0x7E, 0x2013, 0x2014, 0xFF0D, 0xFF5E: true  // 至 到 - ~ – — － ～
    default: isNumeral(text, scalar)
    }
  }

  @inline(__always)
  static func isNumeral(_ text: ByteText, _ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 48 && scalar <= 57 }
    guard scalar < 65_536 else { return false }
    let kind = text.classes[Int(scalar)]
    return kind == ScalarClass.chineseDigit || kind == ScalarClass.chineseMagnitude
      || kind == ScalarClass.fullDigit
  }
}
