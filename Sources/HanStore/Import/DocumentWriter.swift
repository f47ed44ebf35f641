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
        INSERT INTO document (id, name, path, title, dateStart, dateEnd, dateOrigin, dateEvidence,
          area, areaOrigin, areaEvidence, source, encoding, format, byteCount, contentHash, correctionHash, program,
          sentenceCount, observationCount, claimCount, importedAt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        """)
    text = try db.cachedStatement(
      sql: "INSERT INTO documentText (documentId, text, extracted, layout) VALUES (?, ?, ?, ?)")
    sentence = try Self.insert("sentence", PreparedDocument.sentenceWidth, db)
    observation = try Self.insert("observation", PreparedDocument.observationWidth, db)
    claim = try Self.insert("claim", ClaimRows.width, db)
  }

  private static func insert(_ table: String, _ width: Int, _ db: Database) throws -> Statement {
    let marks = Array(repeating: "?", count: width + 1).joined(separator: ", ")
    return try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
  }

  /// Removes a document with all that was found in it, whether or not the connection enforces
  /// references.
  static func remove(path: String, from db: Database) throws {
    let find = try db.cachedStatement(sql: "SELECT id FROM document WHERE path = ?")
    guard let key = try Int64.fetchOne(find, arguments: [path]) else { return }
    for table in ["observation", "claim", "sentence", "documentText"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE documentId = ?")
        .execute(arguments: [key])
    }
    try db.cachedStatement(sql: "DELETE FROM document WHERE id = ?").execute(arguments: [key])
  }

  /// Writes a document in the place of the one that had its path; gives its key.
  mutating func write(_ prepared: PreparedDocument) throws -> Int64 {
    try Self.remove(path: prepared.origin.path, from: db)
    try forgive.execute(arguments: [prepared.origin.path])
    let key = try Int64.fetchOne(nextKey) ?? 1
    let keys = try derivationKeys.keys(prepared.derivations, db)
    let claimKeys = try derivationKeys.keys(prepared.claimDerivations, db)
    try prepared.document.insert(
      with: document, width: PreparedDocument.documentWidth, key: key, derivations: [], in: db)
    try prepared.text.insert(
      with: text, width: PreparedDocument.textWidth, key: key, derivations: [], in: db)
    try prepared.sentences.insert(
      with: sentence, width: PreparedDocument.sentenceWidth, key: key, derivations: [], in: db)
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
