import HanBase

/// Puts a document's metadata together: what is stated, then what the text tells.
struct MetadataFinder {
  let clean: UnsafeBufferPointer<UInt8>
  let layout: CleanLayout
  let matter: FrontMatter
  let stated: StatedMetadata?
  let areaFinder: (any AreaFinder)?

  func find() -> Metadata {
    let given = (stated ?? StatedMetadata()).completed(by: matter.stated)
    var metadata = Metadata()
    metadata.title = given.title ?? titleInText() ?? ""
    metadata.source = given.source ?? ""
    findDate(&metadata, given.date)
    findArea(&metadata, given.area)
    return metadata
  }

  private var source: Source? { clean.baseAddress.map { Source(base: $0, count: clean.count) } }

  /// The first heading above the prose; a report's own title goes before the newspaper's.
  private func titleInText() -> String? {
    guard let source else { return nil }
    var first: String?
    for section in layout.sections.prefix(12) {
      if section.kind == .body, section.span.count > 300 { break }
      guard section.kind == .heading else { continue }
      let range = section.span.range
      let words = source.string(range.lowerBound, range.upperBound)
      let phrase = Phrase(source, range.lowerBound, range.upperBound)
      if phrase.numbering != nil { continue }
      if phrase.contains(["报告", "公报"]) { return words }
      first = first ?? words
    }
    return first ?? titleInside(source)
  }

  /// A page whose title stands in its middle: a heading straight above another one.
  private func titleInside(_ source: Source) -> String? {
    for index in layout.sections.indices.dropLast()
    where layout.sections[index].kind == .heading && layout.sections[index + 1].kind == .heading {
      let range = layout.sections[index].span.range
      return source.string(range.lowerBound, range.upperBound)
    }
    return nil
  }

  private func findDate(_ metadata: inout Metadata, _ date: Period?) {
    if let date {
      (metadata.date, metadata.dateOrigin) = (date, .stated)
      return
    }
    guard let source,
      let found = DateInference(
        source, layout.sections, layout.sentences, title: metadata.title, address: metadata.source
      ).find()
    else { return }
    metadata.date = found.period
    metadata.dateOrigin = .inferred
    metadata.dateEvidence = found.span
    metadata.dateWords = found.words
  }

  private func findArea(_ metadata: inout Metadata, _ area: Int32?) {
    if let area = area ?? matter.areaWords.flatMap({ areaFinder?.area(named: $0) ?? Int32($0) }) {
      (metadata.area, metadata.areaOrigin) = (area, .stated)
      return
    }
    guard let source, let areaFinder,
      let found = AreaInference(source, finder: areaFinder)
        .find(layout.sections, layout.sentences, title: metadata.title)
    else { return }
    metadata.area = found.area
    metadata.areaOrigin = .inferred
    metadata.areaEvidence = found.span
    metadata.areaWords = found.words
  }
}
