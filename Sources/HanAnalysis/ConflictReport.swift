import HanBase
import HanExtract
import HanFrame

/// Contradictions, and how many differences of value are none, by reason.
public struct ConflictReport {
  /// Why different values of one indicator, area and period contradict nothing.
  public enum Reason: String, Sendable, CaseIterable {
    /// A field of one of them was guessed.
    case unsure
    /// One stands in a table, whose heads say more than the indicator.
    case table
    /// They are said in different words: a part, a group, another scope.
    case wording
    /// One is what came to it, the other the whole; one the result of a year, the other of all years.
    case increment
    /// Growth at constant prices and nominal growth, or growth against different bases.
    case base
    /// One is of a part, a project or another place.
    case part
    /// One document states both, and the period of one is carried over from other words.
    case period
    /// One sentence states both: it lists parts, or tells a stock and its increase.
    case sentence

    /// The reason in Chinese, for reports.
    public var words: String {
      switch self {
      case .unsure: "有字段是猜测的"
      case .table: "表格中的数字，表头另有限定"
      case .wording: "说法不同，可能是部分或另一口径"
      case .increment: "增量、总量或累计不同"
      case .base: "增长的基期或价格口径不同"
      case .part: "部分、项目或其他地域的数字"
      case .period: "同一文档内，时期由上下文推断"
      case .sentence: "同一句话分别列出"
      }
    }
  }

  /// The contradictions, the greatest of each kind first.
  public let conflicts: [Conflict]
  /// How many facts with different values were set aside, by reason.
  public let setAside: [Reason: Int]

  /// A line for the reader, or nil where nothing was set aside.
  public var remark: String? {
    let parts = Reason.allCases.compactMap { reason in
      setAside[reason].map { "\(reason.words) \($0) 处" }
    }
    return parts.isEmpty ? nil : "数值不同但未列为矛盾: " + parts.joined(separator: "；")
  }
}

/// Finds facts that are stated with different values.
struct ValueConflicts {
  private let query: ObservationQuery
  private let frame: ObservationFrame
  private let finder: FactFinder
  private let includesGuesses: Bool
  private let documentAreas: [Int32]
  private(set) var setAside: [ConflictReport.Reason: Int] = [:]

  init(_ query: ObservationQuery, _ tolerance: ConflictTolerance) {
    self.query = query
    frame = query.frame
    finder = FactFinder(frame, query.catalog)
    includesGuesses = tolerance.includesGuessedValues
    documentAreas = frame.documentAreas
  }

  mutating func find(_ rows: [Int32]) -> [Conflict] {
    let frame = self.frame
    let comparable = rows.filter { row in
      let measure = Measure(rawValue: frame.measures[Int(row)]) ?? .level
      let period = Int(frame.periods[Int(row)])
      // Ranks and changes of one name may have different scopes and bases.
      return measure != .rank && measure != .change
        && frame.isCatalogued(concept: frame.concepts[Int(row)])
        && frame.periodStarts[period] != .min && frame.periodEnds[period] != .min
    }
    var found: [Conflict] = []
    for fact in finder.facts(comparable) where fact.count > 1 && differs(fact) {
      let (conflicts, reason) = judge(fact)
      found += conflicts
      if conflicts.isEmpty { setAside[reason, default: 0] += 1 }
    }
    return found
  }

  private func differs(_ rows: [Int32]) -> Bool { finder.clusters(rows).count > 1 }

  /// The contradictions of a fact; where there is none, the first reason that explains why.
  private func judge(_ fact: [Int32]) -> ([Conflict], ConflictReport.Reason) {
    let sure = includesGuesses ? fact : fact.filter { isSure(Int($0)) }
    guard differs(sure) else { return ([], .unsure) }
    let prose = sure.filter { frame.sectionNames[Int(frame.sections[Int($0)])] != "table" }
    guard differs(prose) else { return ([], .table) }
    // A growth over several years has a base that its period does not tell.
    if let first = prose.first.map(Int.init), frame.measures[first] == Measure.growth.rawValue,
      frame.period(frame.periods[first]).wholeMonths > 12
    {
      return ([], .base)
    }
    let scoped = prose.map { ($0, ConflictScope(query, $0)) }
    let whole = scoped.filter { !$0.1.isPart }
    guard differs(whole.map(\.0)) else { return ([], .part) }
    var sameWords: [String: [Int32]] = [:]
    var sameScope: [ConflictScope: [Int32]] = [:]
    var order: [ConflictScope] = []
    for (row, scope) in whole {
      sameWords[scope.words, default: []].append(row)
      if sameScope[scope] == nil { order.append(scope) }
      sameScope[scope, default: []].append(row)
    }
    let differing = order.compactMap { sameScope[$0] }.filter(differs)
    guard !differing.isEmpty else {
      let isGrowth = prose.contains { frame.measures[Int($0)] != Measure.level.rawValue }
      let isOrigin = whole.contains { $0.1.marks.contains(.origin) }
      let reason: ConflictReport.Reason = isGrowth || isOrigin ? .base : .increment
      return ([], sameWords.values.contains(where: differs) ? reason : .wording)
    }
    let conflicts = differing.compactMap { conflict($0, isApart) }
    guard conflicts.isEmpty else { return (conflicts, .sentence) }
    let isListed = differing.allSatisfy { conflict($0, { !isSameSentence($0, $1) }) == nil }
    return ([], isListed ? .sentence : .period)
  }

  /// Whether two rows stand in different sentences, and, in one document, have stated periods.
  private func isApart(_ a: Int32, _ b: Int32) -> Bool {
    if frame.docs[Int(a)] != frame.docs[Int(b)] { return true }
    return !isSameSentence(a, b)
      && [a, b].allSatisfy { row in
        let certainty = frame.certainty(Int(row))
        return certainty.indices.contains(6) && certainty[6] == .stated
      }
  }

  /// Whether no field of a row was guessed, but for the area, where it is the one that the whole
  /// document is about.
  private func isSure(_ row: Int) -> Bool {
    let guessed = frame.certainty(row).enumerated().filter { $0.element == .guessed }
      .map { Certainty.fields[$0.offset] }
    if guessed.isEmpty { return true }
    let area = frame.areaNumbers[Int(frame.areas[row])]
    return guessed == ["area"] && area != 0 && area == documentAreas[Int(frame.docs[row])]
  }

  /// The contradiction among rows of one scope that stand apart from each other.
  private func conflict(_ rows: [Int32], _ areApart: (Int32, Int32) -> Bool) -> Conflict? {
    let clusters = finder.clusters(rows)
    func heads(from first: Int32) -> [Int32] {
      var heads = [first]
      for cluster in clusters.dropFirst() {
        let row = cluster.first { row in heads.allSatisfy { areApart($0, row) } }
        if let row { heads.append(row) }
      }
      return heads
    }
    let best = clusters.first?.prefix(16).map(heads).max { $0.count < $1.count }
    guard let heads = best, heads.count > 1 else { return nil }
    let order = RowOrder(frame, [])
    let values = heads.map { order.value($0) }
    guard let low = values.min(), let high = values.max() else { return nil }
    let scale = max(abs(low), abs(high))
    let words = heads.map { frame.texts[Int($0)] }.joined(separator: " ≠ ")
    return query.conflict(
      .value, heads, scale > 0 ? (high - low) / scale * 100 : 0, "同一事实的不同数值: \(words)")
  }

  private func isSameSentence(_ a: Int32, _ b: Int32) -> Bool {
    frame.sentences[Int(a)] == frame.sentences[Int(b)] && frame.docs[Int(a)] == frame.docs[Int(b)]
  }
}
