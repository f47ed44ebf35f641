import HanBase

/// Reads one numeral at a place in a text: Arabic, full-width, Chinese or mixed.
///
/// It knows the forms of the language (`3万4000`, `1,100.9亿`, `500多亿`, `两千四百五`, `上百`),
/// not what the number counts. Values are exact; a numeral of more than 38 digits is none.
struct NumberLexer {
  let text: ByteText
  let limit: Int
  /// Whether blanks may stand inside (`7 万5 千`), 兆 counts 10¹², and `1.2.3` holds no fraction.
  let generous: Bool

  init(text: ByteText, limit: Int, generous: Bool = false) {
    self.text = text
    self.limit = limit
    self.generous = generous
  }

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
    guard let power = applyMagnitudes(&mention, &at) else { return nil }
    if power >= 2 { readGroups(&mention, power, &at) }
    mention.span = Span(start, at)
    return mention
  }

  /// 3万4000, 5亿1万4千6百, 1千零20, 3千5百万: further groups, each smaller than the magnitude before.
  private func readGroups(_ mention: inout NumberMention, _ firstPower: Int, _ at: inout Int) {
    let start = Int(mention.span.start)
    var lastPower = firstPower
    while lastPower >= 2, !mention.isMore {
      var next = generous ? text.afterBlanks(at, limit) : at
      let isApart = next != at
      if text.has("零", at: next) || text.has("〇", at: next), digit(next + 3) != nil { next += 3 }
      guard digit(next) != nil, let rest = readDigits(&next) else { break }
      var part = NumberMention(span: Span(at, next), digits: Span(at, next), value: rest)
      // 1万2, 3亿5: a last digit counts thousands, tens of millions.
      if !generous, next == at + 1, lastPower >= 3, mention.value.isInteger,
        text.power(next, text.scalar(next).value, generous: generous) == 0,
        let tenth = rest.shifted(by: lastPower - 1)
      {
        part.value = tenth
      }
      guard let power = applyMagnitudes(&part, &next), power > 0 || !isApart,
        let sum = join(mention.value, lastPower, part, rest, power)
      else { break }
      mention.value = sum
      mention.isMore = part.isMore
      at = next
      mention.digits = Span(start, at)
      lastPower = power
    }
  }

  /// The sum of what was read and the next group, or nil where the group begins a number of its own.
  private func join(
    _ value: ExactDecimal, _ lastPower: Int, _ part: NumberMention, _ digits: ExactDecimal,
    _ power: Int
  ) -> ExactDecimal? {
    guard let ceiling = ExactDecimal(1).shifted(by: lastPower) else { return nil }
    if part.value.isInteger, part.value < ceiling { return value.adding(part.value) }
    // 3千5百万, 2千零30万, 1万5千亿: the larger magnitude counts all that stands before it.
    let small = power % 4
    guard power >= 4, power - small > lastPower, digits.isInteger,
      let low = digits.shifted(by: small), low < ceiling, let sum = value.adding(low)
    else { return nil }
    return sum.shifted(by: power - small)
  }

  /// Digits with thousands separators and a fraction.
  private func readDigits(_ at: inout Int) -> ExactDecimal? {
    if !generous, let plain = readPlain(&at) { return plain }
    return readAnyDigits(&at)
  }

  /// The same with no magnitude behind it, as most Arabic numbers are; nil, and nothing read, where that
  /// needs a closer look.
  @inline(__always)
  func readPlainNumber(_ at: inout Int) -> ExactDecimal? {
    var end = at
    guard let value = readPlain(&end) else { return nil }
    // A byte stands behind, or nothing was read.
    let byte = text.base[end]
    if byte & 0xF0 == 0xE0 {
      let scalar = text.scalar(end).value
      switch scalar {
      case 0x4F59, 0x591A, 0x51E0, 0x6765: return nil  // 余 多 几 来
      default:
        if text.classes[Int(scalar)] == ScalarClass.chineseMagnitude { return nil }
      }
    } else if byte <= 0x20 || byte >= 0x80 {
      return nil
    }
    at = end
    return value
  }

  /// A few ASCII digits with a fraction, and nothing behind that may belong to them.
  private func readPlain(_ at: inout Int) -> ExactDecimal? {
    let end = min(limit, at + 16)
    var cursor = at
    var coefficient: Int64 = 0
    while cursor < end, case let digit = text.base[cursor] &- 48, digit < 10 {
      coefficient = coefficient &* 10 &+ Int64(digit)
      cursor &+= 1
    }
    guard cursor > at, cursor < end else { return nil }
    var scale = 0
    if text.base[cursor] == UInt8(ascii: ".") {
      let point = cursor
      cursor &+= 1
      while cursor < end, case let digit = text.base[cursor] &- 48, digit < 10 {
        coefficient = coefficient &* 10 &+ Int64(digit)
        cursor &+= 1
      }
      scale = cursor - point - 1
      guard scale > 0, cursor < end else { return nil }
    }
    // A separator, a point or a digit of full width, all of which need a closer look.
    let next = text.base[cursor]
    guard next != UInt8(ascii: ","), next != UInt8(ascii: "."), next != 0xEF else { return nil }
    at = cursor
    return ExactDecimal(Int128(coefficient), scale: scale)
  }

  private func readAnyDigits(_ at: inout Int) -> ExactDecimal? {
    var coefficient: Int128 = 0
    var (scale, count) = (0, 0)
    let start = at
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
        // 总人口8，023人, 12，345，678元; not 第3，120家企业.
        if comma == 3, !wide, at - start == group, text[at + comma] != 48, !followsNoun(start),
          separator(at + comma + 3, wide: false) == nil || !threeDigits(at + comma + 6)
        {
          break
        }
        at += comma
        for _ in 0..<3 {
          guard let (value, length) = digit(at), push(value) else { return nil }
          at += length
        }
      }
    }
    if let point = decimalPoint(at), digit(at + point) != nil, !isVersion(start, at + point) {
      at += point
      while let (value, length) = digit(at) {
        guard push(value) else { return nil }
        at += length
        scale += 1
      }
    }
    return ExactDecimal(coefficient, scale: scale)
  }

  /// Whether digits are a piece of 1.2.3: a point before them, or a second one after the fraction.
  private func isVersion(_ start: Int, _ fraction: Int) -> Bool {
    guard generous else { return false }
    if text[start - 1] == UInt8(ascii: "."), start > 1, isDigitByte(text[start - 2]) { return true }
    var at = fraction
    while let (_, length) = digit(at), at - fraction < 40 { at += length }
    return text[at] == UInt8(ascii: ".") && digit(at + 1) != nil
  }

  private func isDigitByte(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private func separator(_ at: Int, wide: Bool) -> Int? {
    if text[at] == UInt8(ascii: ",") { return 1 }
    return text.has("，", at: at) ? 3 : nil
  }

  private func threeDigits(_ start: Int) -> Bool {
    var at = start
    for _ in 0..<3 {
      guard let (_, length) = digit(at) else { return false }
      at += length
    }
    return digit(at) == nil
  }

  /// 人口(45，678)人; not 第3，120家企业, 指数为108，120家企业.
  private func followsNoun(_ start: Int) -> Bool {
    let before = text.scalarBefore(start)
    return before >= 0x4E00 && before <= 0x9FFF
      && text.anyEnds("第", "为", "是", "分", "点", "占", "达", "到", "至", "比", "前", "列", "居", at: start)
        == nil
  }

  private func decimalPoint(_ at: Int) -> Int? {
    if text[at] == UInt8(ascii: ".") { return 1 }
    return text.has("．", at: at) ? 3 : nil
  }

  /// 余, 多, 几 and the magnitudes after digits, as a power of ten; nil where the value overflows.
  private func applyMagnitudes(_ mention: inout NumberMention, _ at: inout Int) -> Int? {
    var total = 0
    var sawMore = false
    while at < limit {
      // % and letters are no magnitudes.
      if case let byte = text.base[at], byte > 0x20, byte < 0x80 { break }
      let blank =
        generous ? text.afterBlanks(at, limit) - at : text[at] == 0x20 && at + 1 < limit ? 1 : 0
      let (scalar, length) = text.scalar(at + blank)
      if !sawMore, scalar == 0x4F59 || scalar == 0x591A || scalar == 0x51E0 {
        // 余 and 多 belong to the number only before a magnitude or a unit, not in 多元, 余额.
        if blank > 0 || text.startsMoreWord(at) { break }
        sawMore = true
        at += length
        continue
      }
      // 40来斤, 20来条: not 来 of 来自, 来访.
      if !sawMore, !mention.isRound, !generous, scalar == 0x6765, blank == 0,
        text.opensUnitAfterMore(at + length)
      {
        at += length
        mention.isRound = true
        continue
      }
      let power = text.power(at + blank, scalar, generous: generous)
      guard power > 0, text.isMagnitude(at + blank, scalar, length) else { break }
      if blank > 0, !generous, power < 4 { break }
      total += power
      guard total <= 20 else { return nil }
      at += blank + length
      mention.hasMagnitude = true
    }
    if sawMore { mention.isMore = true }
    if total == 0 { return 0 }
    guard let value = mention.value.shifted(by: total) else { return nil }
    mention.value = value
    return total
  }

  // MARK: Chinese

  private func readChinese(at start: Int) -> NumberMention? {
    if !generous, let digit = text.loneDigit(start, limit) {
      let span = Span(start, start + 3)
      var mention = NumberMention(span: span, digits: span, value: ExactDecimal(digit))
      mention.isChinese = true
      mention.isSingleNumeral = true
      return mention
    }
    var at = start
    var mention = NumberMention(
      span: Span(start, start), digits: Span(start, start), value: ExactDecimal(0))
    mention.isChinese = true
    var integer = ChineseInteger(text: text, limit: limit, generous: generous)
    guard let value = integer.read(&at) else { return nil }
    mention.isVague = integer.isVague
    mention.isMore = integer.isMore
    mention.isOpenEnded = integer.isOpenEnded
    mention.spread = integer.spread
    mention.hasMagnitude = integer.lastPower > 0
    mention.isBareMagnitude = integer.isBareMagnitude
    mention.isMagnitudeOnly = integer.isBareMagnitude && !integer.hasDigit
    mention.isSingleNumeral = integer.count == 1 && !integer.isBareMagnitude
    mention.digits = Span(start, at)
    mention.value = value
    if !mention.isVague, !mention.isMore, let point = point(at), let fraction = readFraction(point)
    {
      var sum = value
      var next = fraction.end
      if let added = value.adding(ExactDecimal(fraction.coefficient, scale: fraction.scale)) {
        sum = added
      }
      mention.isSingleNumeral = false
      mention.value = sum
      mention.digits = Span(start, next)
      guard applyMagnitudes(&mention, &next) != nil else { return nil }
      at = next
    }
    mention.span = Span(start, at)
    if mention.digits.isEmpty { mention.digits = mention.span }
    return mention
  }

  /// The place after 点.
  private func point(_ at: Int) -> Int? {
    let here = generous ? text.afterBlanks(at, limit) : at
    guard text.has("点", at: here) || text.has("點", at: here) else { return nil }
    return generous ? text.afterBlanks(here + 3, limit) : here + 3
  }

  /// The digits after 点; 八点三十分 and 一点两小时 have none.
  private func readFraction(_ start: Int) -> (coefficient: Int128, scale: Int, end: Int)? {
    var at = start
    var coefficient: Int128 = 0
    var scale = 0
    while at < limit {
      let (scalar, length) = text.scalar(at)
      let value = ScalarClass.digit(scalar)
      guard value >= 0, scale < 18, scalar != 0x4E24, scalar != 0x5169 else { break }
      coefficient = coefficient * 10 + Int128(value)
      scale += 1
      at += length
    }
    if ScalarClass.power(text.scalar(at).value) == 1 { return nil }
    return scale > 0 ? (coefficient, scale, at) : nil
  }
}
