import HanBase

/// What is known about a document, and how.
public struct Metadata: Sendable, Hashable {
  /// Where a field came from.
  public enum Origin: String, Sendable {
    /// `corpus.tsv`, front matter or the caller says so.
    case stated
    /// The text was searched for it.
    case inferred
    /// Nobody knows.
    case unknown
  }

  /// The title; empty where there is none.
  public var title = ""
  /// The publication date as far as known: a day, a month or a year, as a period.
  public var date = Period.unknown
  /// Where the date came from.
  public var dateOrigin = Origin.unknown
  /// The words that an inferred date was read from, in the clean text.
  public var dateEvidence = Span.none
  /// The words that an inferred date was read from, also where they stand outside the clean text
  /// (a title in front matter); empty for a stated date.
  public var dateWords = ""
  /// The six-digit code of the division that the document is about; 0 where unknown.
  public var area: Int32 = 0
  /// Where the area came from.
  public var areaOrigin = Origin.unknown
  /// The words that an inferred area was read from, in the clean text.
  public var areaEvidence = Span.none
  /// The words that an inferred area was read from; empty for a stated area.
  public var areaWords = ""
  /// Who published it, or an address; empty where unknown.
  public var source = ""

  /// Makes empty metadata.
  public init() {}
}
