import HanBase
import HanCatalog
import HanCorpus
import HanFrame
import HanStore

/// The documents of an SQLite store.
final class StoreBackend: CorpusBackend {
  private let store: Store
  private var known: CorrectionSet?
  let names: [String]
  let diagnostics: [Diagnostic] = []

  init(_ path: String, catalog: Catalog) throws {
    store = try Store(path, access: .read, catalog: catalog)
    names = try store.documents().map(\.name)
  }

  func document(_ index: Int) throws -> Document {
    guard names.indices.contains(index) else {
      throw HanError(.unknownDocument, "the corpus has no document \(index + 1)")
    }
    return try store.document(named: names[index])
  }

  func frame(_ isStopped: () -> Bool) throws -> ObservationFrame { try store.frame() }

  func corrections(_ name: String) throws -> [Correction] {
    if let known { return known.of(name) }
    let all = CorrectionSet(try store.corrections().map(\.correction))
    known = all
    return all.of(name)
  }

  func sample(_ indices: [Int]) throws -> ObservationFrame {
    try store.frame(documents: indices.map { names[$0] })
  }
}
