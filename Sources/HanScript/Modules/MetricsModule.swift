import HanAnalysis
import HanBase
import HanFrame
import HanLua

/// The global `metrics`: called with conditions, it gives a query.
final class MetricsObject: LuaObject {
  static let luaTypeName = "metrics"

  static var type: LuaType<MetricsObject> {
    LuaType(
      MetricsObject.self,
      "All observations of the corpus; call it with conditions to ask for some.",
      details: """
        A condition that is a list means any of its elements. Names of indicators may be ids of the \
        catalogue (`gdp`), Chinese names or synonyms, or the very words of the documents.
        """,
      example: """
        print(metrics{ indicator = "gdp", within = "湘潭市" }:count() > 0) --> true
        """, since: since
    )
    .on(
      .call, "The query for the observations that meet all conditions.",
      parameters: [
        Parameter(
          "conditions", .record(QueryConditions.parameters), "The conditions.", optional: true)
      ],
      results: [ResultDescription(.object("query"), "The query; it is answered when it is used.")]
    ) { _, call in
      let session = try ScriptSession.of(call)
      return [.object(try session.allMetrics().filtered(try call.record(0)))]
    }
    .on(.length, "How many observations there are.") { _, call in
      [.integer(try ScriptSession.of(call).corpus().count())]
    }
    .shows { _ in "metrics" }
  }
}
