import HanBase

/// What sort of statement a number makes (the field's usual distinction of stocks, flows, rates and
/// their changes is kept by the indicator, not here).
public enum Measure: UInt8, Sendable, CaseIterable {
  /// A state, a flow of a period, a share, a rate, a score.
  case level
  /// Relative change against an earlier period.
  case growth
  /// Average yearly relative change over several periods.
  case averageGrowth
  /// An absolute difference.
  case change
  /// A place in an order.
  case rank

  /// The name in files and scripts: `average_growth`.
  public var name: String {
    switch self {
    case .level: "level"
    case .growth: "growth"
    case .averageGrowth: "average_growth"
    case .change: "change"
    case .rank: "rank"
    }
  }
  /// The measure of a name in files and scripts, or nil.
  public init?(name: some StringProtocol) {
    guard let found = Measure.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// How a stated number bounds the true one.
public enum Comparator: UInt8, Sendable, CaseIterable {
  /// The number itself.
  case equal
  /// Near it (近, 约, 左右).
  case about
  /// Above it (超, 突破, 余, 多).
  case more
  /// It or above (以上, 不低于).
  case atLeast
  /// Below it (不足, 低于).
  case less
  /// It or below (以下, 以内).
  case atMost

  /// The sign in files and scripts: `=`, `~`, `>`, `>=`, `<`, `<=`.
  public var sign: String {
    switch self {
    case .equal: "="
    case .about: "~"
    case .more: ">"
    case .atLeast: ">="
    case .less: "<"
    case .atMost: "<="
    }
  }
  /// The comparator of a sign, or nil.
  public init?(sign: some StringProtocol) {
    guard let found = Comparator.allCases.first(where: { $0.sign == sign }) else { return nil }
    self = found
  }
}

/// Whether a figure is a result, an estimate or a target (SDMX OBS_STATUS, with T for target).
public enum Status: UInt8, Sendable, CaseIterable {
  /// A result.
  case normal
  /// An estimate or forecast (预计, 有望).
  case estimate
  /// A plan or target (目标, 力争).
  case target

  /// The code in files and scripts: `A`, `E`, `T`.
  public var code: String {
    switch self {
    case .normal: "A"
    case .estimate: "E"
    case .target: "T"
    }
  }
  /// The status of a code, or nil.
  public init?(code: some StringProtocol) {
    guard let found = Status.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// How much a field's value rests on words rather than on a default.
public enum Certainty: UInt8, Sendable, Comparable {
  /// A default or a guess; check it.
  case guessed
  /// Carried over from the context by a rule that is usually right.
  case carried
  /// The words say so.
  case stated

  /// Orders from guessed to stated.
  public static func < (left: Certainty, right: Certainty) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One numeric statement that a document makes about the world, with its source words.
///
/// It is not a number in a text: dates, names and slogans that hold numerals never become one.
public struct Observation: Sendable {
  /// The document's name, as the user gave it.
  public var doc = ""
  /// Byte offsets of the number with its unit in the file on disk.
  public var span = Span.none
  /// Encoding of the file on disk, when it is not UTF-8.
  public var encoding: String?
  /// The number with its unit, as written.
  public var text = ""
  /// The sentence that it stands in, as read.
  public var sentence = ""
  /// Title of the document.
  public var title = ""
  /// Kind of the section that it stands in: `body`, `callout`, ….
  public var section = ""
  /// The value with its magnitude multiplied out, in `unit`.
  public var value = ExactDecimal(0)
  /// The unit as written, without the magnitudes 十百千万亿.
  public var unit = ""
  /// The number as written: `646.8亿`.
  public var statedValue = ""
  /// The unit as written with its magnitude: `亿元`.
  public var statedUnit = ""
  /// What sort of statement it is.
  public var measure = Measure.level
  /// How it bounds the true value.
  public var comparator = Comparator.equal
  /// Result, estimate or target.
  public var status = Status.normal
  /// What is measured, in the source's words.
  public var indicator = ""
  /// The catalogue's id for exactly that concept, or nil.
  public var indicatorID: String?
  /// Six-digit code (GB/T 2260) of the smallest division that it describes; empty where unknown.
  public var area = ""
  /// That division's name, with its parents: `湖南省湘潭市雨湖区`.
  public var areaName = ""
  /// What within the area it describes (a company, a park), or nil.
  public var subject: String?
  /// The time that it describes.
  public var period = Period.unknown
  /// Ids of the rules that made it, in the order number, measure, comparator, status, indicator,
  /// area, period.
  public var derivation: [String] = []
  /// How sure each field is: value, measure, comparator, status, indicator, area, period.
  public var certainty: [Certainty] = []
  /// Publication date of the document as a period, for preferring newer sources.
  public var published = Period.unknown

  /// Makes an empty observation.
  public init() {}

  /// The period in SDMX form; empty where a side is unknown.
  public var timePeriod: String { period.sdmx }
  /// Whether no field had to be guessed.
  public var isSure: Bool { !certainty.contains(.guessed) }
}
