import HanAnalysis
import HanBase
import HanCatalog
import HanLua

/// A division or a park as scripts hold it.
final class DistrictObject: LuaObject, Shown {
  static let luaTypeName = "district"
  let place: Place
  let session: ScriptSession

  init(_ place: Place, session: ScriptSession) {
    self.place = place
    self.session = session
  }

  var area: Area? {
    if case .division(let code) = place { session.catalog.area(code) } else { nil }
  }
  var park: Park? {
    if case .park(let code) = place { Catalog.parks.first { $0.code == code } } else { nil }
  }
  var code: String {
    switch place {
    case .division(let code): String(code)
    case .park(let code): code
    }
  }
  var name: String { area?.name ?? park?.name ?? code }
  var parentCode: Int32 { area?.parent ?? park?.parent ?? 0 }
  var shown: String {
    area.map { session.catalog.fullName($0.code) }
      ?? park.map { session.catalog.fullName($0.parent) + $0.name } ?? code
  }
  var level: String { area.map { Naming.levels[min(3, max(0, $0.level))] } ?? "park" }

  /// The divisions that belong to one; the provinces to the nation, which the catalogue calls 0 as their parent.
  private func divisions(of code: Int32) -> [Area] {
    let catalog = session.catalog
    guard code == 0 || code == 100_000 else { return catalog.children(of: code) }
    return catalog.areas.filter { $0.level == 1 }
  }

  private func list(_ areas: [Area]) -> LuaValue {
    .list(areas.map { .object(session.district(.division($0.code))) })
  }

  static var type: LuaType<DistrictObject> {
    var type = LuaType(
      DistrictObject.self, "A division of GB/T 2260, or a park with its parent.",
      example: """
        local d = districts["雨湖区"]
        print(d.code, d.name, d.level, d.parent.name) --> 430302 雨湖区 county 湘潭市
        """, since: since)
    type = type.field(
      .init(
        "code", .string, "The six-digit code; a park's is its parent's with a number.", since: since
      )
    ) { d, _ in .string(d.code) }
    type = type.field(.init("name", .string, "The name.", since: since)) { d, _ in .string(d.name) }
    type = type.field(
      .init("full_name", .string, "The name with its parents.", since: since)
    ) { d, _ in .string(d.shown) }
    type = type.field(
      .init("short_names", .list(.string), "Names under which prose calls it.", since: since)
    ) { d, _ in .list((d.area?.shortNames ?? d.park?.shortNames ?? []).map(LuaValue.string)) }
    type = type.field(
      .init(
        "level", .string, "`nation`, `province`, `prefecture`, `county` or `park`.", since: since)
    ) { d, _ in .string(d.level) }
    type = type.field(
      .init(
        "parent", .object("district"), "The division that it belongs to.", optional: true,
        since: since)
    ) { d, _ in
      d.parentCode == 0
        ? .none : .object(d.session.district(.division(d.parentCode)))
    }
    type = type.field(
      .init(
        "children", .list(.object("district")), "The divisions that belong to it.", since: since)
    ) { d, _ in d.area.map { d.list(d.divisions(of: $0.code)) } ?? .list([]) }
    type = type.field(
      .init(
        "siblings", .list(.object("district")), "The other divisions of its parent.",
        since: since)
    ) { d, _ in
      guard let own = d.area, own.level > 0 else { return .list([]) }
      return d.list(d.divisions(of: own.parent).filter { $0.code != own.code })
    }
    type = type.field(
      .init("parks", .list(.object("district")), "The parks that belong to it.", since: since)
    ) { d, _ in
      let own = Catalog.parks.filter { $0.parent == d.area?.code }
      return .list(own.map { .object(d.session.district(.park($0.code))) })
    }
    type = type.field(
      .init(
        "predecessors", .list(.map(.any)),
        "What it was before: tables with name, code, until_year (the last one) and source.",
        since: since)
    ) { d, _ in .list(d.predecessors) }
    return relations(type)
  }

  private static func relations(_ type: LuaType<DistrictObject>) -> LuaType<DistrictObject> {
    type.method(
      .init(
        "within", "Whether it is a district or lies within it.",
        parameters: [Parameter("district", Taken.onePlace, "The other district.")],
        results: [ResultDescription(.boolean, "Whether it does.")],
        example: #"print(districts["雨湖区"]:within("湖南省")) --> true"#, since: since)
    ) { d, call in
      let other = try d.session.place(try call.value(0))
      guard case .division(let outer) = other else { return [.boolean(other == d.place)] }
      let own = d.area?.code ?? d.parentCode
      return [.boolean(d.session.catalog.lies(own, in: outer))]
    }
    .method(
      .init(
        "metrics", "The observations about it.",
        parameters: [
          Parameter(
            "conditions", .record(QueryConditions.parameters), "Further conditions.",
            optional: true)
        ], results: [ResultDescription(.object("query"), "The query.")],
        example: #"print(districts["雨湖区"]:metrics{ indicator = "gdp" }:count() > 0) --> true"#,
        since: since)
    ) { d, call in
      let all = try d.session.allMetrics()
      let areas = try d.session.areas(.object(d), isWithin: false)
      return [.object(try all.with { $0.filter(areas) }.filtered(try call.record(0)))]
    }
    .on(.equal, "Whether both are the same district.") { d, call in
      [.boolean(try call.object(0, as: DistrictObject.self)?.place == d.place)]
    }
    .shows { $0.shown }
  }

  private var predecessors: [LuaValue] {
    Catalog.predecessors.filter { $0.code == area?.code }.map {
      .record([
        .init("name", .string($0.formerName)),
        .init("code", $0.formerCode == 0 ? .none : .string(String($0.formerCode))),
        .init("until_year", .integer($0.until)), .init("source", .string($0.source)),
      ])
    }
  }
}
