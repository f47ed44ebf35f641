import Hanalyze

/// Mentions as rows for people.
enum MentionTable {
  /// The table without rows.
  static let empty = Table([
    TableColumn("种类", id: "kind"), TableColumn("文字", id: "text"),
    TableColumn("值", id: "value", alignment: .right), TableColumn("单位", id: "unit"),
    TableColumn("所指", id: "meaning"), TableColumn("来源", id: "doc"),
  ])

  /// The mentions of a document.
  static func table(_ mentions: [Mention], of document: Document) -> Table {
    var table = empty
    for mention in mentions {
      table.append([
        .text(mention.kind.rawValue), .text(mention.text), .text(value(mention)),
        .optional(mention.unit), .text(meaning(mention)),
        .text("\(document.name)@\(mention.span.start)"),
      ])
    }
    return table
  }

  private static func value(_ mention: Mention) -> String {
    let sign = mention.comparator == .equal ? "" : mention.comparator.sign
    if let value = mention.value ?? mention.fraction { return sign + value }
    guard mention.low != nil || mention.high != nil else {
      return mention.approximateValue.map { "≈" + $0 } ?? ""
    }
    return "\(mention.low ?? "")–\(mention.high ?? "")"
  }

  private static func meaning(_ mention: Mention) -> String {
    switch mention.kind {
    case .period: mention.timePeriod
    case .area:
      mention.candidates.isEmpty
        ? "\(mention.area) \(mention.name ?? "")"
        : mention.candidates.map { "\($0.code) \($0.name)" }.joined(separator: "; ")
    case .indicator: mention.indicatorID ?? ""
    default: mention.dimension ?? ""
    }
  }
}
