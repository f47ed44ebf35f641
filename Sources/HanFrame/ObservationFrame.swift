import HanBase
import HanExtract
import Synchronization

/// Observations held as columns: the form in which they are queried.
///
/// Rows keep the order in which they were appended; texts that recur are held once and rows hold
/// their ids, so that filters and groups work on small integers. A frame never changes and may be
/// shared between threads. `ObservationFrameBuilder` makes one; `segment()` and `init(segment:)`
/// carry it to disk and back. It is *not* a table: see `HanAnalysis` for queries that give those.
///
/// **Shape**: 85 bytes a row beside the texts themselves.
public final class ObservationFrame: Sendable {
  let columns: FrameColumns
  /// For each area id the first id with the same code: areas are compared by that.
  public let canonicalAreas: [Int32]
  /// For each area id its code as a number; 0 where it is unknown or no number.
  public let areaNumbers: [Int32]
  /// The number of rows.
  public let count: Int
  /// For each row its number in the frame of all rows, where this frame was taken from one without
  /// loading it; nil where it is a frame of its own.
  public let origins: [Int32]?
  private let modalAreas = Mutex<(ofDocs: [Int32], distinct: [Int32])?>(nil)

  init(_ columns: FrameColumns, count: Int? = nil, origins: [Int32]? = nil) {
    self.columns = columns
    self.count = count ?? columns.values.count
    self.origins = origins
    var first: [String: Int32] = [:]
    var canonical: [Int32] = []
    var numbers: [Int32] = []
    for id in 0..<columns.areaCodes.count {
      let code = columns.areaCodes[id]
      let known = first[code] ?? Int32(clamping: id)
      first[code] = known
      canonical.append(known)
      numbers.append(Int32(code) ?? 0)
    }
    canonicalAreas = canonical
    areaNumbers = numbers
  }

  /// A frame without rows.
  public static let empty = ObservationFrame(FrameColumns())

  /// A row's number in the frame of all rows.
  public func origin(_ row: Int) -> Int { origins.map { Int($0[row]) } ?? row }

  /// The values as binary floating point; `exactValue` gives them as stated.
  public var values: FrameColumn<Double> { columns.values }
  /// Raw values of `Measure`.
  public var measures: FrameColumn<UInt8> { columns.measures }
  /// Raw values of `Comparator`.
  public var comparators: FrameColumn<UInt8> { columns.comparators }
  /// Raw values of `Status`.
  public var statuses: FrameColumn<UInt8> { columns.statuses }
  /// Ids of derivations, into `derivationTexts`.
  public var derivations: FrameColumn<Int32> { columns.derivations }
  /// Derivations: rule ids, a line each.
  public var derivationTexts: StringColumn { columns.derivationTexts }
  /// Ids of areas, into `areaCodes`, `areaNames`, `areaNumbers` and `canonicalAreas`.
  public var areas: FrameColumn<Int32> { columns.areas }
  /// Ids of concepts, into `conceptNames`.
  public var concepts: FrameColumn<Int32> { columns.concepts }
  /// Ids of the words for what is measured, into `phraseTexts`.
  public var phrases: FrameColumn<Int32> { columns.phrases }
  /// Ids of units without magnitude, into `unitNames`.
  public var units: FrameColumn<Int32> { columns.units }
  /// Ids of units as stated, into `unitNames`.
  public var statedUnits: FrameColumn<Int32> { columns.statedUnits }
  /// Ids of periods, into `periodStarts` and `periodEnds`.
  public var periods: FrameColumn<Int32> { columns.periods }
  /// Ids of documents, into `docNames` and its companions.
  public var docs: FrameColumn<Int32> { columns.docs }
  /// Where the number begins in its document's file.
  public var starts: FrameColumn<Int32> { columns.starts }
  /// Where the number ends in its document's file.
  public var ends: FrameColumn<Int32> { columns.ends }
  /// Ids of sentences, into `sentenceTexts`.
  public var sentences: FrameColumn<Int32> { columns.sentences }
  /// Ids of section kinds, into `sectionNames`.
  public var sections: FrameColumn<Int32> { columns.sections }
  /// Ids of subjects, into `subjectNames`; -1 for figures of the whole area.
  public var subjects: FrameColumn<Int32> { columns.subjects }

  /// Codes of areas; a code can stand twice, with two names.
  public var areaCodes: StringColumn { columns.areaCodes }
  /// Names of areas, with their parents.
  public var areaNames: StringColumn { columns.areaNames }
  /// Concepts: a catalogue's id, or else the source's words.
  public var conceptNames: StringColumn { columns.conceptNames }
  /// Words for what is measured.
  public var phraseTexts: StringColumn { columns.phraseTexts }
  /// Units.
  public var unitNames: StringColumn { columns.unitNames }
  /// First days of periods, as day numbers; `Int32.min` for unknown.
  public var periodStarts: FrameColumn<Int32> { columns.periodStarts }
  /// Last days of periods, as day numbers; `Int32.min` for unknown.
  public var periodEnds: FrameColumn<Int32> { columns.periodEnds }
  /// Names of documents.
  public var docNames: StringColumn { columns.docNames }
  /// Titles of documents.
  public var docTitles: StringColumn { columns.docTitles }
  /// Section kinds.
  public var sectionNames: StringColumn { columns.sectionNames }
  /// Subjects.
  public var subjectNames: StringColumn { columns.subjectNames }
  /// Sentences; sentences that recur in different places stand more than once.
  public var sentenceTexts: StringColumn { columns.sentenceTexts }
  /// The numbers with their units as written, a row each.
  public var texts: StringColumn { columns.texts }

  /// Whether a concept is a catalogue's id rather than a phrase.
  public func isCatalogued(concept: Int32) -> Bool { columns.conceptIsID[Int(concept)] == 1 }

  /// Whether a row repeats what its document states better elsewhere: in a headline, a caption, a
  /// callout, or word for word.
  public func isRepeat(_ row: Int) -> Bool { columns.flags[row] & FrameColumns.repeats != 0 }

  /// Raw flags of rows; bit 0 marks repeats.
  public var flags: FrameColumn<UInt8> { columns.flags }

  /// Two bits of certainty a field behind four bits of their number; see `Certainty.fields`.
  public var certainties: FrameColumn<UInt32> { columns.certainties }

  /// The period of an id.
  public func period(_ id: Int32) -> Period {
    Period(
      start: ObservationFrame.date(columns.periodStarts[Int(id)]),
      end: ObservationFrame.date(columns.periodEnds[Int(id)]))
  }

  /// The publication date of a document, as a period.
  public func published(doc id: Int32) -> Period {
    Period(
      start: ObservationFrame.date(columns.docPublishedStarts[Int(id)]),
      end: ObservationFrame.date(columns.docPublishedEnds[Int(id)]))
  }

  /// The last day of a document's publication date, as a day number; `Int32.min` for unknown.
  public func publishedDay(doc id: Int32) -> Int32 {
    max(columns.docPublishedStarts[Int(id)], columns.docPublishedEnds[Int(id)])
  }

  /// For each document the division that it is about: as told when it was appended, else the one
  /// that most of its rows describe; 0 where it has none.
  public var documentAreas: [Int32] { modal.ofDocs }

  /// The divisions that documents are about, each once, in order of their codes.
  public var distinctDocumentAreas: [Int32] { modal.distinct }

  /// Whether what a document is about was not told when it was appended.
  public var hasDocumentWithoutArea: Bool { columns.docAreas.values.contains(0) }

  private var modal: (ofDocs: [Int32], distinct: [Int32]) {
    modalAreas.withLock { cached in
      if let cached { return cached }
      let found = findDocumentAreas()
      let both = (ofDocs: found, distinct: Set(found).subtracting([0]).sorted())
      cached = both
      return both
    }
  }

  private func findDocumentAreas() -> [Int32] {
    var result = Array(columns.docAreas.values)
    guard result.contains(0) else { return result }
    var counts: [UInt64: Int] = [:]
    // Rows of one area mostly follow each other: each run is counted once.
    var row = 0
    while row < count {
      let (doc, area) = (docs[row], areas[row])
      var end = row + 1
      while end < count, docs[end] == doc, areas[end] == area { end += 1 }
      let key = UInt64(UInt32(bitPattern: doc)) << 32 | UInt64(UInt32(bitPattern: area))
      counts[key, default: 0] += end - row
      row = end
    }
    var best = [(count: Int, area: Int32)](repeating: (0, 0), count: result.count)
    for (key, number) in counts {
      let (doc, area) = (Int(key >> 32), areaNumbers[Int(key & 0xFFFF_FFFF)])
      guard area != 0 else { continue }
      if number > best[doc].count || (number == best[doc].count && area < best[doc].area) {
        best[doc] = (number, area)
      }
    }
    for doc in result.indices where result[doc] == 0 { result[doc] = best[doc].area }
    return result
  }

  static func date(_ day: Int32) -> CivilDate? {
    day == FrameColumns.noDay ? nil : CivilDate(dayNumber: Int(day))
  }
}
