import HanBase

/// How firm the ranks of a composite index stand.
public struct IndexStability: Sendable {
  /// What the ranks of one unit do.
  public struct Unit: Sendable {
    /// The unit.
    public let name: String
    /// Its place in the index.
    public let rank: Int
    /// Its best place under disturbed weights.
    public let best: Int
    /// Its worst place under disturbed weights.
    public let worst: Int
    /// Its mean place under disturbed weights.
    public let mean: Double
    /// The share of disturbances under which it keeps its place.
    public let kept: Double
    /// Its place without each indicator, in their order.
    public let without: [Int]
  }

  /// What leaving out one indicator does.
  public struct Omission: Sendable {
    /// The indicator left out.
    public let indicator: String
    /// Spearman's correlation of the places with and without it.
    public let correlation: Double
    /// The most places that a unit moves.
    public let largestMove: Int
  }

  /// The units, best first.
  public let units: [Unit]
  /// The omissions, in the order of the indicators; none for an index of one indicator.
  public let omissions: [Omission]

  /// The stability as a table, best unit first.
  public func table() -> Table {
    var table = Table(
      [
        TableColumn("名次", id: "rank", kind: .integer), TableColumn("对象", id: "unit"),
        TableColumn("最好", id: "best", kind: .integer),
        TableColumn("最差", id: "worst", kind: .integer),
        TableColumn("平均", id: "mean", kind: .number),
        TableColumn("保持(%)", id: "kept", kind: .number),
      ] + omissions.map { TableColumn("除去\($0.indicator)", kind: .integer) })
    for unit in units {
      table.append(
        [
          .integer(unit.rank), .text(unit.name), .integer(unit.best), .integer(unit.worst),
          .double(unit.mean), .double(unit.kept * 100),
        ] + unit.without.map(Cell.integer))
    }
    for one in omissions {
      let correlation = RoundedNumber(one.correlation, digits: 3).text
      table.notes.append(
        "除去\(one.indicator): 名次相关 \(correlation)，最多变动 \(one.largestMove) 位")
    }
    return table
  }
}

extension CompositeIndex {
  /// How firm the ranks stand when weights are disturbed and when each indicator is left out.
  ///
  /// Each disturbance multiplies every weight by a random factor between 1 − `spread` and
  /// 1 + `spread`. The same seed gives the same result on every machine.
  ///
  /// - Parameters:
  ///   - units: The units' names.
  ///   - values: For each unit the values of the indicators; nil where unknown.
  ///   - draws: How many disturbances.
  ///   - spread: How far weights are disturbed, from 0 to 1.
  ///   - seed: Where the random numbers start.
  /// - Returns: What the ranks do.
  /// - Throws: As `compute` does.
  public func stability(
    units: [String], values: [[Double?]], draws: Int = 1000, spread: Double = 0.25, seed: UInt64 = 1
  ) throws -> IndexStability {
    let base = try compute(units: units, values: values)
    var generator = SeededGenerator(seed: seed)
    let room = min(1, max(0, spread.isFinite ? spread : 0))
    var (best, worst) = (base.ranks, base.ranks)
    var sums = [Int](repeating: 0, count: base.ranks.count)
    var kept = sums
    let count = max(1, min(draws, 1_000_000))
    var disturbed = self
    disturbed.weights = .given
    for _ in 0..<count {
      for index in indicators.indices {
        let factor = 1 + room * Double.random(in: -1...1, using: &generator)
        disturbed.indicators[index].weight = base.weights[index] * factor
      }
      let ranks = try disturbed.compute(units: units, values: values).ranks
      for (unit, rank) in ranks.enumerated() {
        best[unit] = min(best[unit], rank)
        worst[unit] = max(worst[unit], rank)
        sums[unit] += rank
        kept[unit] += rank == base.ranks[unit] ? 1 : 0
      }
    }
    let omitted = try omissions(base, values)
    let order = base.units.indices.sorted { (base.ranks[$0], $0) < (base.ranks[$1], $1) }
    return IndexStability(
      units: order.map { unit in
        IndexStability.Unit(
          name: base.units[unit], rank: base.ranks[unit], best: best[unit], worst: worst[unit],
          mean: Double(sums[unit]) / Double(count), kept: Double(kept[unit]) / Double(count),
          without: omitted.map { $0[unit] })
      },
      omissions: zip(indicators, omitted).map { indicator, ranks in
        IndexStability.Omission(
          indicator: indicator.name,
          correlation: Self.correlation(Self.meanRanks(base.ranks), Self.meanRanks(ranks)),
          largestMove: zip(base.ranks, ranks).map { abs($0 - $1) }.max() ?? 0)
      })
  }

  /// For each indicator the places, among the same units, of the index without it.
  private func omissions(_ base: IndexResult, _ values: [[Double?]]) throws -> [[Int]] {
    guard indicators.count > 1 else { return [] }
    return try indicators.indices.map { left in
      var reduced = self
      reduced.indicators.remove(at: left)
      let rows = base.rows.map { row in
        var cut = values[row]
        cut.remove(at: left)
        return cut
      }
      return try reduced.compute(units: base.units, values: rows).ranks
    }
  }

  /// Places in which ties share the mean of the places that they take.
  private static func meanRanks(_ ranks: [Int]) -> [Double] {
    ranks.map { rank in Double(rank) + Double(ranks.count { $0 == rank } - 1) / 2 }
  }
}
