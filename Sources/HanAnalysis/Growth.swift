import HanBase
import HanExtract
import HanFrame

/// A rate of growth computed from two levels; it is derived, not stated by any source.
///
/// It is nominal: levels of money are at current prices, so it may differ from a stated growth at
/// constant prices.
public struct DerivedGrowth {
  /// The row of the earlier level.
  public let base: Int32
  /// The row of the later level.
  public let current: Int32
  /// How many years lie between them.
  public let years: Int
  /// The growth in percent, average a year where more than one year lies between, for computing.
  public let percent: Double
  /// The same, exactly, where it ends within 38 digits.
  public let exactPercent: ExactDecimal?
  /// `=` where both levels are stated without bounds, else `~`.
  public let comparator: Comparator
}

extension ObservationQuery {
  /// Growth from each level to the next of the same area, indicator and unit.
  ///
  /// Only levels of periods equally long and whole years apart are taken. Over several years it is
  /// the average yearly rate.
  ///
  /// - Parameter yearly: Whether only levels one year apart are taken.
  /// - Returns: The rates, in order of area and indicator, oldest first.
  /// - Throws: What a function given to `.passes` throws.
  public func growth(yearly: Bool = false) throws -> [DerivedGrowth] {
    let levels = filter(.measure([.level]))
    return try levels.series().flatMap { series -> [DerivedGrowth] in
      // A share grows by percentage points, which is a change and no growth.
      guard series.key.unit != "%" else { return [] }
      return zip(series.rows, series.rows.dropFirst()).compactMap { base, current in
        guard let years = yearsBetween(Int(base), Int(current)), !yearly || years == 1 else {
          return nil
        }
        return growth(Int(base), Int(current), years)
      }
    }
  }

  /// The growth rates as a table; the column 派生 says that they are derived.
  public func growthTable(yearly: Bool = false) throws -> Table {
    var table = Table([
      TableColumn("地区", id: "area_name"), TableColumn("指标", id: "indicator"),
      TableColumn("时期", id: "time_period"), TableColumn("基期", id: "base_period"),
      TableColumn("比较", id: "comparator", alignment: .right),
      TableColumn("增速(%)", id: "growth", kind: .number),
      TableColumn("年数", id: "years", kind: .integer),
      TableColumn("基期值", id: "base", kind: .decimal, showsMagnitude: true),
      TableColumn("本期值", id: "value", kind: .decimal, showsMagnitude: true),
      TableColumn("单位", id: "unit"), TableColumn("派生", id: "derived", kind: .bool),
    ])
    for one in try growth(yearly: yearly) {
      let (base, current) = (Int(one.base), Int(one.current))
      table.append(
        [
          .text(areaName(current)), .text(indicatorName(current)),
          Field.periodCell(frame.period(frame.periods[current])),
          Field.periodCell(frame.period(frame.periods[base])), .text(one.comparator.sign),
          one.exactPercent.map(Cell.decimal) ?? .double(one.percent), .integer(one.years),
          .decimal(frame.exactValue(base)), .decimal(frame.exactValue(current)),
          .text(frame.unitNames[Int(frame.units[current])]), .bool(true),
        ], sources: [source(of: base), source(of: current)])
    }
    return table
  }

  /// How many whole years the second row's period lies after the first's, or nil.
  func yearsBetween(_ base: Int, _ current: Int) -> Int? {
    let (first, second) = (
      frame.period(frame.periods[base]), frame.period(frame.periods[current])
    )
    guard let a = first.end?.year, let b = second.end?.year, b > a,
      let moved = first.moved(years: b - a)
    else { return nil }
    return moved == second ? b - a : nil
  }

  private func growth(_ base: Int, _ current: Int, _ years: Int) -> DerivedGrowth? {
    let order = RowOrder(frame, [])
    let (a, b) = (order.value(Int32(clamping: base)), order.value(Int32(clamping: current)))
    guard a > 0, b > 0 || years == 1 else { return nil }
    var exact: ExactDecimal?
    if years == 1, frame.units[base] == frame.units[current] {
      let (from, to) = (frame.exactValue(base), frame.exactValue(current))
      exact = to.subtracting(from)?.multiplied(by: ExactDecimal(100))?.divided(by: from)
    }
    let ratio = years == 1 ? b / a : power(b / a, 1 / Double(years))
    let isExact = frame.comparators[base] == 0 && frame.comparators[current] == 0
    return DerivedGrowth(
      base: Int32(clamping: base), current: Int32(clamping: current), years: years,
      percent: exact?.double ?? (ratio - 1) * 100, exactPercent: exact,
      comparator: isExact ? .equal : .about)
  }
}
