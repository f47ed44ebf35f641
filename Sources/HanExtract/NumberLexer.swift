import HanBase

/// Reads one numeral at a place in a text: Arabic, full-width, Chinese or mixed.
///
/// It knows the forms of the language (`3万4000`, `1,100.9亿`, `500多亿`, `两千四百五`, `上百`),
/// not what the number counts. Values are exact; a numeral of more than 38 digits is none.
struct NumberLexer {
  let text: ByteText
  let limit: Int

  /// The numeral that begins at `at`, or nil.
  func read(at: Int) -> NumberMention? {
    let (scalar, _) = text.scalar(at)
    if scalar < 0x80 || (0xFF10...0xFF19).contains(scalar) { return readArabic(at: at) }
    return readChinese(at: at)
  }

  private func digit(_ at: Int) -> (value: Int, length: Int)? {
    guard at < limit else { return nil }
    let byte = text[at]
    if byte >= 48, byte <= 57 { return (Int(byte) - 48, 1) }
    if byte == 0xEF {
      let (scalar, length) = text.scalar(at)
      if (0xFF10...0xFF19).contains(scalar) { return (Int(scalar) - 0xFF10, length) }
    }
    return nil
  }

  // MARK: Arabic

  private func readArabic(at start: Int) -> NumberMention? {
    var at = start
    guard let first = readDigits(&at) else { return nil }
    var mention = NumberMention(span: Span(start, at), digits: Span(start, at), value: first)
    if !applyMagnitudes(&mention, &at) { return nil }
    // 3万4000, 5亿1万4千6百: the rest must be smaller than the magnitude before it.
    var lastPower = power(of: mention, first)
    while mention.hasMagnitude, lastPower >= 2, !mention.isMore, digit(at) != nil {
      var next = at
      guard let rest = readDigits(&next) else { break }
      var part = NumberMention(span: Span(at, next), digits: Span(at, next), value: rest)
      guard applyMagnitudes(&part, &next), part.value.isInteger,
        let ceiling = ExactDecimal(1).shifted(by: lastPower), part.value < ceiling,
        let sum = mention.value.adding(part.value)
      else { break }
      mention.value = sum
      mention.isMore = part.isMore
      at = next
      mention.digits = Span(start, at)
      lastPower = power(of: part, rest)
      if lastPower == 0 { break }
    }
    mention.span = Span(start, at)
    return mention
  }

  private func power(of mention: NumberMention, _ digits: ExactDecimal) -> Int {
    var power = 0
    var value = digits
    while value < mention.value, power < 20, let next = value.shifted(by: 1) {
      value = next
      power += 1
    }
    return power
  }

  /// Digits with thousands separators and a fraction.
  private func readDigits(_ at: inout Int) -> ExactDecimal? {
    var coefficient: Int128 = 0
    var (scale, count) = (0, 0)
    func push(_ value: Int) -> Bool {
      count += 1
      guard count <= 37 else { return false }
      coefficient = coefficient * 10 + Int128(value)
      return true
    }
    let wide = text[at] == 0xEF
    var group = 0
    while let (value, length) = digit(at) {
      guard push(value) else { return nil }
      at += length
      group += 1
    }
    guard count > 0 else { return nil }
    if group <= 3 {
      while let comma = separator(at, wide: wide), threeDigits(at + comma) {
        at += comma
        for _ in 0..<3 {
          guard let (value, length) = digit(at), push(value) else { return nil }
          at += length
        }
      }
    }
    if let point = decimalPoint(at), digit(at + point) != nil {
      at += point
      while let (value, length) = digit(at) {
        guard push(value) else { return nil }
        at += length
        scale += 1
      }
    }
    return ExactDecimal(coefficient, scale: scale)
  }

  private func separator(_ at: Int, wide: Bool) -> Int? {
    if text[at] == UInt8(ascii: ",") { return 1 }
    return wide && text.has("，", at: at) ? 3 : nil
  }

  private func threeDigits(_ start: Int) -> Bool {
    var at = start
    for _ in 0..<3 {
      guard let (_, length) = digit(at) else { return false }
      at += length
    }
    return digit(at) == nil
  }

  private func decimalPoint(_ at: Int) -> Int? {
    if text[at] == UInt8(ascii: ".") { return 1 }
    return text.has("．", at: at) ? 3 : nil
  }

  /// 余, 多, 几 and the magnitudes after digits; false where the value overflows.
  private func applyMagnitudes(_ mention: inout NumberMention, _ at: inout Int) -> Bool {
    var total = 0
    var sawMore = false
    while at < limit {
      let blank = text[at] == 0x20 && at + 1 < limit ? 1 : 0
      let (scalar, length) = text.scalar(at + blank)
      if !sawMore, scalar == 0x4F59 || scalar == 0x591A || scalar == 0x51E0 {
        // 余 and 多 belong to the number only before a magnitude or a unit, not in 多元, 余额.
        if blank == 1 || startsWord(at) { break }
        sawMore = true
        at += length
        continue
      }
      let power = ScalarClass.power(scalar)
      guard power > 0, text.isMagnitude(at + blank, scalar, length) else { break }
      if blank == 1, power < 4 { break }
      total += power
      guard total <= 20 else { return false }
      at += blank + length
      mention.hasMagnitude = true
    }
    if sawMore { mention.isMore = true }
    guard let value = mention.value.shifted(by: total) else { return false }
    mention.value = value
    return true
  }

  private func startsWord(_ at: Int) -> Bool { text.startsMoreWord(at) }

  // MARK: Chinese

  private func readChinese(at start: Int) -> NumberMention? {
    var at = start
    var mention = NumberMention(span: Span(start, start), digits: Span(start, start), value: ExactDecimal(0))
    mention.isChinese = true
    var integer = ChineseInteger(text: text, limit: limit)
    guard let value = integer.read(&at) else { return nil }
    mention.isVague = integer.isVague
    mention.isMore = integer.isMore
    mention.hasMagnitude = integer.lastPower > 0
    mention.isBareMagnitude = integer.isBareMagnitude
    mention.isSingleNumeral = integer.count == 1 && !integer.isBareMagnitude
    mention.digits = Span(start, at)
    mention.value = value
    if !mention.isVague, !mention.isMore, text.has("点", at: at), let fraction = readFraction(at + 3) {
      var sum = value
      var next = fraction.end
      if let added = value.adding(ExactDecimal(fraction.coefficient, scale: fraction.scale)) {
        sum = added
      }
      mention.isSingleNumeral = false
      mention.value = sum
      mention.digits = Span(start, next)
      guard applyMagnitudes(&mention, &next) else { return nil }
      at = next
    }
    mention.span = Span(start, at)
    if mention.digits.isEmpty { mention.digits = mention.span }
    return mention
  }

  private func readFraction(_ start: Int) -> (coefficient: Int128, scale: Int, end: Int)? {
    var at = start
    var coefficient: Int128 = 0
    var scale = 0
    while at < limit {
      let (scalar, length) = text.scalar(at)
      let value = ScalarClass.digit(scalar)
      guard value >= 0, scale < 18 else { break }
      coefficient = coefficient * 10 + Int128(value)
      scale += 1
      at += length
    }
    return scale > 0 ? (coefficient, scale, at) : nil
  }
}
