import HanBase

/// Something recognised in a text below the level of statements: a number, a quantity, a period, an
/// area, an indicator's name.
///
/// Mentions of one kind never overlap; those of different kinds may (the number in a quantity, the
/// year in a period). A mention is not a statement: whether it becomes an observation is not its
/// concern, and numbers in names and dates are mentions too.
public struct Mention: Sendable, Hashable {
  /// What was recognised.
  public enum Kind: String, Sendable, CaseIterable {
    /// A numeral, wherever it stands.
    case number
    /// 第 with a numeral.
    case ordinal
    /// A number with a unit of measure, a classifier or a span of time.
    case quantity
    /// A share or rate: 5%, 百分之五, 三成, 八折, 2个百分点.
    case percent
    /// An amount of money.
    case currency
    /// A time.
    case period
    /// A division of the country, or a park.
    case area
    /// A name of a catalogued indicator.
    case indicator
  }

  /// A division that a name may mean.
  public struct Candidate: Sendable, Hashable {
    /// The six-digit code.
    public let code: Int32
    /// The name with its parents.
    public let name: String

    /// Makes a candidate.
    public init(code: Int32, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// What was recognised.
  public var kind: Kind
  /// Byte offsets in the file on disk (or in the string that was given).
  public var span: Span
  /// Byte offsets in the document's clean text.
  public var cleanSpan: Span
  /// The words, as read.
  public var text: String
  /// The value as an exact plain decimal, with magnitudes multiplied out; nil for a range, and for
  /// a fraction or power that no finite decimal equals.
  public var value: String?
  /// The value rounded to 15 significant digits, where `value` is nil and there is one.
  public var approximateValue: String?
  /// The value as an exact fraction in lowest terms (`1/3`), where `value` is nil and there is one.
  public var fraction: String?
  /// The lower end of a range (二三十).
  public var low: String?
  /// The upper end of a range; nil where it is open.
  public var high: String?
  /// How the value bounds the true one (余, 多, 几: more).
  public var comparator = Comparator.equal
  /// The unit as written, without magnitude; a currency named before its number too.
  public var unit: String?
  /// The unit's usual spelling in the catalogue.
  public var canonicalUnit: String?
  /// What the unit measures: `money`, `area`, `ratio`, `count`.
  public var dimension: String?
  /// The time that a period means; sides that the text and its date cannot tell are unknown.
  public var period = Period.unknown
  /// Code of an area; 0 for other kinds, and where only candidates are known.
  public var area: Int32 = 0
  /// An area's name with its parents, or an indicator's canonical name.
  public var name: String?
  /// The divisions that an ambiguous name may mean; empty where it means one.
  public var candidates: [Candidate] = []
  /// The catalogue's id of an indicator.
  public var indicatorID: String?

  /// Makes a mention of some words.
  public init(kind: Kind, span: Span, cleanSpan: Span, text: String) {
    self.kind = kind
    self.span = span
    self.cleanSpan = cleanSpan
    self.text = text
  }

  /// The period in SDMX form; empty where a side is unknown or the mention is no period.
  public var timePeriod: String { period.sdmx }
}
