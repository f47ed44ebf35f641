import HanBase

/// A document that can be read: where it is, what it is called, what is stated about it.
public struct CorpusSource: Sendable {
  /// The path to open.
  public let path: String
  /// What the user knows it by: the path as given, or `DIR/relative path`.
  public let name: String
  /// What `corpus.tsv` states about it, if anything.
  public let stated: StatedMetadata?

  /// Makes a source.
  public init(path: String, name: String, stated: StatedMetadata? = nil) {
    self.path = path
    self.name = name
    self.stated = stated
  }

  /// How many bytes the file has now; nil where it cannot be looked at.
  public var size: Int? { DocumentFile.size(path) }

  /// Reads the document.
  ///
  /// - Throws: `HanError` HA204 or HA205 where the file cannot be read, else as `DocumentReader.read`.
  public func document(_ reader: DocumentReader) throws(HanError) -> Document {
    try reader.read(try DocumentFile.bytes(path), name: name, stated: stated)
  }
}
