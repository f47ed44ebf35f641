import HanBase
import HanExtract
import HanFrame

/// A question to a frame, put together step by step and answered only when its rows are asked for.
///
/// ```swift
/// let ranking = try ObservationQuery(frame, catalog: Catalog.standard)
///   .filter(.indicator(["gdp"])).filter(.measure([.level]))
///   .latest().rank()
/// ```
///
/// *Verbs that pool* make one figure, or one order, of several rows: `latest`, `first`, `rank`,
/// `group`, `pivot`, `series`, `growth`, `compare`, `conflicts`. They take results only, figures of
/// whole areas only, and no repeats of a figure within a document, unless a condition given before
/// speaks of status, of subjects or of repeats. Filtering, sorting and listing leave nothing out.
///
/// A query is a value: each step gives a new one, and a query can be asked again and again.
public struct ObservationQuery {
  enum Step {
    case filter(QueryCondition)
    case latest([Field], isFirst: Bool)
    case unique
    case sort([SortOrder])
    case top(Int)
  }

  /// The frame that is asked.
  public let frame: ObservationFrame
  /// What is known about areas and indicators.
  public let catalog: any AnalysisCatalog
  var steps: [Step] = []

  /// Makes the query for all rows.
  public init(_ frame: ObservationFrame, catalog: any AnalysisCatalog = CodeCatalog()) {
    self.frame = frame
    self.catalog = catalog
  }

  /// The query for those rows that also meet a condition.
  public func filter(_ condition: QueryCondition) -> ObservationQuery { adding(.filter(condition)) }

  /// The query for those rows that also meet all of some conditions.
  public func filter(_ conditions: [QueryCondition]) -> ObservationQuery {
    conditions.reduce(self) { $0.filter($1) }
  }

  /// For each area (and indicator, measure, unit and subject) the row of the newest period; of
  /// several, the one that `SourcePreference` prefers.
  ///
  /// - Parameter fields: What there shall be one row for each of.
  /// - Returns: The query for those rows, in the order of the frame.
  public func latest(per fields: [Field] = Field.identity) -> ObservationQuery {
    pooling().adding(.latest(fields, isFirst: false))
  }

  /// Like `latest`, for the oldest period.
  public func first(per fields: [Field] = Field.identity) -> ObservationQuery {
    pooling().adding(.latest(fields, isFirst: true))
  }

  /// Of rows that state the same fact, in one document or several, only the preferred one.
  ///
  /// The fact is the same where area, indicator, measure, unit, subject, status and period agree and
  /// the values do not contradict each other (`646.8亿` and `约647亿`).
  public func unique() -> ObservationQuery { adding(.unique) }

  /// The rows in order of some keys; equal rows keep their order.
  public func sort(_ orders: [SortOrder]) -> ObservationQuery { adding(.sort(orders)) }

  /// The rows in order of one key.
  public func sort(by key: SortOrder.Key, descending: Bool = false) -> ObservationQuery {
    sort([SortOrder(key, descending: descending)])
  }

  /// The first `count` rows.
  public func top(_ count: Int) -> ObservationQuery { adding(.top(max(0, count))) }

  /// The first `count` rows by one key, the greatest first.
  public func top(_ count: Int, by key: SortOrder.Key) -> ObservationQuery {
    sort(by: key, descending: true).top(count)
  }

  /// The query with what verbs that pool leave out unless told otherwise.
  ///
  /// - Parameters:
  ///   - statuses: Whether results, estimates and targets are kept apart anyway, so that none need
  ///     be left out.
  ///   - subjects: The same of subjects within areas.
  /// - Returns: The query with further conditions.
  public func pooling(statuses: Bool = false, subjects: Bool = false) -> ObservationQuery {
    var (status, subject, repeats) = (statuses, subjects, false)
    for case .filter(let condition) in steps {
      switch condition {
      case .status: status = true
      case .subject, .hasSubject: subject = true
      case .isRepeat: repeats = true
      default: break
      }
    }
    var result = self
    if !status { result = result.filter(.status([.normal])) }
    if !subject { result = result.filter(.hasSubject(false)) }
    if !repeats { result = result.filter(.isRepeat(false)) }
    return result
  }

  /// The conditions that the query puts on rows, in order.
  public var conditions: [QueryCondition] {
    steps.compactMap { if case .filter(let condition) = $0 { condition } else { nil } }
  }

  /// Whether it asks for all rows of the frame, in their order.
  public var isWhole: Bool { steps.isEmpty }

  func adding(_ step: Step) -> ObservationQuery {
    var result = self
    result.steps.append(step)
    return result
  }
}

/// One key that rows are sorted by.
public struct SortOrder: Sendable, Hashable {
  /// What rows are compared by.
  public enum Key: String, Sendable, CaseIterable {
    /// The value, in common units.
    case value
    /// The area's code.
    case area
    /// The end of the period, then its start; unknown ones first.
    case period
    /// The publication date.
    case published
    /// The indicator's name.
    case indicator
    /// The place in the documents.
    case position
  }

  /// What rows are compared by.
  public let key: Key
  /// Whether the greatest comes first.
  public let descending: Bool

  /// Makes a key.
  public init(_ key: Key, descending: Bool = false) {
    self.key = key
    self.descending = descending
  }
}
