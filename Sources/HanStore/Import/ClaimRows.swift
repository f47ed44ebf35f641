import HanBase
import HanCorpus
import HanExtract

/// The rows of `claim` for one document.
struct ClaimRows {
  /// Cells of a row, without its document.
  static let width = 19
  /// The rows.
  let buffer: RowBuffer
  /// Numbers of the sentences that claims stand in.
  private(set) var sentences: [Int] = []
  /// The derivations that rows refer to by their place here.
  private(set) var derivations: [String] = []
  /// How many rows there are.
  var count: Int { sentences.count }

  private static let kinds = Claim.Kind.allCases.map { Array($0.name.utf8) }
  private static let levels = Claim.Level.allCases.map { Array($0.name.utf8) }
  /// The letters of each way to be sure, by `ClaimParts.certaintyBits`.
  private static let certainties = (UInt8.min...UInt8.max).map { bits in
    (0..<4).map { (Certainty(rawValue: bits >> (2 * $0) & 3) ?? .guessed).letter }
  }

  init(_ claims: ClaimExtraction) {
    buffer = RowBuffer(
      rows: claims.count, width: Self.width, bytes: 60, source: claims.document.text)
    sentences.reserveCapacity(claims.count)
    var places: [UInt32: Int] = [:]
    var lastArea = (code: Int32(0), digits: [UInt8]())
    let map = claims.document.map
    for position in claims.indices {
      let claim = claims.parts(position)
      buffer.integer(position)
      buffer.integer(claim.sentence)
      buffer.text(Self.kinds[Int(claim.kind.rawValue)])
      let span = map.disk(claim.span)
      buffer.integer(span.start)
      buffer.integer(span.end)
      buffer.words(claim.span)
      append(claim)
      if claim.area == 0 {
        buffer.null()
      } else {
        if claim.area != lastArea.code { lastArea = (claim.area, Array(claim.areaCode.utf8)) }
        buffer.text(lastArea.digits)
      }
      buffer.words(orNull: claim.subject)
      buffer.date(claim.period.start)
      buffer.date(claim.period.end)
      let place = places[claim.ruleKey] ?? derivations.count
      if place == derivations.count {
        places[claim.ruleKey] = place
        derivations.append(claim.derivation.joined(separator: " "))
      }
      buffer.derivation(place)
      buffer.text(Self.certainties[Int(claim.certaintyBits)])
      sentences.append(claim.sentence)
    }
  }

  private func append(_ claim: ClaimParts) {
    if claim.titleLead.isEmpty {
      buffer.words(orNull: claim.title)
    } else {
      buffer.words(claim.titleLead, claim.title)
    }
    buffer.words(orNull: claim.issuer)
    if let level = claim.level {
      buffer.text(Self.levels[Int(level.rawValue)])
    } else {
      buffer.null()
    }
    if let year = claim.year { buffer.integer(year) } else { buffer.null() }
    buffer.words(orNull: claim.name)
    buffer.words(orNull: claim.role)
    buffer.words(orNull: claim.parent)
  }
}
