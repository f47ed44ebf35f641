import HanBase
import HanExtract
import HanFrame

/// The figures that a composite index of areas is computed from, each with its row.
public struct IndexData {
  /// The areas' codes.
  public let areas: [Int32]
  /// The areas' names.
  public let names: [String]
  /// For each area the values of the indicators; nil where no document states one.
  public let values: [[Double?]]
  /// For each area the rows that they come from.
  public let rows: [[Int32?]]
  /// For each indicator the unit of its values.
  public let units: [String]
}

extension ObservationQuery {
  /// What to take for one indicator of an index.
  public struct IndexFigure: Sendable {
    /// The catalogue's id, or the source's words.
    public let indicator: String
    /// Level, growth, ….
    public let measure: Measure

    /// Names a figure.
    public init(_ indicator: String, _ measure: Measure = .level) {
      self.indicator = indicator
      self.measure = measure
    }
  }

  /// Gathers the newest figure of each area for each indicator of an index.
  ///
  /// An indicator's values are taken in one unit: the common unit that most areas state it in;
  /// figures in others are left out.
  ///
  /// - Parameter figures: The indicators.
  /// - Returns: The figures, areas in order of their codes; areas that state none are not among them.
  /// - Throws: What a function given to `.passes` throws.
  public func indexData(_ figures: [IndexFigure]) throws -> IndexData {
    var found: [Int32: [Int32?]] = [:]
    var units: [String] = []
    let unit = Field.unit.index(frame, catalog)
    for (position, figure) in figures.enumerated() {
      let rows = try filter(.indicator([figure.indicator])).filter(.measure([figure.measure]))
        .latest(per: [.area, .unit]).rows()
      let groups = Dictionary(grouping: rows) { unit.id(Int($0)) }
      let usual = groups.max { ($0.value.count, $1.value[0]) < ($1.value.count, $0.value[0]) }
      units.append(usual.map { unit.cell($0.key).plain } ?? "")
      for row in usual?.value ?? [] {
        let area = frame.areaNumbers[Int(frame.areas[Int(row)])]
        guard area != 0 else { continue }
        found[area, default: Array(repeating: nil, count: figures.count)][position] = row
      }
    }
    let order = RowOrder(frame, [])
    let areas = found.keys.sorted()
    let rows = areas.map { found[$0] ?? [] }
    return IndexData(
      areas: areas,
      names: rows.map { row in row.compactMap { $0 }.first.map { areaName(Int($0)) } ?? "" },
      values: rows.map { $0.map { row in row.map { order.value($0) } } }, rows: rows, units: units)
  }

  /// A composite index of areas with its sources.
  ///
  /// - Parameters:
  ///   - index: The index; its indicators stand in the order of the figures.
  ///   - data: What `indexData` gathered.
  /// - Returns: The result and its table, in which every row carries the figures that it rests on.
  /// - Throws: As `CompositeIndex.compute` does.
  public func compute(
    _ index: CompositeIndex, from data: IndexData
  ) throws -> (result: IndexResult, table: Table) {
    let result = try index.compute(units: data.names, values: data.values)
    let plain = result.table()
    var traced = Table(plain.columns)
    traced.notes = plain.notes
    let order = result.units.indices.sorted { (result.ranks[$0], $0) < (result.ranks[$1], $1) }
    for (row, unit) in zip(plain.rows, order) {
      let rows = data.rows[result.rows[unit]].compactMap { $0 }
      traced.append(row, sources: rows.map { source(of: Int($0)) })
    }
    return (result, traced)
  }
}
