import GRDB
import HanBase

/// Writes prepared documents; one lives for one transaction.
struct DocumentWriter {
  private let db: Database
  private let remove: Statement
  private let forgive: Statement
  private let document: Statement
  private let text: Statement
  private let sentence: Statement
  private let observation: Statement
  private let claim: Statement
  private let derivation: Statement
  private let derivationKey: Statement
  /// Keys of derivations that were looked up in this transaction.
  private var derivationKeys: [String: Int64] = [:]

  init(_ db: Database) throws {
    self.db = db
    remove = try db.cachedStatement(sql: "DELETE FROM document WHERE path = ?")
    forgive = try db.cachedStatement(sql: "DELETE FROM importFailure WHERE path = ?")
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
    sentence = try db.cachedStatement(
      sql: "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)")
    let marks = Array(repeating: "?", count: PreparedDocument.observationWidth + 1)
    observation = try db.cachedStatement(
      sql: "INSERT INTO observation VALUES (\(marks.joined(separator: ", ")))")
    let claimMarks = Array(repeating: "?", count: ClaimRows.width + 1).joined(separator: ", ")
    claim = try db.cachedStatement(sql: "INSERT INTO claim VALUES (\(claimMarks))")
    derivation = try db.cachedStatement(sql: "INSERT OR IGNORE INTO derivation (rules) VALUES (?)")
    derivationKey = try db.cachedStatement(sql: "SELECT id FROM derivation WHERE rules = ?")
  }

  /// Writes a document in the place of the one that had its path; gives its key.
  mutating func write(_ prepared: PreparedDocument) throws -> Int64 {
    try remove.execute(arguments: [prepared.origin.path])
    try forgive.execute(arguments: [prepared.origin.path])
    let key = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM document") ?? 1
    let keys = try keys(prepared.derivations)
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
      with: claim, width: ClaimRows.width, key: key, derivations: [], in: db)
    for outcome in prepared.outcomes { try record(outcome) }
    return key
  }

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

  private mutating func keys(_ rules: [String]) throws -> [Int64] {
    var keys: [Int64] = []
    for one in rules {
      if let known = derivationKeys[one] {
        keys.append(known)
        continue
      }
      try derivation.execute(arguments: [one])
      let key = try Int64.fetchOne(derivationKey, arguments: [one]) ?? 0
      derivationKeys[one] = key
      keys.append(key)
    }
    return keys
  }
}
