import GRDB
import HanBase
import HanExtract

/// Makes observations of the rows of `observation` and its companions.
struct ObservationReader {
  /// All that an observation is made of; a condition and an order are put behind it.
  static let query = """
    SELECT o.*, d.name AS docName, d.title AS docTitle, d.encoding AS docEncoding,
      d.dateStart AS docStart, d.dateEnd AS docEnd, d.area AS docArea,
      s.text AS sentenceText, s.section AS section, r.rules AS rules,
      coalesce(o.areaName, a.fullName, '') AS fullAreaName
    FROM observation o
    JOIN document d ON d.id = o.documentId
    JOIN sentence s ON s.documentId = o.documentId AND s.ordinal = o.sentence
    JOIN derivation r ON r.id = o.derivationId
    LEFT JOIN area a ON a.code = o.area
    """

  static func observation(_ row: Row) throws -> StoredObservation {
    var one = Observation()
    one.doc = row["docName"]
    one.title = row["docTitle"]
    let encoding: String = row["docEncoding"]
    one.encoding = encoding == "UTF-8" ? nil : encoding
    one.published = Period(
      start: CivilDate(iso: row["docStart"]), end: CivilDate(iso: row["docEnd"]))
    one.span = Span(row["startByte"] as Int, row["endByte"] as Int)
    one.text = row["text"]
    one.sentence = row["sentenceText"]
    one.section = row["section"]
    one.unit = row["unit"]
    one.statedValue = row["statedValue"]
    one.statedUnit = row["statedUnit"]
    one.indicator = row["indicator"]
    one.indicatorID = row["indicatorId"]
    one.area = row["area"] ?? ""
    one.areaName = row["fullAreaName"]
    one.subject = row["subject"]
    one.period = Period(
      start: CivilDate(iso: row["periodStart"]), end: CivilDate(iso: row["periodEnd"]))
    let rules: String = row["rules"]
    one.derivation = rules.split(separator: " ").map(String.init)
    let certainty: String = row["certainty"]
    one.certainty = certainty.utf8.compactMap(Certainty.init(letter:))
    let (value, measure): (String, String) = (row["valueText"], row["measure"])
    let (comparator, status): (String, String) = (row["comparator"], row["status"])
    guard let value = ExactDecimal(value), let measure = Measure(name: measure),
      let comparator = Comparator(sign: comparator), let status = Status(code: status)
    else {
      throw HanError(
        .storeInconsistent,
        "observation \(row["ordinal"] as Int) has a value, measure, comparator or status that is none",
        path: one.doc)
    }
    (one.value, one.measure, one.comparator, one.status) = (value, measure, comparator, status)
    return StoredObservation(observation: one, sentence: row["sentence"])
  }
}
