import Hanalyze

/// The catalogue that a command works with: the program's own, with what `--catalog` or a
/// `catalog.tsv` beside the corpus adds.
enum GivenCatalog {
  /// Reads the named table, else the one in a folder, else gives the standard catalogue.
  static func load(_ path: String?, beside folder: String? = nil) throws(HanError) -> Catalog {
    if let path { return Catalog(adding: try CatalogTable(DocumentFile.bytes(path), path: path)) }
    guard let folder else { return .standard }
    let beside = folder + "/catalog.tsv"
    guard let bytes = try? DocumentFile.bytes(beside) else { return .standard }
    return Catalog(adding: try CatalogTable(bytes, path: beside))
  }
}
