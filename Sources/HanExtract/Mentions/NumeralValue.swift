import HanBase

/// What a numeral is worth: an exact decimal, an exact fraction, or a range.
enum NumeralValue {
  case decimal(ExactDecimal)
  /// In lowest terms, with a positive denominator.
  case fraction(Int128, Int128)
  /// From the first to the second; the second is nil where the range is open.
  case range(ExactDecimal, ExactDecimal?)

  /// The quotient of two decimals; nil on overflow and for a zero denominator.
  static func quotient(_ numerator: ExactDecimal, _ denominator: ExactDecimal) -> NumeralValue? {
    guard denominator.coefficient != 0 else { return nil }
    var (n, d) = (numerator.coefficient, denominator.coefficient)
    var shift = denominator.scale - numerator.scale
    while shift != 0 {
      let (product, overflow) = (shift > 0 ? n : d).multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      if shift > 0 { n = product } else { d = product }
      shift -= shift.signum()
    }
    return lowest(n, d)
  }

  /// The fraction in lowest terms, as a decimal where one equals it.
  static func lowest(_ numerator: Int128, _ denominator: Int128) -> NumeralValue? {
    guard numerator != .min, denominator != .min, denominator != 0 else { return nil }
    let divisor = gcd(numerator.magnitude, denominator.magnitude)
    var n = numerator / Int128(divisor)
    var d = denominator / Int128(divisor)
    if d < 0 { (n, d) = (-n, -d) }
    var rest = d
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    guard rest == 1, max(twos, fives) <= 38 else { return .fraction(n, d) }
    var coefficient = n
    for _ in 0..<max(0, fives - twos) {
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: 2)
      guard !overflow else { return .fraction(n, d) }
      coefficient = product
    }
    for _ in 0..<max(0, twos - fives) {
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: 5)
      guard !overflow else { return .fraction(n, d) }
      coefficient = product
    }
    return .decimal(ExactDecimal(coefficient, scale: max(twos, fives)))
  }

  private static func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return max(x, 1)
  }

  /// The value with the other sign.
  var negated: NumeralValue {
    switch self {
    case .decimal(let value): .decimal(value.negated)
    case .fraction(let n, let d): .fraction(-n, d)
    case .range(let low, let high): high.map { .range($0.negated, low.negated) } ?? self
    }
  }

  /// The sum with an integer (五又三分之一); nil on overflow and for ranges.
  func adding(_ whole: ExactDecimal) -> NumeralValue? {
    switch self {
    case .decimal(let value): return value.adding(whole).map { .decimal($0) }
    case .fraction(let n, let d):
      guard whole.isInteger else { return nil }
      let (product, overflow) = whole.coefficient.multipliedReportingOverflow(by: d)
      let (sum, overflowSum) = product.addingReportingOverflow(n)
      return overflow || overflowSum ? nil : NumeralValue.lowest(sum, d)
    case .range: return nil
    }
  }

  /// The value times ten to a power; nil on overflow.
  func shifted(by power: Int) -> NumeralValue? {
    switch self {
    case .decimal(let value): return value.shifted(by: power).map { .decimal($0) }
    case .fraction(let n, let d):
      guard let ten = ExactDecimal(1).shifted(by: abs(power)) else { return nil }
      let side = power >= 0 ? n : d
      let (product, overflow) = side.multipliedReportingOverflow(by: ten.coefficient)
      guard !overflow else { return nil }
      return power >= 0 ? NumeralValue.lowest(product, d) : NumeralValue.lowest(n, product)
    case .range(let low, let high):
      guard let first = low.shifted(by: power) else { return nil }
      return .range(first, high.flatMap { $0.shifted(by: power) })
    }
  }

  /// The decimal, where the value is one.
  var decimal: ExactDecimal? {
    if case .decimal(let value) = self { return value }
    return nil
  }

  /// The quotient of a fraction rounded to 15 significant digits, as a plain decimal literal.
  static func rounded(_ numerator: Int128, _ denominator: Int128) -> String {
    let negative = numerator < 0
    var rest = UInt128(numerator.magnitude)
    let d = UInt128(denominator.magnitude)
    var digits = rest / d
    rest %= d
    var scale = 0
    let top: UInt128 = 100_000_000_000_000
    // One digit at a time; the remainder stays below a denominator that leaves room for it.
    while digits < top, scale < 37, rest != 0 {
      let (ten, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { break }
      digits = digits * 10 + ten / d
      rest = ten % d
      scale += 1
    }
    if rest >= d - rest { digits += 1 }
    let value = ExactDecimal(Int128(digits), scale: scale)
    return (negative ? value.negated : value).description
  }

  /// Fills a mention's fields with the value.
  func fill(_ mention: inout Mention) {
    switch self {
    case .decimal(let value): mention.value = value.description
    case .fraction(let n, let d):
      mention.fraction = "\(n)/\(d)"
      mention.approximateValue = NumeralValue.rounded(n, d)
    case .range(let low, let high):
      mention.low = low.description
      mention.high = high?.description
    }
  }
}
