import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame

/// A document with all its rows, made in a worker thread, ready for the one thread that writes.
struct PreparedDocument: Sendable {
  /// Where a document came from, for telling whether it changed.
  struct Origin: Sendable {
    /// Absolute path, with `#MEMBER` for parts of files; the document's identity.
    var path: String
    /// `text`, `html`, `docx` or `pdf`.
    var format = "text"
    /// Size of the file or member.
    var byteCount = 0
    /// What `ContentHash` says of its bytes and of what is stated about it.
    var contentHash = ""
    /// What `CorrectionSet.hash` says of its corrections.
    var correctionHash = ""
    /// Version of the program.
    var program = ""
  }

  let origin: Origin
  let name: String
  let frame: ObservationFrame
  let derivations: [String]
  let document: RowBuffer
  let text: RowBuffer
  let sentences: RowBuffer
  let observations: RowBuffer
  let claims: RowBuffer
  let byteCount: Int
  let outcomes: [CorrectionSet.Outcome]

  /// About how much memory it takes.
  var size: Int {
    text.size + sentences.size + observations.size + claims.size + frame.count * 200
  }

  init(
    _ document: Document, _ stored: [StoredObservation], claims: [Claim] = [], origin: Origin,
    extracted: [UInt8]? = nil, outcomes: [CorrectionSet.Outcome] = [], catalog: Catalog
  ) {
    var builder = ObservationFrameBuilder()
    for one in stored { builder.append(one.observation, documentArea: document.metadata.area) }
    let frame = builder.finish()
    self.frame = frame
    self.origin = origin
    name = document.name
    byteCount = origin.byteCount
    self.outcomes = outcomes
    let rows = ClaimRows(claims, of: document)
    self.document = Self.documentRow(
      document, origin, observations: stored.count, claims: rows.count)
    text = Self.textRow(document, extracted)
    self.claims = rows.buffer
    sentences = Self.sentenceRows(document, Set(stored.map(\.sentence)).union(rows.sentences))
    (observations, derivations) = Self.observationRows(stored, frame, catalog)
  }

  static let documentWidth = 20
  private static func documentRow(
    _ document: Document, _ origin: Origin, observations: Int, claims: Int
  ) -> RowBuffer {
    let metadata = document.metadata
    var row = RowBuffer()
    row.text(document.name)
    row.text(origin.path)
    row.text(metadata.title)
    row.text(orNull: metadata.date.start?.iso)
    row.text(orNull: metadata.date.end?.iso)
    row.text(metadata.dateOrigin.rawValue)
    row.text(metadata.dateWords)
    row.text(orNull: metadata.area == 0 ? nil : String(metadata.area))
    row.text(metadata.areaOrigin.rawValue)
    row.text(metadata.areaWords)
    row.text(metadata.source)
    row.text(document.encoding)
    row.text(origin.format)
    row.integer(origin.byteCount)
    row.text(origin.contentHash)
    row.text(origin.correctionHash)
    row.text(origin.program)
    row.integer(document.sentences.count)
    row.integer(observations)
    row.integer(claims)
    return row
  }

  static let textWidth = 3
  private static func textRow(_ document: Document, _ extracted: [UInt8]?) -> RowBuffer {
    var row = RowBuffer()
    row.text(document.text)
    if let extracted { row.text(extracted) } else { row.null() }
    row.blob(DocumentLayout.pack(document))
    return row
  }

  static let sentenceWidth = 5
  private static func sentenceRows(_ document: Document, _ numbers: Set<Int>) -> RowBuffer {
    var rows = RowBuffer()
    for index in numbers.sorted() {
      let sentence = document.sentences[index]
      rows.integer(index)
      rows.integer(sentence.span.start)
      rows.integer(sentence.span.end)
      rows.text(document.sections[Int(sentence.section)].kind.rawValue)
      rows.text(document.text[sentence.span.range])
    }
    return rows
  }

  static let observationWidth = 24
  private static func observationRows(
    _ stored: [StoredObservation], _ frame: ObservationFrame, _ catalog: Catalog
  ) -> (RowBuffer, [String]) {
    var rows = RowBuffer()
    // What many rows share is made once, by its id in the frame.
    let periods = (0..<frame.periodStarts.count).map { PeriodWords(frame.period(Int32($0))) }
    let areas = (0..<frame.areaCodes.count).map { id in
      let (code, name) = (frame.areaCodes[id], frame.areaNames[id])
      return (
        code: code.isEmpty ? nil : code,
        name: name == catalog.fullName(Int32(code) ?? 0) ? nil : name
      )
    }
    let derivations = (0..<frame.derivationTexts.count).map {
      frame.derivationTexts[$0].split(separator: "\n").joined(separator: " ")
    }
    var certainty: [UInt8] = []
    for (ordinal, stored) in stored.enumerated() {
      let one = stored.observation
      rows.integer(ordinal)
      rows.integer(stored.sentence)
      rows.integer(one.span.start)
      rows.integer(one.span.end)
      rows.text(one.text)
      rows.real(frame.values[ordinal])
      rows.text(one.value.description)
      rows.text(one.unit)
      rows.text(one.statedValue)
      rows.text(one.statedUnit)
      rows.text(one.measure.name)
      rows.text(one.comparator.sign)
      rows.text(one.status.code)
      rows.text(one.indicator)
      rows.text(orNull: one.indicatorID)
      let area = areas[Int(frame.areas[ordinal])]
      rows.text(orNull: area.code)
      rows.text(orNull: area.name)
      rows.text(orNull: one.subject)
      let period = periods[Int(frame.periods[ordinal])]
      rows.text(orNull: period.start)
      rows.text(orNull: period.end)
      rows.text(period.sdmx)
      rows.derivation(Int(frame.derivations[ordinal]))
      certainty.removeAll(keepingCapacity: true)
      for field in one.certainty { certainty.append(field.letter) }
      rows.text(certainty)
      rows.integer(frame.isRepeat(ordinal) ? 1 : 0)
    }
    return (rows, derivations)
  }
}

/// A period in words.
private struct PeriodWords {
  let start: String?
  let end: String?
  let sdmx: String

  init(_ period: Period) {
    start = period.start?.iso
    end = period.end?.iso
    sdmx = period.sdmx
  }
}
