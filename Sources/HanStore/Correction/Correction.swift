import HanBase

/// What an analyst says of one observation: that a field is otherwise, that it is right as it is,
/// that it is none, that one is missing.
public struct Correction: Sendable, Hashable {
  /// Name of the document, or the end of it from a `/` on.
  public var document = ""
  /// Bytes of the number with its unit in the file, or nil.
  public var span: Span?
  /// Words of the document that show the place, or nil.
  public var quote: String?
  /// `value`, `unit`, `measure`, `comparator`, `status`, `indicator`, `indicator_id`, `area`,
  /// `subject`, `period`, `accept`, `reject` or `add`.
  public var field = ""
  /// The new value; for `add` several, `value=12.5亿; unit=元; indicator_id=gdp; period=2024`.
  public var value = ""
  /// Who says so.
  public var who = ""
  /// Why.
  public var why = ""
  /// The file that it was read from; empty when made in the store.
  public var origin = ""
  /// Its line there.
  public var line: Int?

  /// Makes an empty correction.
  public init() {}

  /// Fields that may be changed.
  public static let fields = [
    "value", "unit", "measure", "comparator", "status", "indicator", "indicator_id", "area",
    "subject", "period",
  ]

  /// What may be said of an observation as a whole.
  public static let verdicts = ["accept", "reject", "add"]

  /// Whether it is about a document of this name.
  public func isAbout(_ name: String) -> Bool {
    name == document || name.hasSuffix("/" + document)
  }

  /// All that it says, in one line, without where it was read.
  var content: String {
    [
      document, span.map { "\($0.start)-\($0.end)" } ?? "", quote ?? "", field, value, who, why,
    ].joined(separator: "\u{1F}")
  }
}

extension HanError.Code {
  /// A row of `corrections.tsv` cannot be used.
  public static let badCorrection = HanError.Code("HA412", "corrections.tsv has a bad row")
}
