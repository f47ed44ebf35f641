import Hanalyze

/// What is in a store, as lines.
struct StoreReport {
  private let info: StoreInfo
  private let store: String

  init(_ info: StoreInfo, store: String) {
    self.info = info
    self.store = store
  }

  /// The lines.
  var text: String {
    var lines = [
      line("store", store), line("schema", "version \(info.schemaVersion)"),
      line("SQLite", info.sqliteVersion),
      line("size", "\(info.byteCount) bytes, \(info.freeByteCount) of them free"),
      line("documents", "\(info.documents) (\(info.documentBytes) bytes)"),
      line("observations", "\(info.observations)"), line("claims", "\(info.claims)"),
      line("corrections", "\(info.corrections.total), \(info.corrections.applied) in force"),
      line(
        "segments",
        "\(info.segments.total), \(info.segments.looseDocuments) documents in none"),
    ]
    if let last = info.lastImport {
      lines.append(line("last import", "\(last.started) – \(last.finished ?? "was not finished")"))
    }
    for table in info.tableBytes { lines.append(line("  " + table.name, "\(table.bytes) bytes")) }
    for failure in info.failures {
      lines.append("failed: \(failure.path): \(failure.message) [\(failure.code)]")
    }
    return lines.map { DisplayWidth.safe($0) + "\n" }.joined()
  }

  private func line(_ name: String, _ value: String) -> String {
    DisplayWidth.pad(name, to: 20) + value
  }
}
