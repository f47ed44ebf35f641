import HanAnalysis
import HanBase
import HanCatalog
import HanExtract
import HanFrame
import HanLua

/// Makes conditions of a query from the record that a script gives.
enum QueryConditions {
  /// The fields of the record.
  static let parameters: [Parameter] = [
    Parameter(
      "indicator", Taken.indicator, "Ids, names or the documents' own words.", optional: true),
    Parameter("measure", Taken.choices(Naming.measures), "What sort of statement.", optional: true),
    Parameter(
      "status", Taken.choices(Naming.statuses),
      "Result (`A`), estimate (`E`), target (`T`); `any` lets verbs that pool take all.",
      optional: true),
    Parameter("district", Taken.district, "Districts or parks described.", optional: true),
    Parameter("within", Taken.district, "Districts with all that lie within them.", optional: true),
    Parameter(
      "level", Taken.choices(Naming.levels), "Levels of the areas described.", optional: true),
    Parameter("at", Taken.period, "The very period.", optional: true),
    Parameter("during", Taken.period, "A period within which theirs lies.", optional: true),
    Parameter(
      "overlapping", Taken.period, "A period that shares a day with theirs.", optional: true),
    Parameter("unit", Taken.names, "Units without magnitude, such as `元`.", optional: true),
    Parameter("theme", Taken.names, "Themes of indicators.", optional: true),
    Parameter("doc", Taken.names, "Documents, by name or end of path.", optional: true),
    Parameter("section", Taken.names, "Kinds of sections.", optional: true),
    Parameter(
      "subject", .oneOf([.boolean, .string, .list(.string)]),
      "Subjects within areas; true for any, false for figures of whole areas.", optional: true),
    Parameter(
      "comparator", Taken.choices(Comparator.allCases.map(\.sign)), "How the value is bounded.",
      optional: true),
    Parameter("min", .number, "The least value.", optional: true),
    Parameter("max", .number, "The greatest value.", optional: true),
    Parameter("words", .string, "Words in the name of what is measured.", optional: true),
    Parameter("contains", .string, "Words in the sentence.", optional: true),
    Parameter("sure", .boolean, "True leaves out rows with guessed fields.", optional: true),
    Parameter(
      "repeated", .boolean, "True for rows that repeat others of their document, false for others.",
      optional: true),
  ]

  /// The conditions that a record asks for.
  static func conditions(
    _ record: LuaRecord, vocabulary: Vocabulary, session: ScriptSession
  ) throws -> [QueryCondition] {
    var found: [QueryCondition] = []
    func each<Value>(
      _ name: String, _ make: ([String]) throws -> Value?, _ add: (Value) -> QueryCondition
    ) rethrows {
      let names = record[name].elements.compactMap(\.text)
      if !names.isEmpty, let value = try make(names) { found.append(add(value)) }
    }
    if !record["indicator"].isNone {
      found.append(.indicator(try session.concepts(record["indicator"], in: vocabulary)))
    }
    each("measure", { $0.compactMap { Measure(name: $0) } }, QueryCondition.measure)
    each("status", { statuses($0) }, QueryCondition.status)
    each("level", { $0.compactMap(Naming.level) }, QueryCondition.level)
    each("comparator", { $0.compactMap { Comparator(sign: $0) } }, QueryCondition.comparator)
    if !record["district"].isNone {
      found += try session.areas(record["district"], isWithin: false)
    }
    if !record["within"].isNone { found += try session.areas(record["within"], isWithin: true) }
    if !record["at"].isNone { found.append(.at(try PeriodObject.period(record["at"]))) }
    if !record["during"].isNone { found.append(.during(try PeriodObject.period(record["during"]))) }
    if !record["overlapping"].isNone {
      found.append(.overlapping(try PeriodObject.period(record["overlapping"])))
    }
    each("unit", { $0 }, QueryCondition.unit)
    each("theme", { $0 }, QueryCondition.theme)
    each("doc", { $0 }, QueryCondition.document)
    each("section", { $0 }, QueryCondition.section)
    if case .boolean(let has) = record["subject"] {
      found.append(.hasSubject(has))
    } else {
      each("subject", { $0 }, QueryCondition.subject)
    }
    let (low, high) = (record.number("min"), record.number("max"))
    if low != nil || high != nil {
      let (low, high) = (low ?? -.infinity, high ?? .infinity)
      guard low <= high else {
        throw HanError(.luaArgument, "min (\(low)) is greater than max (\(high))")
      }
      found.append(.value(low...high))
    }
    if let words = record.string("words") { found.append(.indicatorContains(words)) }
    if let words = record.string("contains") { found.append(.sentenceContains(words)) }
    if record.boolean("sure") { found.append(.sure) }
    if case .boolean(let repeats) = record["repeated"] { found.append(.isRepeat(repeats)) }
    return found
  }

  private static func statuses(_ names: [String]) -> [Status] {
    names.contains("any") ? Status.allCases : names.flatMap { Naming.statuses($0) ?? [] }
  }
}

extension ScriptSession {
  /// The concepts that names mean: ids of the catalogue, else phrases of the documents.
  ///
  /// - Throws: `HanError` HA811 with near names.
  func concepts(_ value: LuaValue, in vocabulary: Vocabulary) throws -> [String] {
    try value.elements.flatMap { element -> [String] in
      if case .object(let object) = element, let indicator = object as? IndicatorObject {
        return [indicator.indicator.id]
      }
      let name = element.text ?? ""
      if let known = indicators.indicator(named: name) { return [known.id, name] }
      if try vocabulary.knows(name) { return [name] }
      throw try unknownIndicator(name, in: vocabulary)
    }
  }

  /// The error about a name that neither the catalogue nor the documents know.
  func unknownIndicator(_ name: String, in vocabulary: Vocabulary) throws -> HanError {
    let near = Nearest.hint(name, in: indicators.names + (try vocabulary.phrases()))
    return HanError(
      .unknownIndicator,
      "no indicator is called '\(name)', in the catalogue or in the documents" + near)
  }

  /// The conditions for places: areas, and subjects for parks.
  func areas(_ value: LuaValue, isWithin: Bool) throws -> [QueryCondition] {
    var codes: [Int32] = []
    var parks: [Park] = []
    for element in value.elements {
      switch try place(element) {
      case .division(let code): codes.append(code)
      case .park(let code): parks += Catalog.parks.filter { $0.code == code }
      }
    }
    guard let first = parks.first else {
      return [isWithin ? .within(codes) : .area(codes)]
    }
    guard parks.count == 1, codes.isEmpty else {
      throw HanError(.luaArgument, "a park cannot be asked for together with other districts")
    }
    return [.within([first.parent]), .subject([first.name] + first.shortNames)]
  }

  /// The place of an argument: a name, a code or a district.
  func place(_ value: LuaValue) throws(HanError) -> Place {
    switch value {
    case .object(let object):
      if let district = object as? DistrictObject { return district.place }
    case .integer(let code): return try place(named: String(code))
    case .number(let code):
      if let code = Int(exactly: code) { return try place(named: String(code)) }
    case .string(let text): return try place(named: text)
    default: break
    }
    throw HanError(.unknownDistrict, "expected a district, got \(value.kind)")
  }
}
