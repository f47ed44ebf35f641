import HanBase
import HanLua

extension TableObject {
  /// What gives other tables, rows and values.
  static func shaping(_ type: LuaType<TableObject>) -> LuaType<TableObject> {
    let table = [ResultDescription(.object("datatable"), "A new table.")]
    let coverage = "local t = metrics{}:coverage()\n"
    var type = type
    type = type.method(
      .init(
        "top", "The first rows; notes stay.",
        parameters: [Parameter("count", .integerIn(0...Int.max), "How many.")], results: table,
        example: coverage + "print(#t:top(2)) --> 2", since: since)
    ) { t, call in [.object(t.with(t.table.prefix(try call.integer(0))))] }
    type = type.method(
      .init(
        "sort", "The rows in order of a column; empty cells last.",
        parameters: [
          Parameter("column", .string, "Its id or heading."),
          Parameter(
            "order", .choice(["asc", "desc"]), "Which comes first.", default: .string("asc")),
        ], results: table, errors: ["HA708 no such column"],
        example: coverage + #"print(t:sort("rows", "desc")[1].rows >= t[1].rows) --> true"#,
        since: since)
    ) { t, call in
      let column = try t.column(try call.string(0))
      let descending = try call.string(1) == "desc"
      return [.object(t.with(t.table.sorted(byColumn: column, descending: descending)))]
    }
    type = type.method(
      .init(
        "filter", "The rows for which a function says yes.",
        parameters: [Parameter("test", .function, "Takes a row as a table of cells.")],
        results: table,
        example: coverage
          + "print(#t:filter(function(row) return row.areas >= 2 end) < #t) --> true",
        since: since)
    ) { t, call in
      guard let test = try call.function(0) else { throw call.mismatch(0, "function") }
      let kept = try t.table.rows.indices.filter { row in
        guard !call.isStopped else { return false }
        switch try call.invoke(test, [t.record(row)]).first {
        case nil, .some(.none), .boolean(false): return false
        default: return true
        }
      }
      return [.object(t.with(t.table.picking(kept)))]
    }
    type = type.method(
      .init(
        "column", "The values of one column; empty cells are false.",
        parameters: [Parameter("name", .string, "Its id or heading.")],
        results: [ResultDescription(.list(.any), "The values, a row each.")],
        errors: ["HA708 no such column"],
        example: coverage + #"print(#t:column("indicator") == #t) --> true"#, since: since)
    ) { t, call in
      let column = try t.column(try call.string(0))
      let values = t.table.values(ofColumn: column).map { cell -> LuaValue in
        cell.isEmpty ? .boolean(false) : LuaValue(cell)
      }
      return [.list(values)]
    }
    type = type.method(
      .init(
        "totable", "The rows as a plain list of tables of cells.",
        results: [ResultDescription(.list(.map(.any)), "The rows.")],
        example: coverage + "print(#t:totable() == #t) --> true", since: since)
    ) { t, _ in [.list(t.table.rows.indices.map { t.record($0) })] }
    type = type.method(
      .init(
        "each", "Walks over the rows: number and table of cells.",
        results: [ResultDescription(.function, "An iterator over a number and a row.")],
        example: coverage + "for i, row in t:top(2):each() do print(i, row.indicator) end",
        since: since)
    ) { t, _ in
      nonisolated(unsafe) var next = 0
      return [
        .iterator(
          LuaIterator { _ in
            guard next < t.table.rows.count else { return [] }
            next += 1
            return [.integer(next), t.record(next - 1)]
          })
      ]
    }
    type = type.method(
      .init(
        "sources", "The statements that a row rests on.",
        parameters: [Parameter("row", .integerIn(1...Int.max), "The row's number.")],
        results: [
          ResultDescription(.list(.map(.any)), "Tables with doc, start, finish, text, sentence.")
        ],
        example: """
          local t = metrics{ indicator = "gdp", measure = "level" }:latest():rank()
          print(t:sources(1)[1].sentence)
          """, since: since)
    ) { t, call in
      let sources = t.table.sources(ofRow: try call.integer(0) - 1)
      return [.list(sources.map { .record(fields(of: $0)) })]
    }
    return type.method(
      .init(
        "titled", "The same table under another title.",
        parameters: [Parameter("title", .string, "The title.")], results: table,
        example: coverage + #"print(t:titled("指标").title) --> 指标"#, since: since)
    ) { t, call in
      var table = t.table
      table.title = try call.string(0)
      return [.object(t.with(table))]
    }
  }

  private static func fields(of source: TableSource) -> [LuaValue.Field] {
    [
      .init("doc", .string(source.doc)), .init("start", .integer(Int(source.span.start))),
      .init("finish", .integer(Int(source.span.end))), .init("text", .string(source.text)),
      .init("sentence", .string(source.sentence)),
    ]
  }
}
