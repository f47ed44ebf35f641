/// All columns and dictionaries of a frame, in the order in which a segment holds them.
///
/// Rows hold ids; dictionaries hold what the ids stand for. `visit` is the one list from which
/// segments are written and read, so that the two cannot drift apart.
struct FrameColumns: Sendable {
  // One entry a row.
  var values = FrameColumn<Double>()
  /// Decimals of the exact value, or `exceptional` where it is kept as text.
  var scales = FrameColumn<UInt8>()
  var measures = FrameColumn<UInt8>()
  var comparators = FrameColumn<UInt8>()
  var statuses = FrameColumn<UInt8>()
  var flags = FrameColumn<UInt8>()
  var areas = FrameColumn<Int32>()
  var concepts = FrameColumn<Int32>()
  var phrases = FrameColumn<Int32>()
  var units = FrameColumn<Int32>()
  var statedUnits = FrameColumn<Int32>()
  var periods = FrameColumn<Int32>()
  var docs = FrameColumn<Int32>()
  var starts = FrameColumn<Int32>()
  var ends = FrameColumn<Int32>()
  var sentences = FrameColumn<Int32>()
  var sections = FrameColumn<Int32>()
  /// -1 for none.
  var subjects = FrameColumn<Int32>()
  var derivations = FrameColumn<Int32>()
  var certainties = FrameColumn<UInt32>()
  var texts = StringColumn()
  var statedValues = StringColumn()

  // Dictionaries.
  var areaCodes = StringColumn()
  var areaNames = StringColumn()
  var conceptNames = StringColumn()
  /// 1 where the concept is a catalogue's id, 0 where it is a phrase.
  var conceptIsID = FrameColumn<UInt8>()
  var phraseTexts = StringColumn()
  var unitNames = StringColumn()
  /// Day numbers; `noDay` for unknown.
  var periodStarts = FrameColumn<Int32>()
  var periodEnds = FrameColumn<Int32>()
  var docNames = StringColumn()
  var docTitles = StringColumn()
  var docEncodings = StringColumn()
  var docPublishedStarts = FrameColumn<Int32>()
  var docPublishedEnds = FrameColumn<Int32>()
  /// The code of the division that the document is about; 0 where unknown.
  var docAreas = FrameColumn<Int32>()
  var sectionNames = StringColumn()
  var subjectNames = StringColumn()
  /// Rule ids, joined by newlines.
  var derivationTexts = StringColumn()
  var sentenceTexts = StringColumn()
  var exceptionRows = FrameColumn<Int32>()
  var exceptionTexts = StringColumn()

  static let exceptional: UInt8 = 255
  static let noDay = Int32.min
  static let repeats: UInt8 = 1

  mutating func visit(_ visitor: inout some FrameColumnVisitor) throws {
    let rows = FrameBound.rows
    try visitor.column(&values, rows, nil)
    try visitor.column(&scales, rows, nil)
    try visitor.column(&measures, rows, .enumeration(4))
    try visitor.column(&comparators, rows, .enumeration(5))
    try visitor.column(&statuses, rows, .enumeration(2))
    try visitor.column(&flags, rows, nil)
    try visitor.strings(&areaCodes, .any)
    try visitor.strings(&areaNames, .sameAs(areaCodes.count))
    try visitor.strings(&conceptNames, .any)
    try visitor.column(&conceptIsID, .sameAs(conceptNames.count), nil)
    try visitor.strings(&phraseTexts, .any)
    try visitor.strings(&unitNames, .any)
    try visitor.column(&periodStarts, .any, nil)
    try visitor.column(&periodEnds, .sameAs(periodStarts.count), nil)
    try visitor.strings(&docNames, .any)
    let docCount = FrameBound.sameAs(docNames.count)
    try visitor.strings(&docTitles, docCount)
    try visitor.strings(&docEncodings, docCount)
    try visitor.column(&docPublishedStarts, docCount, nil)
    try visitor.column(&docPublishedEnds, docCount, nil)
    try visitor.column(&docAreas, docCount, nil)
    try visitor.strings(&sectionNames, .any)
    try visitor.strings(&subjectNames, .any)
    try visitor.strings(&derivationTexts, .any)
    try visitor.strings(&sentenceTexts, .any)
    try visitor.column(&areas, rows, .id(areaCodes.count))
    try visitor.column(&concepts, rows, .id(conceptNames.count))
    try visitor.column(&phrases, rows, .id(phraseTexts.count))
    try visitor.column(&units, rows, .id(unitNames.count))
    try visitor.column(&statedUnits, rows, .id(unitNames.count))
    try visitor.column(&periods, rows, .id(periodStarts.count))
    try visitor.column(&docs, rows, .id(docNames.count))
    try visitor.column(&starts, rows, nil)
    try visitor.column(&ends, rows, nil)
    try visitor.column(&sentences, rows, .id(sentenceTexts.count))
    try visitor.column(&sections, rows, .id(sectionNames.count))
    try visitor.column(&subjects, rows, .optionalID(subjectNames.count))
    try visitor.column(&derivations, rows, .id(derivationTexts.count))
    try visitor.column(&certainties, rows, nil)
    try visitor.strings(&texts, rows)
    try visitor.strings(&statedValues, rows)
    try visitor.column(&exceptionRows, .any, .optionalID(values.count))
    try visitor.strings(&exceptionTexts, .sameAs(exceptionRows.count))
  }
}

/// How many entries a column must have.
enum FrameBound {
  case rows
  case any
  case sameAs(Int)
}

/// Which values a column may hold.
enum FrameRange {
  case enumeration(UInt8)
  case id(Int)
  case optionalID(Int)
}

/// Something that goes over all columns of a frame in their fixed order.
protocol FrameColumnVisitor {
  mutating func column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ column: inout FrameColumn<Element>, _ count: FrameBound, _ range: FrameRange?) throws
  mutating func column(
    _ column: inout FrameColumn<Double>, _ count: FrameBound, _ range: FrameRange?) throws
  mutating func strings(_ column: inout StringColumn, _ count: FrameBound) throws
}
