import HanBase

extension CompositeIndex {
  /// Computes the index.
  ///
  /// - Parameters:
  ///   - units: The units' names.
  ///   - values: For each unit the values of the indicators, in their order; nil where unknown.
  /// - Returns: Scores, ranks, weights and what was left out or filled in.
  /// - Throws: `HanError` with `.missingData` where the policy is `.error` and data are missing, or
  ///   with `.badAnalysis` where the data do not fit the methods.
  public func compute(units: [String], values: [[Double?]]) throws -> IndexResult {
    guard !indicators.isEmpty else { throw Self.bad("an index needs at least one indicator") }
    guard units.count == values.count, values.allSatisfy({ $0.count == indicators.count }) else {
      throw Self.bad("each unit needs a value, or none, for each of \(indicators.count) indicators")
    }
    let prepared = try fill(units, values)
    guard prepared.matrix.count >= 2 else {
      throw Self.bad("an index ranks at least two units; \(prepared.matrix.count) have the data")
    }
    let weights = try weigh(prepared.matrix)
    let method = normalisation ?? (aggregation == .topsis ? .vector : .minMax)
    let columns = try Self.transposed(prepared.matrix).enumerated().map { column, values in
      try normalise(values, column, method)
    }
    let normalised = Self.transposed(columns)
    let scores = try aggregate(normalised, weights)
    return IndexResult(
      units: prepared.rows.map { units[$0] }, rows: prepared.rows, scores: scores,
      ranks: Self.ranks(scores), weights: weights, normalised: normalised, filled: prepared.filled,
      dropped: prepared.dropped, indicators: indicators)
  }

  /// What is left after the policy on missing data was applied.
  private struct Prepared {
    var matrix: [[Double]] = []
    var rows: [Int] = []
    var filled: [[Int]] = []
    var dropped: [(unit: String, missing: [String])] = []
  }

  private func fill(_ units: [String], _ values: [[Double?]]) throws -> Prepared {
    let means = try indicators.indices.map { column -> Double in
      let known = values.compactMap { $0[column] }
      guard known.allSatisfy(\.isFinite) else {
        throw Self.bad("“\(indicators[column].name)” has a value that is no finite number")
      }
      return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
    }
    var result = Prepared()
    for (unit, row) in values.enumerated() {
      let gaps = row.indices.filter { row[$0] == nil }
      if !gaps.isEmpty, missingData != .mean {
        let names = gaps.map { indicators[$0].name }
        guard missingData == .drop else {
          throw HanError(
            .missingData, "“\(units[unit])” lacks \(names.joined(separator: ", "))")
        }
        result.dropped.append((units[unit], names))
        continue
      }
      if let empty = gaps.first(where: { means[$0].isNaN }) {
        throw HanError(.missingData, "no unit has a value for “\(indicators[empty].name)”")
      }
      result.rows.append(unit)
      result.filled.append(gaps)
      result.matrix.append(row.indices.map { row[$0] ?? means[$0] })
    }
    return result
  }

  /// One indicator's values made comparable, and turned so that more is better.
  func normalise(_ values: [Double], _ column: Int, _ method: Normalisation) throws -> [Double] {
    let indicator = indicators[column]
    let isLower = indicator.direction == .lowerIsBetter
    switch method {
    case .minMax:
      let low = indicator.bounds?.lowerBound ?? values.min() ?? 0
      let high = indicator.bounds?.upperBound ?? values.max() ?? 0
      // An indicator that is the same everywhere favours no unit.
      guard high > low else { return values.map { _ in 0.5 } }
      return values.map { value in
        let share = min(1, max(0, (value - low) / (high - low)))
        return isLower ? 1 - share : share
      }
    case .zScore:
      let (mean, deviation) = Self.moments(values)
      guard deviation > 0 else { return values.map { _ in 0 } }
      return values.map { ($0 - mean) / deviation * (isLower ? -1 : 1) }
    case .rank:
      let keys = isLower ? values.map { -$0 } : values
      return keys.map { key in
        let below = keys.count { $0 < key }
        let same = keys.count { $0 == key }
        return Double(below) + Double(same + 1) / 2
      }
    case .vector:
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return values.map { _ in 0 } }
      return values.map { $0 / length * (isLower ? -1 : 1) }
    }
  }

  private func aggregate(_ normalised: [[Double]], _ weights: [Double]) throws -> [Double] {
    switch aggregation {
    case .arithmetic:
      return normalised.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    case .geometric:
      let isShare = (normalisation ?? .minMax) == .minMax
      let lifted = normalised.map { row in
        row.map { isShare ? geometricFloor + (1 - geometricFloor) * $0 : $0 }
      }
      guard lifted.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else {
        throw Self.bad("the geometric mean needs values above zero: normalise by min-max or rank")
      }
      return lifted.map { row in
        exponential(
          zip(row, weights).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.1 * logarithm($1.0) })
      }
    case .topsis: return Self.topsis(normalised, weights)
    }
  }

  /// The closeness to the ideal; values are turned already, so that the ideal is the greatest.
  private static func topsis(_ normalised: [[Double]], _ weights: [Double]) -> [Double] {
    let weighted = normalised.map { zip($0, weights).map { $0 * $1 } }
    let columns = transposed(weighted)
    let best = columns.map { $0.max() ?? 0 }
    let worst = columns.map { $0.min() ?? 0 }
    func distance(_ row: [Double], _ point: [Double]) -> Double {
      zip(row, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    return weighted.map { row in
      let (near, far) = (distance(row, best), distance(row, worst))
      // Units that do not differ are neither near nor far.
      return near + far == 0 ? 0.5 : far / (near + far)
    }
  }

  /// Places from the greatest score down; scores that differ by rounding only share a place.
  static func ranks(_ scores: [Double]) -> [Int] {
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    var ranks = [Int](repeating: 0, count: scores.count)
    for (position, unit) in order.enumerated() {
      let above = position > 0 ? order[position - 1] : nil
      if let above, abs(scores[above] - scores[unit]) <= 1e-12 * max(1, abs(scores[unit])) {
        ranks[unit] = ranks[above]
      } else {
        ranks[unit] = position + 1
      }
    }
    return ranks
  }

  static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    guard values.count > 1 else { return (mean, 0) }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  static func transposed(_ rows: [[Double]]) -> [[Double]] {
    guard let first = rows.first else { return [] }
    return first.indices.map { column in rows.map { $0[column] } }
  }

  static func bad(_ message: String) -> HanError { HanError(.badAnalysis, message) }
}
