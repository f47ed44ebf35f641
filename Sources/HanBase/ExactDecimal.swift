/// A decimal number held exactly: an integer coefficient and a count of fractional digits.
///
/// Values go from the text to the store without ever passing through binary floating point.
/// Arithmetic that would need more than 38 digits returns nil instead of rounding or trapping.
/// It is *not* a numeric type for analysis: ask for `double` there.
@frozen
public struct ExactDecimal: Hashable, Sendable {
  /// The digits as an integer, with the sign.
  public let coefficient: Int128
  /// How many of the digits stand after the decimal point, 0 to 38.
  public let scale: Int

  /// Makes `coefficient / 10^scale`, dropping trailing zeros after the point.
  public init(_ coefficient: Int128, scale: Int = 0) {
    guard scale > 0 else {
      // Left here, as a division before the first test of a loop is made also where the loop is not.
      (self.coefficient, self.scale) = (coefficient, 0)
      return
    }
    var (c, s) = (coefficient, min(scale, 38))
    if var small = Int64(exactly: c) {
      while s > 0, small % 10 == 0 { (small, s) = (small / 10, s - 1) }
      // A division of 128 bits is a call of its own.
      (self.coefficient, self.scale) = (Int128(small), s)
      return
    }
    while s > 0, c % 10 == 0 { (c, s) = (c / 10, s - 1) }
    self.coefficient = c
    self.scale = s
  }

  /// Makes an integer.
  @inlinable
  public init(_ value: Int) { (coefficient, scale) = (Int128(value), 0) }

  /// Reads a plain decimal literal (`-12.50`), without exponent or separators; else nil.
  public init?(_ literal: some StringProtocol) {
    var coefficient: Int128 = 0
    var scale = 0
    var (negative, point, digits) = (false, false, 0)
    for (index, byte) in literal.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where !point && digits > 0: point = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, over) = coefficient.multipliedReportingOverflow(by: 10)
        let (sum, overSum) = product.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        guard !over, !overSum else { return nil }
        coefficient = sum
        digits += 1
        if point { scale += 1 }
      default: return nil
      }
    }
    guard digits > 0, scale <= 38, !(point && scale == 0) else { return nil }
    self.init(negative ? -coefficient : coefficient, scale: scale)
  }

  /// The value times ten to the `power`, or nil when it needs more than 38 digits.
  public func shifted(by power: Int) -> ExactDecimal? {
    if power <= scale {
      let newScale = scale - power
      return newScale <= 38 ? ExactDecimal(coefficient, scale: newScale) : nil
    }
    let zeros = power - scale
    if let small = Int64(exactly: coefficient), zeros == 4 || zeros == 8 {
      // 万, 亿.
      return ExactDecimal(Int128(small) &* (zeros == 4 ? 10_000 : 100_000_000))
    }
    if zeros < ExactDecimal.powers.count, let small = Int64(exactly: coefficient) {
      return ExactDecimal(Int128(small) &* Int128(ExactDecimal.powers[zeros]))
    }
    var result = coefficient
    for _ in 0..<zeros {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return ExactDecimal(result)
  }

  /// The powers of ten that 64 bits hold; a product with 64 more fits in 128.
  private static let powers: [Int64] = (0...18).map {
    (0..<$0).reduce(1) { power, _ in power * 10 }
  }

  /// The sum, or nil on overflow.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let common = max(scale, other.scale)
    guard let a = scaled(to: common), let b = other.scaled(to: common) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(sum, scale: common)
  }

  /// The product, or nil on overflow.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    return overflow || scale + other.scale > 38
      ? nil : ExactDecimal(product, scale: scale + other.scale)
  }

  /// The value with the other sign.
  public var negated: ExactDecimal { ExactDecimal(-coefficient, scale: scale) }
  /// Whether the value is below zero.
  @inlinable
  public var isNegative: Bool { coefficient < 0 }
  /// The value without its sign.
  public var magnitude: ExactDecimal { isNegative ? negated : self }
  /// Whether the value has no fraction.
  @inlinable
  public var isInteger: Bool { scale == 0 }

  /// The nearest binary floating-point number, for analysis.
  ///
  /// It is read from the decimal literal, so it is the correctly rounded one.
  public var double: Double { Double(description) ?? .nan }

  private func scaled(to newScale: Int) -> Int128? {
    var result = coefficient
    for _ in scale..<max(scale, newScale) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The plain decimal literal, without exponent: `64680000000`, `-0.5`.
  public var description: String {
    guard scale > 0 else { return String(coefficient) }
    var digits = Array(String(coefficient.magnitude).utf8)
    while digits.count <= scale { digits.insert(UInt8(ascii: "0"), at: 0) }
    digits.insert(UInt8(ascii: "."), at: digits.count - scale)
    if isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension ExactDecimal: Comparable {
  /// Orders by value; where scaling up overflows, by the sign and then by the rounded values.
  @inlinable
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.coefficient < right.coefficient : isLess(left, right)
  }

  @usableFromInline
  static func isLess(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    let common = max(left.scale, right.scale)
    if let a = left.scaled(to: common), let b = right.scaled(to: common) { return a < b }
    return left.double < right.double
  }
}
