import HanBase

extension HanError.Code {
  /// The encoding of a document cannot be told.
  public static let encodingUnknown = HanError.Code("HA201", "encoding cannot be determined")
  /// A document's bytes break the rules of its encoding.
  public static let encodingBroken = HanError.Code("HA202", "bytes are not valid in the encoding")
  /// A document is larger than offsets can count.
  public static let documentTooLarge = HanError.Code("HA203", "document is too large")
  /// A path cannot be read as a document or a folder of documents.
  public static let unreadable = HanError.Code("HA204", "file or folder cannot be read")
  /// A path names something that is no document: a device, a pipe, a folder.
  public static let notADocument = HanError.Code("HA205", "not a document")
  /// A row of `corpus.tsv` cannot be used.
  public static let badCorpusTable = HanError.Code("HA206", "corpus.tsv has a bad row")
  /// A date is not YYYY, YYYY-MM or YYYY-MM-DD.
  public static let badDate = HanError.Code("HA207", "date cannot be read")
  /// A stated area is neither a code nor a known name.
  public static let badArea = HanError.Code("HA208", "stated area is unknown")
  /// A sentence that a page or column broke was put together again.
  public static let sentenceJoined = HanError.Code("HA210", "broken sentence joined")
  /// A paragraph ends without closing punctuation and its rest was not found.
  public static let sentenceOpen = HanError.Code("HA211", "sentence breaks off")
  /// A folder holds no documents.
  public static let emptyFolder = HanError.Code("HA213", "folder holds no documents")
}
