/// A unit as it is written after a number, without magnitude.
public struct Unit: Sendable, Hashable {
  /// What a unit does in a sentence.
  public enum Class: String, Sendable {
    /// 元, 吨, 平方公里.
    case measure
    /// 个, 家, 项: counts what follows or precedes.
    case classifier
    /// 人, 名, 人次.
    case person
    /// %, ‰, 个百分点.
    case rate
    /// 倍, 番, 成.
    case multiple
    /// 年, 天, 小时.
    case time
    /// 名次, 位次.
    case rank
  }

  /// The unit as written.
  public let name: String
  /// What it measures: `money`, `area`.
  public let dimension: String
  /// What it does in a sentence.
  public let unitClass: Class
  /// The usual spelling, where this is another one.
  public let aliasOf: String?
}
