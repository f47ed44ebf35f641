import HanBase
import HanExtract
import HanFrame

extension QueryCondition {
  /// The columns of a frame by which the condition can be told; nil where it takes texts of rows or
  /// what a function says.
  public var columns: FrameColumnSet? {
    switch self {
    case .indicator: [.concepts, .phrases]
    case .indicatorContains: .phrases
    case .theme: .concepts
    case .measure: .measures
    case .status: .statuses
    case .comparator: .comparators
    case .area, .within, .level: .areas
    case .unit: .units
    case .at, .during, .overlapping: .periods
    case .document: .docs
    case .section: .sections
    case .subject, .hasSubject: .subjects
    case .sure: .certainties
    case .isRepeat: .flags
    case .value, .valueAbove, .valueBelow: .values
    case .sentenceContains, .passes: nil
    }
  }

  /// Whether it leaves most rows of any corpus in.
  public var isBroad: Bool {
    switch self {
    case .status(let statuses): statuses.contains(.normal)
    case .hasSubject(let has): !has
    case .isRepeat(let repeats): !repeats
    default: false
    }
  }

  /// A text that is the same for conditions that let the same rows through; nil for functions.
  public var key: String? {
    switch self {
    case .indicator(let names): Self.key("indicator", names)
    case .indicatorContains(let text): Self.key("words", [text])
    case .theme(let names): Self.key("theme", names)
    case .measure(let measures): Self.key("measure", measures.map(\.name))
    case .status(let statuses): Self.key("status", statuses.map(\.code))
    case .comparator(let signs): Self.key("comparator", signs.map(\.sign))
    case .area(let codes): Self.key("area", codes.map { String($0) })
    case .within(let codes): Self.key("within", codes.map { String($0) })
    case .level(let levels): Self.key("level", levels.map { String($0) })
    case .unit(let names): Self.key("unit", names)
    case .at(let period): Self.key("at", period)
    case .during(let period): Self.key("during", period)
    case .overlapping(let period): Self.key("overlapping", period)
    case .document(let names): Self.key("document", names)
    case .section(let kinds): Self.key("section", kinds)
    case .subject(let names): Self.key("subject", names)
    case .hasSubject(let has): Self.key("hasSubject", [String(has)])
    case .sure: "sure"
    case .isRepeat(let repeats): Self.key("isRepeat", [String(repeats)])
    case .value(let range):
      Self.key("value", [range.lowerBound, range.upperBound].map { String($0.bitPattern) })
    case .valueAbove(let limit): Self.key("above", [String(limit.bitPattern)])
    case .valueBelow(let limit): Self.key("below", [String(limit.bitPattern)])
    case .sentenceContains(let text): Self.key("contains", [text])
    case .passes: nil
    }
  }

  private static func key(_ name: String, _ parts: [String]) -> String {
    // The number of bytes tells where a part ends, whatever stands in it.
    name + parts.map { " \($0.utf8.count):\($0)" }.joined()
  }

  private static func key(_ name: String, _ period: Period) -> String {
    let (first, last) = days(period)
    return "\(name) \(first) \(last)"
  }
}

extension ObservationQuery {
  /// The conditions that all rows of the query meet, as far as columns tell them, and that no function
  /// is asked before: a frame of the rows that meet them, or some of them, answers the query as well.
  public var selection: [QueryCondition] {
    var found: [QueryCondition] = []
    for step in steps {
      guard case .filter(let condition) = step else { break }
      if case .passes = condition { break }
      if condition.columns != nil { found.append(condition) }
    }
    return found
  }

  /// The same question to another frame.
  public func over(_ frame: ObservationFrame) -> ObservationQuery {
    var result = ObservationQuery(frame, catalog: catalog)
    result.steps = steps
    return result
  }
}
