import HanAnalysis
import HanBase
import HanFrame
import HanLua

/// A question to the observations, as scripts hold it.
final class QueryObject: LuaObject {
  static let luaTypeName = "query"
  let query: ObservationQuery
  let all: MetricRows
  let session: ScriptSession

  init(_ query: ObservationQuery, rows: MetricRows, session: ScriptSession) {
    self.query = query
    all = rows
    self.session = session
  }

  /// The same question, changed.
  func with(_ query: ObservationQuery) -> QueryObject {
    QueryObject(query, rows: all, session: session)
  }

  /// The question with the conditions of a record.
  func filtered(_ record: LuaRecord) throws -> QueryObject {
    with(
      query.filter(
        try QueryConditions.conditions(record, frame: query.frame, session: session)))
  }

  /// The rows that answer it.
  func rows(_ call: LuaCall) throws -> MetricRows {
    guard !query.isWhole else { return all }
    return MetricRows(all, rows: try session.during(call) { try query.rows() })
  }

  /// The answer as people see it.
  func text(_ call: LuaCall, limit: Int) throws -> String {
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
      [.integer(try q.rows(call).count)]
    }
    return type.on(.toString, "Its first rows as a table.") { q, call in
      [.string(try q.text(call, limit: 50))]
    }
  }

  static func result(_ summary: String = "A new query.") -> [ResultDescription] {
    [ResultDescription(.object("query"), summary)]
  }
}
