import HanBase

/// A date as Chinese text writes it: `2024年`, `2023年12月29日`, `二〇二四年一月二十一日`.
struct WrittenDate {
  /// Offsets of the words.
  var start: Int
  var end: Int
  var year: Int
  var month: Int?
  var day: Int?

  /// The day, month or year as a period.
  var period: Period {
    if let month {
      if let day, let date = CivilDate(year: year, month: month, day: day) { return .day(date) }
      if (1...12).contains(month) { return .months(month, month, of: year) }
    }
    return .year(year)
  }

  /// The dates with a year between 1949 and 2099 in `start ..< end`, in text order.
  static func all(_ source: Source, _ start: Int, _ end: Int) -> [WrittenDate] {
    var (dates, at) = ([WrittenDate](), start)
    while let mark = source.find(Self.yearMark, from: at, before: end) {
      at = mark + 3
      guard let (year, first) = yearBefore(source, mark, from: start) else { continue }
      var date = WrittenDate(start: first, end: at, year: year)
      if let (month, afterMonth) = number(source, at, end, before: 0x6708) {
        date.month = month
        date.end = afterMonth
        if let (day, afterDay) = number(source, afterMonth, end, before: 0x65E5) {
          date.day = day
          date.end = afterDay
        }
      }
      dates.append(date)
      at = date.end
    }
    return dates
  }

  private static let yearMark = Array("年".utf8)

  /// Four digits straight before an offset.
  private static func yearBefore(
    _ source: Source, _ end: Int, from start: Int
  ) -> (year: Int, start: Int)? {
    var (at, year, unit) = (end, 0, 1)
    for _ in 0..<4 {
      let (scalar, previous) = source.scalar(endingAt: at, after: start)
      guard let digit = Scalars.digit(scalar) ?? Scalars.hanDigit(scalar), digit < 10 else {
        return nil
      }
      year += digit * unit
      unit *= 10
      at = previous
    }
    let before = source.scalar(endingAt: at, after: start).value
    guard Scalars.digit(before) == nil, (1949...2099).contains(year) else { return nil }
    return (year, at)
  }

  /// A number of at most three digits that the scalar `mark` (月, 日) follows.
  private static func number(
    _ source: Source, _ start: Int, _ end: Int, before mark: UInt32
  ) -> (value: Int, end: Int)? {
    var (at, value, digits) = (start, 0, 0)
    while digits < 4 {
      let (scalar, next) = source.scalar(at: at, before: end)
      if scalar == mark { return digits > 0 ? (value, next) : nil }
      if let digit = Scalars.digit(scalar) {
        value = value * 10 + digit
      } else if scalar == 0x5341 {  // 十
        value = max(value, 1) * 10
      } else if let digit = Scalars.hanDigit(scalar) {
        value += digit
      } else if scalar != 0x20 || digits > 0 {
        return nil
      } else {
        digits -= 1
      }
      digits += 1
      at = next
      if at >= end { return nil }
    }
    return nil
  }
}
