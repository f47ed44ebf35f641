import HanBase
import HanCatalog
import HanCorpus

/// The claims of one document, made into full values when they are asked for.
///
/// ```swift
/// let claims = ClaimFinder().claims(of: document)
/// for position in claims.indices where claims.parts(position).kind == .honour { … }
/// ```
public struct ClaimExtraction: Sendable, RandomAccessCollection {
  /// The document that was read.
  public let document: Document
  /// The catalogue that it was read with.
  public let catalog: Catalog
  private let raw: [ClaimParts]

  init(document: Document, catalog: Catalog, raw: [ClaimParts]) {
    self.document = document
    self.catalog = catalog
    self.raw = raw
  }

  /// Index of the first claim.
  public var startIndex: Int { 0 }
  /// Index after the last claim.
  public var endIndex: Int { raw.count }

  /// The claim at an index, in text order.
  public subscript(position: Int) -> Claim { claim(raw[position]) }

  /// A claim as places in the text and small numbers.
  public func parts(_ position: Int) -> ClaimParts { raw[position] }

  private func claim(_ parts: ClaimParts) -> Claim {
    var claim = Claim()
    claim.kind = parts.kind
    claim.doc = document.name
    claim.span = document.map.disk(parts.span)
    claim.cleanSpan = parts.span
    claim.encoding = document.encoding == "UTF-8" ? nil : document.encoding
    claim.text = document.string(parts.span)
    claim.sentence = document.string(
      document.context(of: parts.span, in: document.sentences[parts.sentence].span))
    claim.title = words(parts.title)
    if let title = claim.title, !parts.titleLead.isEmpty {
      claim.title = document.string(parts.titleLead) + title
    }
    claim.name = words(parts.name)
    claim.role = words(parts.role)
    claim.parent = words(parts.parent)
    claim.issuer = words(parts.issuer)
    claim.subject = words(parts.subject)
    claim.level = parts.level
    claim.period = parts.period
    claim.year = parts.year
    if parts.area != 0 {
      claim.area = parts.areaCode
      claim.areaName = catalog.fullName(parts.area)
    }
    claim.derivation = parts.derivation
    claim.certainty = parts.certainty
    return claim
  }

  private func words(_ span: Span) -> String? { span.isEmpty ? nil : document.string(span) }
}
