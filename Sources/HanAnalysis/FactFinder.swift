import HanBase
import HanExtract
import HanFrame

/// The numbers that a statement leaves possible.
///
/// `646.8亿元` leaves what rounds to it: 646.75 to 646.85; `近4倍` what lies within 5 % of it;
/// `超900亿元` everything above. Two statements contradict each other where their ranges do not meet.
struct ValueRange {
  let low: Double
  let high: Double

  /// The range of a row, in the common unit.
  init(_ frame: ObservationFrame, _ row: Int) {
    let factor = UnitScale.common(frame.unitNames[Int(frame.units[row])]).factor
    let value = frame.values[row] * factor
    let half = Self.step(frame, row) * factor / 2
    // Decimal fractions are not exact in binary: a hair's breadth is no contradiction.
    let hair = abs(value) * 1e-12
    switch Comparator(rawValue: frame.comparators[row]) ?? .equal {
    case .equal: (low, high) = (value - half - hair, value + half + hair)
    case .about:
      let room = max(half, abs(value) * 0.05)
      (low, high) = (value - room, value + room)
    case .more, .atLeast: (low, high) = (value - half - hair, .infinity)
    case .less, .atMost: (low, high) = (-.infinity, value + half + hair)
    }
  }

  func meets(_ other: ValueRange) -> Bool { low <= other.high && other.low <= high }

  /// The worth of the last digit stated: `646.8亿` → 1000 0000.
  private static func step(_ frame: ObservationFrame, _ row: Int) -> Double {
    let exact = frame.exactValue(row)
    let stated = frame.texts[row].drop { !("0"..."9").contains($0) }
      .prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," || $0 == "，" }
      .filter { ("0"..."9").contains($0) || $0 == "." }
    guard let number = ExactDecimal(stated.hasSuffix(".") ? String(stated.dropLast()) : stated),
      number.coefficient != 0
    else { return exact.isInteger ? 0 : exact.ulp }
    // An integer without magnitude is a count: it is not rounded.
    let ratio = (exact.magnitude.double / number.magnitude.double).rounded()
    let decimals = stated.firstIndex(of: ".").map {
      stated.distance(from: $0, to: stated.endIndex) - 1
    }
    if decimals == nil, ratio <= 1 { return 0 }
    var step = max(1, ratio)
    for _ in 0..<min(38, max(0, decimals ?? 0)) { step /= 10 }
    return step
  }
}

extension ExactDecimal {
  /// The worth of the last digit.
  fileprivate var ulp: Double { ExactDecimal(1, scale: scale).double }
}

/// Finds rows that state the same fact.
struct FactFinder {
  /// What rows of one fact have in common.
  struct Fact: Hashable {
    let area: Int32
    let concept: Int32
    let measure: UInt8
    let status: UInt8
    let unit: Int32
    let subject: Int32
    let period: Int32
  }

  private let frame: ObservationFrame
  private let units: FieldIndex
  private let preference: SourcePreference

  init(_ frame: ObservationFrame, _ catalog: any AnalysisCatalog) {
    self.frame = frame
    units = Field.unit.index(frame, catalog)
    preference = SourcePreference(frame)
  }

  func fact(_ row: Int) -> Fact {
    Fact(
      area: frame.canonicalAreas[Int(frame.areas[row])], concept: frame.concepts[row],
      measure: frame.measures[row], status: frame.statuses[row], unit: units.id(row),
      subject: frame.subjects[row], period: frame.periods[row])
  }

  /// The rows of each fact, in order of first appearance.
  func facts(_ rows: [Int32]) -> [[Int32]] {
    var groups: [Fact: Int] = [:]
    var result: [[Int32]] = []
    for row in rows {
      let fact = fact(Int(row))
      if let group = groups[fact] {
        result[group].append(row)
      } else {
        groups[fact] = result.count
        result.append([row])
      }
    }
    return result
  }

  /// The rows of one fact in clusters that agree: each begins with its preferred row.
  ///
  /// Facts that only words name must agree to the digit: two different things may share them.
  func clusters(_ rows: [Int32]) -> [[Int32]] {
    let ordered = rows.sorted { preference.prefers(Int($0), to: Int($1)) }
    var clusters: [[Int32]] = []
    var ranges: [ValueRange] = []
    for row in ordered {
      let range = ValueRange(frame, Int(row))
      let loose = frame.isCatalogued(concept: frame.concepts[Int(row)])
      let home = clusters.indices.first { index in
        loose
          ? ranges[index].meets(range)
          : frame.values[Int(clusters[index][0])] == frame.values[Int(row)]
      }
      if let home {
        clusters[home].append(row)
      } else {
        clusters.append([row])
        ranges.append(range)
      }
    }
    return clusters
  }

  /// One row a fact and value, in the order of the rows given.
  func distinct(_ rows: [Int32]) -> [Int32] {
    var kept = Set<Int32>()
    for fact in facts(rows) {
      for cluster in clusters(fact) { kept.insert(cluster[0]) }
    }
    return rows.filter { kept.contains($0) }
  }
}
