import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua
import HanStore

/// The documents of a folder, or one file.
final class FolderBackend: CorpusBackend {
  /// How much text is kept in memory; documents beyond are read again when they are asked for.
  private static let keptBytes = 256 << 20

  private let folder: CorpusFolder
  let catalog: Catalog
  private let reader: DocumentReader
  private let isSingle: Bool
  private let corrections: CorrectionSet?
  private var unmatched: [Diagnostic] = []
  private var documents: [Document?]
  private var failures: [Int: HanError] = [:]
  private var keptTotal = 0

  init(_ path: String, catalog: Catalog, isSingle: Bool) throws {
    let finder = CatalogAreaFinder(catalog)
    self.catalog = catalog
    self.isSingle = isSingle
    folder = try CorpusFolder(path, areaFinder: finder)
    reader = DocumentReader(areaFinder: finder)
    documents = Array(repeating: nil, count: folder.sources.count)
    corrections = try CorrectionSet(beside: path, isFile: isSingle, catalog: catalog)
  }

  /// Whether the files of the documents take no more than so many bytes in all.
  func holdsAtMost(_ bytes: Int) -> Bool {
    var left = bytes
    for source in folder.sources {
      guard let size = source.size, size <= left else { return false }
      left -= size
    }
    return true
  }

  var names: [String] { folder.sources.map(\.name) }

  var diagnostics: [Diagnostic] {
    folder.diagnostics + unmatched
      + failures.sorted { $0.key < $1.key }.map { index, error in
        Diagnostic(
          .error, error.code, error.message, path: error.path ?? folder.sources[index].name)
      }
  }

  func document(_ index: Int) throws -> Document {
    guard documents.indices.contains(index) else {
      throw HanError(.unknownDocument, "the corpus has no document \(index + 1)")
    }
    if let known = documents[index] { return known }
    if let failure = failures[index] { throw failure }
    do {
      let document = try folder.sources[index].document(reader)
      keep(document, index)
      return document
    } catch {
      failures[index] = error
      throw error
    }
  }

  private func keep(_ document: Document, _ index: Int) {
    guard keptTotal + document.text.count <= Self.keptBytes else { return }
    keptTotal += document.text.count
    documents[index] = document
  }

  /// Reads what was not read yet and gathers the observations of all documents, in their order.
  ///
  /// A document that cannot be read is left out and reported; a corpus of one document fails.
  func frame(_ isStopped: () -> Bool) throws -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    let extractor = Extractor(catalog: catalog)
    try readAll {
      extractor.extract($0)
    } deliver: { document, extraction in
      if isStopped() { throw HanError(.luaCancelled, "reading the corpus was broken off") }
      self.report(self.append(document, extraction, to: &builder))
    }
    return builder.finish()
  }

  /// The claims of all documents, found by all processors.
  ///
  /// A document that cannot be read is left out and reported; a corpus of one document fails.
  func claims(_ isStopped: () -> Bool) throws -> [Claim] {
    let finder = ClaimFinder(catalog: catalog)
    var found: [Claim] = []
    try readAll {
      finder.find(in: $0)
    } deliver: { _, claims in
      if isStopped() { throw HanError(.luaCancelled, "looking for claims was broken off") }
      found += claims
    }
    return found
  }

  /// Reads what was not read yet and hands what is made of each document, in their order, to
  /// `deliver`.
  private func readAll<Output: Sendable>(
    _ make: @escaping @Sendable (Document) -> Output,
    deliver: (Document, Output) throws -> Void
  ) throws {
    let (reader, known) = (reader, documents)
    let sources = folder.sources
    try ParallelReading.run(count: sources.count) { index -> Reading<Output> in
      do throws(HanError) {
        if let document = known[index] { return .read(document, make(document)) }
        let document = try sources[index].document(reader)
        return .read(document, make(document))
      } catch {
        return .failed(error)
      }
    } deliver: { index, reading in
      switch reading {
      case .failed(let error):
        if self.isSingle { throw error }
        self.failures[index] = error
      case .read(let document, let output):
        if self.documents[index] == nil { self.keep(document, index) }
        try deliver(document, output)
      }
    }
  }

  /// The observations of some documents; those that cannot be read are left out.
  func sample(_ indices: [Int]) throws -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    let extractor = Extractor(catalog: catalog)
    for index in indices {
      guard let document = try? document(index) else { continue }
      _ = append(document, extractor.extract(document), to: &builder)
    }
    return builder.finish()
  }

  /// Adds what a document says, corrections applied; gives what became of these.
  private func append(
    _ document: Document, _ extraction: Extraction, to builder: inout ObservationFrameBuilder
  ) -> [CorrectionSet.Outcome] {
    let area = document.metadata.area
    guard let corrections, !corrections.of(document.name).isEmpty else {
      builder.append(extraction)
      return []
    }
    let (corrected, outcomes) = corrections.apply(to: Array(extraction), of: document)
    for one in corrected { builder.append(one, documentArea: area) }
    return outcomes
  }

  func corrections(_ name: String) -> [Correction] { corrections?.of(name) ?? [] }

  /// Notes the corrections that are not in force.
  private func report(_ outcomes: [CorrectionSet.Outcome]) {
    unmatched += outcomes.filter { $0.state != CorrectionSet.applied }.map { one in
      let line = one.correction.line.map { " (line \($0))" } ?? ""
      return Diagnostic(
        .warning, .badCorrection,
        "not in force for \(one.correction.document)\(line): \(one.state)",
        path: one.correction.origin)
    }
  }

  private enum Reading<Output: Sendable>: Sendable {
    case read(Document, Output)
    case failed(HanError)
  }
}
