import GRDB
import HanBase

/// Writes prepared documents; one lives for one transaction.
struct DocumentWriter {
  private let db: Database
  private let forgive: Statement
  private let nextKey: Statement
  private let document: Statement
  private let text: Statement
  private let sentence: Statement
  private let observation: Statement
  private let claim: Statement
  private(set) var derivationKeys: DerivationKeys

  init(_ db: Database, _ derivationKeys: DerivationKeys = DerivationKeys()) throws {
    self.db = db
    self.derivationKeys = derivationKeys
    try self.derivationKeys.update(db)
    forgive = try db.cachedStatement(sql: "DELETE FROM importFailure WHERE path = ?")
    nextKey = try db.cachedStatement(sql: "SELECT coalesce(max(id), 0) + 1 FROM document")
    document = try db.cachedStatement(
      sql: """
        INSERT OR FAIL INTO document (id, name, path, title, dateStart, dateEnd, dateOrigin,
          dateEvidence, area, areaOrigin, areaEvidence, source, encoding, format, byteCount,
          contentHash, correctionHash, program, sentenceCount, observationCount, claimCount,
          importedAt)
        SELECT \(RowFeed.columns(PreparedDocument.documentWidth + 1)),
          strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM rowFeed(?)
        """)
    text = try Self.insert(
      "documentText (documentId, text, extracted, layout)", PreparedDocument.textWidth, db)
    sentence = try Self.insert("sentence", PreparedDocument.sentenceWidth, db)
    observation = try Self.insert("observation", PreparedDocument.observationWidth, db)
    claim = try Self.insert("claim", ClaimRows.width, db)
  }

  /// A statement that takes rows; what it has written before a failure is taken back by `write`, so
  /// that SQLite need not keep copies of pages for that.
  private static func insert(_ table: String, _ width: Int, _ db: Database) throws -> Statement {
    try db.cachedStatement(
      sql: "INSERT OR FAIL INTO \(table) SELECT \(RowFeed.columns(width + 1)) FROM rowFeed(?)")
  }

  /// Removes a document with all that was found in it, whether or not the connection enforces
  /// references.
  static func remove(path: String, from db: Database) throws {
    guard let key = try key(of: path, in: db) else { return }
    try remove(key, from: db)
  }

  private static func key(of path: String, in db: Database) throws -> Int64? {
    let find = try db.cachedStatement(sql: "SELECT id FROM document WHERE path = ?")
    return try Int64.fetchOne(find, arguments: [path])
  }

  private static func remove(_ key: Int64, from db: Database) throws {
    for table in ["observation", "claim", "sentence", "documentText"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE documentId = ?")
        .execute(arguments: [key])
    }
    try db.cachedStatement(sql: "DELETE FROM document WHERE id = ?").execute(arguments: [key])
  }

  /// Writes a document in the place of the one that had its path; gives its key.
  ///
  /// What fails leaves the store as it was. Where there was no such document that is done by removing
  /// what was written: a savepoint would have SQLite copy each page that the document changes.
  mutating func write(_ prepared: PreparedDocument) throws -> Int64 {
    if let old = try Self.key(of: prepared.origin.path, in: db) {
      var key: Int64 = 0
      try db.inSavepoint {
        try Self.remove(old, from: db)
        key = try put(prepared)
        return .commit
      }
      return key
    }
    do {
      return try put(prepared)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      try Self.remove(path: prepared.origin.path, from: db)
      throw error
    }
  }

  private mutating func put(_ prepared: PreparedDocument) throws -> Int64 {
    try forgive.execute(arguments: [prepared.origin.path])
    let key = try Int64.fetchOne(nextKey) ?? 1
    try prepared.document.insert(
      with: document, width: PreparedDocument.documentWidth, key: key, in: db)
    let keys = try derivationKeys.keys(prepared.derivations, db)
    let claimKeys = try derivationKeys.keys(prepared.claimDerivations, db)
    try prepared.text.insert(with: text, width: PreparedDocument.textWidth, key: key, in: db)
    try prepared.sentences.insert(
      with: sentence, width: PreparedDocument.sentenceWidth, key: key, in: db)
    try prepared.observations.insert(
      with: observation, width: PreparedDocument.observationWidth, key: key, derivations: keys,
      in: db)
    try prepared.claims.insert(
      with: claim, width: ClaimRows.width, key: key, derivations: claimKeys, in: db)
    for outcome in prepared.outcomes { try record(outcome) }
    return key
  }

  /// Forgets keys that a savepoint taken back may have made.
  mutating func forgetDerivations() { derivationKeys.forget() }

  private func record(_ outcome: CorrectionSet.Outcome) throws {
    let one = outcome.correction
    try db.execute(
      literal: """
        UPDATE correction SET state = \(outcome.state)
        WHERE document = \(one.document) AND startByte IS \(one.span?.start)
          AND endByte IS \(one.span?.end) AND quote IS \(one.quote) AND field = \(one.field)
          AND value = \(one.value) AND origin = \(one.origin)
        """)
  }
}
