import HanBase
import HanExtract
import HanFrame

/// The figures of one thing over time: one area, indicator, measure, unit and length of period.
public struct Series {
  /// What it is a series of.
  public struct Key: Hashable, Sendable {
    /// The area's code; 0 where unknown.
    public let area: Int32
    /// The catalogue's id or the source's words.
    public let concept: String
    /// What sort of statement.
    public let measure: Measure
    /// The common unit.
    public let unit: String
    /// What within the area, or nil.
    public let subject: String?
    /// How many months each period covers; 0 for days and other odd lengths.
    public let months: Int
  }

  /// What it is a series of.
  public let key: Key
  /// The rows, one a period, from the oldest to the newest.
  public let rows: [Int32]
  let query: ObservationQuery

  /// The periods of the rows.
  public var periods: [Period] { rows.map { query.frame.period(query.frame.periods[Int($0)]) } }
  /// The exact values of the rows.
  public var values: [ExactDecimal] { rows.map { query.frame.exactValue(Int($0)) } }
}

extension Period {
  /// How many whole calendar months the period covers; 0 where it does not cover whole ones.
  public var wholeMonths: Int {
    guard let start, let end, start <= end, start.day == 1,
      end.day == CivilDate.daysIn(month: end.month, year: end.year)
    else { return 0 }
    return (end.year - start.year) * 12 + end.month - start.month + 1
  }

  /// The period as many years earlier, or nil where the calendar has no such days.
  ///
  /// The last day of February goes to the last day of February.
  public func moved(years: Int) -> Period? {
    func move(_ date: CivilDate?) -> CivilDate?? {
      guard let date else { return .some(nil) }
      let year = date.year + years
      let last = CivilDate.daysIn(month: date.month, year: date.year) == date.day
      let day =
        last ? CivilDate.daysIn(month: date.month, year: year) : date.day
      return CivilDate(year: year, month: date.month, day: day).map { .some($0) }
    }
    guard let start = move(start), let end = move(end) else { return nil }
    return Period(start: start, end: end)
  }
}

extension ObservationQuery {
  /// The query's rows as series, each period once.
  ///
  /// Periods of unlike length (a year, ten months, a day) make series of their own: their figures do
  /// not compare. Rows without a known period are left out.
  ///
  /// - Returns: The series, in order of area, indicator and measure.
  /// - Throws: What a function given to `.passes` throws.
  public func series() throws -> [Series] {
    let fields = Field.identity + [.period]
    let rows = try latest(per: fields).rows()
    let units = Field.unit.index(frame, catalog)
    let order = PeriodOrder(frame).ranks
    var groups: [Series.Key: [Int32]] = [:]
    for row in rows where order[Int(frame.periods[Int(row)])] > 0 {
      let view = ObservationRow(frame, Int(row))
      let key = Series.Key(
        area: view.area, concept: view.concept, measure: view.measure,
        unit: units.cell(units.id(Int(row))).plain, subject: view.subject,
        months: view.period.wholeMonths)
      groups[key, default: []].append(row)
    }
    return groups.map { key, rows in
      Series(
        key: key,
        rows: rows.sorted {
          (order[Int(frame.periods[Int($0)])], $0) < (order[Int(frame.periods[Int($1)])], $1)
        }, query: self)
    }.sorted { Self.precedes($0.key, $1.key) }
  }

  private static func precedes(_ a: Series.Key, _ b: Series.Key) -> Bool {
    (a.area, a.concept, Int(a.measure.rawValue), a.unit, a.subject ?? "")
      == (b.area, b.concept, Int(b.measure.rawValue), b.unit, b.subject ?? "")
      ? a.months > b.months
      : (a.area, a.concept, Int(a.measure.rawValue), a.unit, a.subject ?? "")
        < (b.area, b.concept, Int(b.measure.rawValue), b.unit, b.subject ?? "")
  }

  /// The series as one table: a row for each figure, oldest first.
  public func seriesTable() throws -> Table {
    var table = Table([
      TableColumn("地区", id: "area_name"), TableColumn("指标", id: "indicator"),
      TableColumn("类型", id: "measure"), TableColumn("时期", id: "time_period"),
      TableColumn("值", id: "value", kind: .decimal, showsMagnitude: true, unitColumn: "unit"),
      TableColumn("单位", id: "unit"), TableColumn("来源", id: "doc"),
    ])
    for one in try series() {
      for row in one.rows.map(Int.init) {
        let view = ObservationRow(frame, row)
        table.append(
          [
            .text(areaName(row)), .text(indicatorName(row)), .text(view.measure.name),
            Field.periodCell(view.period), .decimal(view.exactValue), .text(view.unit),
            .text(view.doc),
          ], sources: [source(of: row)])
      }
    }
    return table
  }
}
