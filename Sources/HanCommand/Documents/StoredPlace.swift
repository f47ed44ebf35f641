import Hanalyze

/// A document that lives in a store, and what an analyst said of it.
struct StoredPlace {
  let document: Document
  let corrections: CorrectionSet
  /// The bytes that spans of the document count, or nil where its file is gone or has changed.
  let bytes: [UInt8]?

  /// Finds a document by its name in the store, or by the end of that name.
  ///
  /// - Throws: `HanError` HA409 where there is none or several.
  init(_ name: String, in path: String, catalog: Catalog) throws {
    let store = try Store(path, access: .read, catalog: catalog)
    let documents = try store.documents()
    let found =
      documents.filter { $0.name == name }.first.map { [$0] }
      ?? documents.filter { $0.name.hasSuffix("/" + name) }
    guard let one = found.first, found.count == 1 else {
      throw HanError(
        .documentMissing,
        found.isEmpty
          ? "is no file, and \(path) has no document of this name"
          : "is the end of \(found.count) names in \(path): "
            + found.prefix(3).map(\.name).joined(separator: ", "), path: name)
    }
    let document = try store.document(named: one.name)
    self.document = document
    corrections = CorrectionSet(try store.corrections().map(\.correction), catalog: catalog)
    let onDisk = one.format == "text" ? try? DocumentFile.bytes(one.path) : nil
    bytes = onDisk.flatMap { bytes in
      let again = try? DocumentReader().read(bytes, name: one.name)
      return again?.text == document.text ? bytes : nil
    }
  }
}
