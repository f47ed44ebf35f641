import GRDB
import HanBase
import HanCorpus
import HanExtract

extension Store {
  /// The corrections that the store knows, each with its state.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func corrections() throws(HanError) -> [CorrectionSet.Outcome] {
    try read { db in try Self.corrections(db) }
  }

  static func corrections(_ db: Database) throws -> [CorrectionSet.Outcome] {
    try Row.fetchAll(db, sql: "SELECT * FROM correction ORDER BY id").map { row in
      CorrectionSet.Outcome(correction: correction(row), state: row["state"])
    }
  }

  /// Makes corrections in the store itself and applies them to the documents that they are about;
  /// these are made again of what the store keeps, their files are not needed.
  ///
  /// - Parameter corrections: Those to add.
  /// - Returns: What became of each.
  /// - Throws: `HanError` HA404, HA405, HA406 or HA410.
  @discardableResult
  public func correct(_ corrections: [Correction]) throws(HanError) -> [CorrectionSet.Outcome] {
    try write { db in
      for one in corrections { try Self.insert(db, one) }
    }
    let all = CorrectionSet(try self.corrections().map(\.correction), catalog: catalog)
    let names = try documents().map(\.name).filter { name in
      corrections.contains { $0.isAbout(name) }
    }
    for name in names { try reapply(all, to: name) }
    let wanted = Set(corrections.map(\.content))
    return try self.corrections().filter { wanted.contains($0.correction.content) }
  }

  private func reapply(_ set: CorrectionSet, to name: String) throws(HanError) {
    let document = try document(named: name)
    let (findings, outcomes) = set.findings(Extractor(catalog: catalog).extract(document))
    let catalog = catalog
    try write { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM document JOIN documentText ON documentId = id WHERE name = ?",
          arguments: [name])
      else { return }
      let old = StoredDocument(row)
      let origin = PreparedDocument.Origin(
        path: old.path, format: old.format, byteCount: old.byteCount,
        contentHash: old.contentHash, correctionHash: set.hash(name), program: old.program)
      let extracted: String? = row["extracted"]
      let claims =
        old.program.hasSuffix(ImportOptions.withoutClaims)
        ? nil : ClaimFinder(catalog: catalog).claims(of: document)
      var writer = try DocumentWriter(db)
      var preparer = DocumentPreparer(catalog: catalog)
      _ = try writer.write(
        preparer.prepare(
          document, findings, claims: claims, origin: origin,
          extracted: extracted.map { Array($0.utf8) }, outcomes: outcomes))
      try SegmentUpkeep.tidy(db)
    }
  }

  /// Brings the corrections of one file up to date, keeping the state of those that did not change.
  static func replaceCorrections(
    _ db: Database, origin: String, with corrections: [Correction]
  ) throws {
    var old: [String: Int64] = [:]
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM correction WHERE origin = ?", arguments: [origin])
    for row in rows { old[correction(row).content] = row["id"] }
    for one in corrections {
      if let id = old.removeValue(forKey: one.content) {
        try db.execute(literal: "UPDATE correction SET line = \(one.line) WHERE id = \(id)")
      } else {
        try insert(db, one)
      }
    }
    for id in old.values { try db.execute(literal: "DELETE FROM correction WHERE id = \(id)") }
  }

  private static func insert(_ db: Database, _ one: Correction) throws {
    try db.execute(
      literal: """
        INSERT INTO correction (document, startByte, endByte, quote, field, value, who, why, origin,
          line, state)
        VALUES (\(one.document), \(one.span?.start), \(one.span?.end), \(one.quote), \(one.field),
          \(one.value), \(one.who), \(one.why), \(one.origin), \(one.line),
          'its document is not in the store')
        """)
  }

  static func correction(_ row: Row) -> Correction {
    var one = Correction()
    one.document = row["document"]
    if let start: Int32 = row["startByte"], let end: Int32 = row["endByte"] {
      one.span = Span(start, end)
    }
    one.quote = row["quote"]
    one.field = row["field"]
    one.value = row["value"]
    one.who = row["who"]
    one.why = row["why"]
    one.origin = row["origin"]
    one.line = row["line"]
    return one
  }
}
