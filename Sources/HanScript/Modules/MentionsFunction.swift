import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanLua

extension LibraryModule {
  /// The function `mentions`.
  static var mentions: LuaFunction {
    LuaFunction(
      .init(
        "mentions",
        "What can be recognised in any text: numbers, quantities, periods, areas, indicators.",
        details: """
          A mention is no statement: numbers in names and dates are mentions too. Fields that do not \
          apply are absent. Spans count bytes of the text, from 0.
          """,
        parameters: [
          Parameter("text", .string, "The text."),
          Parameter(
            "options",
            .record([
              Parameter(
                "kind", .choice(Mention.Kind.allCases.map(\.rawValue)),
                "Only mentions of this kind.",
                optional: true),
              Parameter("date", Taken.period, "The day that 今年 counts from.", optional: true),
              Parameter(
                "area", Taken.onePlace, "The district that names are near to.", optional: true),
            ]), "What to look for.", optional: true),
        ],
        results: [
          ResultDescription(
            .list(.map(.any)),
            "Tables with kind, text, start, finish, and of value, low, high, comparator, unit, period, "
              + "area, name, indicator_id those that apply.")
        ],
        example: """
          local h = require "hanalyze"
          for _, m in ipairs(h.mentions("2024年雨湖区新建学校12所")) do print(m.kind, m.text) end
          """, since: since)
    ) { call in
      let session = try ScriptSession.of(call)
      let options = try call.record(1)
      let document = try Self.document(try call.string(0), options, session, name: "text")
      let wanted = options.string("kind").flatMap { Mention.Kind(rawValue: $0) }
      let found = MentionFinder(catalog: session.catalog).find(in: document)
      return [
        .list(found.filter { wanted == nil || $0.kind == wanted }.map { .record(fields(of: $0)) })
      ]
    }
  }

  /// The document that a text is read as.
  static func document(
    _ text: String, _ about: LuaRecord, _ session: ScriptSession, name: String
  ) throws -> Document {
    var stated = StatedMetadata()
    if !about["date"].isNone { stated.date = try PeriodObject.period(about["date"]) }
    if !about["area"].isNone, case .division(let code) = try session.place(about["area"]) {
      stated.area = code
    }
    let reader = DocumentReader(areaFinder: CatalogAreaFinder(session.catalog))
    return try reader.read(Array(text.utf8), name: name, stated: stated)
  }

  private static func fields(of mention: Mention) -> [LuaValue.Field] {
    var fields: [LuaValue.Field] = [
      .init("kind", .string(mention.kind.rawValue)), .init("text", .string(mention.text)),
      .init("start", .integer(Int(mention.span.start))),
      .init("finish", .integer(Int(mention.span.end))),
    ]
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { fields.append(.init(name, .string(text))) }
    }
    func number(_ name: String, _ text: String?) {
      guard let text else { return }
      if let value = Double(text) { fields.append(.init(name, .number(value))) }
      fields.append(.init(name + "_text", .string(text)))
    }
    number("value", mention.value)
    number("low", mention.low)
    number("high", mention.high)
    add("fraction", mention.fraction)
    if mention.comparator != .equal { add("comparator", mention.comparator.sign) }
    add("unit", mention.unit)
    add("canonical_unit", mention.canonicalUnit)
    add("dimension", mention.dimension)
    if !mention.period.isUnknown {
      fields.append(.init("period", .object(PeriodObject(mention.period))))
    }
    if mention.area != 0 { add("area", String(mention.area)) }
    add("name", mention.name)
    if !mention.candidates.isEmpty {
      fields.append(
        .init("candidates", .list(mention.candidates.map { .string(String($0.code)) })))
    }
    add("indicator_id", mention.indicatorID)
    return fields
  }
}
