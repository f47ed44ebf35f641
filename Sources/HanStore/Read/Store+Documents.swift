import Foundation
import GRDB
import HanBase
import HanCorpus

extension Store {
  /// All documents, in the order of their names.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func documents() throws(HanError) -> [StoredDocument] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM document ORDER BY name").map(StoredDocument.init)
    }
  }

  /// The document of a name, made again of what the store keeps; its file is not needed.
  ///
  /// Reader's diagnostics are not kept.
  ///
  /// - Throws: `HanError` HA409 where there is none, HA410 where its parts do not fit together.
  public func document(named name: String) throws(HanError) -> Document {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM document JOIN documentText ON documentId = id WHERE name = ?",
          arguments: [name])
      else {
        throw HanError(.documentMissing, "the store has no document of this name", path: name)
      }
      return try Self.document(row)
    }
  }

  /// Gives each document to `body`, one after another, in the order of their names.
  ///
  /// Memory holds one document at a time; what `body` throws ends the walk.
  ///
  /// - Parameters:
  ///   - names: Those wanted; nil gives all.
  ///   - body: Takes a document.
  /// - Throws: `HanError` HA403, HA404, HA408 or HA410.
  public func forEachDocument(
    named names: Set<String>? = nil, _ body: (Document) throws -> Void
  ) throws(HanError) {
    try read { db in
      let all: SQL = "SELECT * FROM document JOIN documentText ON documentId = id"
      // Few names are looked up, the texts of all other documents are not touched then.
      let some: SQL? = names.flatMap { $0.count > 500 ? nil : " WHERE name IN \(Array($0))" }
      let (sql, arguments) = try (all + (some ?? "") + " ORDER BY name").build(db)
      let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
      while let row = try rows.next() {
        if let names, !names.contains(row["name"]) { continue }
        try body(Self.document(row))
      }
    }
  }

  static func document(_ row: Row) throws -> Document {
    let stored = StoredDocument(row)
    let text: Data = try row.withUnsafeData(named: "text") { $0.map { Data($0) } ?? Data() }
    let layout: Data = try row.withUnsafeData(named: "layout") { $0.map { Data($0) } ?? Data() }
    guard
      let document = DocumentLayout.unpack(
        [UInt8](layout), text: [UInt8](text), name: stored.name, encoding: stored.encoding,
        metadata: stored.metadata)
    else {
      throw HanError(
        .storeInconsistent,
        "the store's layout of this document does not fit its text; import it again",
        path: stored.name)
    }
    return document
  }

  /// Runs a reading block in a snapshot, with errors rewritten.
  func read<Result>(_ body: (Database) throws -> Result) throws(HanError) -> Result {
    try StoreFailure.wrapping(path) { try database.read(body) }
  }

  /// Runs a writing block in a transaction, with errors rewritten.
  func write<Result>(_ body: (Database) throws -> Result) throws(HanError) -> Result {
    guard access == .write else {
      throw HanError(.storeForbidden, "was opened for reading only", path: path)
    }
    return try StoreFailure.wrapping(path) { try database.write(body) }
  }
}
