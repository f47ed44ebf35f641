import HanBase

/// A statement whose point is a title, a band, a priority, a programme, an organisation, a voice or
/// an intention, not a number.
///
/// It is one cue with one object. The same words may make claims of several kinds, never two of one
/// kind. It is never an observation: it has no value and no unit.
public struct Claim: Sendable {
  /// What a claim says.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A named award, list, pilot or commendation that was received.
    case honour
    /// A rank without a number: 第一方阵, 前列.
    case tier
    /// An event or a state repeated without a gap: 连续三年.
    case streak
    /// Priority or uniqueness: 全省首家, 唯一.
    case first
    /// A titled policy, plan, programme, campaign or work method.
    case policy
    /// A named body with its founding, role or parent.
    case organisation
    /// A speaker and a verb of speech.
    case testimony
    /// An intention or target without a figure.
    case pledge

    /// The name in files and scripts.
    public var name: String {
      switch self {
      case .honour: "honour"
      case .tier: "tier"
      case .streak: "streak"
      case .first: "first"
      case .policy: "policy"
      case .organisation: "organisation"
      case .testimony: "testimony"
      case .pledge: "pledge"
      }
    }
    /// The kind of a name in files and scripts, or nil.
    public init?(name: some StringProtocol) {
      guard let found = Kind.allCases.first(where: { $0.name == name }) else { return nil }
      self = found
    }
  }

  /// Who confers or issues, or what a comparison is within.
  public enum Level: UInt8, Sendable, CaseIterable {
    /// 国家, 全国.
    case national
    /// 省.
    case provincial
    /// 市, 州.
    case city
    /// 区, 县.
    case county

    /// The name in files and scripts.
    public var name: String {
      switch self {
      case .national: "national"
      case .provincial: "provincial"
      case .city: "city"
      case .county: "county"
      }
    }
  }

  /// What it says.
  public var kind = Kind.honour
  /// The document's name, as the user gave it.
  public var doc = ""
  /// Byte offsets in the file on disk, from the cue to the end of the object.
  public var span = Span.none
  /// Bytes of the clean text.
  public var cleanSpan = Span.none
  /// Encoding of the file on disk, when it is not UTF-8.
  public var encoding: String?
  /// The words of the span, as read.
  public var text = ""
  /// The sentence that it stands in, as read.
  public var sentence = ""
  /// Name of the honour, list, policy or organisation; what is ranked, repeated or first.
  public var title: String?
  /// Who confers or issues, where named.
  public var issuer: String?
  /// Who confers or issues by rank, or the scope of the comparison.
  public var level: Level?
  /// The calendar year of the event, where the text sets it.
  public var year: Int?
  /// An organisation's or a speaker's name.
  public var name: String?
  /// What the organisation is or what was done to it (`龙头`, `组建`); a speaker's title as printed.
  public var role: String?
  /// The whole that the organisation or the speaker belongs to.
  public var parent: String?
  /// Who holds the honour, rank or priority, in the source's words.
  public var subject: String?
  /// Six-digit code (GB/T 2260) of the holder's division; empty where unknown.
  public var area = ""
  /// That division's name, with its parents.
  public var areaName = ""
  /// The time that a streak, a rank, a plan or a pledge covers.
  public var period = Period.unknown
  /// Ids of the rules that made it, in the order claim, level, time, area.
  public var derivation: [String] = []
  /// How sure each of `certaintyFields` is.
  public var certainty: [Certainty] = []

  /// The fields that `certainty` speaks of, in its order.
  public static let certaintyFields = ["title", "level", "time", "area"]

  /// Makes an empty claim.
  public init() {}

  /// Whether no field had to be guessed.
  public var isSure: Bool { !certainty.contains(.guessed) }
}
