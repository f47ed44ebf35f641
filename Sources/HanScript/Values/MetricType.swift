import HanAnalysis
import HanBase
import HanCatalog
import HanExtract
import HanFrame
import HanLua
import HanStore

extension MetricRows {
  /// What scripts see of one observation.
  static var type: LuaRowType<MetricRows> {
    var type = LuaRowType(
      MetricRows.self, name: "metric", "One numeric statement that a document makes.",
      details: """
        `print(m)` shows area, indicator, the number as written and its period. Every metric can say \
        where it stands (`m:source()`, `m:sentence()`) and why it is what it is (`m:why()`).
        """,
      example: """
        for m in metrics{ indicator = "gdp", measure = "level" }:latest():each() do
          print(m.area_name, m.value, m.unit, m.time_period)
        end
        """, since: since)
    for column in MetricColumn.allCases {
      type = type.column(
        .init(
          column.name, column.type, column.summary, optional: column.isOptional, since: since))
    }
    return methods(of: values(of: type))
  }

  private static func values(of type: LuaRowType<MetricRows>) -> LuaRowType<MetricRows> {
    var type = type
    type = type.field(
      .init("value_text", .string, "The exact value as a decimal literal.", since: since)
    ) { rows, row, _ in .string(rows.view(row).exactValue.description) }
    type = type.field(
      .init("text", .string, "The number with its unit, as written.", since: since)
    ) { rows, row, _ in .string(rows.frame.texts[rows.frameRow(row)]) }
    type = type.field(
      .init(
        "indicator_name", .string, "The catalogue's Chinese name, or else the source's words.",
        since: since)
    ) { rows, row, _ in .string(rows.indicatorName(row)) }
    type = type.field(
      .init(
        "district", .object("district"), "The district described.", optional: true,
        since: since)
    ) { rows, row, _ in
      let code = rows.view(row).area
      return code == 0 ? .none : .object(rows.session.district(.division(code)))
    }
    type = type.field(
      .init("period", .object("period"), "The time that it describes.", since: since)
    ) { rows, row, _ in .object(PeriodObject(rows.view(row).period)) }
    type = type.field(
      .init("period_start", .string, "The first day of the period.", optional: true, since: since)
    ) { rows, row, _ in .optional(rows.view(row).period.start?.iso) }
    type = type.field(
      .init("period_end", .string, "The last day of the period.", optional: true, since: since)
    ) { rows, row, _ in .optional(rows.view(row).period.end?.iso) }
    type = type.field(
      .init("published", .object("period"), "When its document was published.", since: since)
    ) { rows, row, _ in
      .object(PeriodObject(rows.frame.published(doc: rows.frame.docs[rows.frameRow(row)])))
    }
    type = type.field(
      .init("stated_value", .string, "The number as written, such as `646.8`.", since: since)
    ) { rows, row, _ in .string(rows.view(row).observation.statedValue) }
    type = type.field(
      .init("derivation", .list(.string), "The ids of the rules that made it.", since: since)
    ) { rows, row, _ in .list(rows.view(row).observation.derivation.map(LuaValue.string)) }
    type = type.field(
      .init("sure", .boolean, "Whether no field had to be guessed.", since: since)
    ) { rows, row, _ in .boolean(rows.frame.isSure(rows.frameRow(row))) }
    type = type.field(
      .init("repeated", .boolean, "Whether its document states it better elsewhere.", since: since)
    ) { rows, row, _ in .boolean(rows.frame.isRepeat(rows.frameRow(row))) }
    return type
  }

  private static func methods(of type: LuaRowType<MetricRows>) -> LuaRowType<MetricRows> {
    var type = type
    let first = #"local m = metrics{ indicator = "gdp", measure = "level" }:latest():totable()[1]"#
    type = type.method(
      .init(
        "why", "Says why each field is what it is: the rule, the words, how sure it is.",
        results: [ResultDescription(.string, "A line for each field.")],
        example: first + "\nprint(m:why())", since: since)
    ) { rows, row, _ in [.string(try rows.why(row))] }
    type = type.method(
      .init(
        "sentence", "The sentence that it stands in.",
        results: [ResultDescription(.string, "The sentence.")],
        example: first + "\nprint(m:sentence())", since: since)
    ) { rows, row, _ in [.string(rows.view(row).sentence)] }
    type = type.method(
      .init(
        "source", "Where it stands: document and bytes.",
        results: [ResultDescription(.string, "The form `seeds/a.txt@120-131`.")],
        example: first + "\nprint(m:source())", since: since)
    ) { rows, row, _ in [.string(rows.source(row))] }
    type = type.method(
      .init(
        "record", "All fields as a plain table.",
        results: [ResultDescription(.map(.any), "The fields of the contract of `extract`.")],
        example: first + "\nprint(m:record().value)", since: since)
    ) { rows, row, _ in [.record(rows.record(row))] }
    type = type.on(.toString, "Area, indicator, number and period.") { rows, row, _ in
      [.string(rows.label(row))]
    }
    return type.on(.equal, "Whether both are the same observation.") { rows, row, call in
      guard let (other, otherRow) = try call.row(0, of: MetricRows.self) else {
        return [.boolean(false)]
      }
      return [.boolean(rows.isSame(row, as: other, otherRow))]
    }
  }
}

extension MetricRows {
  /// The catalogue's name of a row's indicator, or the source's words.
  func indicatorName(_ row: Int) -> String {
    let row = frameRow(row)
    let concept = frame.concepts[row]
    guard frame.isCatalogued(concept: concept) else {
      return frame.phraseTexts[Int(frame.phrases[row])]
    }
    let id = frame.conceptNames[Int(concept)]
    return session.catalog.indicatorName(id: id) ?? id
  }

  /// `seeds/a.txt@120-131`.
  func source(_ row: Int) -> String {
    let row = frameRow(row)
    return "\(frame.docNames[Int(frame.docs[row])])@\(frame.starts[row])-\(frame.ends[row])"
  }

  /// The source as tables keep it.
  func tableSource(_ row: Int) -> TableSource {
    ObservationQuery(frame, catalog: session.catalog).source(of: frameRow(row))
  }

  /// The fields of the contract of `hanalyze extract`.
  func record(_ row: Int) -> [LuaValue.Field] {
    let one = view(row).observation
    return [
      .init("doc", .string(one.doc)), .init("start", .integer(Int(one.span.start))),
      .init("end", .integer(Int(one.span.end))), .init("text", .string(one.text)),
      .init("sentence", .string(one.sentence)), .init("value", .number(one.value.double)),
      .init("value_text", .string(one.value.description)), .init("unit", .string(one.unit)),
      .init("stated_value", .string(one.statedValue)),
      .init("stated_unit", .string(one.statedUnit)), .init("measure", .string(one.measure.name)),
      .init("comparator", .string(one.comparator.sign)), .init("status", .string(one.status.code)),
      .init("indicator", .string(one.indicator)),
      .init("indicator_id", .optional(one.indicatorID)), .init("area", .string(one.area)),
      .init("area_name", .string(one.areaName)), .init("subject", .optional(one.subject)),
      .init("period_start", .optional(one.period.start?.iso)),
      .init("period_end", .optional(one.period.end?.iso)),
      .init("time_period", .string(one.timePeriod)),
      .init("derivation", .list(one.derivation.map(LuaValue.string))),
    ]
  }

  /// A line for each field: what it is, by which rule, how sure.
  func why(_ row: Int) throws -> String {
    let one = view(row).observation
    let values = [
      "\(one.value) \(one.unit) ← \(one.text)", one.measure.name, one.comparator.sign,
      one.status.code, one.indicator + (one.indicatorID.map { " (\($0))" } ?? ""),
      one.areaName.isEmpty ? "unknown" : one.areaName, PeriodObject(one.period).shown,
    ]
    let fields = ["value", "measure", "comparator", "status", "indicator", "area", "period"]
    var lines = ["\(source(row)): \(one.sentence)"]
    for (index, field) in fields.enumerated() {
      let rule = index < one.derivation.count ? one.derivation[index] : "?"
      let certainty = index < one.certainty.count ? one.certainty[index] : .guessed
      let isCorrected = rule.hasPrefix("correction/")
      let words = isCorrected ? "" : session.evidence(of: self, row, field: index)
      lines.append(
        "  \(field): \(values[index]) [\(rule), \(certainty)]"
          + (words.isEmpty ? "" : " by “\(words)”"))
    }
    return (lines + corrections(of: one)).joined(separator: "\n")
  }

  /// A line for each thing that an analyst said of an observation.
  private func corrections(of one: Observation) -> [String] {
    guard one.derivation.contains(where: { $0.hasPrefix("correction/") }),
      let all = try? session.corpus().corrections(of: one.doc)
    else { return [] }
    let own = all.filter { said in
      if let span = said.span { return span.overlaps(one.span) }
      return said.quote.map { one.text.contains($0) || $0.contains(one.text) } ?? false
    }
    return own.map { said in
      let words = [said.who, said.why].filter { !$0.isEmpty }.joined(separator: ": ")
      return "  correction: \(said.field)" + (said.value.isEmpty ? "" : " \(said.value)")
        + (words.isEmpty ? "" : " (\(words))")
    }
  }
}
