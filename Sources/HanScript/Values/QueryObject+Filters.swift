import HanAnalysis
import HanBase
import HanLua

extension QueryObject {
  /// The verbs that leave rows out.
  static func filters(_ type: LuaType<QueryObject>) -> LuaType<QueryObject> {
    var type = type
    type = type.method(
      .init(
        "where", "Only rows that also meet these conditions.",
        details: "The conditions are those that `metrics{…}` takes.",
        parameters: [
          Parameter("conditions", .record(QueryConditions.parameters), "The conditions.")
        ],
        results: result(),
        example: #"print(metrics{}:where{ theme = "综合", min = 0 }:count() > 0) --> true"#,
        since: since)
    ) { q, call in [.object(try q.filtered(try call.record(0)))] }
    type = type.method(
      .init(
        "within", "Only rows about a district or what lies within it.",
        parameters: [Parameter("district", Taken.district, "Districts, by name, code or object.")],
        results: result(),
        errors: ["HA812 no such district", "HA813 several districts of that name"],
        example: #"print(metrics{}:within("湘潭市"):count() > 0) --> true"#, since: since)
    ) { q, call in
      let areas = try q.session.areas(try call.value(0), isWithin: true)
      return [.object(q.with { $0.filter(areas) })]
    }
    type = type.method(
      .init(
        "at", "Only rows of this very period.",
        parameters: [Parameter("period", Taken.period, "The period.")], results: result(),
        errors: ["HA814 no period"],
        example: #"print(metrics{ indicator = "gdp" }:at(2025):count() > 0) --> true"#, since: since
      )
    ) { q, call in
      let period = try PeriodObject.period(try call.value(0))
      return [.object(q.with { $0.filter(.at(period)) })]
    }
    type = type.method(
      .init(
        "between", "Only rows whose period lies between two.",
        parameters: [
          Parameter("first", Taken.period, "The earliest day lies in it."),
          Parameter("last", Taken.period, "The latest day lies in it."),
        ], results: result(), errors: ["HA814 no period"],
        example: "print(metrics{}:between(2021, 2024):count() > 0) --> true", since: since)
    ) { q, call in
      let first = try PeriodObject.period(try call.value(0))
      let last = try PeriodObject.period(try call.value(1))
      return [.object(q.with { $0.filter(.during(Period(start: first.start, end: last.end))) })]
    }
    type = type.method(
      .init(
        "filter", "Only rows for which a function says yes.",
        parameters: [Parameter("test", .function, "Takes a metric, returns true or false.")],
        results: result(),
        example: """
          print(metrics{ unit = "%" }:filter(function(m) return m.value > 10 end):count() > 0) --> true
          """, since: since)
    ) { q, call in
      guard let test = try call.function(0) else { throw call.mismatch(0, "function") }
      let session = q.session
      let condition = QueryCondition.passes { row in
        switch try session.invoke(test, [.row(session.rows(of: row.frame), row.row)]).first {
        case nil, .some(.none), .boolean(false): false
        default: true
        }
      }
      return [.object(q.with { $0.filter(condition) })]
    }
    type = type.method(
      .init(
        "unique", "Of rows that state the same fact, only the preferred one.", results: result(),
        example: "print(metrics{}:unique():count() <= metrics{}:count()) --> true", since: since)
    ) { q, _ in [.object(q.with { $0.unique() })] }
    return type
  }
}
