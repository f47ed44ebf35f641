import HanBase
import HanExtract
import HanFrame

/// One thing that a row must be to pass a query's filter.
///
/// Lists mean "any of these". Names of indicators match a catalogue's id, or else the source's
/// words exactly.
public enum QueryCondition {
  /// Rows of these concepts: a catalogue's ids or the source's words.
  case indicator([String])
  /// Rows whose words for what is measured hold this text.
  case indicatorContains(String)
  /// Rows of indicators of these themes.
  case theme([String])
  /// Rows of these measures.
  case measure([Measure])
  /// Rows of these statuses; without this condition, verbs that pool take results only.
  case status([Status])
  /// Rows with these comparators.
  case comparator([Comparator])
  /// Rows that describe one of these areas.
  case area([Int32])
  /// Rows that describe one of these areas or what lies within them.
  case within([Int32])
  /// Rows that describe areas of these levels: 0 nation, 1 province, 2 prefecture, 3 county.
  case level([Int])
  /// Rows in these units, without magnitude.
  case unit([String])
  /// Rows of this very period, or of its last day, as stocks are dated.
  case at(Period)
  /// Rows whose period lies wholly within this one.
  case during(Period)
  /// Rows whose period shares a day with this one.
  case overlapping(Period)
  /// Rows of these documents, by name or by the end of their path.
  case document([String])
  /// Rows of sections of these kinds.
  case section([String])
  /// Rows about these subjects within an area; without a condition on subjects, verbs that pool take
  /// figures of whole areas only.
  case subject([String])
  /// Rows about whole areas (false) or about subjects within them (true).
  case hasSubject(Bool)
  /// Rows in which no field was guessed.
  case sure
  /// Rows that repeat (true), or do not repeat, what their document states elsewhere; without this
  /// condition, verbs that pool leave repeats out.
  case isRepeat(Bool)
  /// Rows with values in this range; either end may be infinite.
  case value(ClosedRange<Double>)
  /// Rows with values above this.
  case valueAbove(Double)
  /// Rows with values below this.
  case valueBelow(Double)
  /// Rows whose sentence holds this text.
  case sentenceContains(String)
  /// Rows for which a function says yes.
  case passes((ObservationRow) throws -> Bool)
}

/// One row of a frame, read field by field: the argument of functions that filter or map.
public struct ObservationRow {
  /// The frame that it is a row of.
  public let frame: ObservationFrame
  /// Its number in the frame.
  public let row: Int

  /// Makes the view of a row.
  public init(_ frame: ObservationFrame, _ row: Int) {
    self.frame = frame
    self.row = row
  }

  /// The value for computing.
  public var value: Double { frame.values[row] }
  /// The value as stated.
  public var exactValue: ExactDecimal { frame.exactValue(row) }
  /// The unit without magnitude.
  public var unit: String { frame.unitNames[Int(frame.units[row])] }
  /// The catalogue's id or the source's words.
  public var concept: String { frame.conceptNames[Int(frame.concepts[row])] }
  /// What is measured, in the source's words.
  public var indicator: String { frame.phraseTexts[Int(frame.phrases[row])] }
  /// What sort of statement it is.
  public var measure: Measure { Measure(rawValue: frame.measures[row]) ?? .level }
  /// Result, estimate or target.
  public var status: Status { Status(rawValue: frame.statuses[row]) ?? .normal }
  /// How it bounds the true value.
  public var comparator: Comparator { Comparator(rawValue: frame.comparators[row]) ?? .equal }
  /// The area's code; 0 where unknown.
  public var area: Int32 { frame.areaNumbers[Int(frame.areas[row])] }
  /// The area's name with its parents.
  public var areaName: String { frame.areaNames[Int(frame.areas[row])] }
  /// The time that it describes.
  public var period: Period { frame.period(frame.periods[row]) }
  /// The document's name.
  public var doc: String { frame.docNames[Int(frame.docs[row])] }
  /// The sentence.
  public var sentence: String { frame.sentenceTexts[Int(frame.sentences[row])] }
  /// What within the area it describes, or nil.
  public var subject: String? {
    frame.subjects[row] < 0 ? nil : frame.subjectNames[Int(frame.subjects[row])]
  }
  /// The whole observation.
  public var observation: Observation { frame.observation(row) ?? Observation() }
}
