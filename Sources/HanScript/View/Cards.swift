import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

extension DistrictObject {
  /// The district with its relations.
  func card(names limit: Int) -> CardView {
    let catalog = session.catalog
    let children = area.map { catalog.children(of: $0.code) } ?? []
    let parks = Catalog.parks.filter { area != nil && $0.parent == area?.code }
    let former = Catalog.predecessors.filter { $0.code == area?.code }
    var fields: [CardView.Field] = [
      .init("code", code), .init("level", level),
      .init("parent", parentCode == 0 ? "" : catalog.fullName(parentCode)),
      .init("short_names", area?.shortNames ?? park?.shortNames ?? []),
      .init("children", children.prefix(limit).map(\.name), total: children.count),
      .init("parks", parks.prefix(limit).map(\.name), total: parks.count),
      .init(
        "predecessors",
        former.map {
          "\($0.formerName) (\($0.formerCode == 0 ? "" : "\($0.formerCode), ")–\($0.until))"
        }),
    ]
    if let area, let count = session.corpusIfOpen?.countIfAsked(area: area.code) {
      fields.append(.init("metrics", String(count)))
    }
    return CardView(type: "district", title: shown, fields: fields)
  }
}

extension DocumentObject {
  /// What is known about the document.
  var card: CardView {
    let metadata = document.metadata
    let area = session.catalog.fullName(metadata.area)
    return CardView(
      type: "document", title: metadata.title.isEmpty ? document.name : metadata.title,
      fields: [
        .init("name", document.name),
        .init(
          "date",
          metadata.date.isUnknown
            ? "" : PeriodObject(metadata.date).shown + Self.origin(metadata.dateOrigin)),
        .init(
          "area",
          metadata.area == 0
            ? "" : "\(area) (\(metadata.area))" + Self.origin(metadata.areaOrigin)),
        .init("source", metadata.source), .init("encoding", document.encoding),
        .init("sections", String(document.sections.count)),
        .init("sentences", String(document.sentences.count)),
        .init("bytes", String(document.text.count)),
        .init("opening", opening),
      ])
  }

  private static func origin(_ origin: Metadata.Origin) -> String {
    origin == .stated ? "" : " (\(origin.rawValue))"
  }

  /// Its first sentence of prose.
  private var opening: String {
    let first = document.sentences.first {
      document.sections[Int($0.section)].kind == .body && $0.span.count > 30
    }
    return first.map { document.string($0.span) } ?? ""
  }
}

extension IndicatorObject {
  /// The indicator with its names.
  func card(_ session: ScriptSession) -> CardView {
    var fields: [CardView.Field] = [
      .init("id", indicator.id), .init("english", indicator.english),
      .init("synonyms", indicator.synonyms), .init("unit", indicator.unit),
      .init("dimension", indicator.dimension), .init("kind", indicator.kind.rawValue),
      .init("direction", indicator.lowerIsBetter ? "lower" : "higher"),
      .init("theme", indicator.theme),
    ]
    if let count = session.corpusIfOpen?.countIfAsked(indicator: indicator.id) {
      fields.append(.init("metrics", String(count)))
    }
    return CardView(type: "indicator", title: indicator.name, fields: fields)
  }
}

extension PeriodObject {
  /// The period with its ends.
  var card: CardView {
    let months = period.wholeMonths
    let days = period.start.flatMap { start in
      period.end.map { $0.dayNumber - start.dayNumber + 1 }
    }
    return CardView(
      type: "period", title: shown,
      fields: [
        .init("first", period.start?.iso ?? ""), .init("last", period.end?.iso ?? ""),
        .init("years", months > 0 && months % 12 == 0 ? String(months / 12) : ""),
        .init("months", months > 0 ? String(months) : ""),
        .init("days", days.map(String.init) ?? ""),
      ])
  }
}

extension SectionObject {
  /// The section with its first sentences.
  func card(names limit: Int) -> CardView {
    let document = owner.document
    let heading =
      document.sections.indices.contains(section.heading)
      ? document.string(document.sections[section.heading].span) : ""
    return CardView(
      type: "section", title: section.kind.rawValue,
      fields: [
        .init("heading", heading),
        .init("speaker", section.speaker.map { document.string($0) } ?? ""),
        .init("sentences", String(section.sentences.count)),
        .init("text", document.string(section.span)),
      ])
  }
}

extension SentenceObject {
  /// The sentence with where it stands.
  var card: CardView {
    let disk = owner.document.map.disk(sentence.span)
    return CardView(
      type: "sentence", title: shown,
      fields: [
        .init("section", owner.document.sections[Int(sentence.section)].kind.rawValue),
        .init("source", "\(owner.document.name)@\(disk.start)-\(disk.end)"),
      ])
  }
}
