/// A paragraph as it stands on the page: one or more lines that belong together.
struct Paragraph {
  /// What a paragraph is for.
  enum Role: UInt8 {
    case text
    case heading
    /// Who wrote or gave it, where and when: part of the body, but never joined to anything.
    case byline
    case caption
    case callout
    case speaker
    case bullet
    case table
    /// A table printed as plain lines.
    case textTable
    case htmlTable
    /// A rule or a picture, of which nothing is read.
    case separator
  }

  /// How a paragraph ends.
  enum Ending: UInt8 {
    /// With 。！？ or an ellipsis, closing quotes and brackets aside.
    case final
    /// With a colon.
    case colon
    /// With ，、；.
    case pause
    /// With anything else: a heading, or a sentence that breaks off.
    case open
  }

  var role: Role
  /// Indices of its lines.
  var lines: Range<Int>
  var ending: Ending
  /// A heading's level before levels are made dense.
  var level = 0
  var isBold = false
  /// Blank lines before it.
  var gap: Int
  /// Columns, counted no further than a limit.
  var width: Int
  /// The paragraph in which its last sentence goes on, or -1.
  var next = -1
  /// Whether it is the rest of another paragraph.
  var isContinuation = false
}
