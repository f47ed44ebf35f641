import HanBase
import HanExtract
import HanFrame

/// How rows with equal values share a place.
public enum TieRule: String, Sendable, CaseIterable {
  /// 1, 2, 2, 4: places behind a tie stay empty.
  case competition
  /// 1, 2, 2, 3: no place stays empty.
  case dense
}

/// Rows in order of their values, each with its place.
///
/// Only what can be compared is put in one order: rows of different units are ranked apart, the unit
/// of most rows first. Rows whose period or administrative level is not that of most rows keep their
/// place and are marked.
public struct Ranking {
  /// One row's place.
  public struct Entry: Sendable {
    /// The row's number in the frame.
    public let row: Int32
    /// The place, from 1, among the rows of the same unit.
    public let rank: Int
    /// Whether another row has the same place.
    public let isTied: Bool
    /// The unit in which values were compared.
    public let unit: String
    /// What the reader must know: `时期不同`, `级别不同`, `单位不同`, `非精确值`.
    public let marks: [String]
  }

  /// The places, the first first, unit by unit.
  public let entries: [Entry]
  /// Areas of documents in question that state no such figure.
  public let missingAreas: [Int32]
  let query: ObservationQuery

  /// The ranking cut to its first `count` rows; the areas without a figure stay known.
  public func top(_ count: Int) -> Ranking {
    Ranking(
      entries: Array(entries.prefix(max(0, count))), missingAreas: missingAreas, query: query)
  }

  /// The ranking as a table: 名次 地区 值 单位 时期 来源, and 备注 where rows are marked.
  public func table(title: String = "") -> Table {
    let hasMarks = entries.contains { !$0.marks.isEmpty || $0.isTied }
    let hasSigns = entries.contains { query.frame.comparators[Int($0.row)] != 0 }
    let concepts = Set(entries.map { query.frame.concepts[Int($0.row)] })
    var columns = [
      TableColumn("名次", id: "rank", kind: .integer), TableColumn("地区", id: "area_name"),
    ]
    if concepts.count > 1 { columns.append(TableColumn("指标", id: "indicator")) }
    if hasSigns { columns.append(TableColumn("比较", id: "comparator", alignment: .right)) }
    columns += [
      TableColumn("值", id: "value", kind: .decimal, showsMagnitude: true, unitColumn: "unit"),
      TableColumn("单位", id: "unit"), TableColumn("时期", id: "time_period"),
      TableColumn("来源", id: "doc"),
    ]
    if hasMarks { columns.append(TableColumn("备注", id: "note")) }
    var table = Table(columns, title: title)
    for entry in entries {
      let view = ObservationRow(query.frame, Int(entry.row))
      var cells: [Cell] = [.integer(entry.rank), .text(query.areaName(Int(entry.row)))]
      if concepts.count > 1 { cells.append(.text(query.indicatorName(Int(entry.row)))) }
      if hasSigns { cells.append(.text(view.comparator == .equal ? "" : view.comparator.sign)) }
      cells += [
        .decimal(view.exactValue), .text(view.unit), Field.periodCell(view.period), .text(view.doc),
      ]
      let marks = (entry.isTied ? ["并列"] : []) + entry.marks
      if hasMarks { cells.append(.text(marks.joined(separator: "，"))) }
      table.append(cells, sources: [query.source(of: Int(entry.row))])
    }
    return table
  }
}

extension ObservationQuery {
  /// The query's rows ranked by value.
  ///
  /// - Parameters:
  ///   - descending: Whether the greatest comes first; nil asks the measure and the indicator: ranks
  ///     and indicators of which less is better ascend.
  ///   - ties: How equal values share a place.
  /// - Returns: The ranking.
  /// - Throws: What a function given to `.passes` throws.
  public func rank(descending: Bool? = nil, ties: TieRule = .competition) throws -> Ranking {
    let pooled = steps.contains { if case .latest = $0 { true } else { false } } ? self : pooling()
    let rows = try pooled.rows()
    let units = Field.unit.index(frame, catalog)
    var members = [[Int32]](repeating: [], count: units.count)
    for row in rows { members[Int(units.id(Int(row)))].append(row) }
    let common = members.indices.filter { !members[$0].isEmpty }
      .sorted { (members[$1].count, members[$0][0]) < (members[$0].count, members[$1][0]) }
    let usual = UsualRow(rows, self)
    var entries: [Ranking.Entry] = []
    entries.reserveCapacity(rows.count)
    for (group, unit) in common.enumerated() {
      let down = descending ?? !ascends(members[unit])
      let order = RowOrder(frame, [SortOrder(.value, descending: down)])
      let sorted = order.sorted(members[unit])
      let name = units.cell(Int32(clamping: unit)).plain
      var (rank, start) = (0, 0)
      while start < sorted.count {
        var end = start + 1
        while end < sorted.count, order.value(sorted[end]) == order.value(sorted[start]) {
          end += 1
        }
        rank = ties == .dense ? rank + 1 : start + 1
        for row in sorted[start..<end] {
          entries.append(
            Ranking.Entry(
              row: row, rank: rank, isTied: end - start > 1, unit: name,
              marks: (group > 0 ? ["单位不同"] : []) + usual.marks(Int(row))))
        }
        start = end
      }
    }
    return Ranking(entries: entries, missingAreas: missingAreas(ranked: rows), query: self)
  }

  private func ascends(_ rows: [Int32]) -> Bool {
    guard let first = rows.first.map(Int.init) else { return false }
    if frame.measures[first] == Measure.rank.rawValue { return true }
    let concept = frame.concepts[first]
    return frame.isCatalogued(concept: concept)
      && catalog.lowerIsBetter(indicator: frame.conceptNames[Int(concept)])
  }

  /// The areas of documents that the query's conditions on areas admit and that have no row.
  private func missingAreas(ranked rows: [Int32]) -> [Int32] {
    var areas = frame.distinctDocumentAreas
    for condition in conditions {
      switch condition {
      case .area(let codes): areas = areas.filter { codes.contains($0) }
      case .within(let codes):
        areas = areas.filter { area in codes.contains { catalog.isWithin(area, $0) } }
      case .level(let levels): areas = areas.filter { levels.contains(catalog.level(of: $0)) }
      default: break
      }
    }
    let ranked = Set(rows.map { frame.areaNumbers[Int(frame.areas[Int($0)])] })
    return areas.filter { !ranked.contains($0) }
  }
}

/// The period and the administrative level of most rows, against which the others are marked.
private struct UsualRow {
  private let query: ObservationQuery
  private let period: Int32
  private let level: Int
  /// For each area id its level.
  private let levels: [Int]

  init(_ rows: [Int32], _ query: ObservationQuery) {
    self.query = query
    let frame = query.frame
    levels = frame.areaNumbers.map { query.catalog.level(of: $0) }
    var periods = [Int](repeating: 0, count: frame.periodStarts.count)
    // Levels run from -1 to 3; a host's own catalogue may know more.
    var counts: [Int: Int] = [:]
    for row in rows { periods[Int(frame.periods[Int(row)])] += 1 }
    for row in rows { counts[levels[Int(frame.areas[Int(row)])], default: 0] += 1 }
    let order = PeriodOrder(frame).ranks
    // Of equally usual periods the newer one is the measure, of levels the lower one.
    period =
      periods.indices.max {
        (periods[$0], order[$0], frame.periodStarts[$0])
          < (periods[$1], order[$1], frame.periodStarts[$1])
      }
      .map { Int32(clamping: $0) } ?? -1
    level = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? -1
  }

  func marks(_ row: Int) -> [String] {
    let frame = query.frame
    var marks: [String] = []
    if frame.periods[row] != period { marks.append("时期不同") }
    if levels[Int(frame.areas[row])] != level { marks.append("级别不同") }
    if frame.comparators[row] != Comparator.equal.rawValue { marks.append("非精确值") }
    return marks
  }
}
