import HanBase
import HanCorpus

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
  let observationCount: Int
  let derivations: [String]
  let claimDerivations: [String]
  let document: RowBuffer
  let text: RowBuffer
  let sentences: RowBuffer
  let observations: RowBuffer
  let claims: RowBuffer
  let outcomes: [CorrectionSet.Outcome]

  /// About how much memory it takes.
  var size: Int {
    origin.byteCount + text.size + sentences.size + observations.size + claims.size
  }

  static let documentWidth = 20
  static func documentRow(
    _ document: Document, _ origin: Origin, observations: Int, claims: Int
  ) -> RowBuffer {
    let metadata = document.metadata
    let row = RowBuffer()
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
  static func textRow(_ document: Document, _ extracted: [UInt8]?) -> RowBuffer {
    let row = RowBuffer(bytes: document.text.count / 16, source: document.text)
    row.wholeText()
    if let extracted { row.text(extracted) } else { row.null() }
    row.blob(DocumentLayout.pack(document))
    return row
  }

  static let sentenceWidth = 5
  static func sentenceRows(_ document: Document, _ used: [Bool]) -> RowBuffer {
    let rows = RowBuffer(
      rows: used.count / 2, width: sentenceWidth, bytes: 12, source: document.text)
    for (index, sentence) in document.sentences.enumerated() where used[index] {
      rows.integer(index)
      rows.integer(sentence.span.start)
      rows.integer(sentence.span.end)
      rows.text(document.sections[Int(sentence.section)].kind.rawValue)
      rows.words(sentence.span)
    }
    return rows
  }

  static let observationWidth = 24
}
