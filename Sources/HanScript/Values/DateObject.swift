import HanBase
import HanLua

/// A day as scripts hold it.
final class DateObject: LuaObject, Shown {
  static let luaTypeName = "date"
  let date: CivilDate

  init(_ date: CivilDate) { self.date = date }

  var shown: String { date.iso }

  static var type: LuaType<DateObject> {
    LuaType(
      DateObject.self, "A day of the calendar.",
      details:
        "Days compare; `d - e` is the number of days between them, `d - n` and `d + n` move.",
      example: """
        local h = require "hanalyze"
        print(h.date("2024-03-01") - h.date("2024-02-28")) --> 2
        print(h.date("2024-12-31") + 1) --> 2025-01-01
        """, since: since
    )
    .field(.init("year", .integer, "The year.", since: since)) { d, _ in .integer(d.date.year) }
    .field(.init("month", .integer, "The month, 1 to 12.", since: since)) { d, _ in
      .integer(d.date.month)
    }
    .field(.init("day", .integer, "The day of the month.", since: since)) { d, _ in
      .integer(d.date.day)
    }
    .on(.equal, "Whether both are the same day.") { d, call in
      [.boolean(try call.object(0, as: DateObject.self)?.date == d.date)]
    }
    .on(.less, "Orders by time.") { d, call in
      let other = try other(call)
      return [.boolean(call.isSwapped ? other < d.date : d.date < other)]
    }
    .on(.lessOrEqual, "Orders by time.") { d, call in
      let other = try other(call)
      return [.boolean(call.isSwapped ? other <= d.date : d.date <= other)]
    }
    .on(
      .subtract, "Days between two days, or the day some days earlier.",
      parameters: [Parameter("other", .oneOf([.integer, .object("date")]), "Days, or a day.")]
    ) { d, call in
      if !call.isSwapped, let days = try call.value(0).exactInteger {
        return [try moved(d, 0 &- days)]
      }
      let other = try other(call)
      let days = d.date.dayNumber - other.dayNumber
      return [.integer(call.isSwapped ? -days : days)]
    }
    .on(
      .add, "The day some days later.",
      parameters: [Parameter("days", .integer, "How many days.")]
    ) { d, call in
      guard let days = try call.value(0).exactInteger else { throw call.mismatch(0, "integer") }
      return [try moved(d, days)]
    }
    .shows { $0.shown }
  }

  private static func other(_ call: LuaCall) throws -> CivilDate {
    guard let other = try call.object(0, as: DateObject.self) else {
      throw call.mismatch(0, "date")
    }
    return other.date
  }

  private static func moved(_ d: DateObject, _ days: Int) throws -> LuaValue {
    guard (-4_000_000...4_000_000).contains(days),
      let date = CivilDate(dayNumber: d.date.dayNumber + days)
    else {
      throw HanError(.badPeriod, "\(d.shown) cannot be moved by \(days) days")
    }
    return .object(DateObject(date))
  }
}
