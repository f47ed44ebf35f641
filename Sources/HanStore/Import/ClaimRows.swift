import HanBase
import HanCorpus
import HanExtract

/// The rows of `claim` for one document.
struct ClaimRows {
  /// Cells of a row, without its document.
  static let width = 11
  /// The rows.
  private(set) var buffer = RowBuffer()
  /// Numbers of the sentences that claims stand in.
  private(set) var sentences: Set<Int> = []

  init(_ claims: [Claim], of document: Document) {
    for claim in claims {
      guard let sentence = Self.sentence(at: claim.cleanSpan.start, in: document) else { continue }
      let ordinal = buffer.cellCount / Self.width
      sentences.insert(sentence)
      buffer.integer(ordinal)
      buffer.integer(sentence)
      buffer.text(claim.kind.name)
      buffer.integer(claim.span.start)
      buffer.integer(claim.span.end)
      buffer.text(claim.text)
      buffer.text(orNull: claim.area.isEmpty ? nil : claim.area)
      buffer.text(orNull: claim.subject)
      buffer.text(orNull: claim.period.start?.iso)
      buffer.text(orNull: claim.period.end?.iso)
      var json = JSONWriter()
      claim.write(to: &json)
      buffer.text(json.bytes.dropLast(json.bytes.last == 0x0A ? 1 : 0))
    }
  }

  /// How many rows there are.
  var count: Int { buffer.cellCount / Self.width }

  /// The number of the sentence that holds a byte of the clean text; nil where there is none.
  private static func sentence(at offset: Int32, in document: Document) -> Int? {
    var (low, high) = (0, document.sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if document.sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < document.sentences.count ? low : nil
  }
}
