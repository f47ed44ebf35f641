import HanAnalysis
import HanBase
import HanLua

extension QueryObject {
  /// The verbs that answer with rows, values or a number.
  static func answers(_ type: LuaType<QueryObject>) -> LuaType<QueryObject> {
    var type = type
    type = type.method(
      .init(
        "count", "How many rows there are.", results: [ResultDescription(.integer, "How many.")],
        example: "print(metrics{}:count() == #metrics) --> true", since: since)
    ) { q, call in [.integer(try q.count(call))] }
    type = type.method(
      .init(
        "each", "Walks over the rows: for use with `for`, or with a function.",
        parameters: [
          Parameter(
            "visit", .function, "Called with each metric; without it, an iterator is returned.",
            optional: true)
        ],
        results: [ResultDescription(.function, "An iterator over metrics.", optional: true)],
        example: """
          for m in metrics{ indicator = "gdp" }:each() do print(m.value) end
          metrics{ indicator = "gdp" }:each(function(m) print(m) end)
          """, since: since)
    ) { q, call in
      let rows = try q.rows(call)
      guard let visit = try call.function(0) else { return [.walk(LuaWalk(rows))] }
      for row in 0..<rows.count {
        if call.isStopped { break }
        _ = try call.invoke(visit, [.row(rows, row)])
      }
      return []
    }
    type = type.method(
      .init(
        "scan", "Walks over the rows with one metric that moves on: faster, and not to be kept.",
        results: [ResultDescription(.function, "An iterator over metrics.")],
        example: """
          local sum = 0
          for m in metrics{ unit = "元" }:scan() do sum = sum + m.value end
          print(sum > 0) --> true
          """, since: since)
    ) { q, call in [.walk(LuaWalk(try q.rows(call), step: .flyweight))] }
    type = type.method(
      .init(
        "values", "Walks over values of some fields: the row's number, then the values; fastest.",
        parameters: [
          Parameter(
            "fields", .choice(MetricColumn.allCases.map(\.name)), "Names of fields.", variadic: true
          )
        ],
        results: [ResultDescription(.function, "An iterator over a number and values.")],
        example: """
          for i, value, unit in metrics{ indicator = "gdp" }:values("value", "unit") do
            print(i, value, unit)
          end
          """, since: since)
    ) { q, call in
      let names = try call.values().compactMap(\.text)
      let columns = names.compactMap { name in
        MetricColumn.allCases.first { $0.name == name }?.rawValue
      }
      guard !columns.isEmpty else { throw call.mismatch(0, "names of fields") }
      return [.walk(LuaWalk(try q.rows(call), step: .values(columns)))]
    }
    type = type.method(
      .init(
        "totable", "The rows as a plain list of metrics.",
        results: [ResultDescription(.list(.object("metric")), "The metrics.")],
        example: #"print(#metrics{ indicator = "gdp" }:totable() > 0) --> true"#, since: since)
    ) { q, call in
      let rows = try q.rows(call)
      return [.list((0..<rows.count).map { .row(rows, $0) })]
    }
    type = type.method(
      .init(
        "table", "The rows as a table with chosen columns.",
        parameters: [
          Parameter(
            "columns", .list(.choice(ObservationColumn.allCases.map(\.rawValue))),
            "Which columns, in which order; the usual ones without.", optional: true),
          Parameter(
            "headings", .choice(["zh", "id"]), "Chinese headings, or the ids of files.",
            default: .string("zh")),
        ],
        results: [ResultDescription(.object("datatable"), "The table; every row is traced.")],
        example: #"print(metrics{ indicator = "gdp" }:table{"area_name", "value", "unit"})"#,
        since: since)
    ) { q, call in
      let names = try call.list(0).compactMap(\.text)
      let columns = names.compactMap { ObservationColumn(rawValue: $0) }
      let namesAreIDs = try call.string(1) == "id"
      let table = try q.session.during(call) {
        try q.query.table(
          columns.isEmpty ? ObservationColumn.usual : columns, namesAreIDs: namesAreIDs)
      }
      return [.object(TableObject(table, session: q.session))]
    }
    return type
  }
}
