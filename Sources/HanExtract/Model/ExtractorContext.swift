import HanBase
import HanCatalog

/// What is known of a document when its sentences are read: the reference date, the area and the
/// time that its sections are about.
struct ExtractorContext {
  /// The year that 今年 means; 0 where unknown.
  var year = 0
  /// The month of publication; 0 where unknown.
  var month = 0
  /// The document's own division.
  var area: Int32 = 0
  /// Whether the area was inferred or is unknown.
  var areaCertain = true
  var dateCertain = true
  /// The time that the whole document reports on (五年来), if it says so.
  var documentFrame: Period?
  /// Whether only most of its figures say so: what it counts in other units may be of the day of writing.
  var leansOnLastYear = false
  /// The one place within the document's own of which the text tells, 0 where it tells of none, -1 of several.
  var toldPlace: Int32 = 0
  /// The document's first line.
  var title = Span.none
  /// The catalogue's indicator that the title names last, or -1, and where.
  var titleIndicator: Int32 = -1
  var titleName = Span.none
  /// What the document is about, where its title and its first figures say so, and its place in the catalogue.
  var theme = Span.none
  var themeIndicator: Int32 = -1
  /// The document reports on a census, whose results are of its day.
  var isCensus = false
  /// The document is a communiqué on the year of `documentFrame`, which its 本年 and its months are of.
  var isCommunique = false
  /// The document reports on months or quarters of its own year.
  var speaksOfParts = false
  /// The time that the section or the paragraph is about.
  var frame: Period?
  /// Whether a word such as 去年 set the frame, not a year.
  var frameIsRelative = false
  /// Whether a sentence of this paragraph set the frame, with a whole year.
  var frameIsSpoken = false
  /// Whether the frame is one to which the text came back from an aside.
  var frameIsDoubtful = false
  /// Whether the frame is of one sentence that begins with 新的一年.
  var isComingYear = false
  /// The words that set the frame.
  var frameSpan = Span.none
  /// The frame is one year within a longer review (2020年是不平凡的一年).
  var isYearReview = false
  /// The time of which the plans are that a title names beside an account (2014年工作总结及2015年工作计划).
  var plannedFrame: Period?
  var plannedSpan = Span.none
  /// Whether the section lists plans.
  var isTarget = false
  var targetSpan = Span.none
  /// Whether the paragraph may as well not go on with the goals that a sentence before it set.
  var goalsMayBeOver = false
}
