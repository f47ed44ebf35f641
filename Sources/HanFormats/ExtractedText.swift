import HanBase
import HanCorpus

/// The text taken out of a packed document, in Markdown's manner, and what its container states.
///
/// Offsets of such a document's observations count the bytes of `text`.
public struct ExtractedText: Sendable {
  /// UTF-8: headings with `#`, tables with `|`, a blank line between paragraphs.
  public var text: [UInt8]
  /// Title, date and source as the container states them.
  public var stated: StatedMetadata

  /// Takes the text out of a document's bytes; text itself gives nil, since it is read as it is.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - format: what it is.
  ///   - name: what the user knows it by, for errors.
  /// - Throws: `HanError` HA241 (damaged), HA242 or HA243 (`pdftotext`), HA245 (too large).
  public init?(_ bytes: [UInt8], format: DocumentFormat, name: String) throws(HanError) {
    switch format {
    case .text: return nil
    case .html: self = try HTMLText.extract(bytes, name: name)
    case .docx: self = try DOCXText.extract(bytes, name: name)
    case .pdf: self = try PDFText.extract(bytes, name: name)
    }
  }

  init(text: [UInt8], stated: StatedMetadata = StatedMetadata()) {
    self.text = text
    self.stated = stated
  }
}
