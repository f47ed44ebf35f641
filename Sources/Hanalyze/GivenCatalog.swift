import HanBase
import HanCatalog
import HanCorpus

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The catalogue that a corpus is read by: the program's own, with what the user named or a
/// `catalog.tsv` beside the documents or the store adds.
public enum GivenCatalog {
  /// The name of the table.
  public static let fileName = "catalog.tsv"

  /// Reads the named table, else those beside the places given, else gives nil: the catalogue as it
  /// ships.
  ///
  /// - Parameters:
  ///   - path: what `--catalog` names.
  ///   - places: folders, whose own table counts, and documents or stores, beside which it lies.
  /// - Returns: the catalogue with what the tables add.
  /// - Throws: `HanError` HA121 where a row cannot be used, HA204 where the named table cannot be
  ///   read.
  public static func load(
    _ path: String?, beside places: [String] = []
  ) throws(HanError) -> Catalog? {
    if let path { return Catalog(adding: try CatalogTable(DocumentFile.bytes(path), path: path)) }
    var tables: [CatalogTable] = []
    for file in files(beside: places) {
      guard let bytes = try? DocumentFile.bytes(file) else { continue }
      tables.append(try CatalogTable(bytes, path: file))
    }
    return tables.isEmpty ? nil : Catalog(adding: CatalogTable(tables))
  }

  /// The tables beside places, each once.
  public static func files(beside places: [String]) -> [String] {
    var found: [String] = []
    for place in places {
      let folder = folder(of: place)
      let file =
        folder.isEmpty
        ? fileName : folder.hasSuffix("/") ? folder + fileName : folder + "/" + fileName
      if !found.contains(file), access(file, R_OK) == 0 { found.append(file) }
    }
    return found
  }

  /// A folder itself; that of a file, empty for the working folder.
  private static func folder(of path: String) -> String {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return path }
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
