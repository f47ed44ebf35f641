import HanBase

/// A claim as places in the text and small numbers, from which rows are made without a string.
///
/// It is *not* a claim: `ClaimExtraction` makes that of it. Spans count bytes of the clean text and
/// are empty where the text says nothing.
public struct ClaimParts: Sendable {
  /// What it says.
  public let kind: Claim.Kind
  /// Index in `Document.sentences`.
  public let sentence: Int
  /// From the cue to the end of the object.
  public let span: Span
  /// Words that stand before the title and belong to it.
  public let titleLead: Span
  /// Name of the honour, list, policy or organisation; what is ranked, repeated or first.
  public let title: Span
  /// Who confers or issues.
  public let issuer: Span
  /// An organisation's or a speaker's name.
  public let name: Span
  /// What the organisation is; a speaker's title.
  public let role: Span
  /// The whole that it belongs to.
  public let parent: Span
  /// Who holds the honour, rank or priority.
  public let subject: Span
  /// Who confers or issues by rank, or the scope of the comparison.
  public let level: Claim.Level?
  /// The time that it covers.
  public let period: Period
  /// Code of the holder's division; 0 where unknown.
  public let area: Int32
  let rules: Rules
  let sureness: Sureness

  /// The rules that set claim, level, time and area.
  struct Rules {
    var claim: ClaimRule
    var level: ClaimRule
    var time: ClaimRule
    var area: ClaimRule
  }

  /// How sure title, level, time and area are.
  struct Sureness {
    var title: Certainty
    var level: Certainty
    var time: Certainty
    var area: Certainty
  }

  init(
    _ draft: ClaimDraft, sentence: Int, level: Claim.Level?, period: Period, area: Int32,
    rules: Rules, sureness: Sureness
  ) {
    kind = draft.kind
    self.sentence = sentence
    span = draft.span
    titleLead = draft.titleLead
    title = draft.title
    issuer = draft.issuer
    name = draft.name
    role = draft.role
    parent = draft.parent
    subject = draft.subject
    self.level = level
    self.period = period
    self.area = area
    self.rules = rules
    self.sureness = sureness
  }

  /// The calendar year of the event, where the text sets it.
  public var year: Int? {
    guard let start = period.start, let end = period.end, start.year == end.year else { return nil }
    return end.year
  }

  /// Six digits of the division's code; empty where unknown.
  public var areaCode: String {
    guard area != 0 else { return "" }
    let digits = String(area)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// A number that two claims share when the same rules made them; it means something within one
  /// run of the program only.
  public var ruleKey: UInt32 {
    withUnsafeBytes(of: rules) { bytes in bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
  }

  /// The ids of the rules that made it, in the order of `Claim.derivation`.
  public var derivation: [String] {
    [rules.claim.rawValue, rules.level.rawValue, rules.time.rawValue, rules.area.rawValue]
  }

  /// How sure the fields are, in the order of `Claim.certaintyFields`.
  public var certainty: [Certainty] {
    [sureness.title, sureness.level, sureness.time, sureness.area]
  }

  /// The same as one number, two bits a field, the first field lowest.
  public var certaintyBits: UInt8 {
    let low = sureness.title.rawValue | sureness.level.rawValue << 2
    return low | sureness.time.rawValue << 4 | sureness.area.rawValue << 6
  }
}
