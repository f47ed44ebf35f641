import HanBase
import HanCorpus
import HanExtract
import HanFormats

/// What an import must know before a document can be told from one that is in the store.
struct ImportFacts: Sendable {
  let known: KnownDocuments
  let corrections: CorrectionSet
}

/// What a worker thread does with one item: read, compare, repair, extract, correct, make rows.
struct ImportWorker: Sendable {
  let reader: DocumentReader
  let extractor: Extractor
  /// Finds statements without a number; nil where they are not wanted.
  let claims: ClaimFinder?
  let program: String
  let facts: ImportFacts

  /// How many rows of columns are gathered before they are handed on, to become a segment.
  let columnLimit: Int

  /// Works through a queue until it is empty or nobody wants the results any more.
  func run(
    _ waiting: BoundedQueue<ImportItem>, _ done: BoundedQueue<ImportOutcome>, _ left: LeftColumns
  ) {
    var preparer = DocumentPreparer(catalog: extractor.catalog)
    func handOn(_ outcome: ImportOutcome) -> Bool { done.put(outcome, weight: outcome.weight) }
    while let item = waiting.take() {
      guard handOn(outcome(of: item, &preparer)) else { return }
      if preparer.rowCount >= columnLimit, let columns = preparer.takeColumns() {
        guard handOn(.columns(FreshColumns(columns, large: columnLimit / 4))) else { return }
      }
    }
    if let columns = left.add(&preparer) { _ = handOn(.columns(columns)) }
  }

  private func outcome(of item: ImportItem, _ preparer: inout DocumentPreparer) -> ImportOutcome {
    do throws(HanError) {
      return try read(item, &preparer)
    } catch {
      return .failed(path: item.identity, error: error, byteCount: item.byteCount)
    }
  }

  private func read(
    _ item: ImportItem, _ preparer: inout DocumentPreparer
  ) throws(HanError) -> ImportOutcome {
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
      correctionHash: facts.corrections.hash(item.name), program: program)
    if facts.known.isUnchanged(origin) { return .unchanged(byteCount: bytes.count) }
    let extracted = try ExtractedText(bytes, format: format, name: item.name)
    var stated = item.stated
    if let extracted { stated = stated?.completed(by: extracted.stated) ?? extracted.stated }
    let document = try reader.read(extracted?.text ?? bytes, name: item.name, stated: stated)
    let (findings, outcomes) = facts.corrections.findings(extractor.extract(document))
    return .prepared(
      preparer.prepare(
        document, findings, claims: claims?.claims(of: document), origin: origin,
        extracted: extracted?.text, outcomes: outcomes))
  }
}

extension CorrectionSet {
  /// What is in a document, corrections applied where it has any, and what became of these.
  func findings(_ extraction: Extraction) -> (DocumentPreparer.Findings, [Outcome]) {
    guard !of(extraction.document.name).isEmpty else { return (.extraction(extraction), []) }
    let (stored, outcomes) = apply(
      to: extraction.indices.map {
        StoredObservation(observation: extraction[$0], sentence: extraction.sentence($0))
      }, extraction.document)
    return (.corrected(stored), outcomes)
  }
}

extension ImportOutcome {
  /// About how much memory it takes.
  var weight: Int {
    switch self {
    case .prepared(let document): document.size
    case .columns(let columns): columns.frame.count * 200
    case .unchanged, .failed: 256
    }
  }
}
