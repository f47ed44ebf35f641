import HanBase

/// An observation as places in the text and small numbers, from which rows and columns are made
/// without a string.
///
/// It is *not* an observation: `Extraction` makes that of the same raw form.
public struct ObservationParts: Sendable {
  /// Index in `Document.sentences`.
  public let sentence: Int
  /// Bytes of the clean text that the number with its unit takes.
  public let span: Span
  /// The value with its magnitude multiplied out.
  public let value: ExactDecimal
  /// What sort of statement it is.
  public let measure: Measure
  /// How it bounds the true value.
  public let comparator: Comparator
  /// Result, estimate or target.
  public let status: Status
  /// Index of the catalogue's indicator, or -1.
  public let indicator: Int
  /// Code of the division that it describes; 0 where unknown.
  public let area: Int32
  /// Bytes of the clean text that name what within the area it describes; empty for none.
  public let subject: Span
  /// The time that it describes.
  public let period: Period
  /// A number that two observations share when the same rules made them; it means something
  /// within one run of the program only.
  public let ruleKey: UInt64
  /// How sure the fields are: their number in the lowest four bits, then two bits a field.
  public let certainty: UInt32

  init(_ raw: RawObservation) {
    sentence = Int(raw.sentence)
    span = raw.span
    value = raw.value
    measure = raw.measure
    comparator = raw.comparator
    status = raw.status
    indicator = Int(raw.indicator)
    area = raw.area
    subject = raw.subject
    period = raw.period
    ruleKey = raw.rules.key
    certainty = raw.certainty.packed
  }
}

extension RuleSet {
  /// The seven rules as one number: each is a byte, so that their memory tells sets apart.
  var key: UInt64 {
    withUnsafeBytes(of: self) { bytes in
      bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
  }
}

extension FieldCertainty {
  /// As `ObservationParts.certainty` describes.
  var packed: UInt32 {
    let low = UInt32(value.rawValue) | UInt32(measure.rawValue) << 2
    let middle = UInt32(comparator.rawValue) << 4 | UInt32(status.rawValue) << 6
    let high = UInt32(indicator.rawValue) << 8 | UInt32(area.rawValue) << 10
    return 7 | (low | middle | high | UInt32(period.rawValue) << 12) << 4
  }
}
