import HanAnalysis
import HanBase
import HanLua

/// Groups of a query's rows, to be counted, summed and so on.
final class GroupingObject: LuaObject {
  static let luaTypeName = "grouping"
  let query: QueryObject
  let fields: [Field]

  init(_ query: QueryObject, _ fields: [Field]) {
    self.query = query
    self.fields = fields
  }

  func table(_ call: LuaCall, _ aggregates: [Aggregate], poolingUnits: Bool = false) throws
    -> LuaValue
  {
    let table = try query.session.during(call) {
      try query.query.group(by: fields, aggregates, poolingUnits: poolingUnits).table()
    }
    return .object(TableObject(table, session: query.session))
  }

  static var type: LuaType<GroupingObject> {
    var type = LuaType(
      GroupingObject.self, "Groups of rows, kept apart by unit.",
      example: #"print(metrics{ unit = "元" }:group("area"):sum())"#, since: since)
    let table = [ResultDescription(.object("datatable"), "A row for each group; traced.")]
    for aggregate in Aggregate.allCases {
      type = type.method(
        .init(
          aggregate.rawValue, Self.summary(aggregate), results: table,
          example:
            #"print(metrics{ unit = "\#(aggregate == .sum ? "元" : "%")" }:group("theme"):\#(aggregate.rawValue)())"#,
          since: since)
      ) { grouping, call in
        [try grouping.table(call, [aggregate], poolingUnits: aggregate == .count)]
      }
    }
    return type.method(
      .init(
        "aggregate", "Several numbers of each group.",
        parameters: [
          Parameter(
            "names", .choice(Aggregate.allCases.map(\.rawValue)), "Which numbers.", variadic: true)
        ], results: table,
        example: #"print(metrics{ unit = "%" }:group("theme"):aggregate("count", "median"))"#,
        since: since)
    ) { grouping, call in
      let names = try call.values().compactMap(\.text)
      return [try grouping.table(call, names.compactMap { Aggregate(rawValue: $0) })]
    }
    .shows { grouping in
      "groups by " + grouping.fields.map(\.rawValue).joined(separator: ", ")
    }
  }

  private static func summary(_ aggregate: Aggregate) -> String {
    switch aggregate {
    case .count: "How many rows each group has, whatever their unit."
    case .sum:
      "The sum of each group, exact where it can be held exactly; empty, with a note, for rates, shares, growth, ranks and figures per head."
    case .mean: "The arithmetic mean of each group."
    case .median: "The middle value of each group."
    case .min: "The least value of each group."
    case .max: "The greatest value of each group."
    case .stdev: "The sample standard deviation of each group; empty for fewer than two rows."
    }
  }
}
