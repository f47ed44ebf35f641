import HanBase
import HanCatalog
import HanLua

/// The global `districts`: look-up by name, short name, code or path.
final class DistrictsObject: LuaObject {
  static let luaTypeName = "districts"

  static var type: LuaType<DistrictsObject> {
    var type = LuaType(
      DistrictsObject.self,
      "All districts: `districts[\"雨湖区\"]`, `districts[\"湘潭/雨湖\"]`, `districts[\"430302\"]`.",
      details: """
        A name that several districts have is an error that lists them; an unknown one names those \
        that are near. Former names and codes lead to what they are now (`districts["望城县"]`), and \
        parks have their parent (`districts["湘潭经开区"].parent`).
        """,
      example: """
        print(districts["湘潭/雨湖"].code) --> 430302
        print(districts["430122"].name) --> 望城区
        print(pcall(function() return districts["朝阳区"] end)) --> false …
        """, since: since)
    type = type.method(
      .init(
        "find", "The districts that a name may mean, without an error for none or several.",
        parameters: [Parameter("name", .string, "Name, short name, code or path.")],
        results: [ResultDescription(.list(.object("district")), "The districts.")],
        example: #"print(#districts:find("朝阳区")) --> 2"#, since: since)
    ) { _, call in
      let session = try ScriptSession.of(call)
      let found = session.divisions.places(named: try call.string(0))
      return [.list(found.map { .object(session.district($0)) })]
    }
    type = type.method(
      .init(
        "list", "The districts of a level.",
        parameters: [
          Parameter("level", .choice(Naming.levels), "The level.", default: .string("county")),
          Parameter("within", Taken.onePlace, "Only those within this district.", optional: true),
        ], results: [ResultDescription(.list(.object("district")), "The districts, by code.")],
        example: #"print(#districts:list("county", "湘潭市")) --> 5"#, since: since)
    ) { _, call in
      let session = try ScriptSession.of(call)
      let level = Naming.level(try call.string(0)) ?? 3
      var outer: Int32?
      if !call.isAbsent(1), case .division(let code) = try session.place(try call.value(1)) {
        outer = code
      }
      let found = session.catalog.areas.filter { area in
        area.level == level && (outer.map { session.catalog.lies(area.code, in: $0) } ?? true)
      }
      return [.list(found.map { .object(session.district(.division($0.code))) })]
    }
    return type.on(
      .index, "The district of a name, short name, code or path.",
      parameters: [Parameter("name", .oneOf([.string, .integer]), "What people call it.")],
      results: [ResultDescription(.object("district"), "The district.")]
    ) { _, call in
      let session = try ScriptSession.of(call)
      return [.object(session.district(try session.place(try call.value(0))))]
    }
    .on(.length, "How many districts are known.") { _, call in
      [.integer(try ScriptSession.of(call).catalog.areas.count)]
    }
    .on(.toString, "How many there are.") { _, call in
      [.string("districts: \(try ScriptSession.of(call).catalog.areas.count)")]
    }
  }
}
