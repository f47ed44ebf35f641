import HanBase
import HanCatalog
import HanCorpus
import HanLua

/// Which documents, and which of their sections, a search or a count is about.
struct SubCorpus {
  /// The fields of a record that chooses documents.
  static let parameters: [Parameter] = [
    Parameter(
      "within", Taken.onePlace, "Only documents about this district or what lies in it.",
      optional: true),
    Parameter("from", Taken.period, "Only documents of this time or later.", optional: true),
    Parameter("to", Taken.period, "Only documents of this time or earlier.", optional: true),
    Parameter("doc", .string, "Only documents whose name or title holds this.", optional: true),
    Parameter(
      "section", Taken.choices(Section.Kind.allCases.map(\.rawValue)),
      "Only sections of these kinds.", optional: true),
  ]

  private let catalog: Catalog
  private let area: Int32
  private let first: CivilDate?
  private let last: CivilDate?
  private let words: String?
  /// The kinds of sections; empty for all.
  let sections: Set<Section.Kind>
  /// Whether all documents belong to it.
  let isWhole: Bool

  init(_ options: LuaRecord, _ session: ScriptSession) throws {
    catalog = session.catalog
    var area: Int32 = 0
    if !options["within"].isNone, case .division(let code) = try session.place(options["within"]) {
      area = code
    }
    self.area = area
    first = options["from"].isNone ? nil : try PeriodObject.period(options["from"]).start
    last = options["to"].isNone ? nil : try PeriodObject.period(options["to"]).end
    words = options.string("doc")
    sections = Set(options["section"].elements.compactMap { Section.Kind(rawValue: $0.text ?? "") })
    isWhole = area == 0 && first == nil && last == nil && words == nil
  }

  /// Whether a document belongs to it; one whose date is asked for and unknown does not.
  func holds(_ name: String, _ metadata: Metadata) -> Bool {
    if area != 0, !catalog.lies(metadata.area, in: area) { return false }
    if let first {
      guard let end = metadata.date.end, end >= first else { return false }
    }
    if let last {
      guard let start = metadata.date.start, start <= last else { return false }
    }
    guard let words else { return true }
    return name.contains(words) || metadata.title.contains(words)
  }

  /// Whether a section belongs to it.
  func holds(_ kind: Section.Kind) -> Bool { sections.isEmpty || sections.contains(kind) }
}
