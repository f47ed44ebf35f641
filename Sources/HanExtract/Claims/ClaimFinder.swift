import HanBase
import HanCatalog
import HanCorpus

/// Finds the statements of a document that carry no number: honours, ranks, streaks, firsts,
/// policies, organisations, voices and pledges.
///
/// It does no I/O, reads no clock, and never fails: text that it does not understand yields nothing.
///
/// ```swift
/// for claim in ClaimFinder().find(in: document) { print(claim.kind.name, claim.title ?? "") }
/// ```
///
/// **Complexity**: linear in the document's bytes.
public struct ClaimFinder: Sendable {
  /// The catalogue whose divisions are looked for.
  public let catalog: Catalog
  /// The cue words.
  public let cues: ClaimCues

  /// Makes a finder over a catalogue and cue words.
  public init(catalog: Catalog = .standard, cues: ClaimCues = .standard) {
    self.catalog = catalog
    self.cues = cues
  }

  /// The claims of a document, in text order.
  public func find(in document: Document) -> [Claim] { Array(claims(of: document)) }

  /// The claims of a document, in text order, made into full values when they are asked for.
  public func claims(of document: Document) -> ClaimExtraction {
    let found: [ClaimParts] = document.text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      let text = ByteText(base: base, count: bytes.count)
      let reader = ClaimReader(document, text, catalog, cues)
      reader.run()
      return reader.output
    }
    return ClaimExtraction(document: document, catalog: catalog, raw: found)
  }
}
