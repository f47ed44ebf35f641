import HanBase
import HanCorpus

/// One place where something was found, with the words around it (KWIC).
public struct SearchHit: Sendable {
  /// Index of the document in the collection.
  public let document: Int
  /// Name of the document.
  public let doc: String
  /// Its title.
  public let title: String
  /// Its publication date as a period.
  public let date: Period
  /// Six-digit code of the division that it is about; 0 where unknown.
  public let area: Int32
  /// The words before, of the same line.
  public let left: String
  /// What was found.
  public let match: String
  /// The words behind, of the same line.
  public let right: String
  /// Kind of the section that it stands in.
  public let section: Section.Kind
  /// Bytes of the clean text.
  public let span: Span
  /// Bytes of the file on disk.
  public let fileSpan: Span
}
