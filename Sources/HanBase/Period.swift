/// The time that a figure describes: two days, both inclusive, either of which may be unknown.
///
/// A period is not an instant and has no zone; `2024年` is 2024-01-01 to 2024-12-31.
@frozen
public struct Period: Hashable, Sendable {
  /// The days as they are packed, 0 where there is none: extraction holds many periods.
  @usableFromInline var first: Int32
  @usableFromInline var last: Int32

  /// The first day, or nil where the text cannot tell.
  @inlinable
  public var start: CivilDate? {
    get { first == 0 ? nil : CivilDate(packed: first) }
    set { first = newValue?.packed ?? 0 }
  }
  /// The last day, or nil where the text cannot tell.
  @inlinable
  public var end: CivilDate? {
    get { last == 0 ? nil : CivilDate(packed: last) }
    set { last = newValue?.packed ?? 0 }
  }

  /// Makes a period from its first and last day.
  @inlinable
  public init(start: CivilDate?, end: CivilDate?) {
    first = start?.packed ?? 0
    last = end?.packed ?? 0
  }

  /// The period that the text leaves open on both sides.
  @inlinable
  public static var unknown: Period { Period(start: nil, end: nil) }

  /// The calendar years `first` to `last`; unknown outside years 1 to 9999.
  @inlinable
  public static func years(_ first: Int, _ last: Int) -> Period {
    Period(
      start: CivilDate(year: first, month: 1, day: 1),
      end: CivilDate(year: last, month: 12, day: 31))
  }

  /// One calendar year.
  @inlinable
  public static func year(_ year: Int) -> Period { years(year, year) }

  /// The months `first` to `last` of one year.
  @inlinable
  public static func months(_ first: Int, _ last: Int, of year: Int) -> Period {
    Period(
      start: CivilDate(year: year, month: first, day: 1),
      end: CivilDate(year: year, month: last, day: CivilDate.daysIn(month: last, year: year)))
  }

  /// One day.
  @inlinable
  public static func day(_ date: CivilDate) -> Period { Period(start: date, end: date) }

  /// Whether both sides are unknown.
  @inlinable
  public var isUnknown: Bool { first == 0 && last == 0 }

  /// The SDMX form: `2024`, `2024-S1`, `2024-Q3`, `2024-10`, `2024-10-31`, `2021-01-01/P5Y`, or the
  /// empty string where a side is unknown.
  ///
  /// A span of several months that is no quarter or half is written as start and duration
  /// (`2025-01-01/P10M`), one of odd days as `2020-03-08/P45D`. Source: SDMX 3.0, section 6,
  /// time formats.
  public var sdmx: String {
    guard let start, let end, start <= end else { return "" }
    let wholeMonths =
      start.day == 1 && end.day == CivilDate.daysIn(month: end.month, year: end.year)
    guard wholeMonths else {
      return start == end ? start.iso : "\(start.iso)/P\(end.dayNumber - start.dayNumber + 1)D"
    }
    let months = (end.year - start.year) * 12 + end.month - start.month + 1
    let year = String(start.iso.prefix(4))
    switch (months, start.month) {
    case (12, 1): return year
    case (6, 1): return year + "-S1"
    case (6, 7): return year + "-S2"
    case (3, 1), (3, 4), (3, 7), (3, 10): return year + "-Q\((start.month + 2) / 3)"
    case (1, _): return String(start.iso.prefix(7))
    default:
      return months % 12 == 0 ? "\(start.iso)/P\(months / 12)Y" : "\(start.iso)/P\(months)M"
    }
  }
}
