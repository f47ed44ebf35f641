import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua
import HanStore

/// The documents of an SQLite store.
final class StoreBackend: CorpusBackend {
  private let store: Store
  let catalog: Catalog
  private var known: CorrectionSet?
  let names: [String]
  let diagnostics: [Diagnostic] = []

  init(_ path: String, catalog: Catalog) throws {
    self.catalog = catalog
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

  func extent() throws -> (observations: Int, version: Int)? { try store.extent() }

  func part(
    _ columns: FrameColumnSet, limit: Int,
    where test: @escaping (ObservationFrame) throws -> [Int32]
  ) throws -> ObservationFrame? {
    try store.frame(reading: columns, limit: limit, where: test)
  }

  func phrases() throws -> [String]? { try store.phrases() }

  func corrections(_ name: String) throws -> [Correction] {
    if let known { return known.of(name) }
    let all = CorrectionSet(try store.corrections().map(\.correction))
    known = all
    return all.of(name)
  }

  /// The claims that the store keeps; documents in which none were looked for are searched.
  func claims(_ isStopped: () -> Bool) throws -> [Claim] {
    var found: [Claim] = []
    func check() throws {
      if isStopped() { throw HanError(.luaCancelled, "reading the claims was broken off") }
    }
    try store.forEachClaim { claim in
      if found.count & 0xFFF == 0 { try check() }
      found.append(claim)
    }
    let missing = try store.documentsWithoutClaims()
    guard !missing.isEmpty else { return found }
    let finder = ClaimFinder(catalog: catalog)
    for name in missing {
      try check()
      found += finder.find(in: try store.document(named: name))
    }
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let order = found.indices.sorted {
      (places[found[$0].doc] ?? 0, $0) < (places[found[$1].doc] ?? 0, $1)
    }
    return order.map { found[$0] }
  }

  func sample(_ indices: [Int]) throws -> ObservationFrame {
    try store.frame(documents: indices.map { names[$0] })
  }
}
