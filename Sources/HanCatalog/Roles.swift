/// What a word does around a quantity; a word can have several roles (`Data/words.tsv`).
@frozen
public struct Roles: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Makes a set from its bits.
  @inlinable
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
  @inlinable public static var up: Roles { Roles(rawValue: 1 << 0) }
  /// 下降, 减少: a fall.
  @inlinable public static var down: Roles { Roles(rawValue: 1 << 1) }
  /// 达到, 为: states a level.
  @inlinable public static var reach: Roles { Roles(rawValue: 1 << 2) }
  /// 增至, 提高到: states the level that a change ends at.
  @inlinable public static var reachEnd: Roles { Roles(rawValue: 1 << 3) }
  /// 建成, 实施: an action whose object is counted.
  @inlinable public static var verb: Roles { Roles(rawValue: 1 << 4) }
  /// 新增, 减排: an action that belongs to the indicator's name.
  @inlinable public static var keepVerb: Roles { Roles(rawValue: 1 << 5) }
  /// 实现, 累计: words that never belong to an indicator's name at its start.
  @inlinable public static var light: Roles { Roles(rawValue: 1 << 6) }
  /// 同比, 稳步: words that may stand before the verb.
  @inlinable public static var adverb: Roles { Roles(rawValue: 1 << 7) }
  /// 其中, 同时: words that open a clause.
  @inlinable public static var connective: Roles { Roles(rawValue: 1 << 8) }
  /// 预计, 有望.
  @inlinable public static var estimate: Roles { Roles(rawValue: 1 << 9) }
  /// 力争, 计划.
  @inlinable public static var target: Roles { Roles(rawValue: 1 << 10) }
  /// 同比, 比上年: names the base of a change.
  @inlinable public static var base: Roles { Roles(rawValue: 1 << 11) }
  /// 年均.
  @inlinable public static var average: Roles { Roles(rawValue: 1 << 12) }
  /// 增速, 增幅: a noun for a rate of change.
  @inlinable public static var rateNoun: Roles { Roles(rawValue: 1 << 13) }
  /// 降幅: a noun for a rate of decline.
  @inlinable public static var downNoun: Roles { Roles(rawValue: 1 << 14) }
  /// 近, 约.
  @inlinable public static var about: Roles { Roles(rawValue: 1 << 15) }
  /// 超过, 突破.
  @inlinable public static var more: Roles { Roles(rawValue: 1 << 16) }
  /// 不低于, 以上.
  @inlinable public static var atLeast: Roles { Roles(rawValue: 1 << 17) }
  /// 不足, 低于.
  @inlinable public static var less: Roles { Roles(rawValue: 1 << 18) }
  /// 不超过, 以内.
  @inlinable public static var atMost: Roles { Roles(rawValue: 1 << 19) }
  /// Names and idioms whose numerals are no numbers.
  @inlinable public static var mask: Roles { Roles(rawValue: 1 << 20) }
  /// 全区, 我市: the document's own area.
  @inlinable public static var selfArea: Roles { Roles(rawValue: 1 << 21) }
  /// 全省, 全国: what a rank or share is within.
  @inlinable public static var scope: Roles { Roles(rawValue: 1 << 22) }
  /// 位居, 排名.
  @inlinable public static var rank: Roles { Roles(rawValue: 1 << 23) }
  /// 占, 比重.
  @inlinable public static var share: Roles { Roles(rawValue: 1 << 24) }
  /// 拉动, 贡献.
  @inlinable public static var contribution: Roles { Roles(rawValue: 1 << 25) }
  /// 高于, 快于.
  @inlinable public static var compare: Roles { Roles(rawValue: 1 << 26) }
  /// 目前, 余额: marks a stock.
  @inlinable public static var stockWord: Roles { Roles(rawValue: 1 << 27) }
  /// 省级, 城镇: a modifier that can stand for a whole phrase in a list.
  @inlinable public static var levelWord: Roles { Roles(rawValue: 1 << 28) }
  /// 其中.
  @inlinable public static var part: Roles { Roles(rawValue: 1 << 29) }
  /// 分别.
  @inlinable public static var respective: Roles { Roles(rawValue: 1 << 30) }
  /// 目前.
  @inlinable public static var timeNow: Roles { Roles(rawValue: 1 << 31) }
  /// 近年来.
  @inlinable public static var timeOpen: Roles { Roles(rawValue: 1 << 32) }
  /// 今年.
  @inlinable public static var timeThis: Roles { Roles(rawValue: 1 << 33) }
  /// 去年.
  @inlinable public static var timeLast: Roles { Roles(rawValue: 1 << 34) }
  /// 前年.
  @inlinable public static var timeBeforeLast: Roles { Roles(rawValue: 1 << 35) }
  /// 明年.
  @inlinable public static var timeNext: Roles { Roles(rawValue: 1 << 36) }
  /// 上半年.
  @inlinable public static var half: Roles { Roles(rawValue: 1 << 37) }
  /// Words at which a noun phrase to the right of a quantity ends.
  @inlinable public static var stop: Roles { Roles(rawValue: 1 << 38) }
  /// 工作安排, 预期目标: a heading under which everything is planned.
  @inlinable public static var sectionTarget: Roles { Roles(rawValue: 1 << 39) }
  /// 家庭, 项目: words that begin like a unit but are none.
  @inlinable public static var unitStop: Roles { Roles(rawValue: 1 << 40) }
  /// 上市, 开工: ends a noun phrase inside it, but may open one (上市公司).
  @inlinable public static var softStop: Roles { Roles(rawValue: 1 << 41) }
  /// 服务, 建设: a verb that is as often part of a noun phrase.
  @inlinable public static var nounVerb: Roles { Roles(rawValue: 1 << 42) }
  /// 建成, 投产: a finished action, which makes what it counts a flow.
  @inlinable public static var done: Roles { Roles(rawValue: 1 << 43) }
}
