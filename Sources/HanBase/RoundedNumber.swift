/// A computed number as people are shown it: few digits, and marked where digits were dropped.
///
/// `0.1` shows as `0.1`; one third shows as `≈0.3333`. It is *not* for values that a source states:
/// those are `ExactDecimal` and are never rounded.
public struct RoundedNumber: Sendable, Hashable {
  /// The text, with `≈` in front where it is not the number's shortest full form.
  public let text: String
  /// Whether digits were dropped.
  public let isRounded: Bool

  /// Rounds to `digits` significant digits, never dropping digits before the point.
  ///
  /// With `magnitude`, large numbers are counted in 万, 亿 or 万亿.
  public init(_ value: Double, digits: Int = 4, magnitude: Bool = false) {
    guard value.isFinite else {
      self.text = value.isNaN ? "–" : value < 0 ? "-∞" : "∞"
      self.isRounded = false
      return
    }
    let full = ExactDecimal(shortest: value)
    if let full {
      let shown = magnitude ? full.withMagnitude : full.description
      if full.scale == 0 || RoundedNumber.significant(full) <= digits, shown.utf8.count <= 24 {
        self.text = shown
        self.isRounded = false
        return
      }
    }
    guard let full else {
      self.text = value.description
      self.isRounded = false
      return
    }
    let rounded = full.rounded(toSignificant: digits)
    self.text = "≈" + (magnitude ? rounded.withMagnitude : rounded.description)
    self.isRounded = true
  }

  private static func significant(_ value: ExactDecimal) -> Int {
    String(value.coefficient.magnitude).utf8.count
  }
}

extension ExactDecimal {
  /// The value counted in 万, 亿 or 万亿 where that needs at most four decimals, else in full.
  ///
  /// `646.8亿`, `1.6万`, `9999`: no digit is ever dropped.
  public var withMagnitude: String {
    let size = coefficient.magnitude
    for (power, word) in [(12, "万亿"), (8, "亿"), (4, "万")] {
      guard let least = ExactDecimal(1).shifted(by: power + scale),
        size >= least.coefficient.magnitude
      else { continue }
      guard let shown = shifted(by: -power), shown.scale <= 4 else {
        if power == 12 { continue }
        return description
      }
      return shown.description + word
    }
    return description
  }

  /// The decimal with the fewest digits that reads back as `value`, or nil where it is not finite
  /// or needs more digits than a decimal holds.
  public init?(shortest value: Double) {
    guard value.isFinite else { return nil }
    let parts = value.description.split(separator: "e")
    guard let first = parts.first else { return nil }
    let mantissa = first.hasSuffix(".0") ? first.dropLast(2) : first
    guard let number = ExactDecimal(mantissa) else { return nil }
    guard parts.count == 2 else {
      self = number
      return
    }
    guard let power = Int(parts[1]), let shifted = number.shifted(by: power) else { return nil }
    self = shifted
  }

  /// The value rounded half to even to `digits` significant digits; digits before the point stay.
  public func rounded(toSignificant digits: Int) -> ExactDecimal {
    let count = String(coefficient.magnitude).utf8.count
    return rounded(toScale: max(0, scale - max(0, count - max(1, digits))))
  }

  /// The value rounded half to even to `newScale` decimals.
  public func rounded(toScale newScale: Int) -> ExactDecimal {
    let drop = scale - max(0, newScale)
    guard drop > 0, let power = ExactDecimal(1).shifted(by: drop) else { return self }
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power.coefficient)
    let half = remainder.magnitude * 2
    let up =
      half > power.coefficient.magnitude
      || (half == power.coefficient.magnitude && quotient % 2 != 0)
    let step: Int128 = up ? (isNegative ? -1 : 1) : 0
    return ExactDecimal(quotient + step, scale: scale - drop)
  }

  /// The exact quotient, or nil where it does not end within 38 digits or the divisor is zero.
  public func divided(by divisor: ExactDecimal) -> ExactDecimal? {
    guard divisor.coefficient != 0 else { return nil }
    var (dividend, places) = (coefficient, scale)
    while dividend % divisor.coefficient != 0 {
      let (next, overflow) = dividend.multipliedReportingOverflow(by: 10)
      guard !overflow, places < 38 + divisor.scale else { return nil }
      (dividend, places) = (next, places + 1)
    }
    let quotient = dividend / divisor.coefficient
    let places10 = places - divisor.scale
    return places10 >= 0
      ? places10 <= 38 ? ExactDecimal(quotient, scale: places10) : nil
      : ExactDecimal(quotient).shifted(by: -places10)
  }

  /// The difference, or nil on overflow.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(other.negated) }
}
