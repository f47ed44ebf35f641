/// What a word does in a claim; a word can have several roles (`Data/claims.tsv`).
public struct ClaimRoles: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Makes a set from its bits.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The names in `claims.tsv`, in the order of the bits.
  static let names = [
    "honour", "honour_award", "honour_list", "honour_goal", "honour_kept", "title_head",
    "award_head", "pilot_head", "quoted_head", "issuer", "national", "provincial", "city",
    "county", "scope", "band", "tier_verb", "goal", "hard_goal", "target_heading", "target_line",
    "past_heading", "streak_unit", "first_count", "first_lot", "first_time", "first_ahead",
    "first_only", "first_gap", "first_zero", "np_stop", "object_stop", "verb", "govern", "decree",
    "policy_head", "policy_inner", "policy_list", "class_head", "found", "founded", "body",
    "cluster", "leader", "leader_list", "speech", "speaker", "will_next", "will_not", "pledge",
    "future", "code_word", "opaque", "lead_by", "by_year",
    "speech_quoting", "parented",
  ]

  /// The role of a name in `claims.tsv`, or nil.
  public init?(name: some StringProtocol) {
    guard let bit = ClaimRoles.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: 1 << UInt64(bit))
  }

  @inlinable @inline(__always)
  static func bit(_ index: UInt64) -> ClaimRoles { ClaimRoles(rawValue: 1 &<< index) }

  /// 获评, 入选: says that a title was received.
  @inlinable public static var honour: ClaimRoles { bit(0) }
  /// 获, 得到: does so before a commendation.
  @inlinable public static var honourAward: ClaimRoles { bit(1) }
  /// 纳入, 成为: does so before a list or pilot of a stated level.
  @inlinable public static var honourList: ClaimRoles { bit(2) }
  /// 创建: does so only where the words show that it was reached.
  @inlinable public static var honourGoal: ClaimRoles { bit(3) }
  /// 保持, 获得: stands before `“…”称号`.
  @inlinable public static var honourKept: ClaimRoles { bit(4) }
  /// 示范区, 名单: ends a title.
  @inlinable public static var titleHead: ClaimRoles { bit(5) }
  /// 表扬, 奖: ends a commendation.
  @inlinable public static var awardHead: ClaimRoles { bit(6) }
  /// 试点, 集群: ends a title that one is taken into.
  @inlinable public static var pilotHead: ClaimRoles { bit(7) }
  /// 先进, 区: ends a title in quotation marks.
  @inlinable public static var quotedHead: ClaimRoles { bit(8) }
  /// 省政府, 国标委: who confers.
  @inlinable public static var issuer: ClaimRoles { bit(9) }
  /// 国家, 全国.
  @inlinable public static var national: ClaimRoles { bit(10) }
  /// 省级, 全省.
  @inlinable public static var provincial: ClaimRoles { bit(11) }
  /// 市级, 全市.
  @inlinable public static var city: ClaimRoles { bit(12) }
  /// 区级, 全县.
  @inlinable public static var county: ClaimRoles { bit(13) }
  /// 全省, 同类: what a rank is within.
  @inlinable public static var scope: ClaimRoles { bit(14) }
  /// 第一方阵, 前列: a rank without a number.
  @inlinable public static var band: ClaimRoles { bit(15) }
  /// 位居, 走在.
  @inlinable public static var tierVerb: ClaimRoles { bit(16) }
  /// 力争, 推动: what follows in the clause is hoped for.
  @inlinable public static var goal: ClaimRoles { bit(17) }
  /// 力争, 确保: so it is whatever else the clause says.
  @inlinable public static var hardGoal: ClaimRoles { bit(18) }
  /// 工作安排: a heading under which everything is planned.
  @inlinable public static var targetHeading: ClaimRoles { bit(19) }
  /// 总体要求是: a line from which on everything is planned.
  @inlinable public static var targetLine: ClaimRoles { bit(20) }
  /// 回顾: a heading that ends the plans.
  @inlinable public static var pastHeading: ClaimRoles { bit(21) }
  /// 年, 次: what 连续 counts.
  @inlinable public static var streakUnit: ClaimRoles { bit(22) }
  /// 首家, 首个.
  @inlinable public static var firstCount: ClaimRoles { bit(23) }
  /// 首批.
  @inlinable public static var firstLot: ClaimRoles { bit(24) }
  /// 首次.
  @inlinable public static var firstTime: ClaimRoles { bit(25) }
  /// 率先.
  @inlinable public static var firstAhead: ClaimRoles { bit(26) }
  /// 唯一.
  @inlinable public static var firstOnly: ClaimRoles { bit(27) }
  /// 填补.
  @inlinable public static var firstGap: ClaimRoles { bit(28) }
  /// 破零.
  @inlinable public static var firstZero: ClaimRoles { bit(29) }
  /// 落户, 在: ends a noun phrase.
  @inlinable public static var phraseStop: ClaimRoles { bit(30) }
  /// 并, 排名: ends a title.
  @inlinable public static var objectStop: ClaimRoles { bit(31) }
  /// 实施, 出台: stands before a policy's name and is no part of it.
  @inlinable public static var verb: ClaimRoles { bit(32) }
  /// 推进, 落实: governs a slogan of numbers.
  @inlinable public static var govern: ClaimRoles { bit(33) }
  /// 意见, 办法: ends a policy's title.
  @inlinable public static var decree: ClaimRoles { bit(34) }
  /// 行动, 工程: stands behind a policy's quoted name.
  @inlinable public static var policyHead: ClaimRoles { bit(35) }
  /// 行动, 制: ends a policy's quoted name inside the quotation marks.
  @inlinable public static var policyInner: ClaimRoles { bit(36) }
  /// 政策文件: closes a list of policies.
  @inlinable public static var policyList: ClaimRoles { bit(37) }
  /// 企业, 路网: a quoted name before it names a class.
  @inlinable public static var classHead: ClaimRoles { bit(38) }
  /// 组建: stands before a body that was founded.
  @inlinable public static var found: ClaimRoles { bit(39) }
  /// 挂牌成立: stands behind it.
  @inlinable public static var founded: ClaimRoles { bit(40) }
  /// 委员会, 联盟: ends a body's name.
  @inlinable public static var body: ClaimRoles { bit(41) }
  /// 集群: ends a cluster's name.
  @inlinable public static var cluster: ClaimRoles { bit(42) }
  /// 龙头企业: stands before a firm's name.
  @inlinable public static var leader: ClaimRoles { bit(43) }
  /// 龙头企业 behind 等.
  @inlinable public static var leaderList: ClaimRoles { bit(44) }
  /// 表示, 说.
  @inlinable public static var speech: ClaimRoles { bit(45) }
  /// 负责人, 村民: ends a speaker.
  @inlinable public static var speaker: ClaimRoles { bit(46) }
  /// 继续, 坚持: after 将 it is an intention.
  @inlinable public static var willNext: ClaimRoles { bit(47) }
  /// 以上: after 将 it is none.
  @inlinable public static var willNot: ClaimRoles { bit(48) }
  /// 力争, 争创.
  @inlinable public static var pledge: ClaimRoles { bit(49) }
  /// 未来.
  @inlinable public static var future: ClaimRoles { bit(50) }
  /// 大, 化: makes a numeral a slogan.
  @inlinable public static var codeWord: ClaimRoles { bit(51) }
  /// Hides the cues that the word contains.
  @inlinable public static var opaque: ClaimRoles { bit(52) }

  /// 为龙头的: stands between a leader and its cluster.
  @inlinable public static var leadBy: ClaimRoles { bit(53) }
  /// 到20: may open a year by which something is to be reached.
  @inlinable public static var byYear: ClaimRoles { bit(54) }

  /// 点赞, 竖起大拇指: speaks only where a quotation stands beside it.
  @inlinable public static var speechQuoting: ClaimRoles { bit(55) }

  /// 隶属, 全资子公司: stands between a body and the one that it belongs to.
  @inlinable public static var parented: ClaimRoles { bit(56) }

  /// Words that tell the level of a title.
  public static let levels: ClaimRoles = [.national, .provincial, .city, .county]
  /// Words after which a title is looked for.
  public static let honours: ClaimRoles = [.honour, .honourAward, .honourList, .honourGoal]
  /// Words that make a priority.
  public static let firsts: ClaimRoles = [
    .firstCount, .firstLot, .firstTime, .firstAhead, .firstOnly, .firstGap, .firstZero,
  ]
}
