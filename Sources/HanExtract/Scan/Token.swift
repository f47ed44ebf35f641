import HanBase
import HanCatalog

/// A piece of a sentence that the scanner recognised; what stands between tokens is plain words.
struct Token {
  enum Kind: UInt8 {
    case comma
    case pause
    case semicolon
    case colon
    case stop
    case openParen
    case closeParen
    case openQuote
    case closeQuote
    case openBook
    case closeBook
    case plus
    case dash
    case word
    case time
    case number

    /// The kind of a mark that is always the same, by its class; nil for another class.
    @inline(__always)
    init?(mark kind: UInt8) {
      guard kind >= ScalarClass.mark else { return nil }
      // The raw values count from 0, and classes are made of them (`ScalarClass.members`).
      self = unsafeBitCast(kind &- ScalarClass.mark, to: Kind.self)
    }

    /// Whether it is punctuation.
    @inline(__always)
    var isMark: Bool { rawValue < Kind.word.rawValue }

    /// Whether a clause ends before it.
    var endsClause: Bool {
      switch self {
      case .comma, .semicolon, .colon, .stop: true
      default: false
      }
    }
  }

  var kind: Kind
  /// Whether a word names an area.
  var isArea = false
  /// Whether a word names an indicator.
  var isIndicator = false
  /// What a word does around a quantity.
  var roles: Roles = []
  /// Index of the lexicon entry, the time or the number.
  var index: Int32
  var start: Int32
  var end: Int32

  var span: Span { Span(start, end) }
}

/// A numeral as written, with the magnitudes multiplied out.
struct NumberMention {
  /// The whole numeral, magnitudes included.
  var span: Span
  /// The digits alone, before trailing magnitudes.
  var digits: Span
  /// 余, 多 inside or after it.
  var isMore = false
  /// 40来斤: about.
  var isRound = false
  /// 上百: at least.
  var isAtLeast = false
  /// 数万, 几十: a range, no value.
  var isVague = false
  /// Written in Chinese numerals only.
  var isChinese = false
  /// One Chinese numeral, such as 三 in 三家.
  var isSingleNumeral = false
  /// 百分之, 千分之: the rate that stands before the digits.
  var rate: UInt8 = 0
  /// A magnitude without digits: 百余, 近千.
  var isBareMagnitude = false
  var hasMagnitude = false
  /// 首位: the first place in words.
  var isFirstPlace = false
  /// 零 that a change has come down to.
  var isZero = false
  /// 第 stands before it.
  var isOrdinal = false
  /// 二十几, 一百零几: the value is the lower end.
  var isOpenEnded = false
  /// No digit: 百, 千万.
  var isMagnitudeOnly = false
  /// Why it belongs to a quoted name or a title, if it does.
  var name: Rejection?
  /// The place of its token in the sentence.
  var token: Int32 = -1
  /// How many marks stand before it in the sentence.
  var marks: Int32 = 0
  /// What the upper end of a range (二三十) lies above the value; 0 where unknown.
  var spread: Int128 = 0
  var value: ExactDecimal

  @inline(__always)
  init(span: Span, digits: Span, value: ExactDecimal) {
    (self.span, self.digits, self.value) = (span, digits, value)
  }
}

/// A number with its unit.
///
/// What the rules ask most stands first: one byte of an instruction tells a place within 128 bytes, and the
/// code of the rules is more than the nearest memory holds.
struct Quantity {
  /// The number with its unit.
  var span: Span
  /// The unit's words without magnitude; empty where there is none.
  var unit: Span
  /// Index of the unit in the catalogue, or -1.
  var unitIndex: Int32
  var kind: UnitKind
  /// After the unit and its qualifier (以上, 左右).
  var afterQualifier: Int32
  var comparator: Comparator
  var comparatorSpan: Span
  /// First byte of the clause.
  var clauseStart: Int32 = 0
  /// After the last byte of the clause.
  var clauseEnd: Int32 = 0
  /// End of the previous quantity in the clause, or the clause's start.
  var leftLimit: Int32 = 0
  /// Start of the next quantity in the clause, or the clause's end.
  var rightLimit: Int32 = 0
  /// Index of the clause in the sentence.
  var clause: Int32 = 0
  /// How many bytes lie between it and the quantities beside it; the greatest number where there is none.
  var gapBefore = Int32.max
  var gapAfter = Int32.max
  /// Whether it stands in brackets.
  var inParen = false
  /// Whether it defines a class and is no observation.
  var isThreshold = false
  /// Why it is no observation, if it is none.
  var rejection: Rejection?
  var tokenIndex: Int
  var number: NumberMention

  /// Whether the next one stands as near as the upper end of a range does.
  ///
  /// One comparison: what is less than 1 is a great number here.
  @inline(__always)
  var isBeforeNear: Bool { UInt32(bitPattern: gapAfter &- 1) < 6 }
}

/// What any quantity of a sentence is, so that rules for what is not there need not look.
struct QuantityTraits: OptionSet {
  let rawValue: UInt8
  /// It has no unit behind it.
  static let bare = QuantityTraits(rawValue: 1)
  /// Its unit is a percentage point, or a place by which something moves in an order (位次).
  static let points = QuantityTraits(rawValue: 2)
  /// It is a place in an order.
  static let ordinal = QuantityTraits(rawValue: 4)
}

/// What a unit does in the assembly of an observation.
enum UnitKind: UInt8 {
  case none
  case measure
  case classifier
  case person
  case percent
  case points
  case multiple
  case time
  case rank
  case age

  /// Whether the unit counts things that are named beside it.
  @inline(__always)
  var counts: Bool { self == .classifier || self == .person }
}
