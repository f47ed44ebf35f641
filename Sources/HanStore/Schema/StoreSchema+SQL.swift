extension StoreSchema {
  /// The SQL of version 1.
  static let version1 = """
    CREATE TABLE segment (
      id INTEGER PRIMARY KEY,
      rowCount INTEGER NOT NULL,
      documentCount INTEGER NOT NULL,
      bytes BLOB NOT NULL
    );
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      dateStart TEXT,
      dateEnd TEXT,
      dateOrigin TEXT NOT NULL,
      dateEvidence TEXT NOT NULL,
      area TEXT,
      areaOrigin TEXT NOT NULL,
      areaEvidence TEXT NOT NULL,
      source TEXT NOT NULL,
      encoding TEXT NOT NULL,
      format TEXT NOT NULL,
      byteCount INTEGER NOT NULL,
      contentHash TEXT NOT NULL,
      correctionHash TEXT NOT NULL,
      program TEXT NOT NULL,
      importedAt TEXT NOT NULL,
      sentenceCount INTEGER NOT NULL,
      observationCount INTEGER NOT NULL,
      claimCount INTEGER NOT NULL,
      segmentId INTEGER REFERENCES segment(id) ON DELETE SET NULL
    );
    CREATE INDEX documentBySegment ON document(segmentId);
    CREATE TABLE documentText (
      documentId INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      extracted TEXT,
      layout BLOB NOT NULL
    );
    CREATE TABLE sentence (
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL,
      section TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (documentId, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE derivation (
      id INTEGER PRIMARY KEY,
      rules TEXT NOT NULL UNIQUE
    );
    CREATE TABLE observation (
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      sentence INTEGER NOT NULL,
      startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL,
      text TEXT NOT NULL,
      value REAL NOT NULL,
      valueText TEXT NOT NULL,
      unit TEXT NOT NULL,
      statedValue TEXT NOT NULL,
      statedUnit TEXT NOT NULL,
      measure TEXT NOT NULL,
      comparator TEXT NOT NULL,
      status TEXT NOT NULL,
      indicator TEXT NOT NULL,
      indicatorId TEXT,
      area TEXT,
      areaName TEXT,
      subject TEXT,
      periodStart TEXT,
      periodEnd TEXT,
      timePeriod TEXT NOT NULL,
      derivationId INTEGER NOT NULL REFERENCES derivation(id),
      certainty TEXT NOT NULL,
      isRepeat INTEGER NOT NULL,
      PRIMARY KEY (documentId, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE claim (
      documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      sentence INTEGER NOT NULL,
      kind TEXT NOT NULL,
      startByte INTEGER NOT NULL,
      endByte INTEGER NOT NULL,
      text TEXT NOT NULL,
      area TEXT,
      subject TEXT,
      periodStart TEXT,
      periodEnd TEXT,
      record TEXT NOT NULL,
      PRIMARY KEY (documentId, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY,
      document TEXT NOT NULL,
      startByte INTEGER,
      endByte INTEGER,
      quote TEXT,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      who TEXT NOT NULL,
      why TEXT NOT NULL,
      origin TEXT NOT NULL,
      line INTEGER,
      state TEXT NOT NULL
    );
    CREATE TABLE area (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      fullName TEXT NOT NULL,
      level INTEGER NOT NULL,
      parent TEXT
    ) WITHOUT ROWID;
    CREATE TABLE indicator (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      english TEXT NOT NULL,
      unit TEXT NOT NULL,
      kind TEXT NOT NULL,
      theme TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE importRun (
      id INTEGER PRIMARY KEY,
      startedAt TEXT NOT NULL,
      finishedAt TEXT,
      paths TEXT NOT NULL,
      imported INTEGER NOT NULL DEFAULT 0,
      skipped INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0,
      vanished INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE importFailure (
      path TEXT PRIMARY KEY,
      runId INTEGER NOT NULL REFERENCES importRun(id) ON DELETE CASCADE,
      code TEXT NOT NULL,
      message TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE VIEW fact AS
      SELECT d.name AS document, d.title AS title, d.dateEnd AS published,
        o.area AS area, coalesce(o.areaName, a.fullName) AS areaName, a.level AS areaLevel,
        o.indicator AS indicator, o.indicatorId AS indicatorId, i.name AS indicatorName,
        o.measure AS measure, o.comparator AS comparator, o.value AS value, o.unit AS unit,
        o.timePeriod AS timePeriod, o.periodStart AS periodStart, o.periodEnd AS periodEnd,
        o.status AS status, o.subject AS subject, o.text AS text,
        s.text AS sentence, s.section AS section, r.rules AS rules, o.certainty AS certainty,
        o.isRepeat AS isRepeat, o.documentId AS documentId, o.ordinal AS ordinal,
        o.startByte AS startByte, o.endByte AS endByte
      FROM observation o
      JOIN document d ON d.id = o.documentId
      JOIN sentence s ON s.documentId = o.documentId AND s.ordinal = o.sentence
      JOIN derivation r ON r.id = o.derivationId
      LEFT JOIN area a ON a.code = o.area
      LEFT JOIN indicator i ON i.id = o.indicatorId;
    CREATE VIEW latestLevel AS
      SELECT area, areaName, indicatorId, indicatorName, value, unit, comparator, timePeriod,
        document, sentence
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY area, indicatorId
          ORDER BY periodEnd DESC, periodStart ASC, published DESC, document, ordinal) AS place
        FROM fact
        WHERE measure = 'level' AND status = 'A' AND subject IS NULL AND isRepeat = 0
          AND area IS NOT NULL AND indicatorId IS NOT NULL AND periodEnd IS NOT NULL
      )
      WHERE place = 1;
    CREATE VIEW documentSummary AS
      SELECT d.name AS name, d.title AS title, d.dateEnd AS published, d.area AS area,
        a.fullName AS areaName, d.sentenceCount AS sentenceCount,
        d.observationCount AS observationCount,
        (SELECT count(DISTINCT o.indicatorId) FROM observation o WHERE o.documentId = d.id)
          AS indicatorCount
      FROM document d LEFT JOIN area a ON a.code = d.area;
    """
}
