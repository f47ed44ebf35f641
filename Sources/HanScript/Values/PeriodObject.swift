import HanAnalysis
import HanBase
import HanLua

/// A period as scripts hold it.
final class PeriodObject: LuaObject, Shown {
  static let luaTypeName = "period"
  let period: Period

  init(_ period: Period) { self.period = period }

  var shown: String {
    if !period.sdmx.isEmpty { return period.sdmx }
    if period.isUnknown { return "unknown" }
    return (period.start?.iso ?? "..") + "/" + (period.end?.iso ?? "..")
  }

  /// The period of an argument: a year, a text, a period or a date.
  ///
  /// - Throws: `HanError` HA814.
  static func period(_ value: LuaValue) throws(HanError) -> Period {
    switch value {
    case .object(let object):
      if let period = object as? PeriodObject { return period.period }
      if let date = object as? DateObject { return .day(date.date) }
    case .integer(let year):
      if let period = PeriodText.year(year) { return period }
      throw HanError(.badPeriod, "\(year) is no year")
    case .number(let year):
      if let year = Int(exactly: year), let period = PeriodText.year(year) { return period }
    case .string(let text):
      if let period = PeriodText.period(text) { return period }
      throw HanError(
        .badPeriod,
        "'\(text)' is no period; write 2024, '2024-06', '2024-Q3', '2024-S1', '2024-06-30', "
          + "'2021..2025', '2024年1-10月' or '十四五'")
    default: break
    }
    throw HanError(.badPeriod, "expected a period, got \(value.kind)")
  }

  /// What orders periods: the last day, then the first.
  var order: (Int, Int) {
    (period.end?.dayNumber ?? .min, period.start?.dayNumber ?? .min)
  }

  static var type: LuaType<PeriodObject> {
    LuaType(
      PeriodObject.self, "A span of days: a year, a month, a plan period.",
      details: """
        Periods compare by their last day, then by their first, also with years, texts and dates \
        (`p < 2025`); for `==` both must be periods. `p - n` and `p + n` move by whole years; \
        `p - q` is the number of years from `q` to `p` where they are of one length, and else the days \
        between their last days.
        """,
      example: """
        local h = require "hanalyze"
        print(h.period("2024-Q3") < h.period(2025)) --> true
        print(h.period(2025) - h.period(2020)) --> 5
        """, since: since
    )
    .field(.init("first", .object("date"), "The first day.", optional: true, since: since)) {
      p, _ in
      p.period.start.map { .object(DateObject($0)) } ?? .none
    }
    .field(.init("last", .object("date"), "The last day.", optional: true, since: since)) { p, _ in
      p.period.end.map { .object(DateObject($0)) } ?? .none
    }
    .field(
      .init("year", .integer, "The year in which it ends.", optional: true, since: since)
    ) { p, _ in .optional(p.period.end?.year) }
    .field(
      .init(
        "years", .integer, "How many whole years it covers; nil for none.", optional: true,
        since: since)
    ) { p, _ in
      let months = p.period.wholeMonths
      return months > 0 && months % 12 == 0 ? .integer(months / 12) : .none
    }
    .field(
      .init(
        "months", .integer, "How many whole months it covers; nil for none.", optional: true,
        since: since)
    ) { p, _ in p.period.wholeMonths > 0 ? .integer(p.period.wholeMonths) : .none }
    .field(.init("days", .integer, "How many days it covers.", optional: true, since: since)) {
      p, _ in
      guard let start = p.period.start, let end = p.period.end else { return .none }
      return .integer(end.dayNumber - start.dayNumber + 1)
    }
    .field(
      .init(
        "id", .string, "The SDMX form, such as `2024-Q3`; empty where a side is unknown.",
        since: since)
    ) { p, _ in .string(p.period.sdmx) }
    .method(
      .init(
        "contains", "Whether a day or period lies within this one.",
        parameters: [Parameter("other", Taken.period, "The day or period.")],
        results: [ResultDescription(.boolean, "Whether it does.")],
        example: """
          local h = require "hanalyze"
          print(h.period("十四五"):contains(2023)) --> true
          """, since: since)
    ) { p, call in
      let other = try PeriodObject.period(try call.value(0))
      guard let start = p.period.start, let end = p.period.end, let first = other.start,
        let last = other.end
      else { return [.boolean(false)] }
      return [.boolean(start <= first && last <= end)]
    }
    .on(.equal, "Whether both are the same days.") { p, call in
      [.boolean(try call.object(0, as: PeriodObject.self)?.period == p.period)]
    }
    .on(.less, "Orders by the last day, then the first.", parameters: [comparable]) { p, call in
      [.boolean(try compare(p, call) { $0 < $1 })]
    }
    .on(
      .lessOrEqual, "Orders by the last day, then the first.", parameters: [comparable]
    ) { p, call in
      [.boolean(try compare(p, call) { $0 <= $1 })]
    }
    .on(
      .subtract, "Years between periods, or the period some years earlier.",
      parameters: [
        Parameter("other", .oneOf([.integer, .object("period")]), "Years, or a period.")
      ]
    ) { p, call in
      if !call.isSwapped, let years = try call.value(0).exactInteger {
        return [try moved(p, by: 0 &- years)]
      }
      guard let other = try call.object(0, as: PeriodObject.self) else {
        throw call.mismatch(0, call.isSwapped ? "period" : "integer or period")
      }
      return [
        difference(
          call.isSwapped ? other.period : p.period, call.isSwapped ? p.period : other.period)
      ]
    }
    .on(
      .add, "The period some years later.",
      parameters: [Parameter("years", .integer, "How many years.")]
    ) { p, call in
      guard let years = try call.value(0).exactInteger else { throw call.mismatch(0, "integer") }
      return [try moved(p, by: years)]
    }
    .shows { $0.shown }
  }

  private static let comparable = Parameter(
    "other", Taken.period, "A period, or what `period` takes.")

  private static func compare(
    _ p: PeriodObject, _ call: LuaCall, _ test: ((Int, Int), (Int, Int)) -> Bool
  ) throws -> Bool {
    let value = try call.value(0)
    switch value {
    case .integer, .number, .string, .object: break
    default: throw call.mismatch(0, Taken.period.name)
    }
    let other = PeriodObject(try PeriodObject.period(value))
    return call.isSwapped ? test(other.order, p.order) : test(p.order, other.order)
  }

  private static func moved(_ p: PeriodObject, by years: Int) throws -> LuaValue {
    guard (-9999...9999).contains(years), let moved = p.period.moved(years: years) else {
      throw HanError(.badPeriod, "\(p.shown) cannot be moved by \(years) years")
    }
    return .object(PeriodObject(moved))
  }

  private static func difference(_ a: Period, _ b: Period) -> LuaValue {
    guard let x = a.end, let y = b.end else { return .none }
    if let moved = b.moved(years: x.year - y.year), moved == a { return .integer(x.year - y.year) }
    return .integer(x.dayNumber - y.dayNumber)
  }
}
