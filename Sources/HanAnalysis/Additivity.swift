import HanExtract
import HanFrame

/// Which figures a sum makes sense of: quantities, not rates, shares, ranks or figures per head.
struct Additivity {
  private let frame: ObservationFrame
  private let units: [Bool]
  private let concepts: [Bool]

  /// Units in which nothing can be added up.
  private static let rates: Set<String> = [
    "%", "％", "‰", "百分点", "个百分点", "千分点", "个千分点", "名次", "个名次", "位次", "个位次", "倍", "成",
  ]

  init(_ frame: ObservationFrame, _ catalog: any AnalysisCatalog) {
    self.frame = frame
    units = (0..<frame.unitNames.count).map { Self.isAdditive(unit: frame.unitNames[$0]) }
    concepts = (0..<frame.conceptNames.count).map {
      !frame.isCatalogued(concept: Int32(clamping: $0))
        || catalog.isAdditive(indicator: frame.conceptNames[$0])
    }
  }

  /// Whether figures in a unit can be added up.
  static func isAdditive(unit: String) -> Bool { !rates.contains(unit) && !unit.contains("/") }

  /// Whether a row's figure can be added to others.
  func isAdditive(_ row: Int32) -> Bool {
    let row = Int(row)
    return Self.isAdditive(measure: frame.measures[row]) && Self.holds(units, frame.units[row])
      && isAdditive(concept: frame.concepts[row])
  }

  /// Whether figures of a concept can be added up.
  func isAdditive(concept: Int32) -> Bool { Self.holds(concepts, concept) }

  /// Whether figures of a sort can be added up: levels and changes.
  static func isAdditive(measure: UInt8) -> Bool {
    switch Measure(rawValue: measure) {
    case .growth, .averageGrowth, .rank: false
    default: true
    }
  }

  /// What is doubtful about the sum of some rows that can be added up.
  func doubts(_ rows: [Int32], byIndicator: Bool, byPeriod: Bool) -> (mixed: Bool, times: Bool) {
    guard let first = rows.first.map(Int.init) else { return (false, false) }
    var (mixed, times) = (false, false)
    for row in rows.lazy.map(Int.init) {
      mixed = mixed || frame.concepts[row] != frame.concepts[first]
      times = times || frame.periods[row] != frame.periods[first]
    }
    return (mixed && !byIndicator, times && !byPeriod)
  }

  private static func holds(_ table: [Bool], _ id: Int32) -> Bool {
    table.indices.contains(Int(id)) ? table[Int(id)] : true
  }
}

extension Grouping {
  /// Remarks on sums, for people who would take them at their word.
  func sumNotes() -> [String] {
    guard aggregates.contains(.sum) else { return [] }
    var notes: [String] = []
    let refused = additive.count { !$0 }
    if refused > 0 {
      notes.append(
        "合计: \(refused) 组是比率、增速、位次或人均，不能相加，故留空；可用 mean、median (rates and ranks are not added)")
    }
    guard !members.isEmpty else { return notes }
    let additivity = Additivity(query.frame, query.catalog)
    let (byIndicator, byPeriod) = (
      fields.contains(.indicator), fields.contains(.period) || fields.contains(.year)
    )
    var (mixed, times) = (0, 0)
    for group in 0..<count where additive[group] {
      let doubts = additivity.doubts(
        members[group], byIndicator: byIndicator, byPeriod: byPeriod)
      mixed += doubts.mixed ? 1 : 0
      times += doubts.times ? 1 : 0
    }
    if mixed > 0 {
      notes.append("合计: \(mixed) 组把不同指标加在一起；可再按 \"indicator\" 分组 (sums of unlike indicators)")
    }
    if times > 0 {
      notes.append(
        "合计: \(times) 组把不同时期加在一起；可先 :latest() 或再按 \"period\" 分组 (sums of several periods)")
    }
    return notes
  }
}
