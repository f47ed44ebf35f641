import HanBase

/// A numeral of any form with its value: sign, fraction, power and dozen included.
struct Numeral {
  var start: Int
  var end: Int
  var value: NumeralValue
  /// The digits and magnitudes that it begins with.
  var core: NumberMention
  var comparator = Comparator.equal
  /// Whether it is its core alone.
  var isPlain = true
}

/// Reads numerals in all the forms that a text may use, generous ones included: `2^5`, `2e5`, `40k`,
/// `.5`, `1/2`, 五又三分之一, 半百, 一打, 负六点六, `7 万5 千4 百`.
///
/// It says what a numeral is worth, not whether its words are a number at all.
struct NumeralReader {
  let text: ByteText
  let limit: Int

  /// The numeral that begins at `start`; a sign is read where `signed` says that one may stand.
  func read(at start: Int, signed: Bool) -> Numeral? {
    var at = start
    let sign = signed ? signLength(at) : nil
    if let sign { at += sign }
    guard var numeral = unsigned(at) else { return nil }
    numeral.start = start
    if sign != nil {
      numeral.value = numeral.value.negated
      numeral.isPlain = false
    }
    return numeral
  }

  /// The length of a minus sign or 负 before a numeral, or nil.
  func signLength(_ at: Int) -> Int? {
    if text.has("负", at: at) || text.has("負", at: at) {
      let words: [StaticString] = ["减", "担", "背", "肩", "胜", "抱", "欠", "亏", "辜", "自"]
      return text.anyEnds(words, at: at) == nil ? 3 : nil
    }
    let length =
      text[at] == UInt8(ascii: "-") ? 1 : text.has("－", at: at) || text.has("−", at: at) ? 3 : 0
    guard length > 0, isDigit(at + length) || text[at + length] == UInt8(ascii: ".") else {
      return nil
    }
    let before = text.scalarBefore(at)
    let isJoined =
      before == 0x2D || before == 0xFF0D || before == 0x2212 || before == 0x2014 || before == 0x25
      || before == 0xFF05 || before == 0x29 || before == 0xFF09 || before == 0x2F || before == 0x2E
      || (0x30...0x39).contains(before) || (0xFF10...0xFF19).contains(before)
      || (before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) || ScalarClass.digit(before) >= 0
      || ScalarClass.power(before) > 0
    return isJoined ? nil : length
  }

  // MARK: parts

  private func unsigned(_ start: Int) -> Numeral? {
    if text.has("半百", at: start) {
      var core = NumberMention(
        span: Span(start, start + 6), digits: Span(start, start + 6), value: ExactDecimal(50))
      core.isChinese = true
      return Numeral(start: start, end: start + 6, value: .decimal(core.value), core: core)
    }
    guard var numeral = point(start) ?? core(start) else { return nil }
    guard !numeral.core.isVague, !numeral.core.isMore else { return numeral }
    if numeral.core.isChinese {
      readOver(&numeral)
    } else {
      readOver(&numeral)
      if numeral.isPlain, !numeral.core.hasMagnitude { readArabicForms(&numeral) }
    }
    if numeral.isPlain { readDozen(&numeral) }
    return numeral
  }

  private func core(_ start: Int) -> Numeral? {
    guard let core = NumberLexer(text: text, limit: limit, generous: true).read(at: start),
      core.span.end > core.span.start
    else { return nil }
    var value = NumeralValue.decimal(core.value)
    var comparator = core.isMore || core.isOpenEnded ? Comparator.more : .equal
    if core.isVague, !core.isOpenEnded {
      comparator = .equal
      let high = core.spread > 0 ? core.value.adding(ExactDecimal(core.spread)) : nil
      value = .range(core.value, high)
    }
    return Numeral(
      start: start, end: Int(core.span.end), value: value, core: core, comparator: comparator)
  }

  /// Reads a fraction without its zero (`.5`).
  private func point(_ start: Int) -> Numeral? {
    guard text[start] == UInt8(ascii: "."), isDigit(start + 1) else { return nil }
    let before = text[start - 1]
    guard !(48...57).contains(before), before != UInt8(ascii: "."), !isLetter(before) else {
      return nil
    }
    var at = start + 1
    var (coefficient, scale): (Int128, Int) = (0, 0)
    while scale < 30, let digit = digit(at) {
      coefficient = coefficient * 10 + Int128(digit.value)
      scale += 1
      at += digit.length
    }
    let span = Span(start, at)
    let core = NumberMention(
      span: span, digits: span, value: ExactDecimal(coefficient, scale: scale))
    return Numeral(start: start, end: at, value: .decimal(core.value), core: core)
  }

  // MARK: fractions

  /// 五分之一, 3又一千分之23: what stands behind a denominator or a whole number.
  private func readOver(_ numeral: inout Numeral) {
    if let (value, end) = over(numeral.core.value, numeral.end), !numeral.core.isMagnitudeOnly {
      (numeral.value, numeral.end, numeral.isPlain) = (value, end, false)
      return
    }
    let at = text.afterBlanks(numeral.end, limit)
    guard text.has("又", at: at), numeral.core.value.isInteger else { return }
    let next = text.afterBlanks(at + 3, limit)
    guard let part = core(next), !part.core.isVague, !part.core.isMore,
      let (fraction, end) = over(part.core.value, part.end),
      let sum = fraction.adding(numeral.core.value)
    else { return }
    (numeral.value, numeral.end, numeral.isPlain) = (sum, end, false)
  }

  /// 分之 with its numerator; the place after it.
  private func over(_ denominator: ExactDecimal, _ start: Int) -> (NumeralValue, Int)? {
    guard let at = overEnd(start) else { return nil }
    let sign = text.has("负", at: at) || text.has("負", at: at)
    guard let numerator = core(sign ? at + 3 : at), !numerator.core.isMagnitudeOnly,
      let top = numerator.value.decimal
    else { return nil }
    // 负三分之负一: both signs together.
    guard let value = NumeralValue.quotient(sign ? top.negated : top, denominator) else {
      return nil
    }
    return (value, numerator.end)
  }

  /// The place after 分之, blanks allowed, or nil.
  func overEnd(_ start: Int) -> Int? {
    var at = text.afterBlanks(start, limit)
    guard text.has("分", at: at) else { return nil }
    at = text.afterBlanks(at + 3, limit)
    guard text.has("之", at: at) else { return nil }
    return text.afterBlanks(at + 3, limit)
  }

  // MARK: Arabic forms

  private func readArabicForms(_ numeral: inout Numeral) {
    if readSlash(&numeral) || readPower(&numeral) || readExponent(&numeral) { return }
    readSuffix(&numeral)
  }

  /// Reads `3/5` and `1 3/5`.
  private func readSlash(_ numeral: inout Numeral) -> Bool {
    guard numeral.core.value.isInteger, text[numeral.start - 1] != UInt8(ascii: "/") else {
      return false
    }
    if let (value, end) = slash(numeral.core.value, numeral.end) {
      (numeral.value, numeral.end, numeral.isPlain) = (value, end, false)
      return true
    }
    let next = text.afterBlanks(numeral.end, limit)
    guard next > numeral.end, isDigit(next), let part = core(next), !part.core.hasMagnitude,
      part.core.value.isInteger, let (value, end) = slash(part.core.value, part.end),
      let sum = value.adding(numeral.core.value)
    else { return false }
    (numeral.value, numeral.end, numeral.isPlain) = (sum, end, false)
    return true
  }

  private func slash(_ top: ExactDecimal, _ at: Int) -> (NumeralValue, Int)? {
    let length = text[at] == UInt8(ascii: "/") ? 1 : text.has("／", at: at) ? 3 : 0
    guard length > 0, isDigit(at + length), let bottom = core(at + length),
      !bottom.core.hasMagnitude, bottom.core.value.isInteger
    else { return nil }
    let after = text[bottom.end]
    guard after != UInt8(ascii: "/"), after != UInt8(ascii: "-"), !isLetter(after),
      let value = NumeralValue.quotient(top, bottom.core.value)
    else { return nil }
    return (value, bottom.end)
  }

  /// Reads `2^5` and `1.1^+23`.
  private func readPower(_ numeral: inout Numeral) -> Bool {
    guard text[numeral.end] == UInt8(ascii: "^") else { return false }
    var at = numeral.end + 1
    var negative = false
    while text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-"), at - numeral.end < 4 {
      if text[at] == UInt8(ascii: "-") { negative.toggle() }
      at += 1
    }
    guard let exponent = smallInteger(&at, digits: 3) else { return false }
    var power = ExactDecimal(1)
    for _ in 0..<exponent {
      guard let next = power.multiplied(by: numeral.core.value) else { return false }
      power = next
    }
    guard let value = negative ? NumeralValue.quotient(ExactDecimal(1), power) : .decimal(power)
    else { return false }
    (numeral.value, numeral.end, numeral.isPlain) = (value, at, false)
    return true
  }

  /// Reads `2e5` and `12.32e+14`.
  private func readExponent(_ numeral: inout Numeral) -> Bool {
    let (letter, length) = text.scalar(numeral.end)
    guard letter == 0x65 || letter == 0x45 || letter == 0xFF45 || letter == 0xFF25 else {
      return false
    }
    var at = numeral.end + length
    let sign = text.scalar(at)
    let negative = sign.value == 0x2D || sign.value == 0xFF0D
    if negative || sign.value == 0x2B || sign.value == 0xFF0B { at += sign.length }
    guard let exponent = smallInteger(&at, digits: 2), !isLetter(text[at]),
      let value = numeral.core.value.shifted(by: negative ? -exponent : exponent)
    else { return false }
    (numeral.value, numeral.end, numeral.isPlain) = (.decimal(value), at, false)
    return true
  }

  /// `40k`, `2.5 M`; not the letters of 200M宽带 and 4K超高清.
  private func readSuffix(_ numeral: inout Numeral) {
    let at = text.afterBlanks(numeral.end, limit)
    let (letter, length) = text.scalar(at)
    let power: Int
    switch letter {
    case 0x6B, 0x4B, 0xFF4B, 0xFF2B: power = 3
    case 0x4D, 0xFF2D: power = 6
    default: return
    }
    let after = text[at + length]
    guard at < limit, !isLetter(after), !(48...57).contains(after), after != UInt8(ascii: "/"),
      after != 0xC2, letter == 0x6B || !isHan(at + length),
      let value = numeral.core.value.shifted(by: power)
    else { return }
    (numeral.value, numeral.end, numeral.isPlain) = (.decimal(value), at + length, false)
  }

  private func isHan(_ at: Int) -> Bool { (0x4E00...0x9FFF).contains(text.scalar(at).value) }

  private func readDozen(_ numeral: inout Numeral) {
    guard text.has("打", at: numeral.end), !numeral.core.isMagnitudeOnly,
      ScalarClass.digit(text.scalar(numeral.end + 3).value) < 0,
      text.any(
        "打造", "打击", "打好", "打通", "打赢", "打响", "打掉", "打卡", "打开", "打破", "打包", "打印", "打工", "打牢",
        "打折", "打對", "打对", at: numeral.end) == nil,
      let value = numeral.core.value.multiplied(by: ExactDecimal(12))
    else { return }
    (numeral.value, numeral.isPlain) = (.decimal(value), false)
    numeral.end += 3
  }

  // MARK: characters

  private func smallInteger(_ at: inout Int, digits: Int) -> Int? {
    var (value, count) = (0, 0)
    while count <= digits, let digit = digit(at) {
      value = value * 10 + digit.value
      count += 1
      at += digit.length
    }
    return count > 0 && count <= digits ? value : nil
  }

  private func digit(_ at: Int) -> (value: Int, length: Int)? {
    guard at < limit else { return nil }
    let (scalar, length) = text.scalar(at)
    if (48...57).contains(scalar) { return (Int(scalar) - 48, length) }
    if (0xFF10...0xFF19).contains(scalar) { return (Int(scalar) - 0xFF10, length) }
    return nil
  }

  /// Whether a digit, ASCII or full-width, stands at a place.
  func isDigit(_ at: Int) -> Bool { digit(at) != nil }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 97 && (byte | 0x20) <= 122 }
}
