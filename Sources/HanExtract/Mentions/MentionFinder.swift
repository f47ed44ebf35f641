import HanBase
import HanCatalog
import HanCorpus

/// Finds what stands below the level of statements: numbers, quantities, percentages, amounts of
/// money, ordinals, periods, areas and indicators.
///
/// It is generous where an observation's number is strict (`2^5`, `40k`, 一打, blanks inside a
/// numeral), because it says only what is there. Mentions of one kind never overlap. It does no I/O
/// and never fails.
///
/// ```swift
/// for mention in MentionFinder().find(in: "完成投资3.2亿元，增长百分之五") {
///   print(mention.kind, mention.text, mention.value ?? "")
/// }
/// ```
///
/// **Complexity**: linear in the number of bytes.
public struct MentionFinder: Sendable {
  /// The catalogue whose names and units are looked for.
  public let catalog: Catalog
  private let names: AreaNames

  /// Makes a finder over a catalogue.
  public init(catalog: Catalog = .standard) {
    self.catalog = catalog
    names = AreaNames.of(catalog)
  }

  /// Finds the mentions of a document, in text order; spans count bytes of the file on disk.
  ///
  /// Periods are resolved against the document's date, ambiguous areas against its area.
  public func find(in document: Document) -> [Mention] {
    var context = ExtractorContext()
    context.area = document.metadata.area
    if let end = document.metadata.date.end ?? document.metadata.date.start {
      context.year = end.year
      if let start = document.metadata.date.start, start.year == end.year, start.month == end.month
      {
        context.month = end.month
      }
    }
    return document.text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var scanner = MentionScanner(
        text: ByteText(base: base, count: bytes.count), catalog: catalog, names: names,
        context: context, map: document.map)
      for sentence in document.sentences { scanner.scan(sentence.span) }
      return scanner.mentions
    }
  }

  /// Finds the mentions of a text, in text order; spans count its UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - text: The text, of any length.
  ///   - date: The date that 今年 and 上半年 are relative to.
  ///   - area: The code of the area that the text is about, or 0.
  /// - Returns: The mentions.
  public func find(in text: String, date: CivilDate? = nil, area: Int32 = 0) -> [Mention] {
    var context = ExtractorContext()
    context.year = date?.year ?? 0
    context.month = date?.month ?? 0
    context.area = area
    // A few bytes behind the text let look-ups read words at once.
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 8)
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var scanner = MentionScanner(
        text: ByteText(base: base, count: bytes.count - 8), catalog: catalog, names: names,
        context: context, map: nil)
      scanner.scan(Span(0, bytes.count - 8))
      return scanner.mentions
    }
  }
}
