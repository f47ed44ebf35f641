import HanBase

/// Reads the bytes of a document: encoding, page layout, sections and sentences.
///
/// It finds the encoding by looking, repairs what page layout broke (hard-wrapped columns, sentences
/// that go on in another column, markup inside numbers), and keeps the way back to each byte on disk.
/// It throws only where there is no text to give. It does no input or output.
///
/// **Complexity**: linear in the number of bytes, whatever they are.
public struct DocumentReader: Sendable {
  private let areaFinder: (any AreaFinder)?

  /// Makes a reader; without an area finder no area is inferred.
  public init(areaFinder: (any AreaFinder)? = nil) {
    self.areaFinder = areaFinder
  }

  /// Reads a document from its bytes as they are on disk.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what the user knows it by; it stands in errors and results.
  ///   - stated: what `corpus.tsv` or the caller says; it goes before front matter.
  /// - Returns: the document.
  /// - Throws: `HanError` HA201, HA202 (encoding) or HA203 (too large).
  public func read(
    _ bytes: [UInt8], name: String, stated: StatedMetadata? = nil
  ) throws(HanError) -> Document {
    let result = bytes.withUnsafeBytes { (raw) -> Result<Document, HanError> in
      do throws(HanError) {
        return .success(try read(raw, name: name, stated: stated))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads a document from memory that the caller keeps, such as a mapped file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what the user knows it by; it stands in errors and results.
  ///   - stated: what `corpus.tsv` or the caller says; it goes before front matter.
  /// - Returns: the document, which keeps nothing of the memory.
  /// - Throws: `HanError` HA201, HA202 (encoding) or HA203 (too large).
  public func read(
    _ bytes: UnsafeRawBufferPointer, name: String, stated: StatedMetadata? = nil
  ) throws(HanError) -> Document {
    guard bytes.count < Int(Int32.max) / 2 else {
      throw HanError(
        .documentTooLarge, "is larger than 1 GB; split it into documents", path: name)
    }
    let decoded = try DecodedText.decode(bytes, name: name)
    return withExtendedLifetime(decoded) {
      assemble(decoded, name: name, stated: stated)
    }
  }

  private func assemble(
    _ decoded: DecodedText, name: String, stated: StatedMetadata?
  ) -> Document {
    let source = decoded.source
    let matter = FrontMatter(source)
    let lines = LineScanner(source, from: matter.end).lines
    var paragraphs = ParagraphBuilder(source, lines).paragraphs
    paragraphs = RoleFinder.roles(source, lines, paragraphs)
    paragraphs = CalloutFinder.callouts(source, lines, paragraphs)
    let repair = PageRepair(source, lines, paragraphs)
    let layout = CleanLayout.write(source, lines, repair.paragraphs)
    let map = decoded.diskMap(layout.map, count: layout.text.count)
    let metadata = layout.text.withUnsafeBufferPointer { text in
      MetadataFinder(
        clean: text, layout: layout, matter: matter, stated: stated, areaFinder: areaFinder
      ).find()
    }
    return Document(
      name: name, text: layout.text, map: map, encoding: decoded.encoding, metadata: metadata,
      sections: layout.sections, sentences: layout.sentences,
      diagnostics: diagnostics(name, matter, metadata) + repair.diagnostics(name))
  }

  private func diagnostics(
    _ name: String, _ matter: FrontMatter, _ metadata: Metadata
  ) -> [Diagnostic] {
    var found = matter.faults.map {
      Diagnostic(.warning, $0.code, "\($0.message) (line \($0.line))", path: name)
    }
    if let words = matter.areaWords, metadata.areaOrigin != .stated {
      found.append(
        Diagnostic(
          .warning, .badArea,
          "area \(words) is unknown or shared by several; give its six-digit code", path: name))
    }
    return found
  }
}
