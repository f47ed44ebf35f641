import HanBase

/// Writes paragraphs out as clean text, sections and sentences.
struct DocumentAssembler {
  private let source: Source
  private let lines: [Line]
  private let paragraphs: [Paragraph]
  private(set) var writer: TextWriter
  private(set) var sections: [Section] = []

  private var kind = Section.Kind.body
  private var start = 0
  private var firstSentence = 0
  private var level = 0
  private var speaker: Span?
  private var cells: [TableCell] = []
  private var headings: [(level: Int, section: Int)] = []

  init(
    _ source: Source, _ lines: [Line], _ paragraphs: [Paragraph], kinds: UnsafePointer<UInt8>,
    output: TextBuffer
  ) {
    self.source = source
    self.lines = lines
    self.paragraphs = paragraphs
    writer = TextWriter(source, kinds: kinds, output: output)
    assemble()
  }

  private mutating func assemble() {
    var index = 0
    while index < paragraphs.count {
      let paragraph = paragraphs[index]
      if paragraph.isContinuation {
        index += 1
        continue
      }
      switch paragraph.role {
      case .separator: break
      case .text, .byline:
        begin(speaker == nil ? .body : .testimony)
        write(index)
      case .heading: heading(index)
      case .caption, .callout:
        begin(paragraph.role == .caption ? .caption : .callout, fresh: true)
        write(index)
      case .speaker:
        speaker = nil
        begin(.testimony, fresh: true)
        write(index)
        speaker = spokenBy()
      case .bullet:
        let end = bulletsEnd(from: index)
        if !flatTable(index..<end) {
          begin(.list)
          for item in index..<end { write(item) }
        }
        index = end - 1
      case .table:
        var table = TableReader(source)
        table.readMarkdown(lines[paragraph.lines])
        write(table)
      case .textTable:
        var table = TableReader(source)
        table.readText(lines[paragraph.lines])
        write(table)
      case .htmlTable:
        let (first, last) = (
          lines[paragraph.lines.lowerBound], lines[paragraph.lines.upperBound - 1]
        )
        var table = TableReader(source)
        table.readHTML(first.start, last.end)
        if !table.cells.isEmpty { write(table) }
      }
      index += 1
    }
    finish()
  }

  // MARK: Sections

  /// Begins a section, or goes on with the one that is open when it is of the same kind.
  private mutating func begin(_ next: Section.Kind, fresh: Bool = false, level newLevel: Int = 0) {
    if !fresh, next == kind, firstSentence < writer.sentences.count { return }
    finish()
    kind = next
    level = newLevel
    start = writer.output.count
    firstSentence = writer.sentences.count
    writer.section = sections.count
  }

  private mutating func finish() {
    let range = firstSentence..<writer.sentences.count
    guard let first = range.first, let last = range.last else {
      firstSentence = writer.sentences.count
      start = writer.output.count
      return
    }
    let span = Span(writer.sentences[first].span.start, writer.sentences[last].span.end)
    if kind == .heading {
      while let top = headings.last, top.level >= level { headings.removeLast() }
    }
    let parent = headings.last?.section ?? -1
    sections.append(
      Section(
        kind: kind, span: span, level: level, heading: parent, sentences: range,
        speaker: kind == .testimony ? speaker : nil, cells: cells))
    if kind == .heading { headings.append((level, sections.count - 1)) }
    if kind == .table, headings.last?.level == 9 { headings.removeLast() }
    cells = []
    kind = .body
    firstSentence = writer.sentences.count
    start = writer.output.count
  }

  private mutating func heading(_ index: Int) {
    begin(.heading, fresh: true, level: max(1, paragraphs[index].level))
    write(index)
    finish()
    speaker = nil
    writer.section = sections.count
  }

  /// The speaker named in the line just written.
  private func spokenBy() -> Span? {
    guard let line = writer.sentences[firstSentence...].first?.span else { return nil }
    var at = line.range.lowerBound
    let end = line.range.upperBound
    while at < end {
      if writer.output[at] == 0x3A { return Span(at + 1, end) }
      if at + 2 < end, writer.output[at] == 0xEF, writer.output[at + 1] == 0xBC,
        writer.output[at + 2] == 0x9A
      {
        return Span(at + 3, end)
      }
      at += 1
    }
    return nil
  }

  // MARK: Paragraphs

  /// Writes a paragraph with the lines and rests that belong to it.
  private mutating func write(_ index: Int) {
    writer.open()
    var (at, feed, previous) = (index, 0, -1)
    while at >= 0 {
      for line in paragraphs[at].lines {
        if previous >= 0, needsBlank(previous, line) { writer.insert(0x20, at: lines[line].start) }
        writer.write(
          lines[line].start, lines[line].end, splits: paragraphs[index].role != .heading)
        feed = lines[line].feed
        previous = line
      }
      at = paragraphs[at].next
    }
    writer.close(feed: feed)
  }

  /// Whether two lines are joined inside Latin text, where a line break stands for a blank.
  private func needsBlank(_ first: Int, _ second: Int) -> Bool {
    let before = source.scalar(endingAt: lines[first].end, after: lines[first].start).value
    let after = source.scalar(at: lines[second].start, before: lines[second].end).value
    return Scalars.isLatin(before) && (Scalars.isLatin(after) || Scalars.digit(after) != nil)
      || Scalars.isLatin(after) && (before == 0x2C || before == 0x2E)
  }

  // MARK: Lists and tables

  private func bulletsEnd(from first: Int) -> Int {
    var end = first + 1
    while end < paragraphs.count, paragraphs[end].role == .bullet { end += 1 }
    return end
  }

  /// Writes bullets as a table where a table's title stands above and their figures agree.
  private mutating func flatTable(_ items: Range<Int>) -> Bool {
    let above = paragraphs[max(0, items.lowerBound - 3)..<items.lowerBound]
    guard items.count >= 3, above.contains(where: { $0.role == .heading && $0.level == 9 }),
      let first = paragraphs[items].first?.lines.lowerBound
    else { return false }
    var table = TableReader(source)
    guard table.readList(lines[first..<(first + items.count)]) else { return false }
    write(table)
    return true
  }

  private mutating func write(_ table: TableReader) {
    begin(.table, fresh: true)
    let written = writeCells(table)
    cells = written
    finish()
  }

  private mutating func writeCells(_ table: TableReader) -> [TableCell] {
    var (result, row) = ([TableCell](), -1)
    result.reserveCapacity(table.cells.count)
    var copies = table.cells.count * 4 + 256
    for cell in table.cells {
      if cell.row != row {
        if row >= 0 {
          writer.close(feed: table.rowFeeds[min(row, table.rowFeeds.count - 1)], isRow: true)
        }
        writer.open()
        row = cell.row
      } else {
        writer.insert(0x09, at: max(0, cell.start - 1))
      }
      let from = writer.output.count
      writeCell(cell)
      let span = trimmed(from, writer.output.count)
      for down in 0..<cell.rows {
        for right in 0..<cell.columns where down == 0 && right == 0 || copies > 0 {
          copies -= 1
          result.append(
            TableCell(
              row: cell.row + down, column: cell.column + right, span: span, isHead: cell.isHead))
        }
      }
    }
    if row >= 0 { writer.close(feed: table.rowFeeds.last ?? source.count, isRow: true) }
    return result
  }

  /// Writes a cell's words; the lines of an HTML cell are put together.
  private mutating func writeCell(_ cell: SourceCell) {
    var at = cell.start
    while at < cell.end {
      let feed = source.firstIndex(of: 0x0A, from: at, before: cell.end)
      if feed > at, cell.column > 0 || !writeSpread(at, feed) {
        writer.write(at, feed, splits: false)
      }
      at = feed + 1
    }
  }

  /// Writes 济　南 as 济南: characters that blanks spread over a label's width are one word.
  private mutating func writeSpread(_ start: Int, _ end: Int) -> Bool {
    var characters: [(start: Int, end: Int)] = []
    var (at, isApart) = (start, true)
    while at < end {
      let (scalar, next) = source.scalar(at: at, before: end)
      if Scalars.isBlank(scalar) {
        isApart = true
      } else {
        guard isApart, Scalars.isHan(scalar), !Scalars.isHanDigit(scalar), characters.count < 3
        else { return false }
        characters.append((at, next))
        isApart = false
      }
      at = next
    }
    guard characters.count > 1 else { return false }
    for character in characters {
      writer.write(character.start, character.end, splits: false)
    }
    return true
  }

  private func trimmed(_ start: Int, _ end: Int) -> Span {
    var (first, last) = (start, end)
    while first < last, writer.output[first] <= 0x20 { first += 1 }
    while last > first, writer.output[last - 1] <= 0x20 { last -= 1 }
    return Span(first, last)
  }
}
