import HanBase
import HanCatalog
import HanCorpus
import HanFrame

/// The documents of an SQLite store.
struct StoreBackend: CorpusBackend {
  let names: [String] = []
  let diagnostics: [Diagnostic] = []

  init(_ path: String, catalog: Catalog) throws {
    throw HanError(.unreadable, "stores cannot be read by this build", path: path)
  }

  func document(_ index: Int) throws -> Document {
    throw HanError(.unknownDocument, "the corpus is empty")
  }

  func frame() throws -> ObservationFrame { .empty }
}
