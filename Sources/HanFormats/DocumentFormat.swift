/// The form in which a document's text is packed.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// Plain text or Markdown.
  case text
  /// A web page.
  case html
  /// A Word document (Office Open XML).
  case docx
  /// A PDF, read with `pdftotext`.
  case pdf

  /// Endings of files that are documents.
  public static let extensions: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf",
  ]

  /// Tells the format by the first bytes and, where these say nothing, by the file's ending.
  public init(name: String, head: some Collection<UInt8>) {
    let ending = Self.ending(name)
    if head.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]), ending == "docx" {
      self = .docx
    } else if ["html", "htm", "xhtml"].contains(ending) {
      self = .html
    } else {
      self = ending == "docx" ? .docx : ending == "pdf" ? .pdf : .text
    }
  }

  /// The ending of a file's name, in small letters.
  public static func ending(_ name: String) -> String {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
