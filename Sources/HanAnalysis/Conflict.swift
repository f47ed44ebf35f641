import HanBase
import HanExtract
import HanFrame

/// Statements that cannot all be true.
public struct Conflict {
  /// How they contradict each other.
  public enum Kind: String, Sendable, CaseIterable {
    /// One fact is stated with different values.
    case value
    /// Two levels and the stated growth between them do not fit, price changes allowed for.
    case growth
    /// Two places in an order and the stated change between them do not fit.
    case rank
  }

  /// How they contradict each other.
  public let kind: Kind
  /// The rows that take part, the preferred or later one first.
  public let rows: [Int32]
  /// What is wrong, in Chinese, with the figures as written.
  public let explanation: String
  /// By how much: the relative difference of values in percent; for growth the percentage points a
  /// year between what is stated and what the levels imply; for ranks the places.
  public let size: Double
  /// Whether no field of any row was guessed.
  public let isSure: Bool
}

/// How far levels may stray from a stated growth before that is a contradiction.
public struct ConflictTolerance: Sendable {
  /// Points a year that a nominal growth may differ beyond what the digits leave open: bases are
  /// revised by a little.
  public var nominal = 0.5
  /// The yearly change of prices, in percent, that growth at constant prices leaves open.
  ///
  /// A division's own prices may move further than the nation's, above all where it lives on coal or
  /// oil: then a conflict is reported that is none.
  ///
  /// **Source**: World Bank, GDP deflator of China (NY.GDP.DEFL.ZS), 1997–2020: between −1.2 (1999)
  /// and 8.1 % (2011) a year.
  public var prices: ClosedRange<Double> = -2...8.5
  /// The same for averages over several years.
  ///
  /// **Source**: the same series: averages of three years lie between 0.0 and 6.5 %, of five years
  /// between 0.5 and 6.1 %.
  public var averagePrices: ClosedRange<Double> = -1.5...6.1
  /// Whether rows with guessed fields take part where growth and places are held against each other:
  /// three figures that do not fit by chance are rare.
  public var includesGuesses = true
  /// Whether rows with guessed fields take part where values are compared.
  ///
  /// An area that is guessed to be the one of the whole document counts as known.
  public var includesGuessedValues = false

  /// Makes the usual tolerance.
  public init() {}
}

extension ObservationQuery {
  /// Statements among the query's rows that contradict each other, the greatest contradiction of
  /// each kind first, and how many different values were set aside, with the reasons.
  ///
  /// Values are compared for catalogued indicators only, and only like with like: the same period to
  /// the day, area, status, unit and scope of words, in prose, in different sentences. Ranges that
  /// rounding and qualifiers leave open (`646.8亿`, `约647亿`, `超900亿`) must not meet. Growth at
  /// constant prices (gross product, value added, or where the sentence says 可比价, 不变价, 实际增长)
  /// and nominal growth are held to different limits.
  ///
  /// - Parameter tolerance: How far levels may stray from growth.
  /// - Returns: The conflicts and the counts.
  /// - Throws: What a function given to `.passes` throws.
  public func conflictReport(
    _ tolerance: ConflictTolerance = ConflictTolerance()
  ) throws -> ConflictReport {
    let rows = try pooling().rows()
    let trusted = tolerance.includesGuesses ? rows : rows.filter { frame.isSure(Int($0)) }
    var values = ValueConflicts(self, tolerance)
    let found =
      values.find(rows) + GrowthConflicts(self, tolerance).find(trusted)
      + RankConflicts(self).find(trusted)
    let order = Conflict.Kind.allCases
    let conflicts = found.sorted {
      (order.firstIndex(of: $0.kind) ?? 0, -$0.size, $0.rows.first ?? 0)
        < (order.firstIndex(of: $1.kind) ?? 0, -$1.size, $1.rows.first ?? 0)
    }
    return ConflictReport(conflicts: conflicts, setAside: values.setAside)
  }

  /// The conflicts of `conflictReport`.
  public func conflicts(_ tolerance: ConflictTolerance = ConflictTolerance()) throws -> [Conflict] {
    try conflictReport(tolerance).conflicts
  }

  /// The conflicts as a table, each with its sources; a note tells what was set aside.
  public func conflictTable(_ tolerance: ConflictTolerance = ConflictTolerance()) throws -> Table {
    var table = Table(
      [
        TableColumn("种类", id: "kind"), TableColumn("地区", id: "area_name"),
        TableColumn("指标", id: "indicator"), TableColumn("时期", id: "time_period"),
        TableColumn("说明", id: "explanation"), TableColumn("差距", id: "size", kind: .number),
        TableColumn("确定", id: "sure", kind: .bool),
      ])
    let report = try conflictReport(tolerance)
    for one in report.conflicts {
      guard let row = one.rows.first.map(Int.init) else { continue }
      table.append(
        [
          .text(one.kind.rawValue), .text(areaName(row)), .text(indicatorName(row)),
          Field.periodCell(frame.period(frame.periods[row])), .text(one.explanation),
          .double(one.size), .bool(one.isSure),
        ], sources: one.rows.map { source(of: Int($0)) })
    }
    if let remark = report.remark { table.notes.append(remark) }
    return table
  }

  func conflict(_ kind: Conflict.Kind, _ rows: [Int32], _ size: Double, _ why: String) -> Conflict {
    Conflict(
      kind: kind, rows: rows, explanation: why, size: size,
      isSure: rows.allSatisfy { frame.isSure(Int($0)) })
  }
}

/// Finds ranks that do not fit the stated change between them.
struct RankConflicts {
  private let query: ObservationQuery

  init(_ query: ObservationQuery) { self.query = query }

  private struct Topic: Hashable {
    let area: Int32
    let concept: Int32
    let subject: Int32
    let year: Int
  }

  func find(_ rows: [Int32]) -> [Conflict] {
    let frame = query.frame
    func topic(_ row: Int32, _ back: Int = 0) -> Topic? {
      let row = Int(row)
      guard let year = frame.period(frame.periods[row]).end?.year else { return nil }
      return Topic(
        area: frame.canonicalAreas[Int(frame.areas[row])], concept: frame.concepts[row],
        subject: frame.subjects[row], year: year - back)
    }
    var ranks: [Topic: [Int32]] = [:]
    for row in rows where frame.measures[Int(row)] == Measure.rank.rawValue {
      if let topic = topic(row) { ranks[topic, default: []].append(row) }
    }
    let preference = SourcePreference(frame)
    return rows.compactMap { change -> Conflict? in
      let unit = UnitScale.common(frame.unitNames[Int(frame.units[Int(change)])]).unit
      guard frame.measures[Int(change)] == Measure.change.rawValue,
        ["名次", "人", "位"].contains(unit), let now = topic(change), let before = topic(change, 1),
        let current = preference.best(of: ranks[now] ?? []),
        let earlier = preference.best(of: ranks[before] ?? [])
      else { return nil }
      let step = frame.values[Int(change)]
      let (a, b) = (ValueRange(frame, Int(earlier)), ValueRange(frame, Int(current)))
      // A better place is a smaller number.
      guard a.low - step > b.high || a.high - step < b.low else { return nil }
      let gap = abs(frame.values[Int(earlier)] - step - frame.values[Int(current)])
      return query.conflict(
        .rank, [current, earlier, change], gap,
        "由\(frame.texts[Int(earlier)])到\(frame.texts[Int(current)])，与变动\(frame.texts[Int(change)])不符"
      )
    }
  }
}
