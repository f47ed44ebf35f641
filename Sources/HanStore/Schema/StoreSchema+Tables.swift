extension StoreSchema {
  static let documentTables = [
    Table(
      "document", "One document.",
      [
        Column("id", "INTEGER", "Key; a document that is imported again gets a new one."),
        Column("name", "TEXT", "The name as given when it was imported; unique."),
        Column(
          "path", "TEXT",
          "Absolute path of its file; `FILE#MEMBER` for a member of an archive or a record. Unique."
        ),
        Column("title", "TEXT", "Title; empty where there is none."),
        Column("dateStart", "TEXT", "First day of the publication date as far as known, or NULL."),
        Column("dateEnd", "TEXT", "Last day of the publication date as far as known, or NULL."),
        Column("dateOrigin", "TEXT", "`stated`, `inferred` or `unknown`."),
        Column("dateEvidence", "TEXT", "The words that an inferred date was read from."),
        Column("area", "TEXT", "Six-digit code of the division that it is about, or NULL."),
        Column("areaOrigin", "TEXT", "`stated`, `inferred` or `unknown`."),
        Column("areaEvidence", "TEXT", "The words that an inferred area was read from."),
        Column("source", "TEXT", "Publisher or address; empty where unknown."),
        Column("encoding", "TEXT", "Encoding of the file, by its IANA name."),
        Column("format", "TEXT", "`text`, `html`, `docx` or `pdf`."),
        Column("byteCount", "INTEGER", "Size of the file in bytes."),
        Column(
          "contentHash", "TEXT", "xxHash64 of the file's bytes and of what is stated about it."),
        Column("correctionHash", "TEXT", "Hash of the corrections applied; empty for none."),
        Column("program", "TEXT", "Version of the program that read it."),
        Column("importedAt", "TEXT", "When it was imported, UTC."),
        Column("sentenceCount", "INTEGER", "How many sentences it has."),
        Column("observationCount", "INTEGER", "How many observations it has, corrections applied."),
        Column("claimCount", "INTEGER", "How many claims it has."),
        Column(
          "segmentId", "INTEGER", "The segment that holds its observations as columns, or NULL."),
      ]),
    Table(
      "documentText", "The words of one document.",
      [
        Column("documentId", "INTEGER", "The document."),
        Column("text", "TEXT", "The clean text: page-layout damage repaired, UTF-8."),
        Column(
          "extracted", "TEXT",
          "For HTML, DOCX and PDF the text as it was taken out, into which `startByte` counts; else NULL."
        ),
        Column(
          "layout", "BLOB",
          "Sections, sentences and the way back to the file's bytes, packed; for this program only."
        ),
      ]),
    Table(
      "sentence", "A sentence that an observation or a claim stands in.",
      [
        Column("documentId", "INTEGER", "The document."),
        Column("ordinal", "INTEGER", "Its number among all sentences of the document, from 0."),
        Column("startByte", "INTEGER", "Its first byte in `documentText.text`."),
        Column("endByte", "INTEGER", "The byte after its last there."),
        Column(
          "section", "TEXT",
          "Kind of its section: body, heading, caption, callout, testimony, list, table."),
        Column("text", "TEXT", "Its words."),
      ]),
  ]

  static let statementTables = [
    Table(
      "observation", "One numeric statement, corrections applied.",
      [
        Column("documentId", "INTEGER", "The document."),
        Column("ordinal", "INTEGER", "Its number in the document, in text order, from 0."),
        Column("sentence", "INTEGER", "`ordinal` of its sentence."),
        Column("startByte", "INTEGER", "First byte of the number with its unit in the file."),
        Column("endByte", "INTEGER", "The byte after its last there."),
        Column("text", "TEXT", "The number with its unit, as written."),
        Column("value", "REAL", "The value, magnitudes multiplied out, as binary floating point."),
        Column("valueText", "TEXT", "The value as an exact decimal literal."),
        Column("unit", "TEXT", "Unit as written, without the magnitudes 十百千万亿."),
        Column("statedValue", "TEXT", "The number as written."),
        Column("statedUnit", "TEXT", "The unit as written, with its magnitude."),
        Column("measure", "TEXT", "`level`, `growth`, `average_growth`, `change` or `rank`."),
        Column("comparator", "TEXT", "`=`, `~`, `>`, `>=`, `<` or `<=`."),
        Column("status", "TEXT", "`A` result, `E` estimate, `T` target (SDMX OBS_STATUS)."),
        Column("indicator", "TEXT", "What is measured, in the source's words."),
        Column("indicatorId", "TEXT", "The catalogue's id for exactly that, or NULL."),
        Column("area", "TEXT", "Six-digit code of the division that it describes, or NULL."),
        Column("areaName", "TEXT", "Its name where it differs from the one in `area`, else NULL."),
        Column("subject", "TEXT", "What within the area it describes, or NULL."),
        Column("periodStart", "TEXT", "First day that it describes, or NULL."),
        Column("periodEnd", "TEXT", "Last day that it describes, or NULL."),
        Column("timePeriod", "TEXT", "The period in SDMX form; empty where unknown."),
        Column("derivationId", "INTEGER", "The rules that made it."),
        Column(
          "certainty", "TEXT",
          "A letter a field (value, measure, comparator, status, indicator, area, period): s stated, c carried over, g guessed."
        ),
        Column(
          "isRepeat", "INTEGER", "1 where the document states the same fact better elsewhere."),
      ]),
    Table(
      "claim", "One statement without a number.",
      [
        Column("documentId", "INTEGER", "The document."),
        Column("ordinal", "INTEGER", "Its number in the document, in text order, from 0."),
        Column("sentence", "INTEGER", "`ordinal` of its sentence."),
        Column("kind", "TEXT", "What sort of claim: honour, streak, first, policy, …."),
        Column("startByte", "INTEGER", "First byte of its words in the file."),
        Column("endByte", "INTEGER", "The byte after its last there."),
        Column("text", "TEXT", "Its words."),
        Column(
          "title", "TEXT",
          "Name of the honour, list, policy or organisation; what is ranked, repeated or first; or NULL."
        ),
        Column("issuer", "TEXT", "Who confers or issues, or NULL."),
        Column("level", "TEXT", "`national`, `provincial`, `city`, `county` or NULL."),
        Column("year", "INTEGER", "Calendar year of the event, or NULL."),
        Column("name", "TEXT", "An organisation's or a speaker's name, or NULL."),
        Column("role", "TEXT", "What the organisation is, a speaker's title; or NULL."),
        Column("parent", "TEXT", "The whole that it belongs to, or NULL."),
        Column("area", "TEXT", "Six-digit code of the division that it describes, or NULL."),
        Column("subject", "TEXT", "Whom or what it is about, or NULL."),
        Column("periodStart", "TEXT", "First day that it describes, or NULL."),
        Column("periodEnd", "TEXT", "Last day that it describes, or NULL."),
        Column("derivationId", "INTEGER", "The rules that made it: claim, level, time, area."),
        Column(
          "certainty", "TEXT",
          "A letter each for title, level, time, area: `s` stated, `c` carried, `g` guessed."),
      ]),
    Table(
      "derivation", "A list of rules that made observations.",
      [
        Column("id", "INTEGER", "Key."),
        Column(
          "rules", "TEXT",
          "Rule ids with a blank between them: number, measure, comparator, status, indicator, area, period."
        ),
      ]),
    Table(
      "correction", "What an analyst changed.",
      [
        Column("id", "INTEGER", "Key."),
        Column("document", "TEXT", "Name of the document, or the end of it."),
        Column("startByte", "INTEGER", "First byte of the observation in the file, or NULL."),
        Column("endByte", "INTEGER", "The byte after its last there, or NULL."),
        Column("quote", "TEXT", "Words of the document that show the place, or NULL."),
        Column("field", "TEXT", "The field changed, `accept`, `reject` or `add`."),
        Column("value", "TEXT", "Its new value."),
        Column("who", "TEXT", "Who says so."),
        Column("why", "TEXT", "Why."),
        Column("origin", "TEXT", "The file that it was read from; empty when made in the store."),
        Column("line", "INTEGER", "Its line there, or NULL."),
        Column("state", "TEXT", "`applied`, or why it was not."),
      ]),
  ]

  static let referenceTables = [
    Table(
      "area", "A division of the catalogue (GB/T 2260) that the store was written with.",
      [
        Column("code", "TEXT", "Six-digit code."),
        Column("name", "TEXT", "Name: 雨湖区."),
        Column("fullName", "TEXT", "Name with its parents: 湖南省湘潭市雨湖区."),
        Column("level", "INTEGER", "0 nation, 1 province, 2 prefecture, 3 county."),
        Column("parent", "TEXT", "Code of the parent, or NULL."),
      ]),
    Table(
      "indicator", "An indicator of the catalogue that the store was written with.",
      [
        Column("id", "TEXT", "Id."),
        Column("name", "TEXT", "Chinese name."),
        Column("english", "TEXT", "English name."),
        Column("unit", "TEXT", "Usual unit."),
        Column("kind", "TEXT", "`stock`, `flow`, `rate`, …."),
        Column("theme", "TEXT", "Theme."),
      ]),
    Table(
      "segment", "Observations as columns, from which the rows of `observation` are read quickly.",
      [
        Column("id", "INTEGER", "Key."),
        Column("rowCount", "INTEGER", "How many rows it holds."),
        Column("documentCount", "INTEGER", "How many documents it held when it was written."),
        Column("bytes", "BLOB", "The columns, packed, with a checksum; for this program only."),
      ]),
    Table(
      "importRun", "One run of an import.",
      [
        Column("id", "INTEGER", "Key."),
        Column("startedAt", "TEXT", "When it began, UTC."),
        Column("finishedAt", "TEXT", "When it ended, UTC; NULL where it was killed."),
        Column("paths", "TEXT", "What was imported, a path a line."),
        Column("imported", "INTEGER", "Documents read, new or changed."),
        Column("skipped", "INTEGER", "Documents skipped because nothing changed."),
        Column("failed", "INTEGER", "Documents that failed."),
        Column("vanished", "INTEGER", "Documents whose files are gone."),
      ]),
    Table(
      "importFailure", "A document that could not be imported; gone when it could be, later.",
      [
        Column("path", "TEXT", "Its path."),
        Column("runId", "INTEGER", "The run in which it failed."),
        Column("code", "TEXT", "Code of the error."),
        Column("message", "TEXT", "What was wrong."),
      ]),
  ]

  static let views = [
    Table(
      "fact", "One observation with the names that its codes stand for and where it stands.",
      isView: true,
      [
        Column("document", "TEXT", "Name of the document."),
        Column("title", "TEXT", "Title of the document."),
        Column("published", "TEXT", "Last day of the document's publication date."),
        Column("area", "TEXT", "Six-digit code of the division."),
        Column("areaName", "TEXT", "Its name with its parents."),
        Column("areaLevel", "INTEGER", "Its level."),
        Column("indicator", "TEXT", "What is measured, in the source's words."),
        Column("indicatorId", "TEXT", "The catalogue's id, or NULL."),
        Column("indicatorName", "TEXT", "The catalogue's name, or NULL."),
        Column("measure", "TEXT", "What sort of statement it is."),
        Column("comparator", "TEXT", "How it bounds the true value."),
        Column("value", "REAL", "The value."),
        Column("unit", "TEXT", "Its unit."),
        Column("timePeriod", "TEXT", "The period that it describes."),
        Column("periodStart", "TEXT", "First day of the period."),
        Column("periodEnd", "TEXT", "Last day of the period."),
        Column("status", "TEXT", "Result, estimate or target."),
        Column("subject", "TEXT", "What within the area it describes, or NULL."),
        Column("text", "TEXT", "The number as written."),
        Column("sentence", "TEXT", "The sentence that it stands in."),
        Column("section", "TEXT", "Kind of the section."),
        Column("rules", "TEXT", "The rules that made it."),
        Column("certainty", "TEXT", "How sure each field is."),
        Column(
          "isRepeat", "INTEGER", "1 where the document states the same fact better elsewhere."),
        Column("documentId", "INTEGER", "Key of the document."),
        Column("ordinal", "INTEGER", "Number in the document."),
        Column("startByte", "INTEGER", "First byte in the file."),
        Column("endByte", "INTEGER", "The byte after its last there."),
      ]),
    Table(
      "claimFact",
      "One statement without a number, with the names that its codes stand for and where it stands.",
      isView: true,
      [
        Column("document", "TEXT", "Name of the document."),
        Column("documentTitle", "TEXT", "Title of the document."),
        Column("published", "TEXT", "Last day of the document's publication date."),
        Column("kind", "TEXT", "What sort of claim it is."),
        Column("title", "TEXT", "Name of the honour, list, policy or organisation, or NULL."),
        Column("issuer", "TEXT", "Who confers or issues, or NULL."),
        Column("level", "TEXT", "`national`, `provincial`, `city`, `county` or NULL."),
        Column("year", "INTEGER", "Calendar year of the event, or NULL."),
        Column("name", "TEXT", "An organisation's or a speaker's name, or NULL."),
        Column("role", "TEXT", "What the organisation is, a speaker's title; or NULL."),
        Column("parent", "TEXT", "The whole that it belongs to, or NULL."),
        Column("area", "TEXT", "Six-digit code of the division."),
        Column("areaName", "TEXT", "Its name with its parents."),
        Column("subject", "TEXT", "Whom or what it is about, or NULL."),
        Column("periodStart", "TEXT", "First day of the period."),
        Column("periodEnd", "TEXT", "Last day of the period."),
        Column("text", "TEXT", "Its words."),
        Column("sentence", "TEXT", "The sentence that it stands in."),
        Column("rules", "TEXT", "The rules that made it."),
        Column("certainty", "TEXT", "How sure title, level, time and area are."),
        Column("documentId", "INTEGER", "Key of the document."),
        Column("ordinal", "INTEGER", "Number in the document."),
      ]),
    Table(
      "latestLevel",
      "The newest result of each catalogued indicator of each division: levels of whole divisions, of the newest period, of the newest document that states it.",
      isView: true,
      [
        Column("area", "TEXT", "Six-digit code of the division."),
        Column("areaName", "TEXT", "Its name with its parents."),
        Column("indicatorId", "TEXT", "The catalogue's id."),
        Column("indicatorName", "TEXT", "The catalogue's name."),
        Column("value", "REAL", "The value."),
        Column("unit", "TEXT", "Its unit."),
        Column("comparator", "TEXT", "How it bounds the true value."),
        Column("timePeriod", "TEXT", "The period that it describes."),
        Column("document", "TEXT", "Name of the document."),
        Column("sentence", "TEXT", "The sentence that it stands in."),
      ]),
    Table(
      "documentSummary", "One document with the name of its division and its figures.",
      isView: true,
      [
        Column("name", "TEXT", "Name of the document."),
        Column("title", "TEXT", "Title."),
        Column("published", "TEXT", "Last day of its publication date."),
        Column("area", "TEXT", "Six-digit code of its division."),
        Column("areaName", "TEXT", "Name of its division with its parents."),
        Column("sentenceCount", "INTEGER", "How many sentences it has."),
        Column("observationCount", "INTEGER", "How many observations."),
        Column("indicatorCount", "INTEGER", "How many different catalogued indicators."),
      ]),
  ]
}
