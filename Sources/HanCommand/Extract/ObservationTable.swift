import Hanalyze

/// Observations as rows.
enum ObservationTable {
  /// A table with a column for each field of the JSON Lines form, without rows.
  static let empty = Table([
    TableColumn("doc"), TableColumn("start", kind: .integer), TableColumn("end", kind: .integer),
    TableColumn("encoding"), TableColumn("text"), TableColumn("sentence"),
    TableColumn("value", kind: .decimal), TableColumn("unit"), TableColumn("stated_value"),
    TableColumn("stated_unit"), TableColumn("measure"), TableColumn("comparator"),
    TableColumn("status"), TableColumn("indicator"), TableColumn("indicator_id"),
    TableColumn("area"), TableColumn("area_name"), TableColumn("subject"),
    TableColumn("period_start"), TableColumn("period_end"), TableColumn("time_period"),
    TableColumn("derivation"), TableColumn("certainty"),
  ])

  /// The observations with all their fields.
  static func table(_ observations: some Sequence<Observation>) -> Table {
    var table = empty
    for o in observations {
      table.append([
        .text(o.doc), .integer(Int(o.span.start)), .integer(Int(o.span.end)),
        .optional(o.encoding), .text(o.text), .text(o.sentence), .decimal(o.value), .text(o.unit),
        .text(o.statedValue), .text(o.statedUnit), .text(o.measure.name), .text(o.comparator.sign),
        .text(o.status.code), .text(o.indicator), .optional(o.indicatorID), .text(o.area),
        .text(o.areaName), .optional(o.subject), .optional(o.period.start?.iso),
        .optional(o.period.end?.iso), .text(o.timePeriod), .list(o.derivation.map { .text($0) }),
        .list(o.certainty.map { .text($0.name) }),
      ])
    }
    return table
  }

  /// The columns that a reader wants first.
  static let shortEmpty = Table([
    TableColumn("地区", id: "area_name"), TableColumn("指标", id: "indicator"),
    TableColumn("度量", id: "measure"), TableColumn("", id: "comparator"),
    TableColumn("值", id: "value", kind: .decimal, showsMagnitude: true, unitColumn: "unit"),
    TableColumn("单位", id: "unit"), TableColumn("时期", id: "time_period"),
    TableColumn("状态", id: "status"), TableColumn("来源", id: "doc"),
  ])

  /// The observations as a reader wants them.
  static func short(_ observations: some Sequence<Observation>) -> Table {
    var table = shortEmpty
    for o in observations {
      table.append([
        .text(o.areaName), .text(o.indicator), .text(o.measure.name),
        .text(o.comparator == .equal ? "" : o.comparator.sign), .decimal(o.value), .text(o.unit),
        .text(o.timePeriod), .text(o.status == .normal ? "" : o.status.code),
        .text("\(o.doc)@\(o.span.start)"),
      ])
    }
    return table
  }
}
