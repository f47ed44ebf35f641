/// What a word does in a claim; a word can have several roles (`Data/claims.tsv`).
public struct ClaimRoles: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Makes a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

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
  ]

  /// The role of a name in `claims.tsv`, or nil.
  public init?(name: some StringProtocol) {
    guard let bit = ClaimRoles.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: 1 << UInt64(bit))
  }

  private static func bit(_ index: UInt64) -> ClaimRoles { ClaimRoles(rawValue: 1 << index) }

  /// 获评, 入选: says that a title was received.
  public static let honour = bit(0)
  /// 获, 得到: does so before a commendation.
  public static let honourAward = bit(1)
  /// 纳入, 成为: does so before a list or pilot of a stated level.
  public static let honourList = bit(2)
  /// 创建: does so only where the words show that it was reached.
  public static let honourGoal = bit(3)
  /// 保持, 获得: stands before `“…”称号`.
  public static let honourKept = bit(4)
  /// 示范区, 名单: ends a title.
  public static let titleHead = bit(5)
  /// 表扬, 奖: ends a commendation.
  public static let awardHead = bit(6)
  /// 试点, 集群: ends a title that one is taken into.
  public static let pilotHead = bit(7)
  /// 先进, 区: ends a title in quotation marks.
  public static let quotedHead = bit(8)
  /// 省政府, 国标委: who confers.
  public static let issuer = bit(9)
  /// 国家, 全国.
  public static let national = bit(10)
  /// 省级, 全省.
  public static let provincial = bit(11)
  /// 市级, 全市.
  public static let city = bit(12)
  /// 区级, 全县.
  public static let county = bit(13)
  /// 全省, 同类: what a rank is within.
  public static let scope = bit(14)
  /// 第一方阵, 前列: a rank without a number.
  public static let band = bit(15)
  /// 位居, 走在.
  public static let tierVerb = bit(16)
  /// 力争, 推动: what follows in the clause is hoped for.
  public static let goal = bit(17)
  /// 力争, 确保: so it is whatever else the clause says.
  public static let hardGoal = bit(18)
  /// 工作安排: a heading under which everything is planned.
  public static let targetHeading = bit(19)
  /// 总体要求是: a line from which on everything is planned.
  public static let targetLine = bit(20)
  /// 回顾: a heading that ends the plans.
  public static let pastHeading = bit(21)
  /// 年, 次: what 连续 counts.
  public static let streakUnit = bit(22)
  /// 首家, 首个.
  public static let firstCount = bit(23)
  /// 首批.
  public static let firstLot = bit(24)
  /// 首次.
  public static let firstTime = bit(25)
  /// 率先.
  public static let firstAhead = bit(26)
  /// 唯一.
  public static let firstOnly = bit(27)
  /// 填补.
  public static let firstGap = bit(28)
  /// 破零.
  public static let firstZero = bit(29)
  /// 落户, 在: ends a noun phrase.
  public static let phraseStop = bit(30)
  /// 并, 排名: ends a title.
  public static let objectStop = bit(31)
  /// 实施, 出台: stands before a policy's name and is no part of it.
  public static let verb = bit(32)
  /// 推进, 落实: governs a slogan of numbers.
  public static let govern = bit(33)
  /// 意见, 办法: ends a policy's title.
  public static let decree = bit(34)
  /// 行动, 工程: stands behind a policy's quoted name.
  public static let policyHead = bit(35)
  /// 行动, 制: ends a policy's quoted name inside the quotation marks.
  public static let policyInner = bit(36)
  /// 政策文件: closes a list of policies.
  public static let policyList = bit(37)
  /// 企业, 路网: a quoted name before it names a class.
  public static let classHead = bit(38)
  /// 组建: stands before a body that was founded.
  public static let found = bit(39)
  /// 挂牌成立: stands behind it.
  public static let founded = bit(40)
  /// 委员会, 联盟: ends a body's name.
  public static let body = bit(41)
  /// 集群: ends a cluster's name.
  public static let cluster = bit(42)
  /// 龙头企业: stands before a firm's name.
  public static let leader = bit(43)
  /// 龙头企业 behind 等.
  public static let leaderList = bit(44)
  /// 表示, 说.
  public static let speech = bit(45)
  /// 负责人, 村民: ends a speaker.
  public static let speaker = bit(46)
  /// 继续, 坚持: after 将 it is an intention.
  public static let willNext = bit(47)
  /// 以上: after 将 it is none.
  public static let willNot = bit(48)
  /// 力争, 争创.
  public static let pledge = bit(49)
  /// 未来.
  public static let future = bit(50)
  /// 大, 化: makes a numeral a slogan.
  public static let codeWord = bit(51)
  /// Hides the cues that the word contains.
  public static let opaque = bit(52)

  /// 为龙头的: stands between a leader and its cluster.
  public static let leadBy = bit(53)
  /// 到20: may open a year by which something is to be reached.
  public static let byYear = bit(54)

  /// Words that tell the level of a title.
  public static let levels: ClaimRoles = [.national, .provincial, .city, .county]
  /// Words after which a title is looked for.
  public static let honours: ClaimRoles = [.honour, .honourAward, .honourList, .honourGoal]
}
