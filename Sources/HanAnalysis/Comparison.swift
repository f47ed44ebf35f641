import HanBase
import HanExtract
import HanFrame

/// Two figures of one indicator side by side.
public struct Comparison {
  /// The first figure's row, or nil where there is none.
  public let first: Int32?
  /// The second figure's row, or nil where there is none.
  public let second: Int32?
  /// The second less the first in the common unit, where both are there.
  public let difference: Double?
  /// The same, exactly, where both are stated in one unit.
  public let exactDifference: ExactDecimal?
  /// The second in relation to the first, where both are levels above zero.
  public let ratio: Double?
  /// Whether both describe the same period.
  public let samePeriod: Bool
}

extension ObservationQuery {
  /// Two areas compared, indicator by indicator.
  ///
  /// Of each indicator and measure the newest period that both areas state is taken; where there is
  /// none, each one's own newest, marked in `samePeriod`.
  ///
  /// - Parameters:
  ///   - first: An area's code.
  ///   - second: Another area's code.
  /// - Returns: The pairs, those that both areas state first.
  /// - Throws: What a function given to `.passes` throws.
  public func compare(areas first: Int32, _ second: Int32) throws -> [Comparison] {
    let fields: [Field] = [.area, .indicator, .measure, .unit, .subject, .period]
    let rows = try filter(.area([first, second])).latest(per: fields).rows()
    let order = PeriodOrder(frame).ranks
    func newest(_ rows: [Int32]) -> Int32? {
      rows.max { order[period($0)] < order[period($1)] }
    }
    func choose(_ left: [Int32], _ right: [Int32]) -> (Int32?, Int32?) {
      let common = left.filter { a in right.contains { period($0) == period(a) } }
      guard let a = newest(common) else { return (newest(left), newest(right)) }
      return (a, right.first { period($0) == period(a) })
    }
    return pairs(
      rows, acrossAreas: true, side: { area(Int($0)) == first ? 0 : 1 }, choose: choose)
  }

  /// Two periods compared, area by area and indicator by indicator.
  ///
  /// - Parameters:
  ///   - first: A period.
  ///   - second: Another period.
  /// - Returns: The pairs, those that both periods have first.
  /// - Throws: What a function given to `.passes` throws.
  public func compare(periods first: Period, _ second: Period) throws -> [Comparison] {
    func rows(_ period: Period) throws -> [Int32] { try filter(.at(period)).latest().rows() }
    let (left, right) = (try rows(first), try rows(second))
    let isLeft = Set(left)
    return pairs(
      left + right.filter { !isLeft.contains($0) }, acrossAreas: false,
      side: { isLeft.contains($0) ? 0 : 1 }, choose: { ($0.first, $1.first) })
  }

  private func period(_ row: Int32) -> Int { Int(frame.periods[Int(row)]) }
  private func area(_ row: Int) -> Int32 { frame.areaNumbers[Int(frame.areas[row])] }

  private struct Topic: Hashable {
    let area: Int32
    let concept: Int32
    let measure: UInt8
    let unit: Int32
    let subject: Int32
  }

  private func pairs(
    _ rows: [Int32], acrossAreas: Bool, side: (Int32) -> Int,
    choose: ([Int32], [Int32]) -> (Int32?, Int32?)
  ) -> [Comparison] {
    let units = Field.unit.index(frame, catalog)
    var topics: [Topic: ([Int32], [Int32])] = [:]
    var order: [Topic] = []
    for row in rows {
      let topic = Topic(
        area: acrossAreas ? 0 : area(Int(row)),
        concept: frame.concepts[Int(row)], measure: frame.measures[Int(row)],
        unit: units.id(Int(row)), subject: frame.subjects[Int(row)])
      if topics[topic] == nil { order.append(topic) }
      if side(row) == 0 {
        topics[topic, default: ([], [])].0.append(row)
      } else {
        topics[topic, default: ([], [])].1.append(row)
      }
    }
    let found = order.compactMap { topics[$0] }.map { comparison(choose($0.0, $0.1)) }
    let isWhole = { (one: Comparison) in one.first != nil && one.second != nil }
    return found.filter(isWhole) + found.filter { !isWhole($0) }
  }

  private func comparison(_ pair: (Int32?, Int32?)) -> Comparison {
    guard let a = pair.0, let b = pair.1 else {
      return Comparison(
        first: pair.0, second: pair.1, difference: nil, exactDifference: nil, ratio: nil,
        samePeriod: false)
    }
    let order = RowOrder(frame, [])
    let (x, y) = (order.value(a), order.value(b))
    let isLevel = frame.measures[Int(a)] == Measure.level.rawValue
    return Comparison(
      first: a, second: b, difference: y - x,
      exactDifference: frame.units[Int(a)] == frame.units[Int(b)]
        ? frame.exactValue(Int(b)).subtracting(frame.exactValue(Int(a))) : nil,
      ratio: isLevel && x > 0 ? y / x : nil,
      samePeriod: period(a) == period(b))
  }
}

extension ObservationQuery {
  /// Comparisons as a table; the headings of the two sides are given.
  public func comparisonTable(
    _ comparisons: [Comparison], headings first: String, _ second: String
  ) -> Table {
    var table = Table([
      TableColumn("地区", id: "area_name"), TableColumn("指标", id: "indicator"),
      TableColumn("类型", id: "measure"),
      TableColumn(first, id: "first", kind: .decimal, showsMagnitude: true),
      TableColumn("时期", id: "first_period"),
      TableColumn(second, id: "second", kind: .decimal, showsMagnitude: true),
      TableColumn("时期", id: "second_period"), TableColumn("单位", id: "unit"),
      TableColumn("差", id: "difference", kind: .number, showsMagnitude: true),
      TableColumn("比", id: "ratio", kind: .number),
    ])
    for one in comparisons {
      let rows = [one.first, one.second].compactMap { $0.map(Int.init) }
      guard let any = rows.first else { continue }
      func value(_ row: Int32?) -> Cell {
        row.map { .decimal(frame.exactValue(Int($0))) } ?? .empty
      }
      func period(_ row: Int32?) -> Cell {
        row.map { Field.periodCell(frame.period(frame.periods[Int($0)])) } ?? .empty
      }
      let names = Set(rows.map { areaName($0) })
      table.append(
        [
          names.count == 1 ? .text(names.first ?? "") : .empty, .text(indicatorName(any)),
          .text(ObservationRow(frame, any).measure.name), value(one.first), period(one.first),
          value(one.second), period(one.second), .text(frame.unitNames[Int(frame.units[any])]),
          one.exactDifference.map(Cell.decimal) ?? one.difference.map(Cell.double) ?? .empty,
          one.ratio.map(Cell.double) ?? .empty,
        ], sources: rows.map { source(of: $0) })
    }
    return table
  }
}
