/// One line of the file that is not blank, without the blanks around it.
struct Line {
  /// What a line is by its own looks.
  enum Form: UInt8 {
    /// Nothing special: prose, or a heading without any sign.
    case plain
    /// A Markdown heading (`##`); its level is in `level`.
    case markdownHeading
    /// A line that is bold from end to end.
    case bold
    /// An item that a dash, asterisk or dot opens.
    case bullet
    /// A caption by its sign (▲▼◀) or a photographer's credit.
    case caption
    /// `讲述人:` and a name.
    case speaker
    /// A row of a Markdown table.
    case tableRow
    /// A line with `<table`.
    case htmlTable
    /// A line that only separates: `---`, `***`.
    case rule
    /// A picture, without words.
    case image
    /// An HTML comment.
    case comment
  }

  /// Offset of the first byte of its words, after any mark (`#`, `-`, `**`).
  var start: Int
  /// Offset after the last byte of its words.
  var end: Int
  /// Offset of its line feed, or of the end of the file.
  var feed: Int
  /// How many blank lines stand before it.
  var gap: Int
  /// Whether blanks stand before its words.
  var isIndented: Bool
  var form: Form
  var level: Int
  /// Its width in columns, 汉字 two wide, counted no further than `Line.widthLimit`.
  var width: Int

  /// Lines longer than this many columns are prose whatever they look like.
  static let widthLimit = 160
}
