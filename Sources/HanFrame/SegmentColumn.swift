/// The columns of a segment, in the order of `FrameColumns.visit`.
enum SegmentColumn: Int, CaseIterable {
  case values, scales, measures, comparators, statuses, flags
  case areaCodes, areaNames, conceptNames, conceptIsID, phraseTexts, unitNames
  case periodStarts, periodEnds
  case docNames, docTitles, docEncodings, docPublishedStarts, docPublishedEnds, docAreas
  case sectionNames, subjectNames, derivationTexts, sentenceTexts
  case areas, concepts, phrases, units, statedUnits, periods, docs, starts, ends, sentences
  case sections, subjects, derivations, certainties, texts, statedValues
  case exceptionRows, exceptionTexts

  /// Whether it holds texts: then it is two sections, offsets and bytes.
  var isText: Bool {
    switch self {
    case .areaCodes, .areaNames, .conceptNames, .phraseTexts, .unitNames, .docNames, .docTitles,
      .docEncodings, .sectionNames, .subjectNames, .derivationTexts, .sentenceTexts, .texts,
      .statedValues, .exceptionTexts:
      true
    default: false
    }
  }

  /// The number of its first section in the directory.
  var section: Int {
    Self.allCases.prefix(rawValue).reduce(0) { $0 + ($1.isText ? 2 : 1) }
  }

  /// How many sections there are.
  static let sectionCount = allCases.reduce(0) { $0 + ($1.isText ? 2 : 1) }
}

/// Columns that a condition on rows may look at, each with what its ids stand for.
public struct FrameColumnSet: OptionSet, Sendable, Hashable {
  /// A bit for each column.
  public let rawValue: UInt32

  /// Makes the set of the bits of a number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The values.
  public static let values = FrameColumnSet(rawValue: 1)
  /// What sort of statement.
  public static let measures = FrameColumnSet(rawValue: 2)
  /// How values are bounded.
  public static let comparators = FrameColumnSet(rawValue: 4)
  /// Result, estimate or target.
  public static let statuses = FrameColumnSet(rawValue: 8)
  /// Marks of repeats.
  public static let flags = FrameColumnSet(rawValue: 16)
  /// The areas described.
  public static let areas = FrameColumnSet(rawValue: 32)
  /// The concepts.
  public static let concepts = FrameColumnSet(rawValue: 64)
  /// The words for what is measured.
  public static let phrases = FrameColumnSet(rawValue: 128)
  /// The units without magnitude.
  public static let units = FrameColumnSet(rawValue: 256)
  /// The periods.
  public static let periods = FrameColumnSet(rawValue: 512)
  /// The documents.
  public static let docs = FrameColumnSet(rawValue: 1024)
  /// The kinds of sections.
  public static let sections = FrameColumnSet(rawValue: 2048)
  /// The subjects within areas.
  public static let subjects = FrameColumnSet(rawValue: 4096)
  /// How sure fields are.
  public static let certainties = FrameColumnSet(rawValue: 8192)
}
