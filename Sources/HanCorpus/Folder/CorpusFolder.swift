import HanBase

/// The documents under a path: a folder with everything below it, or one file.
public struct CorpusFolder: Sendable {
  /// Endings of the files in a folder that are documents.
  public static let extensions: Set<String> = ["txt", "md"]

  /// The documents, in the order of their names.
  public let sources: [CorpusSource]
  /// What was skipped, and rows of `corpus.tsv` that name no file.
  public let diagnostics: [Diagnostic]

  /// Lists the documents under a path.
  ///
  /// Of a folder these are the files with a known ending, at any depth, hidden ones and the tables
  /// beside documents (`corpus.tsv`, `catalog.tsv`, `corrections.tsv`) left out; links to folders
  /// are not followed. A file given alone may have any name, and obeys the `corpus.tsv` beside it.
  ///
  /// - Parameters:
  ///   - path: the folder or file.
  ///   - areaFinder: looks up names of areas in `corpus.tsv`.
  ///   - extensions: endings of the files in a folder that are documents.
  /// - Throws: `HanError` HA204 (missing, unreadable), HA205 (no document) or what is wrong with a
  ///   `corpus.tsv` (HA206 to HA208).
  public init(
    _ path: String, areaFinder: (any AreaFinder)? = nil,
    extensions: Set<String> = CorpusFolder.extensions
  ) throws(HanError) {
    var walk = Walk(areaFinder: areaFinder, extensions: extensions)
    switch try DocumentFile.kind(path) {
    case .other(let words): throw DocumentFile.notADocument(path, words)
    case .file: try walk.file(path)
    case .folder:
      var folder = path
      while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
      try walk.folder(folder, tables: [], depth: 0)
      if walk.sources.isEmpty {
        walk.diagnostics.append(
          Diagnostic(
            .warning, .emptyFolder,
            "holds no documents (files that end in "
              + extensions.sorted().map { "." + $0 }.joined(separator: ", ") + ")",
            path: path))
      }
    }
    sources = walk.sources
    diagnostics = walk.diagnostics
  }

  private struct Walk {
    let areaFinder: (any AreaFinder)?
    let extensions: Set<String>
    var sources: [CorpusSource] = []
    var diagnostics: [Diagnostic] = []

    init(areaFinder: (any AreaFinder)?, extensions: Set<String>) {
      self.areaFinder = areaFinder
      self.extensions = extensions
    }

    /// A table with its folder's path.
    typealias Table = (folder: String, table: CorpusTable)

    mutating func file(_ path: String) throws(HanError) {
      let slash = path.utf8.lastIndex(of: 0x2F)
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      if CorpusTable.reservedNames.contains(name) {
        throw DocumentFile.notADocument(path, "a table about documents")
      }
      let folder = slash.map { String(path[..<$0]) } ?? "."
      let table = try table(in: folder.isEmpty ? "/" : folder)
      sources.append(CorpusSource(path: path, name: path, stated: table?.stated(for: name)))
    }

    mutating func folder(_ path: String, tables: [Table], depth: Int) throws(HanError) {
      guard depth < 64 else {
        diagnostics.append(
          Diagnostic(.warning, .unreadable, "lies too deep and was skipped", path: path))
        return
      }
      var tables = tables
      let own = try table(in: path)
      if let own { tables.append((path, own)) }
      for name in try DocumentFile.names(in: path) {
        let inner = path == "/" ? path + name : path + "/" + name
        do throws(HanError) {
          switch try DocumentFile.kind(inner) {
          case .folder:
            if !DocumentFile.isLink(inner) { try folder(inner, tables: tables, depth: depth + 1) }
          case .file: add(inner, name, tables)
          case .other: continue
          }
        } catch {
          // A broken table below is the user's to mend; a file that cannot be looked at is skipped.
          guard error.code == .unreadable else { throw error }
          diagnostics.append(
            Diagnostic(.error, error.code, error.message, path: error.path ?? inner))
        }
      }
      if let own { report(own, path) }
    }

    private mutating func add(_ path: String, _ name: String, _ tables: [Table]) {
      guard !CorpusTable.reservedNames.contains(name), let dot = name.utf8.lastIndex(of: 0x2E),
        extensions.contains(name[name.index(after: dot)...].lowercased())
      else { return }
      var stated: StatedMetadata?
      for (folder, table) in tables.reversed() {
        let relative = String(path.dropFirst(folder == "/" ? 1 : folder.count + 1))
        guard let found = table.stated(for: relative) else { continue }
        stated = stated?.completed(by: found) ?? found
      }
      sources.append(CorpusSource(path: path, name: path, stated: stated))
    }

    private func table(in folder: String) throws(HanError) -> CorpusTable? {
      let path = folder == "." ? CorpusTable.fileName : folder + "/" + CorpusTable.fileName
      guard DocumentFile.exists(path) else { return nil }
      let bytes = try DocumentFile.bytes(path)
      return try CorpusTable(bytes, path: path, areaFinder: areaFinder)
    }

    /// Says which rows of a table name no document.
    private mutating func report(_ table: CorpusTable, _ folder: String) {
      let known = Set(sources.map(\.path))
      for (file, line) in table.lines.sorted(by: { $0.value < $1.value })
      where !known.contains(folder + "/" + file) {
        diagnostics.append(
          Diagnostic(
            .warning, .badCorpusTable, "line \(line) names \(file), which is no document here",
            path: folder + "/" + CorpusTable.fileName))
      }
    }
  }
}
