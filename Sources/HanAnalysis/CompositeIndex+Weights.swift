import HanBase

extension CompositeIndex {
  /// The indicators' weights for a matrix without gaps, adding up to 1.
  ///
  /// - Throws: `HanError` with `.badAnalysis` where given weights are negative or all zero, or raw
  ///   entropy meets negative values.
  func weigh(_ matrix: [[Double]]) throws -> [Double] {
    switch weights {
    case .equal: return indicators.map { _ in 1 / Double(indicators.count) }
    case .given:
      let given = indicators.map { $0.weight ?? 1 }
      guard given.allSatisfy({ $0 >= 0 && $0.isFinite }), given.reduce(0, +) > 0 else {
        throw Self.bad("weights must not be negative, and not all zero")
      }
      return Self.scaled(given)
    case .entropy:
      let columns = try indicators.indices.map { column in
        try normalise(matrix.map { $0[column] }, column, .minMax)
      }
      return Self.scaled(columns.map { 1 - Self.entropy($0) })
    case .rawEntropy:
      let columns = Self.transposed(matrix)
      guard columns.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else {
        throw Self.bad("entropy of raw values needs values that are not negative")
      }
      return Self.scaled(columns.map { 1 - Self.entropy($0) })
    case .critic:
      let columns = try indicators.indices.map { column in
        try normalise(matrix.map { $0[column] }, column, .minMax)
      }
      return Self.scaled(Self.information(columns))
    }
  }

  /// Shannon's entropy of the shares of some values, 1 where all are alike.
  private static func entropy(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    guard total > 0, values.count > 1 else { return 1 }
    let sum = values.reduce(0) { sum, value in
      let share = value / total
      return share > 0 ? sum + share * logarithm(share) : sum
    }
    return -sum / logarithm(Double(values.count))
  }

  /// CRITIC's measure: standard deviation times the sum of 1 − correlation with each other column.
  private static func information(_ columns: [[Double]]) -> [Double] {
    let moments = columns.map { self.moments($0) }
    return columns.indices.map { one in
      let conflict = columns.indices.reduce(0.0) { sum, other in
        one == other ? sum : sum + 1 - correlation(columns[one], columns[other])
      }
      // A single indicator conflicts with none, and has all the weight.
      return moments[one].deviation * (columns.count == 1 ? 1 : conflict)
    }
  }

  /// Pearson's correlation; 0 where one of the columns does not vary.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (first, second) = (moments(a), moments(b))
    guard first.deviation > 0, second.deviation > 0 else { return 0 }
    let sum = zip(a, b).reduce(0) { $0 + ($1.0 - first.mean) * ($1.1 - second.mean) }
    return sum / (Double(a.count - 1) * first.deviation * second.deviation)
  }

  /// Weights that add up to 1; equal ones where nothing tells the indicators apart.
  private static func scaled(_ raw: [Double]) -> [Double] {
    let clean = raw.map { max(0, $0) }
    let total = clean.reduce(0, +)
    guard total > 1e-12 else { return raw.map { _ in 1 / Double(raw.count) } }
    return clean.map { $0 / total }
  }
}
