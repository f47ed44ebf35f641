import HanAnalysis
import HanBase
import HanCatalog
import HanExtract
import HanFrame
import HanLua

extension QueryObject {
  /// The verbs that pool rows into tables.
  static func tables(_ type: LuaType<QueryObject>) -> LuaType<QueryObject> {
    let table = [ResultDescription(.object("datatable"), "The table; every row is traced.")]
    var type = type
    type = type.method(
      .init(
        "rank", "The rows ranked by value: 名次 地区 值 单位 时期 来源, and 备注 for unlike rows.",
        details: """
          Rows of different units are ranked apart. Rows whose period or administrative level is not \
          that of most rows, ties and bounded values are marked. Below the table it says how many \
          areas of the corpus have such a figure, and which have none.
          """,
        parameters: [
          Parameter(
            "options",
            .record([
              Parameter("by", .choice(["value"]), "What to rank by.", default: .string("value")),
              Parameter(
                "order", .choice(["auto", "desc", "asc"]),
                "Which comes first; `auto` puts the better one first.", default: .string("auto")),
              Parameter(
                "ties", .choice(TieRule.allCases.map(\.rawValue)),
                "Places after a tie: `competition` 1, 2, 2, 4; `dense` 1, 2, 2, 3.",
                default: .string("competition")),
              Parameter("title", .string, "What stands above the table.", default: .string("")),
            ]), "How to rank.", optional: true)
        ], results: table,
        example: #"print(metrics{ indicator = "gdp", measure = "level" }:latest():rank())"#,
        since: since)
    ) { q, call in [.object(try q.ranked(call))] }
    type = type.method(
      .init(
        "group", "The rows grouped by fields; units are always kept apart.",
        parameters: [Parameter("fields", .choice(fieldNames), "Names of fields.", variadic: true)],
        results: [ResultDescription(.object("grouping"), "The groups, to be counted, summed, ….")],
        example: #"print(metrics{}:group("theme"):count())"#, since: since)
    ) { q, call in
      let fields = try call.values().compactMap { $0.text.flatMap { Field(rawValue: $0) } }
      return [.object(GroupingObject(q, fields))]
    }
    type = type.method(
      .init(
        "pivot", "A table of one field against another.",
        parameters: [
          Parameter(
            "options",
            .record([
              Parameter("rows", .choice(fieldNames), "The field down the side."),
              Parameter("columns", .choice(fieldNames), "The field along the top."),
              Parameter(
                "value", .choice(["preferred"] + Aggregate.allCases.map(\.rawValue)),
                "What to show of several figures: the preferred one of the newest period, or a number "
                  + "made of all.", default: .string("preferred")),
            ]), "What against what.")
        ], results: table,
        example:
          #"print(metrics{ indicator = "gdp" }:pivot{ rows = "area", columns = "measure" })"#,
        since: since)
    ) { q, call in
      let options = try call.record(0)
      guard let rows = Field(rawValue: options.string("rows") ?? ""),
        let columns = Field(rawValue: options.string("columns") ?? "")
      else { throw call.mismatch(0, "rows and columns") }
      let aggregate = Aggregate(rawValue: options.string("value") ?? "")
      return [
        .object(
          try q.table(call) {
            try $0.pivot(rows: rows, columns: columns, aggregate: aggregate)
          })
      ]
    }
    type = type.method(
      .init(
        "series", "Figures of one thing over time, each period once, oldest first.", results: table,
        example: #"print(metrics{ indicator = "gdp" }:series())"#, since: since)
    ) { q, call in [.object(try q.table(call) { try $0.seriesTable() })] }
    type = type.method(
      .init(
        "growth", "Growth computed from levels; it is nominal, and marked as derived.",
        parameters: [
          Parameter(
            "options",
            .record([
              Parameter(
                "yearly", .boolean, "Whether only levels one year apart are taken.",
                default: .boolean(false))
            ]), "Which levels.", optional: true)
        ], results: table, example: #"print(metrics{ indicator = "gdp" }:growth())"#, since: since)
    ) { q, call in
      let yearly = try call.record(0).boolean("yearly")
      return [.object(try q.table(call) { try $0.growthTable(yearly: yearly) })]
    }
    return comparisons(type, table)
  }

  private static func comparisons(
    _ type: LuaType<QueryObject>, _ table: [ResultDescription]
  ) -> LuaType<QueryObject> {
    var type = type
    type = type.method(
      .init(
        "compare", "Two districts or two periods side by side, indicator by indicator.",
        parameters: [
          Parameter(
            "first", .oneOf([.string, .integer, .object("district"), .object("period")]),
            "A district or a period."),
          Parameter(
            "second", .oneOf([.string, .integer, .object("district"), .object("period")]),
            "Another of the same kind."),
        ], results: table, errors: ["HA812 no such district", "HA814 no period"],
        example: #"print(metrics{}:compare("雨湖区", "荷塘区"):top(3))"#, since: since)
    ) { q, call in [.object(try q.compared(call))] }
    type = type.method(
      .init(
        "conflicts", "Statements that cannot all be true.",
        details: """
          The same fact with different values: indicator, measure, unit, area, status and period the \
          same, said in the same words and in different sentences of prose, no increment against a \
          total, no field guessed, and not explained by rounding; levels that contradict a stated \
          growth (nominal and real kept apart); places in an order that contradict the stated change. \
          A note under the table counts the different values that were set aside, with the reasons.
          """,
        parameters: [
          Parameter(
            "options",
            .record([
              Parameter(
                "sure", .boolean, "True leaves out all rows with guessed fields.",
                default: .boolean(false)),
              Parameter(
                "guesses", .boolean, "True compares values with guessed fields too.",
                default: .boolean(false)),
            ]), "Which rows.", optional: true)
        ], results: table, example: "print(metrics{}:conflicts())", since: since)
    ) { q, call in
      var tolerance = ConflictTolerance()
      let options = try call.record(0)
      tolerance.includesGuesses = !options.boolean("sure")
      tolerance.includesGuessedValues = options.boolean("guesses")
      let chosen = tolerance
      return [.object(try q.table(call) { try $0.conflictTable(chosen) })]
    }
    return type.method(
      .init(
        "coverage", "Which indicators how many areas state.",
        details: "Indicators of the catalogue only; those that most areas state stand first.",
        results: table, example: "print(metrics{}:coverage():top(3))", since: since)
    ) { q, call in
      [.object(TableObject(try q.session.during(call) { try q.coverage() }, session: q.session))]
    }
  }

  private func table(
    _ call: LuaCall, _ make: (ObservationQuery) throws -> Table
  ) throws -> TableObject {
    let query = try self.query
    return TableObject(try session.during(call) { try make(query) }, session: session)
  }

  private func ranked(_ call: LuaCall) throws -> TableObject {
    let options = try call.record(0)
    let order = options.string("order") ?? "auto"
    let ties = TieRule(rawValue: options.string("ties") ?? "") ?? .competition
    let query = try self.query
    let ranking = try session.during(call) {
      try query.rank(descending: order == "auto" ? nil : order == "desc", ties: ties)
    }
    var table = ranking.table(title: options.string("title") ?? "")
    let documentAreas = Set(query.frame.documentAreas.filter { $0 != 0 })
    let missing = ranking.missingAreas
    let ranked = Set(
      ranking.entries.map { query.frame.areaNumbers[Int(query.frame.areas[Int($0.row)])] })
    let have = documentAreas.intersection(ranked).count
    let total = have + missing.count
    if total > 0 {
      let names = missing.prefix(10).map { session.catalog.areaName($0) ?? String($0) }
      let more = missing.count > 10 ? " 等" : ""
      table.notes.append(
        "文档所属 \(total) 个地区中 \(have) 个给出该指标 (\(have) of \(total) areas state it)"
          + (missing.isEmpty ? "" : "；未给出: \(names.joined(separator: "、"))\(more)"))
    }
    return TableObject(table, session: session)
  }

  private func compared(_ call: LuaCall) throws -> TableObject {
    let (first, second) = (try call.value(0), try call.value(1))
    if let a = try? session.place(first), let b = try? session.place(second),
      case .division(let x) = a, case .division(let y) = b
    {
      return try table(call) {
        let found = try $0.compare(areas: x, y)
        let names = [x, y].map { session.catalog.areaName($0) ?? String($0) }
        return $0.comparisonTable(found, headings: names[0], names[1])
      }
    }
    if let a = try? PeriodObject.period(first), let b = try? PeriodObject.period(second) {
      return try table(call) {
        let found = try $0.compare(periods: a, b)
        return $0.comparisonTable(
          found, headings: PeriodObject(a).shown, PeriodObject(b).shown)
      }
    }
    _ = try session.place(first)
    _ = try session.place(second)
    throw call.mismatch(0, "two districts or two periods")
  }

  private func coverage() throws -> Table {
    let query = try self.query
    let frame = query.frame
    var found: [String: (areas: Set<Int32>, measures: Set<UInt8>, rows: Int)] = [:]
    for row in try query.pooling().rows().map(Int.init) {
      let concept = frame.concepts[row]
      let area = frame.areaNumbers[Int(frame.areas[row])]
      guard frame.isCatalogued(concept: concept), area != 0 else { continue }
      let id = frame.conceptNames[Int(concept)]
      var entry = found[id] ?? ([], [], 0)
      entry.areas.insert(area)
      entry.measures.insert(frame.measures[row])
      entry.rows += 1
      found[id] = entry
    }
    var table = Table([
      TableColumn("指标", id: "indicator"), TableColumn("代码", id: "indicator_id"),
      TableColumn("地区数", id: "areas", kind: .integer),
      TableColumn("条数", id: "rows", kind: .integer), TableColumn("类型", id: "measures"),
    ])
    let order = found.sorted {
      ($1.value.areas.count, $1.value.rows, $0.key) < ($0.value.areas.count, $0.value.rows, $1.key)
    }
    for (id, entry) in order {
      let measures = entry.measures.sorted().compactMap { Measure(rawValue: $0)?.name }
      table.append([
        .text(session.catalog.indicatorName(id: id) ?? id), .text(id),
        .integer(entry.areas.count), .integer(entry.rows),
        .text(measures.joined(separator: ", ")),
      ])
    }
    return table
  }
}
