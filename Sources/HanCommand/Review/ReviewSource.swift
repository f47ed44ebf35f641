import Hanalyze

/// The documents that are reviewed, and the place where what the analyst says of them is kept.
///
/// Of a store that is the store itself; of a folder or a document the `corrections.tsv` beside it,
/// which `import` and scripts apply.
struct ReviewSource {
  private enum Origin {
    case store(Store)
    case folder(CorpusFolder, prefix: String, file: String)
  }

  private let origin: Origin
  private let catalog: Catalog
  /// The names of the documents, in order.
  let names: [String]
  /// What was said so far.
  private(set) var corrections: CorrectionSet

  /// Opens a corpus for review.
  ///
  /// - Throws: `HanError` of the corpus (HA2xx) or the store (HA4xx).
  init(_ place: CorpusLocation, catalog: Catalog) throws {
    self.catalog = catalog
    if place.kind == .store {
      let store = try Store(place.path, access: .write, catalog: catalog)
      origin = .store(store)
      names = try store.documents().map(\.name)
      corrections = CorrectionSet(try store.corrections().map(\.correction), catalog: catalog)
      return
    }
    let isFile = place.kind == .file
    let folder = try CorpusFolder(place.path, areaFinder: CatalogAreaFinder(catalog))
    let file = CorrectionTable.path(beside: place.path, isFile: isFile)
    let slash = place.path.lastIndex(of: "/").map { String(place.path[...$0]) } ?? ""
    let prefix = isFile ? slash : place.path + (place.path.hasSuffix("/") ? "" : "/")
    origin = .folder(folder, prefix: prefix, file: file)
    names = folder.sources.map(\.name)
    corrections =
      try CorrectionSet(beside: place.path, isFile: isFile, catalog: catalog)
      ?? CorrectionSet([], catalog: catalog)
  }

  /// Where corrections are kept, for people.
  var keeper: String {
    switch origin {
    case .store(let store): store.path
    case .folder(_, _, let file): file
    }
  }

  /// A document by its place in `names`.
  func document(_ index: Int) throws -> Document {
    switch origin {
    case .store(let store): return try store.document(named: names[index])
    case .folder(let folder, _, _):
      return try folder.sources[index].document(
        DocumentReader(areaFinder: CatalogAreaFinder(catalog)))
    }
  }

  /// What corrections call a document.
  func correctionName(_ name: String) -> String {
    guard case .folder(_, let prefix, _) = origin, name.hasPrefix(prefix) else { return name }
    return String(name.dropFirst(prefix.count))
  }

  /// Keeps corrections for good.
  ///
  /// - Throws: `HanError` HA4xx of the store, HA602 where the file cannot be written.
  mutating func keep(_ added: [Correction]) throws {
    switch origin {
    case .store(let store): try store.correct(added)
    case .folder(_, _, let file):
      var bytes = (try? DocumentFile.bytes(file)) ?? []
      if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
      try TableFile.write(try CorrectionTable.adding(added, to: bytes, path: file), to: file)
    }
    corrections = CorrectionSet(corrections.corrections + added, catalog: catalog)
  }
}
