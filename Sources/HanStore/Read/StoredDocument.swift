import GRDB
import HanBase
import HanCorpus

/// What a store's table `document` says of one document, without its words.
public struct StoredDocument: Sendable {
  /// The key; it changes when the document is imported again.
  public let id: Int64
  /// The name as given when it was imported.
  public let name: String
  /// Absolute path of its file, with `#MEMBER` for parts of files.
  public let path: String
  /// Title, date, area, source; without the places of evidence.
  public let metadata: Metadata
  /// Encoding of the file.
  public let encoding: String
  /// `text`, `html`, `docx` or `pdf`.
  public let format: String
  /// Size of the file in bytes.
  public let byteCount: Int
  /// Hash of its bytes and of what is stated about it.
  public let contentHash: String
  /// Version of the program that read it.
  public let program: String
  /// How many sentences it has.
  public let sentenceCount: Int
  /// How many observations it has.
  public let observationCount: Int

  init(_ row: Row) {
    id = row["id"]
    name = row["name"]
    path = row["path"]
    encoding = row["encoding"]
    format = row["format"]
    byteCount = row["byteCount"]
    contentHash = row["contentHash"]
    program = row["program"]
    sentenceCount = row["sentenceCount"]
    observationCount = row["observationCount"]
    var metadata = Metadata()
    metadata.title = row["title"]
    metadata.source = row["source"]
    metadata.date = Period(
      start: CivilDate(iso: row["dateStart"]), end: CivilDate(iso: row["dateEnd"]))
    metadata.dateOrigin = Metadata.Origin(rawValue: row["dateOrigin"]) ?? .unknown
    metadata.dateWords = row["dateEvidence"]
    let area: String? = row["area"]
    metadata.area = area.flatMap { Int32($0) } ?? 0
    metadata.areaOrigin = Metadata.Origin(rawValue: row["areaOrigin"]) ?? .unknown
    metadata.areaWords = row["areaEvidence"]
    self.metadata = metadata
  }
}

extension CivilDate {
  /// The day of the form `2024-06-30`, or nil.
  init?(iso text: String?) {
    guard let parts = text?.split(separator: "-"), parts.count == 3, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
