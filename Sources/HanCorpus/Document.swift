import HanBase

/// A document as read: its clean text, where each byte of it came from, and its structure.
///
/// The clean text is UTF-8 with page-layout damage repaired; every offset in sections and sentences
/// counts its bytes, and `map` leads back to the bytes on disk. It is not the file: markup, column
/// breaks and invisible characters are gone.
public final class Document: Sendable {
  /// The path or name that the user knows it by (`seeds/000.txt`, `stdin`).
  public let name: String
  /// The clean text's UTF-8 bytes.
  public let text: [UInt8]
  /// Leads from offsets in `text` to byte offsets in the file on disk, in its own encoding.
  public let map: OffsetMap
  /// The encoding of the file on disk, by its IANA name (`UTF-8`, `GB18030`, `UTF-16LE`).
  public let encoding: String
  /// Title, date, area and source, each with where it came from.
  public let metadata: Metadata
  /// The sections in text order; they cover every sentence, and do not overlap.
  public let sections: [Section]
  /// The sentences in text order.
  public let sentences: [Sentence]
  /// What the reader noticed and repaired or could not.
  public let diagnostics: [Diagnostic]

  /// Makes a document from its parts; the reader is the usual maker.
  public init(
    name: String, text: [UInt8], map: OffsetMap, encoding: String = "UTF-8", metadata: Metadata,
    sections: [Section], sentences: [Sentence], diagnostics: [Diagnostic] = []
  ) {
    self.name = name
    self.text = text
    self.map = map
    self.encoding = encoding
    self.metadata = metadata
    self.sections = sections
    self.sentences = sentences
    self.diagnostics = diagnostics
  }

  /// The words of a span of the clean text; offsets beyond the text are cut off.
  public func string(_ span: Span) -> String {
    let start = max(0, min(Int(span.start), text.count))
    let end = max(start, min(Int(span.end), text.count))
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// The sentence or table row around a span, or of one that goes on for pages the part nearby, so that all statements of a
  /// text never hold more than its length times a constant.
  public func context(of span: Span, in sentence: Span) -> Span {
    guard sentence.count > SentenceCut.most + span.count else { return sentence }
    let reach = SentenceCut.most / 4
    var start = max(Int(sentence.start), Int(span.start) - reach)
    var end = min(Int(sentence.end), Int(span.end) + reach)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < Int(sentence.end), text[end] & 0xC0 == 0x80 { end -= 1 }
    return Span(start, end)
  }
}

/// A part of a document with one purpose.
public struct Section: Sendable, Hashable {
  /// What a section is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Running prose.
    case body
    /// A heading; its level is in `level`.
    case heading
    /// A picture's caption (▲▼◀).
    case caption
    /// A pull quote or box that repeats or interrupts the prose.
    case callout
    /// The words of one person (`讲述人:`).
    case testimony
    /// Items of a list.
    case list
    /// A table; see `cells`.
    case table
  }

  /// What it is.
  public let kind: Kind
  /// The clean-text bytes that it covers.
  public let span: Span
  /// A heading's level, from 1; 0 for other kinds.
  public let level: Int
  /// Index in `Document.sections` of the heading that it stands under, or -1.
  public let heading: Int
  /// Indices in `Document.sentences` of its sentences.
  public let sentences: Range<Int>
  /// The speaker of a testimony: `黄婷(三一智慧钢铁城副总经理)`.
  public let speaker: Span?
  /// A table's cells, row by row; empty for other kinds.
  public let cells: [TableCell]

  /// Makes a section.
  public init(
    kind: Kind, span: Span, level: Int = 0, heading: Int = -1, sentences: Range<Int>,
    speaker: Span? = nil, cells: [TableCell] = []
  ) {
    self.kind = kind
    self.span = span
    self.level = level
    self.heading = heading
    self.sentences = sentences
    self.speaker = speaker
    self.cells = cells
  }
}

/// One cell of a table.
public struct TableCell: Sendable, Hashable {
  /// Row, from 0; row 0 is the head where `isHead` says so.
  public let row: Int32
  /// Column, from 0.
  public let column: Int32
  /// The cell's words in the clean text, without surrounding blanks.
  public let span: Span
  /// Whether it stands in a head row.
  public let isHead: Bool

  /// Makes a cell.
  public init(row: Int, column: Int, span: Span, isHead: Bool) {
    self.row = Int32(clamping: row)
    self.column = Int32(clamping: column)
    self.span = span
    self.isHead = isHead
  }
}

/// One sentence: what stands between two full stops, or a heading, caption or list item.
public struct Sentence: Sendable, Hashable {
  /// The clean-text bytes, with the closing punctuation.
  public let span: Span
  /// Index in `Document.sections`.
  public let section: Int32
  /// Whether it opens a paragraph.
  public let opensParagraph: Bool

  /// Makes a sentence.
  public init(span: Span, section: Int, opensParagraph: Bool) {
    self.span = span
    self.section = Int32(clamping: section)
    self.opensParagraph = opensParagraph
  }
}
