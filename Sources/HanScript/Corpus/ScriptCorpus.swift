import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanStore

/// The documents that a script works on, read when they are first asked for.
///
/// It belongs to the interpreter's thread.
public final class ScriptCorpus {
  /// Where the documents come from.
  public let place: CorpusPlace
  let catalog: Catalog
  let backend: any CorpusBackend
  var loadedClaims: [Claim]?
  private var loadedFrame: ObservationFrame?
  /// What queries read of a store that is not loaded.
  var parts = CorpusParts()
  var knownStated: (indicators: Set<String>, areas: Set<Int32>)?
  private var nameIndex: [String: Int]?

  /// Opens a place; documents are not read yet.
  ///
  /// - Throws: `HanError` of the corpus (HA2xx) or the store (HA4xx).
  public init(_ place: CorpusPlace, catalog: Catalog) throws {
    self.place = place
    self.catalog = catalog
    switch place {
    case .folder(let path): backend = try FolderBackend(path, catalog: catalog, isSingle: false)
    case .file(let path): backend = try FolderBackend(path, catalog: catalog, isSingle: true)
    case .store(let path): backend = try StoreBackend(path, catalog: catalog)
    case .empty: backend = EmptyBackend(catalog: catalog)
    }
  }

  /// The names of the documents, in order.
  public var documentNames: [String] { backend.names }
  /// What was skipped or repaired; files that could not be read are errors.
  public var diagnostics: [Diagnostic] { backend.diagnostics }

  /// Whether reading should break off; asked between documents.
  var isStopped: () -> Bool = { false }

  /// All observations.
  ///
  /// - Throws: `HanError` of the corpus or the store; HA706 where reading was broken off.
  public func frame() throws -> ObservationFrame {
    if let loadedFrame { return loadedFrame }
    let frame = try backend.frame(isStopped)
    loadedFrame = frame
    knownStated = nil
    return frame
  }

  /// All observations, if they are at hand already.
  var frameIfLoaded: ObservationFrame? { loadedFrame }

  /// The observations of a few documents, spread over the corpus.
  func sample(_ count: Int) throws -> ObservationFrame {
    let total = documentNames.count
    guard total > count, count > 0 else { return try backend.sample(Array(0..<total)) }
    return try backend.sample((0..<count).map { $0 * (total - 1) / max(1, count - 1) })
  }

  /// The observations of the documents at some indices.
  func sample(_ indices: [Int]) throws -> ObservationFrame { try backend.sample(indices) }

  /// The document at an index of `documentNames`.
  public func document(_ index: Int) throws -> Document { try backend.document(index) }

  /// What an analyst said of a document's observations.
  func corrections(of name: String) throws -> [Correction] { try backend.corrections(name) }

  /// The index of a document, by its name or the end of its path, or nil.
  public func index(of name: String) -> Int? {
    if nameIndex == nil {
      nameIndex = Dictionary(
        documentNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    if let exact = nameIndex?[name] { return exact }
    let ends = documentNames.indices.filter { documentNames[$0].hasSuffix("/" + name) }
    return ends.count == 1 ? ends[0] : nil
  }
}

/// A kind of place that holds documents.
protocol CorpusBackend {
  var catalog: Catalog { get }
  var names: [String] { get }
  var diagnostics: [Diagnostic] { get }
  func document(_ index: Int) throws -> Document
  func frame(_ isStopped: () -> Bool) throws -> ObservationFrame
  /// What an analyst said of a document's observations.
  func corrections(_ name: String) throws -> [Correction]
  /// The observations of some documents only.
  func sample(_ indices: [Int]) throws -> ObservationFrame
  /// The claims of all documents.
  func claims(_ isStopped: () -> Bool) throws -> [Claim]
  /// How many observations there are, and a number that changes with them; nil where that is not known
  /// before they are read.
  func extent() throws -> (observations: Int, version: Int)?
  /// Those observations that pass a test of some columns, with their numbers in `frame`; nil where more
  /// than so many do.
  func part(
    _ columns: FrameColumnSet, limit: Int,
    where test: @escaping (ObservationFrame) throws -> [Int32]
  ) throws -> ObservationFrame?
  /// The words for what is measured, in the order of `frame`; nil where only that tells them.
  func phrases() throws -> [String]?
}

extension CorpusBackend {
  func extent() throws -> (observations: Int, version: Int)? { nil }
  func part(
    _ columns: FrameColumnSet, limit: Int,
    where test: @escaping (ObservationFrame) throws -> [Int32]
  ) throws -> ObservationFrame? { nil }
  func phrases() throws -> [String]? { nil }
}

/// No documents.
struct EmptyBackend: CorpusBackend {
  let catalog: Catalog
  var names: [String] { [] }
  var diagnostics: [Diagnostic] { [] }
  func document(_ index: Int) throws -> Document {
    throw HanError(.unknownDocument, "the corpus is empty")
  }
  func frame(_ isStopped: () -> Bool) throws -> ObservationFrame { .empty }
  func corrections(_ name: String) -> [Correction] { [] }
  func sample(_ indices: [Int]) throws -> ObservationFrame { .empty }
}
