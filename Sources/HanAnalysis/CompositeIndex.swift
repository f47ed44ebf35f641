import HanBase

/// Several indicators made into one score for each unit (a district, as a rule), and a ranking.
///
/// Each indicator is turned so that more is better, normalised, weighted and aggregated. What data
/// are missing, what was filled in and how firm the ranks stand is part of the result; see
/// `stability`. The score orders the units that it was computed for; it is *not* comparable with
/// scores of other units or years unless the indicators have fixed `bounds`.
///
/// ```swift
/// let index = CompositeIndex(
///   [IndexIndicator("gdp"), IndexIndicator("energy", direction: .lowerIsBetter)],
///   weights: .entropy, aggregation: .topsis)
/// let result = try index.compute(units: names, values: matrix)
/// ```
///
/// **Source**: OECD/JRC, *Handbook on Constructing Composite Indicators*, 2008.
public struct CompositeIndex: Sendable {
  /// How values of unlike units are made comparable.
  public enum Normalisation: String, Sendable, CaseIterable {
    /// 0 for the worst, 1 for the best; or between fixed bounds.
    case minMax = "min-max"
    /// Deviations from the mean in sample standard deviations.
    case zScore = "z-score"
    /// The place from below, from 1; ties share the mean of their places.
    case rank
    /// Divided by the root of the sum of squares, as TOPSIS does.
    case vector
  }

  /// Where weights come from; they are scaled to add up to 1.
  public enum Weights: Sendable, Equatable {
    /// All the same.
    case equal
    /// The indicators' own `weight`s; an indicator without one counts 1.
    case given
    /// 熵权 of the min-max-normalised values: indicators that differ more between units weigh more.
    case entropy
    /// The same of the shares of the raw values, which must not be negative (Zeleny 1982).
    case rawEntropy
    /// CRITIC: contrast times conflict with the other indicators (Diakoulaki et al. 1995).
    case critic
  }

  /// How weighted scores become one.
  public enum Aggregation: String, Sendable, CaseIterable {
    /// The weighted mean: strength makes up for weakness.
    case arithmetic
    /// The weighted geometric mean: weakness weighs more.
    case geometric
    /// Nearness to the ideal and distance from the worst (Hwang and Yoon 1981).
    case topsis
  }

  /// What happens to units of which an indicator is missing.
  public enum MissingData: String, Sendable, CaseIterable {
    /// The unit is left out and named.
    case drop
    /// The mean of the other units is put in, and the place marked.
    case mean
    /// Nothing is computed.
    case error
  }

  /// The indicators.
  public var indicators: [IndexIndicator]
  /// How values are made comparable; nil is min-max, for TOPSIS vector normalisation.
  public var normalisation: Normalisation?
  /// Where weights come from.
  public var weights: Weights
  /// How weighted scores become one.
  public var aggregation: Aggregation
  /// What happens to units with gaps.
  public var missingData: MissingData
  /// For the geometric mean, what the worst unit's 0 is lifted to, so that one zero does not wipe
  /// out all else; 0 leaves it.
  public var geometricFloor = 0.01

  /// Makes an index.
  public init(
    _ indicators: [IndexIndicator], normalisation: Normalisation? = nil,
    weights: Weights = .equal, aggregation: Aggregation = .arithmetic,
    missingData: MissingData = .drop
  ) {
    self.indicators = indicators
    self.normalisation = normalisation
    self.weights = weights
    self.aggregation = aggregation
    self.missingData = missingData
  }
}

/// One indicator of a composite index.
public struct IndexIndicator: Sendable, Hashable {
  /// Which way is better.
  public enum Direction: String, Sendable {
    /// More is better.
    case higherIsBetter = "higher"
    /// Less is better.
    case lowerIsBetter = "lower"
  }

  /// What it is called.
  public var name: String
  /// Which way is better.
  public var direction: Direction
  /// Its weight where weights are given.
  public var weight: Double?
  /// The values that count 0 and 1 under min-max normalisation, instead of the least and greatest.
  public var bounds: ClosedRange<Double>?

  /// Makes an indicator.
  public init(
    _ name: String, direction: Direction = .higherIsBetter, weight: Double? = nil,
    bounds: ClosedRange<Double>? = nil
  ) {
    self.name = name
    self.direction = direction
    self.weight = weight
    self.bounds = bounds
  }
}

/// What a composite index says about each unit.
public struct IndexResult: Sendable {
  /// The units ranked, in the order in which they were given.
  public let units: [String]
  /// Which of the units given they are.
  public let rows: [Int]
  /// The score of each unit.
  public let scores: [Double]
  /// The place of each unit, from 1; equal scores share a place.
  public let ranks: [Int]
  /// The indicators' weights, adding up to 1.
  public let weights: [Double]
  /// The normalised values, turned so that more is better: a list for each unit.
  public let normalised: [[Double]]
  /// For each unit the indicators that were filled in.
  public let filled: [[Int]]
  /// The units that were left out for want of data, with the indicators that they lack.
  public let dropped: [(unit: String, missing: [String])]
  let indicators: [IndexIndicator]

  /// Whether another unit has the same place.
  public func isTied(_ unit: Int) -> Bool { ranks.count { $0 == ranks[unit] } > 1 }

  /// The result as a table, best first: place, unit, score, and each normalised indicator.
  public func table() -> Table {
    var table = Table(
      [
        TableColumn("名次", id: "rank", kind: .integer), TableColumn("对象", id: "unit"),
        TableColumn("得分", id: "score", kind: .number),
      ] + indicators.map { TableColumn($0.name, kind: .number) }
        + [TableColumn("备注", id: "note")])
    for unit in units.indices.sorted(by: { (ranks[$0], $0) < (ranks[$1], $1) }) {
      let gaps = filled[unit].map { indicators[$0].name }
      let notes =
        (isTied(unit) ? ["并列"] : [])
        + (gaps.isEmpty ? [] : ["以均值补缺: " + gaps.joined(separator: "、")])
      table.append(
        [.integer(ranks[unit]), .text(units[unit]), .double(scores[unit])]
          + normalised[unit].map(Cell.double) + [.text(notes.joined(separator: "；"))])
    }
    table.notes = dropped.map { "\($0.unit): 缺 \($0.missing.joined(separator: "、"))，未计" }
    let shown = zip(indicators, weights).map {
      "\($0.name) \(RoundedNumber($1 * 100, digits: 3).text)%"
    }
    table.notes.append("权重: " + shown.joined(separator: "，"))
    return table
  }
}
