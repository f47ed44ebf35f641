import HanBase
import HanCorpus
import HanExtract

/// The rows of `claim` for one document.
struct ClaimRows {
  /// Cells of a row, without its document.
  static let width = 19
  /// The rows.
  private(set) var buffer = RowBuffer()
  /// Numbers of the sentences that claims stand in.
  private(set) var sentences: Set<Int> = []
  /// The derivations that rows refer to by their place here.
  private(set) var derivations: [String] = []
  /// How many rows there are.
  private(set) var count = 0

  init(_ claims: [Claim], of document: Document) {
    var places: [[String]: Int] = [:]
    var ordinal = 0
    buffer.reserve(rows: claims.count, width: Self.width, bytes: 160)
    for claim in claims {
      guard let sentence = Self.sentence(at: claim.cleanSpan.start, in: document) else { continue }
      sentences.insert(sentence)
      buffer.integer(ordinal)
      buffer.integer(sentence)
      buffer.text(claim.kind.name)
      buffer.integer(claim.span.start)
      buffer.integer(claim.span.end)
      buffer.text(claim.text)
      append(claim)
      buffer.text(orNull: claim.area.isEmpty ? nil : claim.area)
      buffer.text(orNull: claim.subject)
      buffer.text(orNull: claim.period.start?.iso)
      buffer.text(orNull: claim.period.end?.iso)
      let place = places[claim.derivation] ?? derivations.count
      if place == derivations.count {
        places[claim.derivation] = place
        derivations.append(claim.derivation.joined(separator: " "))
      }
      buffer.derivation(place)
      buffer.text(claim.certainty.map(\.letter))
      ordinal += 1
    }
    count = ordinal
  }

  private mutating func append(_ claim: Claim) {
    buffer.text(orNull: claim.title)
    buffer.text(orNull: claim.issuer)
    buffer.text(orNull: claim.level?.name)
    if let year = claim.year { buffer.integer(year) } else { buffer.null() }
    buffer.text(orNull: claim.name)
    buffer.text(orNull: claim.role)
    buffer.text(orNull: claim.parent)
  }

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
