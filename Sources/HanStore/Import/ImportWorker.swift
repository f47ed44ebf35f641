import HanBase
import HanCorpus
import HanExtract
import HanFormats

/// What a worker thread does with one item: read, compare, repair, extract, correct, make rows.
struct ImportWorker: Sendable {
  let reader: DocumentReader
  let extractor: Extractor
  /// Finds statements without a number; nil where they are not wanted.
  let claims: ClaimFinder?
  let program: String
  let known: KnownDocuments
  let corrections: CorrectionSet

  func outcome(of item: ImportItem) -> ImportOutcome {
    do throws(HanError) {
      return try read(item)
    } catch {
      return .failed(path: item.identity, error: error, byteCount: item.byteCount)
    }
  }

  private func read(_ item: ImportItem) throws(HanError) -> ImportOutcome {
    let bytes: [UInt8]
    switch item.content {
    case .file(let path): bytes = try DocumentFile.bytes(path)
    case .bytes(let given): bytes = given
    case .failure(let error): throw error
    }
    let format = item.isPlain ? .text : DocumentFormat(name: item.identity, head: bytes.prefix(8))
    let origin = PreparedDocument.Origin(
      path: item.identity, format: format.rawValue, byteCount: bytes.count,
      contentHash: ContentHash.of(bytes, stated: item.stated),
      correctionHash: corrections.hash(item.name), program: program)
    if known.isUnchanged(origin) { return .unchanged(byteCount: bytes.count) }
    let extracted = try ExtractedText(bytes, format: format, name: item.name)
    var stated = item.stated
    if let extracted { stated = stated?.completed(by: extracted.stated) ?? extracted.stated }
    let document = try reader.read(extracted?.text ?? bytes, name: item.name, stated: stated)
    let extraction = extractor.extract(document)
    let (stored, outcomes) = corrections.apply(
      to: extraction.indices.map {
        StoredObservation(observation: extraction[$0], sentence: extraction.sentence($0))
      }, document)
    return .prepared(
      PreparedDocument(
        document, stored, claims: claims?.find(in: document) ?? [], origin: origin,
        extracted: extracted?.text, outcomes: outcomes,
        catalog: extractor.catalog))
  }
}

extension ImportOutcome {
  /// About how much memory it takes.
  var weight: Int {
    switch self {
    case .prepared(let document): document.size
    case .unchanged, .failed: 256
    }
  }
}
