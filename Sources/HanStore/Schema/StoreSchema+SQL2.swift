extension StoreSchema {
  /// The SQL that brings version 1 to version 2: the fields of a claim are columns, its rules a key.
  static let version2 = """
    CREATE TABLE claimOfVersion2 (
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      sentence INTEGER NOT NULL,
      kind TEXT NOT NULL,
      startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL,
      text TEXT NOT NULL,
      title TEXT,
      issuer TEXT,
      level TEXT,
      year INTEGER,
      name TEXT,
      role TEXT,
      parent TEXT,
      area TEXT,
      subject TEXT,
      periodStart TEXT,
      periodEnd TEXT,
      derivationId INTEGER NOT NULL REFERENCES derivation(id),
      certainty TEXT NOT NULL,
      PRIMARY KEY (documentId, ordinal)
    ) WITHOUT ROWID;
    CREATE TEMP VIEW rulesOfClaim AS
      SELECT documentId, ordinal, replace(replace(replace(
        json_extract(record, '$.derivation'), '","', ' '), '["', ''), '"]', '') AS rules
      FROM claim;
    INSERT OR IGNORE INTO derivation (rules) SELECT DISTINCT rules FROM rulesOfClaim;
    INSERT INTO claimOfVersion2
      SELECT c.documentId, c.ordinal, c.sentence, c.kind, c.startByte, c.endByte, c.text,
        json_extract(c.record, '$.title'), json_extract(c.record, '$.issuer'),
        json_extract(c.record, '$.level'), json_extract(c.record, '$.year'),
        json_extract(c.record, '$.name'), json_extract(c.record, '$.role'),
        json_extract(c.record, '$.parent'), c.area, c.subject, c.periodStart, c.periodEnd, d.id,
        substr(json_extract(c.record, '$.certainty.title'), 1, 1)
          || substr(json_extract(c.record, '$.certainty.level'), 1, 1)
          || substr(json_extract(c.record, '$.certainty.time'), 1, 1)
          || substr(json_extract(c.record, '$.certainty.area'), 1, 1)
      FROM claim c JOIN rulesOfClaim r USING (documentId, ordinal) JOIN derivation d USING (rules);
    DROP VIEW rulesOfClaim;
    DROP TABLE claim;
    ALTER TABLE claimOfVersion2 RENAME TO claim;
    CREATE VIEW claimFact AS
      SELECT d.name AS document, d.title AS documentTitle, d.dateEnd AS published, c.kind AS kind,
        c.title AS title, c.issuer AS issuer, c.level AS level, c.year AS year, c.name AS name,
        c.role AS role, c.parent AS parent, c.area AS area, a.fullName AS areaName,
        c.subject AS subject, c.periodStart AS periodStart, c.periodEnd AS periodEnd,
        c.text AS text, s.text AS sentence, r.rules AS rules, c.certainty AS certainty,
        c.documentId AS documentId, c.ordinal AS ordinal
      FROM claim c
      JOIN document d ON d.id = c.documentId
      JOIN sentence s ON s.documentId = c.documentId AND s.ordinal = c.sentence
      JOIN derivation r ON r.id = c.derivationId
      LEFT JOIN area a ON a.code = c.area;
    """
}
