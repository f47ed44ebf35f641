import HanBase
import HanCatalog
import HanCorpus

/// Finds every statistical statement of a document.
///
/// It does no I/O, reads no clock, and never fails: text that it does not understand yields nothing.
/// What a number was left out for is part of the result when asked for.
///
/// ```swift
/// let extraction = Extractor().extract(document)
/// for observation in extraction { print(observation.indicator, observation.value) }
/// ```
///
/// Complexity: linear in the document's bytes.
public struct Extractor: Sendable {
  /// The catalogue whose names are looked for.
  public let catalog: Catalog

  /// Makes an extractor over a catalogue.
  public init(catalog: Catalog = .standard) { self.catalog = catalog }

  /// Reads all sentences of a document.
  ///
  /// - Parameters:
  ///   - document: The document, as its reader left it.
  ///   - keepsRejections: Whether the numerals that are no observations are kept, with reasons.
  /// - Returns: The observations in text order.
  public func extract(_ document: Document, keepsRejections: Bool = false) -> Extraction {
    let analyzer = AnalyzerPool.shared.take(catalog)
    defer { AnalyzerPool.shared.giveBack(analyzer) }
    return extract(document, with: analyzer, keepsRejections: keepsRejections)
  }

  func extract(_ document: Document, with analyzer: Analyzer, keepsRejections: Bool) -> Extraction {
    analyzer.keepsRejections = keepsRejections
    document.text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      analyzer.text = ByteText(
        base: base, count: bytes.count, characters: UnsafePointer(analyzer.characters))
      analyzer.run(document)
    }
    let extraction = Extraction(
      document: document, catalog: catalog, raw: analyzer.output,
      rejections: analyzer.allRejections.map {
        Extraction.RejectedNumber(span: $0.0, reason: $0.1, sentence: $0.2)
      })
    analyzer.output = []
    analyzer.allRejections = []
    return extraction
  }
}
