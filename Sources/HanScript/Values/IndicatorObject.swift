import HanBase
import HanCatalog
import HanLua

/// An indicator of the catalogue as scripts hold it.
final class IndicatorObject: LuaObject, Shown {
  static let luaTypeName = "indicator"
  let indicator: Indicator

  init(_ indicator: Indicator) { self.indicator = indicator }

  var shown: String { "\(indicator.name) (\(indicator.id))" }

  static var type: LuaType<IndicatorObject> {
    var type = LuaType(
      IndicatorObject.self, "A published statistical concept of the catalogue.",
      example: """
        local h = require "hanalyze"
        print(h.indicators["GDP"].id, h.indicators.gdp.unit) --> gdp 元
        """, since: since)
    type = type.field(.init("id", .string, "The stable id.", since: since)) { i, _ in
      .string(i.indicator.id)
    }
    type = type.field(.init("name", .string, "The Chinese name.", since: since)) { i, _ in
      .string(i.indicator.name)
    }
    type = type.field(.init("english", .string, "The English name.", since: since)) { i, _ in
      .string(i.indicator.english)
    }
    type = type.field(
      .init("synonyms", .list(.string), "Forms that mean exactly the same.", since: since)
    ) { i, _ in .list(i.indicator.synonyms.map(LuaValue.string)) }
    type = type.field(
      .init("unit", .string, "The unit of a bare number; empty for none.", since: since)
    ) { i, _ in .string(i.indicator.unit) }
    type = type.field(
      .init("dimension", .string, "What is counted or measured.", since: since)
    ) { i, _ in .string(i.indicator.dimension) }
    type = type.field(
      .init(
        "kind", .string, "`stock`, `flow`, `rate`, `ratio`, `index`, `rank` or `other`.",
        since: since)
    ) { i, _ in .string(i.indicator.kind.rawValue) }
    type = type.field(
      .init("lower_is_better", .boolean, "Whether less is better.", since: since)
    ) { i, _ in .boolean(i.indicator.lowerIsBetter) }
    type = type.field(.init("theme", .string, "The theme, in Chinese.", since: since)) { i, _ in
      .string(i.indicator.theme)
    }
    return type.on(.equal, "Whether both are the same indicator.") { i, call in
      [.boolean(try call.object(0, as: IndicatorObject.self)?.indicator.id == i.indicator.id)]
    }
    .shows { $0.shown }
  }
}

/// The catalogue of indicators: look-up by id, name or synonym.
final class IndicatorsObject: LuaObject {
  static let luaTypeName = "indicators"

  static var type: LuaType<IndicatorsObject> {
    LuaType(
      IndicatorsObject.self,
      "All indicators of the catalogue: `indicators.gdp`, `indicators[\"财政收入\"]`.",
      example: """
        local h = require "hanalyze"
        print(pcall(function() return h.indicators.gpd end)) --> false …
        print(#h.indicators:list("综合") > 0) --> true
        """, since: since
    )
    .method(
      .init(
        "list", "The indicators, all or of a theme.",
        parameters: [Parameter("theme", .string, "The theme.", optional: true)],
        results: [ResultDescription(.list(.object("indicator")), "The indicators.")],
        example: """
          local h = require "hanalyze"
          print(#h.indicators:list() == #h.indicators) --> true
          """, since: since)
    ) { _, call in
      let session = try ScriptSession.of(call)
      let theme = try call.optionalString(0)
      let found = session.catalog.indicators.filter { theme == nil || $0.theme == theme }
      if let theme, found.isEmpty {
        let themes = session.catalog.indicators.map(\.theme)
        throw HanError(
          .luaUnknownName, "no theme is called '\(theme)'" + Nearest.hint(theme, in: themes))
      }
      return [.list(found.map { .object(session.object($0)) })]
    }
    .on(
      .index, "The indicator of an id, Chinese name, synonym or English name.",
      parameters: [Parameter("name", .string, "What it is called.")],
      results: [ResultDescription(.object("indicator"), "The indicator.")]
    ) { _, call in
      let session = try ScriptSession.of(call)
      let name = try call.value(0).text ?? ""
      guard let found = session.indicators.indicator(named: name) else {
        throw HanError(
          .unknownIndicator,
          "the catalogue has no indicator '\(name)'"
            + Nearest.hint(name, in: session.indicators.names))
      }
      return [.object(session.object(found))]
    }
    .on(.length, "How many indicators there are.") { _, call in
      [.integer(try ScriptSession.of(call).catalog.indicators.count)]
    }
    .on(.toString, "How many there are.") { _, call in
      [.string("indicators: \(try ScriptSession.of(call).catalog.indicators.count)")]
    }
  }
}
