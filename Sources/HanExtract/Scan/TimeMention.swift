import HanBase

/// A time expression with the period that it means in its document.
struct TimeMention {
  enum Kind: UInt8 {
    /// A stated calendar time: 2024年, 10月底, 上半年.
    case calendar
    /// A plan period: “十四五”.
    case plan
    /// Years back from the document: 五年来, 近三年.
    case back
    /// 今年, 去年, 全年.
    case relative
    /// 目前.
    case now
    /// 近年来: no definite start.
    case open
    /// A duration that is no time of a statement: 三年 in 连续三年, 45天.
    case duration
    /// Years ahead: 今后五年.
    case ahead
  }

  var span: Span
  var kind: Kind
  var period: Period
  /// A point (年末, 10月底): a stock is of that day, a flow runs up to it.
  var isPoint = false
  /// 近三年: a span that is said of one figure, not of a whole text.
  var isNear = false
  /// 连续三年.
  var isStreak = false
  /// Whether it may as well be of another year.
  var isDoubtful = false
  /// 7月以来: all of it, up to when the text was written.
  var isSince = false
  /// 截至.
  var isAsOf = false
  /// The base of a comparison (比2022年), not the time of the statement.
  var isBase = false
  /// 全年, 当年: takes the frame's year.
  var followsFrame = false
}
