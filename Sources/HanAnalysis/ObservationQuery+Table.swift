import HanBase
import HanExtract
import HanFrame

/// One column of a table of observations.
public enum ObservationColumn: String, Sendable, CaseIterable {
  /// The document's name.
  case doc
  /// Where the number begins in the document's file.
  case start
  /// Where it ends.
  case end
  /// The number with its unit, as written.
  case text
  /// The sentence.
  case sentence
  /// The exact value.
  case value
  /// The unit without magnitude.
  case unit
  /// The number as written.
  case statedValue = "stated_value"
  /// The unit as written.
  case statedUnit = "stated_unit"
  /// What sort of statement it is.
  case measure
  /// How it bounds the true value.
  case comparator
  /// Result, estimate or target.
  case status
  /// What is measured, in the source's words.
  case indicator
  /// The catalogue's id.
  case indicatorID = "indicator_id"
  /// The area's code.
  case area
  /// The area's name with its parents.
  case areaName = "area_name"
  /// What within the area it describes.
  case subject
  /// The first day of the period.
  case periodStart = "period_start"
  /// The last day of the period.
  case periodEnd = "period_end"
  /// The period in SDMX form.
  case timePeriod = "time_period"
  /// The rules that made it.
  case derivation

  /// The columns that people see when they name none.
  public static let usual: [ObservationColumn] = [
    .areaName, .indicator, .measure, .comparator, .value, .unit, .timePeriod, .doc,
  ]

  /// The column's heading in Chinese.
  public var title: String {
    switch self {
    case .doc: "来源"
    case .start: "起"
    case .end: "止"
    case .text: "原文"
    case .sentence: "句子"
    case .value: "值"
    case .unit: "单位"
    case .statedValue: "原值"
    case .statedUnit: "原单位"
    case .measure: "类型"
    case .comparator: "比较"
    case .status: "状态"
    case .indicator: "指标"
    case .indicatorID: "指标代码"
    case .area: "代码"
    case .areaName: "地区"
    case .subject: "对象"
    case .periodStart: "起始"
    case .periodEnd: "截止"
    case .timePeriod: "时期"
    case .derivation: "规则"
    }
  }

  func cell(_ one: Observation) -> Cell {
    switch self {
    case .doc: .text(one.doc)
    case .start: .integer(Int(one.span.start))
    case .end: .integer(Int(one.span.end))
    case .text: .text(one.text)
    case .sentence: .text(one.sentence)
    case .value: .decimal(one.value)
    case .unit: .text(one.unit)
    case .statedValue: .text(one.statedValue)
    case .statedUnit: .text(one.statedUnit)
    case .measure: .text(one.measure.name)
    case .comparator: .text(one.comparator.sign)
    case .status: .text(one.status.code)
    case .indicator: .text(one.indicator)
    case .indicatorID: .optional(one.indicatorID)
    case .area: .text(one.area)
    case .areaName: .text(one.areaName)
    case .subject: .optional(one.subject)
    case .periodStart: .optional(one.period.start?.iso)
    case .periodEnd: .optional(one.period.end?.iso)
    case .timePeriod: Field.periodCell(one.period)
    case .derivation: .list(one.derivation.map(Cell.text))
    }
  }
}

extension ObservationQuery {
  /// The query's rows as a table, each with its source.
  ///
  /// - Parameters:
  ///   - columns: Which columns, in which order.
  ///   - namesAreIDs: Whether headings are the ids of files and scripts rather than Chinese.
  /// - Returns: The table.
  /// - Throws: What a function given to `.passes` throws.
  public func table(
    _ columns: [ObservationColumn] = ObservationColumn.usual, namesAreIDs: Bool = false
  ) throws -> Table {
    var table = Table(
      columns.map { column in
        let isNumber = [.value, .start, .end].contains(column)
        return TableColumn(
          namesAreIDs ? column.rawValue : column.title, id: column.rawValue,
          kind: column == .value ? .decimal : isNumber ? .integer : .text,
          showsMagnitude: column == .value,
          unitColumn: column == .value && columns.contains(.unit) ? "unit" : nil)
      })
    for row in try rows() {
      guard let one = frame.observation(Int(row)) else { continue }
      table.append(columns.map { $0.cell(one) }, sources: [source(of: Int(row))])
    }
    return table
  }

  /// The source of a row, for tracing.
  public func source(of row: Int) -> TableSource {
    TableSource(
      doc: frame.docNames[Int(frame.docs[row])], span: Span(frame.starts[row], frame.ends[row]),
      text: frame.texts[row], sentence: frame.sentenceTexts[Int(frame.sentences[row])],
      row: Int32(clamping: frame.origin(row)))
  }

  /// The name of a row's area: with its parents where the frame has them, else its code.
  func areaName(_ row: Int) -> String {
    let id = Int(frame.areas[row])
    let name = frame.areaNames[id]
    return name.isEmpty ? frame.areaCodes[id] : name
  }

  /// The name of a row's indicator: the catalogue's, or the source's words.
  func indicatorName(_ row: Int) -> String {
    let concept = frame.concepts[row]
    let name = frame.conceptNames[Int(concept)]
    guard frame.isCatalogued(concept: concept) else { return name }
    return catalog.name(ofIndicator: name) ?? name
  }
}
