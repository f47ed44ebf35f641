import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanLua

extension ScriptCorpus {
  /// How many claims are kept for the next question; more are found anew.
  static let keptClaims = 200_000

  /// The claims of all documents, in their order; looked for once.
  ///
  /// - Throws: `HanError` of the corpus or the store; HA706 where it was broken off.
  func claims() throws -> [Claim] {
    if let loadedClaims { return loadedClaims }
    let found = try backend.claims(isStopped)
    if found.count <= Self.keptClaims { loadedClaims = found }
    return found
  }
}

extension CorpusBackend {
  /// The claims of all documents, found in one after another.
  func claims(_ isStopped: () -> Bool) throws -> [Claim] {
    let finder = ClaimFinder(catalog: catalog)
    var found: [Claim] = []
    for index in names.indices {
      if isStopped() { throw HanError(.luaCancelled, "looking for claims was broken off") }
      found += finder.find(in: try document(index))
    }
    return found
  }
}
