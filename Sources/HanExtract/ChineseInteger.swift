import HanBase

/// Reads an integer in Chinese numerals: 两千四百五, 一万零二百, 二〇二四, 百余, 数万, 几十.
struct ChineseInteger {
  let text: ByteText
  let limit: Int
  /// 数万, 几十, 二三十: a range.
  private(set) var isVague = false
  /// 十余: more than.
  private(set) var isMore = false
  /// It begins with a magnitude from 百 on: 百余, 千, 万.
  private(set) var isBareMagnitude = false
  /// Scalars read.
  private(set) var count = 0
  /// The last magnitude as a power of ten, 0 where there was none.
  private(set) var lastPower = 0
  private var total: Int128 = 0
  private var section: Int128 = 0
  private var pending: Int128 = -1
  private var run = 0
  private var afterZero = false

  init(text: ByteText, limit: Int) {
    self.text = text
    self.limit = limit
  }

  /// The integer that begins at `at`, which is moved past it; nil where there is none.
  mutating func read(_ at: inout Int) -> ExactDecimal? {
    while at < limit, count < 40 {
      let (scalar, length) = text.scalar(at)
      let digit = ScalarClass.digit(scalar)
      let power = ScalarClass.power(scalar)
      let taken: Bool
      if digit >= 0 {
        taken = take(digit: digit)
      } else if power > 0 {
        taken = text.isMagnitude(at, scalar, length) && take(power: power)
      } else if scalar == 0x51E0 || scalar == 0x5E7E || scalar == 0x6570 {
        taken = takeVague(scalar, next: text.scalar(at + length).value)
      } else if scalar == 0x4F59 || scalar == 0x591A {
        // 余 and 多 end the digits; only a larger magnitude may follow (十余万).
        taken = pending < 0 && lastPower > 0 && !isMore && !text.startsMoreWord(at)
        if taken { isMore = true }
      } else {
        taken = false
      }
      guard taken else { break }
      at += length
      count += 1
      if isMore, ScalarClass.power(text.scalar(at).value) < 4 { break }
    }
    return count == 0 ? nil : ExactDecimal(total + section + tail)
  }

  /// The last digit: 五 of 两千四百五 counts fifty, after 零 it counts ones.
  private var tail: Int128 {
    guard pending > 0 else { return 0 }
    guard lastPower >= 2, run == 1, !afterZero else { return pending }
    switch lastPower {
    case 2: return pending * 10
    case 3: return pending * 100
    case 4: return pending * 1000
    default: return pending * 10_000_000
    }
  }

  private mutating func take(digit: Int) -> Bool {
    if lastPower == 0, pending >= 0 {
      guard run < 20 else { return false }
      pending = pending * 10 + Int128(digit)
      run += 1
      return true
    }
    if digit == 0, count > 0 {
      guard pending < 0 else { return false }
      afterZero = true
      return true
    }
    guard pending < 0 else { return false }
    pending = Int128(digit)
    run = 1
    return true
  }

  private mutating func take(power: Int) -> Bool {
    if run == 2, lastPower == 0 { isVague = true }
    if run > 2 { return false }
    if count == 0 { isBareMagnitude = power != 1 }
    if power < 4 {
      if pending < 0 {
        guard count == 0 || isVague || (power == 1 && section % 100 == 0) else { return false }
      }
      section += (pending < 0 ? 1 : pending) * (power == 1 ? 10 : power == 2 ? 100 : 1000)
    } else {
      let value = section + max(0, pending)
      let factor: Int128 = power == 4 ? 10_000 : 100_000_000
      if power == 8 || (value == 0 && total > 0) {
        total = (total + (count == 0 || (isVague && value + total == 0) ? 1 : value)) * factor
      } else {
        total += (value == 0 ? 1 : value) * factor
      }
      guard total < 1_000_000_000_000_000_000_000_000 else { return false }
      section = 0
    }
    (pending, run, lastPower, afterZero) = (-1, 0, power, false)
    return true
  }

  private mutating func takeVague(_ scalar: UInt32, next: UInt32) -> Bool {
    guard !isVague, pending < 0 else { return false }
    if count == 0 {
      guard ScalarClass.power(next) > 0 else { return false }
    } else if scalar == 0x6570 {
      return false
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
    case 0x5343, 0x4EDF:  // 千瓦 千米 千克 千伏 千卡 千赫 千焦 千帕
      return ![0x74E6, 0x7C73, 0x514B, 0x4F0F, 0x5361, 0x8D6B, 0x7126, 0x5E15].contains(next)
    case 0x767E: return next != 0x5206 && next != 0x5F3A && next != 0x5E15
    default: return true
    }
  }

  /// Whether 余 or 多 at a place begins a word of its own (余额, 多元) instead of ending a number.
  func startsMoreWord(_ at: Int) -> Bool {
    any(["多元", "余额", "多样", "多种", "多层", "多方", "余热", "多功能", "多彩", "多式"], at: at) != nil
  }
}
