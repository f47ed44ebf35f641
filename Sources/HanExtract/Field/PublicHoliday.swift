import HanBase

/// A public holiday of China, with the days that it had in a year.
///
/// From 1999 on the State Council's notices set the days. 五一, 国庆 and 春节 are known here by their notices and the lunar
/// calendar; of the short ones only the month, where all of their days lie in it.
enum PublicHoliday {
  case newYear
  case springFestival
  /// 春运, from fifteen days before the lunar new year to twenty-four days behind.
  case springRush
  case tombSweeping
  case labourDay
  case dragonBoat
  case midAutumn
  case nationalDay

  /// The names that a text calls them by.
  static let names: [(name: StaticString, holiday: PublicHoliday)] = [
    ("国庆", .nationalDay), ("十一", .nationalDay), ("春节", .springFestival), ("春运", .springRush),
    ("五一", .labourDay), ("清明", .tombSweeping), ("端午", .dragonBoat), ("中秋", .midAutumn),
    ("元旦", .newYear),
  ]

  /// Its days in a year, or nil where they are not known.
  func days(in year: Int) -> Period? {
    switch self {
    case .newYear: return nil
    case .springFestival: return springFestival(in: year)
    case .springRush:
      return PublicHoliday.lunarNewYear(of: year).flatMap {
        PublicHoliday.days(from: $0.dayNumber - 15, 40)
      }
    case .tombSweeping: return year >= 2008 ? .months(4, 4, of: year) : nil
    case .labourDay: return labourDay(in: year)
    case .dragonBoat:
      return year < 2008 || [2009, 2014, 2017, 2025].contains(year) || year > 2026
        ? nil : .months(6, 6, of: year)
    case .midAutumn:
      return year < 2008 || PublicHoliday.joinsNationalDay(year) || year > 2026
        ? nil : .months(9, 9, of: year)
    case .nationalDay: return nationalDay(in: year)
    }
  }

  /// The month in which it mostly ends.
  var usualMonth: Int {
    switch self {
    case .newYear: 1
    case .springFestival: 2
    case .springRush: 3
    case .tombSweeping: 4
    case .labourDay: 5
    case .dragonBoat: 6
    case .midAutumn: 9
    case .nationalDay: 10
    }
  }

  /// Whether 中秋 and 国庆 were one holiday.
  static func joinsNationalDay(_ year: Int) -> Bool {
    [2009, 2012, 2017, 2020, 2023, 2025].contains(year)
  }

  private func nationalDay(in year: Int) -> Period? {
    switch year {
    case 2008: PublicHoliday.days(year, 9, 29, 7)
    case 2012: PublicHoliday.days(year, 9, 30, 8)
    case 2023: PublicHoliday.days(year, 9, 29, 8)
    case 2009, 2017, 2020, 2025: PublicHoliday.days(year, 10, 1, 8)
    case 1999...2026: PublicHoliday.days(year, 10, 1, 7)
    default: nil
    }
  }

  private func labourDay(in year: Int) -> Period? {
    switch year {
    case 2000...2007: PublicHoliday.days(year, 5, 1, 7)
    case 2008...2010, 2014, 2015: PublicHoliday.days(year, 5, 1, 3)
    case 2011, 2016: PublicHoliday.days(year, 4, 30, 3)
    case 2012, 2013, 2017, 2018: PublicHoliday.days(year, 4, 29, 3)
    case 2019: PublicHoliday.days(year, 5, 1, 4)
    case 2020...2026: PublicHoliday.days(year, 5, 1, 5)
    default: nil
    }
  }

  /// Seven days from the new year, or from its eve from 2008 on; eight of them from 2024 on.
  ///
  /// That of 2020 was made longer when it had begun.
  private func springFestival(in year: Int) -> Period? {
    guard (2000...2025).contains(year), year != 2020,
      let first = PublicHoliday.lunarNewYear(of: year)?.dayNumber
    else { return nil }
    let isFromEve = year >= 2008 && year != 2014 && year != 2024
    return PublicHoliday.days(from: isFromEve ? first - 1 : first, year >= 2024 ? 8 : 7)
  }

  /// The first day of the lunar year that begins in a year (from 2000 on, by the astronomical calendar).
  private static func lunarNewYear(of year: Int) -> CivilDate? {
    // Days of January, counted on into February.
    let days = [
      36, 24, 43, 32, 22, 40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32,
      22,
      41, 29, 48, 37, 26, 44, 34,
    ]
    guard year >= 2000, year - 2000 < days.count, case let day = days[year - 2000] else {
      return nil
    }
    return CivilDate(year: year, month: day > 31 ? 2 : 1, day: day > 31 ? day - 31 : day)
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int, _ count: Int) -> Period? {
    CivilDate(year: year, month: month, day: day).flatMap { days(from: $0.dayNumber, count) }
  }

  private static func days(from first: Int, _ count: Int) -> Period? {
    guard let start = CivilDate(dayNumber: first), let end = CivilDate(dayNumber: first + count - 1)
    else { return nil }
    return Period(start: start, end: end)
  }
}

/// A holiday that a sentence tells of.
struct ToldHoliday {
  var holiday: PublicHoliday?
  /// Its words.
  var span = Span.none
  /// Its days, where the text states them or has told of them before.
  var days: Period?
  /// How many days the words say that it had, or 0.
  var count = 0
  /// Whether the words name holidays that are not one: 五一、国庆假期.
  var areSeveral = false
  /// Whether it is 中秋 and 国庆 together.
  var isJoined = false
  /// Whether its days are not those of the holiday: a part of it, two holidays, or what lies around it.
  var isDoubtful = false
  var sentence = -1
  var paragraph = 0
  /// Whether the sentence tells of nothing before it.
  var opens = false
}
