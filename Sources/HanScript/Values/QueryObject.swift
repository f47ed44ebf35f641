import HanAnalysis
import HanBase
import HanFrame
import HanLua

/// A question to the observations, as scripts hold it.
final class QueryObject: LuaObject {
  static let luaTypeName = "query"
  let session: ScriptSession
  /// What is asked, of a frame or of a corpus that is not read yet.
  private let asked: ObservationQuery
  private let corpus: ScriptCorpus?
  private var found: (query: ObservationQuery, all: MetricRows)?

  init(_ query: ObservationQuery, rows: MetricRows, session: ScriptSession) {
    asked = query
    corpus = nil
    found = (query, rows)
    self.session = session
  }

  /// The question for all observations of a corpus, of which those are read that answer it.
  convenience init(of corpus: ScriptCorpus, session: ScriptSession) {
    self.init(
      ObservationQuery(.empty, catalog: session.catalog), of: corpus, session: session)
  }

  private init(_ asked: ObservationQuery, of corpus: ScriptCorpus, session: ScriptSession) {
    (self.asked, self.corpus, self.session) = (asked, corpus, session)
  }

  /// The question to observations that are at hand, and these.
  private var answerable: (query: ObservationQuery, all: MetricRows) {
    get throws {
      if let found { return found }
      guard let corpus else { throw HanError(.luaMachine, "a query without observations") }
      let frame = try corpus.frame(for: asked)
      let both = (asked.over(frame), session.rows(of: frame, from: corpus))
      found = both
      return both
    }
  }

  /// The question, to a frame that holds what answers it.
  var query: ObservationQuery { get throws { try answerable.query } }

  /// The words for what is measured in what is asked.
  var vocabulary: Vocabulary {
    get throws { try corpus.map(Vocabulary.corpus) ?? .frame(query.frame) }
  }

  /// The same question, changed.
  func with(_ change: (ObservationQuery) -> ObservationQuery) -> QueryObject {
    if let corpus { return QueryObject(change(asked), of: corpus, session: session) }
    guard let found else { return self }
    return QueryObject(change(found.query), rows: found.all, session: session)
  }

  /// The question with the conditions of a record.
  func filtered(_ record: LuaRecord) throws -> QueryObject {
    let conditions = try QueryConditions.conditions(
      record, vocabulary: vocabulary, session: session)
    return with { $0.filter(conditions) }
  }

  /// How many rows answer it.
  func count(_ call: LuaCall) throws -> Int {
    if asked.isWhole, let corpus { return try corpus.count() }
    return try rows(call).count
  }

  /// The rows that answer it.
  func rows(_ call: LuaCall) throws -> MetricRows {
    let (query, all) = try answerable
    guard !query.isWhole else { return all }
    return MetricRows(all, rows: try session.during(call) { try query.rows() })
  }

  /// The answer as people see it.
  func text(_ call: LuaCall, limit: Int) throws -> String {
    let query = try self.query
    let count = try session.during(call) { try query.rows().count }
    var table = try session.during(call) { try query.top(limit).table() }
    if count > limit { table.notes.append("… 另有 \(count - limit) 条 (\(count) in all)") }
    return TableObject(table, session: session).text
  }

  static var type: LuaType<QueryObject> {
    var type = LuaType(
      QueryObject.self,
      "A question to the observations: put together step by step, answered when used.",
      details: """
        Each verb gives a new query and leaves the old one as it was. Verbs that pool (`latest`, \
        `first`, `rank`, `group`, `pivot`, `series`, `growth`, `compare`, `conflicts`) take results \
        only, figures of whole areas only and no repeats within a document, unless a condition before \
        them speaks of `status`, `subject` or `repeated`. `print(q)` shows the first rows as a table.
        """,
      example: """
        local q = metrics{ indicator = "gdp" }:where{ measure = "level" }:latest()
        for m in q:each() do print(m) end
        """, since: since)
    type = filters(type)
    type = orders(type)
    type = answers(type)
    type = tables(type)
    type = type.on(.length, "How many rows answer it.") { q, call in
      [.integer(try q.count(call))]
    }
    return type.on(.toString, "Its first rows as a table.") { q, call in
      [.string(try q.text(call, limit: 50))]
    }
  }

  static func result(_ summary: String = "A new query.") -> [ResultDescription] {
    [ResultDescription(.object("query"), summary)]
  }
}
