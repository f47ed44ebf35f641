import HanBase

/// Reads an integer in Chinese numerals: 两千四百五, 一万零二百, 二〇二四, 百余, 数万, 几十.
///
/// Magnitudes must descend within a section of four digits and from section to section, so that
/// 十一十二 is two numbers. What it cannot place it gives back.
struct ChineseInteger {
  let text: ByteText
  let limit: Int
  /// Whether blanks may stand inside and 兆 counts 10¹².
  let generous: Bool
  /// 数万, 几十, 二三十, 七八: a range.
  private(set) var isVague = false
  /// 二十几: at least the value.
  private(set) var isOpenEnded = false
  /// 十余: more than.
  private(set) var isMore = false
  /// It begins with a magnitude from 百 on: 百余, 千, 万.
  private(set) var isBareMagnitude = false
  /// Whether a digit is among the scalars, and not magnitudes alone.
  private(set) var hasDigit = false
  /// Scalars read.
  private(set) var count = 0
  /// The last magnitude as a power of ten, 0 where there was none.
  private(set) var lastPower = 0
  /// What the upper end of a range (二三十) lies above the value.
  private(set) var spread: Int128 = 0
  private var total: Int128 = 0
  private var section: Int128 = 0
  private var sectionSpread: Int128 = 0
  /// The last magnitude below 万 in the section.
  private var smallPower = 0
  private var pending: Int128 = -1
  private var pendingStart = 0
  private var run = 0
  private var afterZero = false

  init(text: ByteText, limit: Int, generous: Bool = false) {
    self.text = text
    self.limit = limit
    self.generous = generous
  }

  /// The integer that begins at `at`, which is moved past it; nil where there is none.
  mutating func read(_ at: inout Int) -> ExactDecimal? {
    while at < limit, count < 40 {
      let here = count > 0 ? skip(at) : at
      let (scalar, length) = text.scalar(here)
      let digit = ScalarClass.digit(scalar)
      let power = digit >= 0 ? 0 : text.power(here, scalar, generous: generous)
      let taken: Bool
      if digit >= 0 {
        if here != at, lastPower == 0 || pending >= 0 || isMore { break }
        if isTwo(scalar), count > 0, !mayBeTwo(here + length) { break }
        let isFirst = pending < 0
        taken = take(digit: digit, next: here + length)
        if taken, isFirst { pendingStart = at }
      } else if power > 0 {
        // 一百分之五 is a fraction over a hundred, 百分之五 a rate.
        guard
          text.isMagnitude(here, scalar, length)
            || (generous && pending > 0 && text.has("分之", at: here + length))
        else { break }
        taken = take(power: power)
        // 三百五百 gives back 五; 十一十二 does not give back 一.
        if !taken, run == 1, lastPower > 0, pending > 0,
          power > 1 || ScalarClass.digit(text.scalar(here + length).value) < 0
        {
          at = pendingStart
          pending = -1
          count -= 1
        }
      } else if scalar == 0x51E0 || scalar == 0x5E7E || scalar == 0x6570 {
        taken = takeVague(scalar, next: text.scalar(skip(here + length)).value)
      } else if scalar == 0x4F59 || scalar == 0x591A || scalar == 0x9918 {
        taken = takeMore(here, blank: here != at, length)
      } else {
        taken = false
      }
      guard taken else { break }
      at = here + length
      count += 1
      let next = skip(at)
      if isMore, text.power(next, text.scalar(next).value, generous: generous) < 4 { break }
    }
    guard count > 0 else { return nil }
    closeDigits()
    spread += sectionSpread
    return ExactDecimal(total + section + tail)
  }

  private func skip(_ at: Int) -> Int { generous ? text.afterBlanks(at, limit) : at }

  /// 余 and 多 end the digits; only a larger magnitude may follow (十余万).
  private mutating func takeMore(_ at: Int, blank: Bool, _ length: Int) -> Bool {
    guard pending < 0, lastPower > 0, !isMore, !text.startsMoreWord(at) else { return false }
    if blank, ScalarClass.power(text.scalar(text.afterBlanks(at + length, limit)).value) < 4 {
      return false
    }
    isMore = true
    return true
  }

  private func isTwo(_ scalar: UInt32) -> Bool {
    scalar == 0x4E24 || scalar == 0x5169 || scalar == 0x5006 || scalar == 0x4FE9
  }

  /// 两 inside a numeral stands before 百 and larger magnitudes; 三千两 counts 两 as the unit.
  private func mayBeTwo(_ next: Int) -> Bool {
    if lastPower == 0, run == 1, pending == 1 { return true }
    return ScalarClass.power(text.scalar(skip(next)).value) >= 2
  }

  /// 七八, 一两, 三五: two digits that no magnitude follows name a range.
  private mutating func closeDigits() {
    guard lastPower == 0, run == 2, isRange(pending) else { return }
    isVague = true
    spread = pending % 10 - pending / 10
    pending /= 10
  }

  private func isRange(_ pair: Int128) -> Bool {
    let (first, second) = (pair / 10, pair % 10)
    return first > 0 && (second == first + 1 || (first == 3 && second == 5))
  }

  /// The last digit: 五 of 两千四百五 counts fifty, after 零 it counts ones.
  private var tail: Int128 {
    guard pending > 0 else { return 0 }
    guard lastPower >= 2, run == 1, !afterZero else { return pending }
    switch lastPower {
    case 2: return pending * 10
    case 3: return pending * 100
    case 4: return pending * 1000
    case 8: return pending * 10_000_000
    default: return pending * 100_000_000_000
    }
  }

  private mutating func take(digit: Int, next: Int) -> Bool {
    if lastPower == 0, pending >= 0 {
      guard run < 20 else { return false }
      pending = pending * 10 + Int128(digit)
      run += 1
      return true
    }
    hasDigit = hasDigit || digit > 0
    if digit == 0, count > 0 {
      guard pending < 0 else { return false }
      afterZero = true
      return true
    }
    if pending > 0, run == 1, lastPower == 1, Int128(digit) == pending + 1,
      ScalarClass.power(text.scalar(next).value) == 0
    {
      // 十七八: a range of ones.
      isVague = true
      sectionSpread = 1
      run = 2
      return true
    }
    guard pending < 0 else { return false }
    pending = Int128(digit)
    run = 1
    return true
  }

  private mutating func take(power: Int) -> Bool {
    if run > 2 { return false }
    var step: Int128 = 0
    if run == 2, lastPower == 0 {
      isVague = true
      step = max(0, pending % 10 - pending / 10)
      pending /= 10
    }
    guard power < 4 ? takeSmall(power, step) : takeBig(power, step) else { return false }
    if count == 0 { isBareMagnitude = power != 1 }
    (pending, run, lastPower, afterZero) = (-1, 0, power, false)
    return true
  }

  private mutating func takeSmall(_ power: Int, _ step: Int128) -> Bool {
    guard smallPower == 0 || power < smallPower else { return false }
    if pending < 0 {
      guard count == 0 || isVague || (power == 1 && section % 100 == 0) else { return false }
    }
    let factor: Int128 = power == 1 ? 10 : power == 2 ? 100 : 1000
    let isZeroTen = pending == 0 && power == 1
    section += (pending < 0 || isZeroTen ? 1 : pending) * factor
    sectionSpread += step * factor
    smallPower = power
    return true
  }

  private mutating func takeBig(_ power: Int, _ step: Int128) -> Bool {
    let value = section + max(0, pending)
    let factor: Int128 = power == 4 ? 10_000 : power == 8 ? 100_000_000 : 1_000_000_000_000
    let isBare = count == 0 || (isVague && value + total == 0)
    if total == 0 {
      total = (isBare ? 1 : value) * factor
      spread = (sectionSpread + step) * factor
    } else if total < factor || (power == 4 && value == 0 && lastPower == 4) {
      // 万亿, 五千万亿, 万万.
      guard total < 100_000_000 || power == 12 else { return false }
      total = (total + value) * factor
      spread = (spread + sectionSpread + step) * factor
    } else {
      guard value > 0, value < 10_000, total % (factor * 10_000) == 0 else { return false }
      total += value * factor
      spread += (sectionSpread + step) * factor
    }
    guard total < 1_000_000_000_000_000_000_000_000 else { return false }
    (section, sectionSpread, smallPower) = (0, 0, 0)
    return true
  }

  private mutating func takeVague(_ scalar: UInt32, next: UInt32) -> Bool {
    guard !isVague, pending < 0 else { return false }
    if count == 0 {
      guard ScalarClass.power(next) > 0 else { return false }
    } else if scalar == 0x6570 {
      return false
    } else {
      isOpenEnded = true
    }
    isVague = true
    return true
  }
}

extension ByteText {
  /// 千 of 千瓦, 百 of 百分点 are no magnitudes.
  func isMagnitude(_ at: Int, _ scalar: UInt32, _ length: Int) -> Bool {
    let next = self.scalar(at + length).value
    switch scalar {
    case 0x5343, 0x4EDF:  // 千瓦 千米 千克 千伏 千卡 千赫 千焦 千帕 千乏 千分点 千分之 千分比 千分率
      switch next {
      case 0x74E6, 0x7C73, 0x514B, 0x4F0F, 0x5361, 0x8D6B, 0x7126, 0x5E15, 0x4E4F: return false
      case 0x5206:
        switch self.scalar(at + length + 3).value {
        case 0x70B9, 0x9EDE, 0x4E4B, 0x6BD4, 0x7387: return false
        default: return true
        }
      default: return true
      }
    case 0x767E:  // 百强 百帕 百分点 百分之 百分比 百分制 百分位 百分百; 一百分 is a hundred
      guard next == 0x5206 else { return next != 0x5F3A && next != 0x5E15 }
      switch self.scalar(at + length + 3).value {
      case 0x70B9, 0x9EDE, 0x4E4B, 0x6BD4, 0x5236, 0x4F4D, 0x767E, 0x7387, 0x6570: return false
      default: return true
      }
    default: return true
    }
  }

  /// The power of ten of the magnitude at a place, or 0; 兆 counts only before more numerals or money.
  @inline(__always)
  func power(_ at: Int, _ scalar: UInt32, generous: Bool) -> Int {
    let power = ScalarClass.power(scalar)
    guard power == 0, generous, scalar == 0x5146 else { return power }
    let next = self.scalar(at + 3).value
    if ScalarClass.digit(next) >= 0 || ScalarClass.power(next) == 1 { return 12 }
    return next == 0x5143 || next == 0x5713 || next == 0x5186 || next == 0x5706 ? 12 : 0
  }

  /// The first place from `at` on that holds no blank; `at` itself where more than four stand there.
  @inline(__always)
  func afterBlanks(_ at: Int, _ limit: Int) -> Int {
    var cursor = at
    while cursor < limit {
      let byte = base[cursor]
      if byte == 0x20 || byte == 9 {
        cursor += 1
      } else if byte == 0xE3, has("\u{3000}", at: cursor) {
        cursor += 3
      } else if byte == 0xC2, has("\u{A0}", at: cursor) {
        cursor += 2
      } else {
        break
      }
      if cursor - at > 12 { return at }
    }
    return cursor
  }

  /// Whether 余 or 多 at a place begins a word of its own (余额, 多元) instead of ending a number.
  private func isDigitBefore(_ at: Int) -> Bool {
    let scalar = scalarBefore(at)
    return (48...57).contains(scalar) || ScalarClass.power(scalar) > 0
  }

  /// Whether a unit stands here, so that 来 before it means about: 40来斤, not 来自 or 来访.
  func opensUnitAfterMore(_ at: Int) -> Bool { any(Self.unitsAfterMore, at: at) != nil }

  private static let unitsAfterMore = WordSet(
    "斤", "条", "个", "人", "家", "户", "名", "亩", "万", "亿", "平方", "立方", "美元", "千瓦", "千克", "里", "公里", "公斤",
    "公顷", "元", "块", "吨", "岁", "年",
    "天", "种", "间",
    "座", "台", "辆", "只", "头", "套", "处", "次", "件", "米", "位", "篇", "部")

  func startsMoreWord(_ at: Int) -> Bool {
    // 337亿多元, 8000多元 are amounts of yuan; 多元 elsewhere is a word.
    if any("多元", "多种", at: at) != nil, isDigitBefore(at) { return false }
    return any(Self.moreWords, at: at) != nil
  }

  private static let moreWords = WordSet(
    "余额", "多元", "多样", "多种", "多层", "多方", "余热", "多功能", "多彩", "多式", "多媒体", "多晶", "多边", "多肉", "多极",
    "多发性", "多孔", "多糖", "多能", "多用途", "多业")
}

extension ByteText {
  /// 三 of 三家: the value of one Chinese digit behind which nothing can go on with the numeral.
  func loneDigit(_ start: Int, _ limit: Int) -> Int? {
    guard start + 6 <= limit else { return nil }
    let digit = ScalarClass.digit(scalar(start).value)
    let next = scalar(start + 3)
    guard digit > 0, next.length == 3 else { return nil }
    switch next.value {
    case 0x4F59, 0x591A, 0x9918, 0x70B9, 0x9EDE: return nil  // 余 多 餘 点 點
    default: return ScalarClass.mayBeginNumber(classes[Int(next.value)]) ? nil : digit
    }
  }
}
