import GRDB
import HanBase
import HanExtract

extension Store {
  /// Gives each claim that was kept to `body`: by the names of documents, and in text order within.
  ///
  /// Memory holds one claim at a time; what `body` throws ends the walk. Where a claim stands in the
  /// clean text is not kept. `documentsWithoutClaims` names those that are left out.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func forEachClaim(_ body: (Claim) throws -> Void) throws(HanError) {
    try read { db in
      guard try Self.hasClaimColumns(db) else { return }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT document.name AS doc, document.encoding AS encoding, claim.*,
            sentence.text AS sentenceText, area.fullName AS areaName, derivation.rules AS rules
          FROM claim
          JOIN document ON document.id = claim.documentId
          LEFT JOIN sentence
            ON sentence.documentId = claim.documentId AND sentence.ordinal = claim.sentence
          LEFT JOIN area ON area.code = claim.area
          LEFT JOIN derivation ON derivation.id = claim.derivationId
          ORDER BY document.name, claim.ordinal
          """)
      while let row = try rows.next() { try body(Claim(row)) }
    }
  }

  /// The names of documents whose claims `forEachClaim` does not give: none were looked for when they
  /// were imported, or the store is of the first version and was opened for reading only.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func documentsWithoutClaims() throws(HanError) -> [String] {
    let hasColumns = try read { try Self.hasClaimColumns($0) }
    return try documents().filter {
      !hasColumns || $0.program.hasSuffix(ImportOptions.withoutClaims)
    }.map(\.name)
  }

  private static func hasClaimColumns(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 >= 2
  }
}

extension Claim {
  /// A claim of a row of `forEachClaim`.
  fileprivate init(_ row: Row) {
    self.init()
    kind = Kind(name: row["kind"] as String) ?? .honour
    doc = row["doc"]
    let encodingName: String = row["encoding"]
    encoding = encodingName == "UTF-8" ? nil : encodingName
    span = Span(
      Int32(clamping: row["startByte"] as Int64), Int32(clamping: row["endByte"] as Int64))
    text = row["text"]
    sentence = row["sentenceText"] ?? ""
    title = row["title"]
    issuer = row["issuer"]
    level = Level.allCases.first { $0.name == row["level"] as String? }
    year = row["year"]
    name = row["name"]
    role = row["role"]
    parent = row["parent"]
    subject = row["subject"]
    area = row["area"] ?? ""
    areaName = row["areaName"] ?? ""
    period = Period(
      start: CivilDate(iso: row["periodStart"]), end: CivilDate(iso: row["periodEnd"]))
    derivation = (row["rules"] as String? ?? "").split(separator: " ").map(String.init)
    certainty = (row["certainty"] as String? ?? "").map { letter in
      letter == "s" ? .stated : letter == "c" ? .carried : .guessed
    }
  }
}
