import HanBase
import HanExtract

/// Gathers observations into a frame.
///
/// ```swift
/// var builder = ObservationFrameBuilder()
/// for one in observations { builder.append(one) }
/// let frame = builder.finish()
/// ```
///
/// **Shape**: append the rows of a document one after another, in text order; that is quickest, and
/// a sentence is then held once. At most 2,147,483,647 rows.
public struct ObservationFrameBuilder: Sendable {
  package var values: [Double] = []
  var scales: [UInt8] = []
  package var measures: [UInt8] = []
  package var comparators: [UInt8] = []
  package var statuses: [UInt8] = []
  package var areas: [Int32] = []
  package var concepts: [Int32] = []
  package var phrases: [Int32] = []
  package var units: [Int32] = []
  package var statedUnits: [Int32] = []
  package var periods: [Int32] = []
  var docs: [Int32] = []
  package var starts: [Int32] = []
  package var ends: [Int32] = []
  var sentences: [Int32] = []
  var sections: [Int32] = []
  package var subjects: [Int32] = []
  package var derivations: [Int32] = []
  package var certainties: [UInt32] = []
  package var texts = StringPool()
  package var statedValues = StringPool()
  var areaKeys = StringDictionary()
  package var areaCodes = StringPool()
  package var areaNames = StringPool()
  var conceptKeys = StringDictionary()
  package var conceptNames = StringPool()
  package var conceptIsID: [UInt8] = []
  package var phraseTexts = StringDictionary()
  package var unitNames = StringDictionary()
  var periodIDs: [UInt64: Int32] = [:]
  package var periodStarts: [Int32] = []
  package var periodEnds: [Int32] = []
  var docKeys: [DocumentKey: Int32] = [:]
  var docNames = StringPool()
  var docTitles = StringPool()
  var docEncodings = StringPool()
  var docPublishedStarts: [Int32] = []
  var docPublishedEnds: [Int32] = []
  var docAreas: [Int32] = []
  var sectionNames = StringDictionary()
  package var subjectNames = StringDictionary()
  package var derivationTexts = StringDictionary()
  var sentenceTexts = StringPool()
  var exceptionRows: [Int32] = []
  var exceptionTexts = StringPool()
  /// For each area id the first id with the same code.
  var canonicalAreas: [Int32] = []
  private var areaCodeIDs = StringDictionary()
  private var firstAreas: [Int32] = []
  /// The concept that a phrase without an indicator is, by the phrase's id; -1 where not asked yet.
  var phraseConcepts: [Int32] = []
  /// Flags of the rows whose document is complete; the rows behind them have none yet.
  package var flags: [UInt8] = []
  var cache = ExtractionCache()
  private var lastArea: (code: String, name: String, id: Int32)?
  private var lastDoc: (key: DocumentKey, id: Int32)?
  /// The text of the sentence added last, where an observation brought it.
  var lastSentence: String?

  struct DocumentKey: Hashable, Sendable {
    let name: String
    let title: String
    let encoding: String
    let published: Period
  }

  /// Makes a builder without rows.
  public init() {}

  /// The number of rows so far.
  public var count: Int { values.count }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - one: The observation.
  ///   - documentArea: The code of the division that its document is about, or 0 where that is not
  ///     known.
  public mutating func append(_ one: Observation, documentArea: Int32 = 0) {
    appendValue(one.value)
    measures.append(one.measure.rawValue)
    comparators.append(one.comparator.rawValue)
    statuses.append(one.status.rawValue)
    areas.append(areaID(code: one.area, name: one.areaName))
    concepts.append(conceptID(one.indicatorID ?? one.indicator, isID: one.indicatorID != nil))
    phrases.append(phraseTexts.id(one.indicator))
    units.append(unitNames.id(one.unit))
    statedUnits.append(unitNames.id(one.statedUnit))
    periods.append(periodID(Self.day(one.period.start), Self.day(one.period.end)))
    docs.append(documentID(of: one, area: documentArea))
    starts.append(one.span.start)
    ends.append(one.span.end)
    if one.sentence != lastSentence {
      sentenceTexts.append(one.sentence)
      lastSentence = one.sentence
    }
    sentences.append(Int32(clamping: sentenceTexts.count - 1))
    sections.append(sectionNames.id(one.section))
    subjects.append(one.subject.map { subjectNames.id($0) } ?? -1)
    derivations.append(derivationTexts.id(one.derivation.joined(separator: "\n")))
    certainties.append(Self.pack(one.certainty))
    texts.append(one.text)
    statedValues.append(one.statedValue)
  }

  mutating func appendValue(_ value: ExactDecimal) {
    let small = value.coefficient.magnitude < 1 << 53 && value.scale <= PowerOfTen.largest
    let coefficient = Int64(truncatingIfNeeded: value.coefficient)
    let double = small ? Double(coefficient) / PowerOfTen[value.scale] : value.double
    values.append(double)
    let product = (double * PowerOfTen[value.scale]).rounded()
    // The product of a small value is near it, and exact as an integer.
    if small, Int64(exactly: product) == coefficient {
      scales.append(UInt8(value.scale))
    } else {
      scales.append(FrameColumns.exceptional)
      exceptionRows.append(Int32(clamping: values.count - 1))
      exceptionTexts.append(value.description)
    }
  }

  mutating func areaID(code: String, name: String) -> Int32 {
    if let lastArea, lastArea.code == code, lastArea.name == name { return lastArea.id }
    let (id, isNew) = areaKeys.intern(code + "\n" + name)
    if isNew {
      areaCodes.append(code)
      areaNames.append(name)
      let (known, isFirst) = areaCodeIDs.intern(code)
      if isFirst { firstAreas.append(id) }
      canonicalAreas.append(firstAreas[Int(known)])
    }
    lastArea = (code, name, id)
    return id
  }

  mutating func conceptID(_ name: String, isID: Bool) -> Int32 {
    let (id, isNew) = conceptKeys.intern((isID ? "=" : "~") + name)
    if isNew {
      conceptNames.append(name)
      conceptIsID.append(isID ? 1 : 0)
    }
    return id
  }

  mutating func periodID(_ start: Int32, _ end: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: start)) << 32 | UInt64(UInt32(bitPattern: end))
    if let id = periodIDs[key] { return id }
    let id = Int32(clamping: periodStarts.count)
    periodIDs[key] = id
    periodStarts.append(start)
    periodEnds.append(end)
    return id
  }

  private mutating func documentID(of one: Observation, area: Int32) -> Int32 {
    let key = DocumentKey(
      name: one.doc, title: one.title, encoding: one.encoding ?? "", published: one.published)
    if let lastDoc, lastDoc.key == key { return lastDoc.id }
    let id = documentID(key, area: area)
    lastDoc = (key, id)
    return id
  }

  mutating func documentID(_ key: DocumentKey, area: Int32) -> Int32 {
    if let id = docKeys[key] {
      if docAreas[Int(id)] == 0 { docAreas[Int(id)] = area }
      return id
    }
    let id = Int32(clamping: docNames.count)
    docKeys[key] = id
    docNames.append(key.name)
    docTitles.append(key.title)
    docEncodings.append(key.encoding)
    docPublishedStarts.append(Self.day(key.published.start))
    docPublishedEnds.append(Self.day(key.published.end))
    docAreas.append(area)
    return id
  }

  static func day(_ date: CivilDate?) -> Int32 {
    date.map { Int32(clamping: $0.dayNumber) } ?? FrameColumns.noDay
  }

  private static func pack(_ certainty: [Certainty]) -> UInt32 {
    var packed = UInt32(min(14, certainty.count))
    for (field, value) in certainty.prefix(14).enumerated() {
      packed |= UInt32(value.rawValue) << (4 + 2 * UInt32(field))
    }
    return packed
  }
}
