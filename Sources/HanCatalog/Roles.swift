/// What a word does around a quantity; a word can have several roles (`Data/words.tsv`).
public struct Roles: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Makes a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  static let names: [(String, Roles)] = [
    ("up", .up), ("down", .down), ("reach", .reach), ("reach_end", .reachEnd), ("verb", .verb),
    ("keep_verb", .keepVerb), ("light", .light), ("adverb", .adverb), ("connective", .connective),
    ("estimate", .estimate), ("target", .target), ("base", .base), ("average", .average),
    ("rate_noun", .rateNoun), ("down_noun", .downNoun), ("about", .about), ("more", .more),
    ("at_least", .atLeast), ("less", .less), ("at_most", .atMost), ("mask", .mask),
    ("self_area", .selfArea), ("scope", .scope), ("rank", .rank), ("share", .share),
    ("contribution", .contribution), ("compare", .compare), ("stock_word", .stockWord),
    ("level_word", .levelWord), ("part", .part), ("respective", .respective),
    ("time_now", .timeNow), ("time_open", .timeOpen), ("time_this", .timeThis),
    ("time_last", .timeLast), ("time_before_last", .timeBeforeLast), ("time_next", .timeNext),
    ("half", .half), ("stop", .stop), ("section_target", .sectionTarget),
    ("unit_stop", .unitStop), ("soft_stop", .softStop), ("noun_verb", .nounVerb), ("done", .done),
  ]

  /// The role of a name in `words.tsv`, or nil.
  public init?(name: some StringProtocol) {
    guard let found = Roles.names.first(where: { $0.0 == name }) else { return nil }
    self = found.1
  }

  /// 增长, 提高: a relative or absolute rise.
  public static let up = Roles(rawValue: 1 << 0)
  /// 下降, 减少: a fall.
  public static let down = Roles(rawValue: 1 << 1)
  /// 达到, 为: states a level.
  public static let reach = Roles(rawValue: 1 << 2)
  /// 增至, 提高到: states the level that a change ends at.
  public static let reachEnd = Roles(rawValue: 1 << 3)
  /// 建成, 实施: an action whose object is counted.
  public static let verb = Roles(rawValue: 1 << 4)
  /// 新增, 减排: an action that belongs to the indicator's name.
  public static let keepVerb = Roles(rawValue: 1 << 5)
  /// 实现, 累计: words that never belong to an indicator's name at its start.
  public static let light = Roles(rawValue: 1 << 6)
  /// 同比, 稳步: words that may stand before the verb.
  public static let adverb = Roles(rawValue: 1 << 7)
  /// 其中, 同时: words that open a clause.
  public static let connective = Roles(rawValue: 1 << 8)
  /// 预计, 有望.
  public static let estimate = Roles(rawValue: 1 << 9)
  /// 力争, 计划.
  public static let target = Roles(rawValue: 1 << 10)
  /// 同比, 比上年: names the base of a change.
  public static let base = Roles(rawValue: 1 << 11)
  /// 年均.
  public static let average = Roles(rawValue: 1 << 12)
  /// 增速, 增幅: a noun for a rate of change.
  public static let rateNoun = Roles(rawValue: 1 << 13)
  /// 降幅: a noun for a rate of decline.
  public static let downNoun = Roles(rawValue: 1 << 14)
  /// 近, 约.
  public static let about = Roles(rawValue: 1 << 15)
  /// 超过, 突破.
  public static let more = Roles(rawValue: 1 << 16)
  /// 不低于, 以上.
  public static let atLeast = Roles(rawValue: 1 << 17)
  /// 不足, 低于.
  public static let less = Roles(rawValue: 1 << 18)
  /// 不超过, 以内.
  public static let atMost = Roles(rawValue: 1 << 19)
  /// Names and idioms whose numerals are no numbers.
  public static let mask = Roles(rawValue: 1 << 20)
  /// 全区, 我市: the document's own area.
  public static let selfArea = Roles(rawValue: 1 << 21)
  /// 全省, 全国: what a rank or share is within.
  public static let scope = Roles(rawValue: 1 << 22)
  /// 位居, 排名.
  public static let rank = Roles(rawValue: 1 << 23)
  /// 占, 比重.
  public static let share = Roles(rawValue: 1 << 24)
  /// 拉动, 贡献.
  public static let contribution = Roles(rawValue: 1 << 25)
  /// 高于, 快于.
  public static let compare = Roles(rawValue: 1 << 26)
  /// 目前, 余额: marks a stock.
  public static let stockWord = Roles(rawValue: 1 << 27)
  /// 省级, 城镇: a modifier that can stand for a whole phrase in a list.
  public static let levelWord = Roles(rawValue: 1 << 28)
  /// 其中.
  public static let part = Roles(rawValue: 1 << 29)
  /// 分别.
  public static let respective = Roles(rawValue: 1 << 30)
  /// 目前.
  public static let timeNow = Roles(rawValue: 1 << 31)
  /// 近年来.
  public static let timeOpen = Roles(rawValue: 1 << 32)
  /// 今年.
  public static let timeThis = Roles(rawValue: 1 << 33)
  /// 去年.
  public static let timeLast = Roles(rawValue: 1 << 34)
  /// 前年.
  public static let timeBeforeLast = Roles(rawValue: 1 << 35)
  /// 明年.
  public static let timeNext = Roles(rawValue: 1 << 36)
  /// 上半年.
  public static let half = Roles(rawValue: 1 << 37)
  /// Words at which a noun phrase to the right of a quantity ends.
  public static let stop = Roles(rawValue: 1 << 38)
  /// 工作安排, 预期目标: a heading under which everything is planned.
  public static let sectionTarget = Roles(rawValue: 1 << 39)
  /// 家庭, 项目: words that begin like a unit but are none.
  public static let unitStop = Roles(rawValue: 1 << 40)
  /// 上市, 开工: ends a noun phrase inside it, but may open one (上市公司).
  public static let softStop = Roles(rawValue: 1 << 41)
  /// 服务, 建设: a verb that is as often part of a noun phrase.
  public static let nounVerb = Roles(rawValue: 1 << 42)
  /// 建成, 投产: a finished action, which makes what it counts a flow.
  public static let done = Roles(rawValue: 1 << 43)
}
