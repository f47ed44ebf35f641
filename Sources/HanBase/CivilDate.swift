/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// It takes four bytes, in the order of time: the year, four bits of month, five of day.
@frozen
public struct CivilDate: Hashable, Sendable, Comparable {
  @usableFromInline let packed: Int32

  /// Year, 1 to 9999.
  @inlinable
  public var year: Int { Int(packed >> 9) }
  /// Month, 1 to 12.
  @inlinable
  public var month: Int { Int(packed >> 5 & 15) }
  /// Day of the month, 1 to 31.
  @inlinable
  public var day: Int { Int(packed & 31) }

  /// Makes a date, or nil where the calendar has no such day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysIn(month: month, year: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// A year of 1 to 9999, a month of 1 to 12 and a day of 1 to 31, whether or not there is such a day.
  @inlinable
  init(uncheckedYear year: Int, month: Int, day: Int) {
    packed =
      Int32(truncatingIfNeeded: year) << 9 | Int32(truncatingIfNeeded: month) << 5
      | Int32(truncatingIfNeeded: day)
  }

  /// A date as it is packed.
  @inlinable
  init(packed: Int32) { self.packed = packed }

  /// The number of days in a month; a month outside 1...12 has none.
  @inlinable
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 1...12: 31
    default: 0
    }
  }

  /// Days since 1970-01-01 (negative before).
  public var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date that lies `dayNumber` days after 1970-01-01, or nil outside years 1 to 9999.
  public init?(dayNumber: Int) {
    let (z, overflow) = dayNumber.addingReportingOverflow(719_468)
    guard !overflow, abs(z) < 4_000_000 else { return nil }
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The form `2024-06-30`.
  public var iso: String {
    var text = String(year)
    while text.utf8.count < 4 { text = "0" + text }
    return text + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }

  /// Orders by time.
  @inlinable
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.packed < right.packed }
}
