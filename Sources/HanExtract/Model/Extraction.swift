import HanBase
import HanCatalog
import HanCorpus

/// The observations of one document, made into full values when they are asked for.
public struct Extraction: Sendable, RandomAccessCollection {
  /// A numeral that is no observation.
  public struct RejectedNumber: Sendable {
    /// Its bytes in the clean text.
    public let span: Span
    /// Why it was left out.
    public let reason: Rejection
    /// Index of its sentence.
    public let sentence: Int
  }

  /// The document that was read.
  public let document: Document
  /// The numerals that were left out, when they were asked for.
  public let rejections: [RejectedNumber]
  /// The catalogue that it was read with.
  public let catalog: Catalog
  let raw: [RawObservation]

  init(document: Document, catalog: Catalog, raw: [RawObservation], rejections: [RejectedNumber]) {
    self.document = document
    self.catalog = catalog
    self.raw = raw
    self.rejections = rejections
  }

  /// Index of the first observation.
  public var startIndex: Int { 0 }
  /// Index after the last observation.
  public var endIndex: Int { raw.count }

  /// The observation at an index, in text order.
  public subscript(position: Int) -> Observation { observation(raw[position]) }

  /// Bytes of the clean text that an observation's number takes.
  public func cleanSpan(_ position: Int) -> Span { raw[position].span }
  /// Index of the sentence that an observation stands in.
  public func sentence(_ position: Int) -> Int { Int(raw[position].sentence) }

  private func observation(_ raw: RawObservation) -> Observation {
    var result = Observation()
    let sentence = document.sentences[Int(raw.sentence)]
    let section = document.sections[Int(sentence.section)]
    result.doc = document.name
    result.span = document.map.disk(raw.span)
    result.encoding = document.encoding == "UTF-8" ? nil : document.encoding
    result.text = document.string(raw.span)
    result.sentence = document.string(document.context(of: raw.span, in: sentence.span))
    result.title = document.metadata.title
    result.section = section.kind.rawValue
    result.value = raw.value
    result.unit = words(.unit, of: raw)
    result.statedValue = words(.statedValue, of: raw)
    result.statedUnit = words(.statedUnit, of: raw)
    result.measure = raw.measure
    result.comparator = raw.comparator
    result.status = raw.status
    result.indicator = words(.indicator, of: raw)
    if raw.indicator >= 0 { result.indicatorID = catalog.indicatorID(Int(raw.indicator)) }
    if raw.area != 0 {
      result.area = String(raw.area)
      result.areaName = catalog.fullName(raw.area)
    }
    result.subject = raw.subject.isEmpty ? nil : document.string(raw.subject)
    result.period = raw.period
    result.published = document.metadata.date
    result.derivation = raw.rules.ids
    result.certainty = raw.certainty.all
    return result
  }
}
