import HanBase
import HanCatalog

extension MentionScanner {
  // MARK: rates before their numeral

  /// 百分之五, 打对折, 半成: rates that do not begin with their numeral.
  mutating func isRate(_ at: Int, _ scalar: UInt32) -> Bool {
    if let (percent, end) = foldHalf(at) {
      addPercent(at, end, .decimal(ExactDecimal(percent)), "%")
      close(number: at, measured: end)
      return true
    }
    if let (value, end) = spacedDiscount(at) {
      addPercent(at, end, .decimal(value), "%")
      close(number: at, measured: end)
      return false
    }
    var start = at
    if let sign = numerals.signLength(at), sign == 3, text[at] == 0xE8 { start = at + sign }
    guard let prefix = units.ratePrefix(at: start) else { return false }
    let percentOf100 = text.has("百", at: prefix.end) || text.has("佰", at: prefix.end)
    guard let numeral = numerals.read(at: prefix.end, signed: true),
      !numeral.core.isMagnitudeOnly || percentOf100
    else { return false }
    var value = numeral.value
    var unit = "%"
    switch prefix.power {
    case 2: break
    case 3: unit = "‰"
    case 4: unit = "‱"
    default:
      guard let shifted = value.shifted(by: 2 - prefix.power) else { return false }
      value = shifted
    }
    if start > at { value = value.negated }
    addPercent(at, numeral.end, value, unit, numeral.comparator)
    close(number: prefix.end, measured: numeral.end)
    return true
  }

  private func foldHalf(_ at: Int) -> (Int, Int)? {
    if let length = text.any("对折", "對折", at: at), text.ends("打", at: at) {
      return (50, at + length)
    }
    if text.has("半成", at: at), !isShareWord(at + 3) { return (5, at + 6) }
    if text.has("半折", at: at) { return (50, at + 6) }
    return nil
  }

  /// A discount whose digits stand apart: 7 2 折.
  private func spacedDiscount(_ at: Int) -> (ExactDecimal, Int)? {
    guard let first = digit(at) else { return nil }
    let gap = text.afterBlanks(at + first.length, limit)
    guard gap > at + first.length, let second = digit(gap) else { return nil }
    let end = text.afterBlanks(gap + second.length, limit)
    guard text.has("折", at: end) else { return nil }
    return (ExactDecimal(first.value * 10 + second.value), end + 3)
  }

  private func digit(_ at: Int) -> (value: Int, length: Int)? {
    guard at < limit else { return nil }
    let (scalar, length) = text.scalar(at)
    if (48...57).contains(scalar) { return (Int(scalar) - 48, length) }
    if (0xFF10...0xFF19).contains(scalar) { return (Int(scalar) - 0xFF10, length) }
    let value = ScalarClass.digit(scalar)
    return value >= 0 ? (value, length) : nil
  }

  // MARK: what a numeral measures

  /// Adds the percentage, amount or quantity that a numeral begins.
  mutating func measure(_ numeral: Numeral, isNumber: Bool) {
    guard mayMeasure(numeral.start) else { return }
    if let rate = units.rate(at: numeral.end), !numeral.core.isMagnitudeOnly {
      addPercent(numeral.start, rate.end, numeral.value, rate.unit, numeral.comparator)
      close(number: numeral.start, measured: rate.end)
      return
    }
    if share(numeral) || discount(numeral) { return }
    guard isNumber, !text.ends("第", at: numeral.start), !isInPeriod(numeral.start),
      let unit = units.read(at: numeral.end)
    else { return }
    if catalog.units[unit.index].dimension == "money", !isPrice(unit) {
      amount(numeral, numeral.start, unit)
    } else {
      quantity(numeral, unit)
    }
  }

  private func isPrice(_ unit: UnitMatch) -> Bool {
    for at in unit.start..<unit.end where text[at] == UInt8(ascii: "/") { return true }
    return false
  }

  private mutating func addPercent(
    _ start: Int, _ end: Int, _ value: NumeralValue, _ unit: String,
    _ comparator: Comparator = .equal
  ) {
    add(.percent, start, end) {
      value.fill(&$0)
      $0.comparator = comparator
      $0.unit = unit
      $0.canonicalUnit = unit
      $0.dimension = "ratio"
    }
  }

  /// 三成, 7.2成, 七成六, 三成半.
  private mutating func share(_ numeral: Numeral) -> Bool {
    let at = text.afterBlanks(numeral.end, limit)
    guard text.has("成", at: at), !isShareWord(at), !numeral.core.hasMagnitude || isTen(numeral),
      let decimal = numeral.value.decimal, decimal <= ExactDecimal(10),
      var value = decimal.shifted(by: 1)
    else { return false }
    var end = at + 3
    let next = text.afterBlanks(end, limit)
    if text.has("半", at: end), text.any("半导", "半数", at: end) == nil {
      value = value.adding(ExactDecimal(5)) ?? value
      end += 3
    } else if let ones = digit(next), text[next] >= 0x80, decimal.isInteger,
      next + ones.length >= limit || !isNumeral(next + ones.length)
    {
      let follows = text.scalar(next + ones.length).value
      if !(0x4E00...0x9FFF).contains(follows) {
        value = value.adding(ExactDecimal(ones.value)) ?? value
        end = next + ones.length
      }
    }
    addPercent(numeral.start, end, .decimal(value), "%", numeral.comparator)
    close(number: numeral.start, measured: end)
    return true
  }

  private func isTen(_ numeral: Numeral) -> Bool {
    numeral.core.value == ExactDecimal(10) && numeral.isPlain
  }

  private func isNumeral(_ at: Int) -> Bool {
    let scalar = text.scalar(at).value
    return ScalarClass.digit(scalar) >= 0 || ScalarClass.power(scalar) > 0
  }

  /// 成立, 成为, 成果: words that begin with 成.
  private func isShareWord(_ at: Int) -> Bool {
    text.any(
      [
        "成立", "成为", "成果", "成功", "成员", "成本", "成绩", "成长", "成都", "成熟", "成交", "成效", "成就", "成品", "成型",
        "成片",
        "成套", "成群", "成年", "成渝", "成人", "成因", "成份", "成分", "成像", "成形", "成色", "成規", "成為", "成員",
      ], at: at) != nil
  }

  /// 九折, 八点五折, 75折.
  private mutating func discount(_ numeral: Numeral) -> Bool {
    let at = text.afterBlanks(numeral.end, limit)
    guard text.has("折", at: at), !numeral.core.hasMagnitude, let decimal = numeral.value.decimal,
      text.any("折合", "折旧", "折算", "折射", "折叠", "折页", "折子", "折腾", at: at) == nil,
      decimal > ExactDecimal(0), decimal < ExactDecimal(100), decimal != ExactDecimal(10)
    else { return false }
    let isTenths = decimal < ExactDecimal(10)
    guard isTenths || decimal.isInteger, let value = isTenths ? decimal.shifted(by: 1) : decimal
    else { return false }
    addPercent(numeral.start, at + 3, .decimal(value), "%")
    close(number: numeral.start, measured: at + 3)
    return true
  }

  private mutating func quantity(_ numeral: Numeral, _ match: UnitMatch) {
    var end = match.end
    let unit = catalog.units[match.index]
    var value = numeral.value
    // 两米半
    if unit.unitClass == .measure, text.has("半", at: end),
      !numeral.core.hasMagnitude || numeral.core.isChinese,
      let whole = value.decimal, whole.isInteger, let half = whole.adding(ExactDecimal(5, scale: 1))
    {
      value = .decimal(half)
      end += 3
    }
    let written = words(match.start, match.end)
    add(.quantity, numeral.start, end) {
      value.fill(&$0)
      $0.comparator = numeral.comparator
      $0.unit = written
      $0.canonicalUnit = unit.aliasOf ?? unit.name
      $0.dimension = unit.dimension
    }
    close(number: numeral.start, measured: end)
  }
}
