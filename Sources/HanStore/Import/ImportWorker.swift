import HanBase
import HanCorpus
import HanExtract

/// What a worker thread does with one item: read, compare, repair, extract, make rows.
struct ImportWorker: Sendable {
  let reader: DocumentReader
  let extractor: Extractor
  let program: String
  let known: KnownDocuments

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
    }
    let hash = ContentHash.of(bytes, stated: item.stated)
    if known.isUnchanged(item.identity, hash, program: program) {
      return .unchanged(byteCount: bytes.count)
    }
    let document = try reader.read(bytes, name: item.name, stated: item.stated)
    let extraction = extractor.extract(document)
    let stored = extraction.indices.map {
      StoredObservation(observation: extraction[$0], sentence: extraction.sentence($0))
    }
    let origin = PreparedDocument.Origin(
      path: item.identity, format: "text", byteCount: bytes.count, contentHash: hash,
      program: program)
    return .prepared(
      PreparedDocument(document, stored, origin: origin, catalog: extractor.catalog))
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
