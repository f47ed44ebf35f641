import HanAnalysis
import HanBase
import HanLua

extension QueryObject {
  static let fieldNames = Field.allCases.map(\.rawValue)
  static let keyNames = SortOrder.Key.allCases.map(\.rawValue)

  /// The verbs that choose and order rows.
  static func orders(_ type: LuaType<QueryObject>) -> LuaType<QueryObject> {
    var type = type
    let fields = Parameter(
      "fields", .list(.choice(fieldNames)),
      "What there shall be one row for each of; area, indicator, measure, unit and subject.",
      optional: true)
    type = type.method(
      .init(
        "latest", "The newest row of each area and indicator, from the preferred source.",
        details: """
          Of rows of the newest period the preferred one is taken: prose before headlines, an exact \
          figure before a bounded one, the newer document, the document about the very area.
          """, parameters: [fields], results: result(),
        example: #"print(metrics{ indicator = "gdp" }:latest())"#, since: since)
    ) { q, call in
      let fields = try Self.fields(call)
      return [.object(q.with { query in fields.map { query.latest(per: $0) } ?? query.latest() })]
    }
    type = type.method(
      .init(
        "first", "The oldest row of each area and indicator, from the preferred source.",
        parameters: [fields], results: result(),
        example: #"print(metrics{ indicator = "gdp" }:first())"#, since: since)
    ) { q, call in
      let fields = try Self.fields(call)
      return [.object(q.with { query in fields.map { query.first(per: $0) } ?? query.first() })]
    }
    type = type.method(
      .init(
        "sort", "The rows in order of a key.",
        parameters: [
          Parameter("key", .choice(keyNames), "What rows are compared by."),
          Parameter(
            "order", .choice(["asc", "desc"]), "Which comes first.", default: .string("asc")),
        ], results: result(),
        example: #"print(metrics{ unit = "%" }:sort("value", "desc"):top(3):count()) --> 3"#,
        since: since)
    ) { q, call in
      guard let key = SortOrder.Key(rawValue: try call.string(0)) else {
        throw call.mismatch(0, "a key")
      }
      let descending = try call.string(1) == "desc"
      return [.object(q.with { $0.sort(by: key, descending: descending) })]
    }
    type = type.method(
      .init(
        "top", "The first rows.",
        parameters: [
          Parameter("count", .integerIn(0...Int.max), "How many."),
          Parameter(
            "by", .choice(keyNames), "A key, the greatest first; without it the order stays.",
            optional: true),
        ], results: result(),
        example: #"print(metrics{}:top(2, "value"):count()) --> 2"#, since: since)
    ) { q, call in
      let count = try call.integer(0)
      let key = try call.optionalString(1).flatMap { SortOrder.Key(rawValue: $0) }
      return [.object(q.with { query in key.map { query.top(count, by: $0) } ?? query.top(count) })]
    }
    return type
  }

  private static func fields(_ call: LuaCall) throws -> [Field]? {
    let names = try call.list(0).compactMap(\.text)
    return names.isEmpty ? nil : names.compactMap { Field(rawValue: $0) }
  }
}
