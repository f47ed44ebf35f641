/// A cell of a table as it stands in the source.
struct SourceCell {
  var row: Int
  var column: Int
  var start: Int
  var end: Int
  var isHead: Bool
  var columns = 1
  var rows = 1
}

/// Takes Markdown tables, simple HTML tables and tables flattened to lists apart into cells.
struct TableReader {
  private let source: Source
  private(set) var cells: [SourceCell] = []
  private(set) var rowFeeds: [Int] = []

  init(_ source: Source) { self.source = source }

  // MARK: Markdown

  /// Reads rows of `| a | b |`; rows before the dashes are heads, and so are rows without a digit
  /// straight behind them.
  mutating func readMarkdown(_ lines: ArraySlice<Line>) {
    let hasDashes = lines.contains { isDashes($0) }
    var (inHead, row) = (true, 0)
    for line in lines {
      if isDashes(line) {
        inHead = row == 0
        continue
      }
      let isHead = hasDashes && row == 0 || inHead && !hasDigit(line)
      if !isHead { inHead = false }
      readRow(line, row: row, isHead: isHead || row == 0)
      rowFeeds.append(line.feed)
      row += 1
    }
  }

  private func isDashes(_ line: Line) -> Bool {
    var dashes = 0
    for offset in line.start..<line.end {
      switch source[offset] {
      case 0x2D: dashes += 1
      case 0x7C, 0x3A, 0x20, 0x09: continue
      default: return false
      }
    }
    return dashes > 0
  }

  private func hasDigit(_ line: Line) -> Bool {
    for offset in line.start..<line.end where (0x30...0x39).contains(source[offset]) { return true }
    return false
  }

  private mutating func readRow(_ line: Line, row: Int, isHead: Bool) {
    var at = line.start
    if source[at] == 0x7C { at += 1 }
    var column = 0
    while at <= line.end {
      var bar = source.firstIndex(of: 0x7C, from: at, before: line.end)
      while bar > at, bar < line.end, source[bar - 1] == 0x5C {
        bar = source.firstIndex(of: 0x7C, from: bar + 1, before: line.end)
      }
      if bar == line.end, at == line.end { break }
      add(row: row, column: column, start: at, end: bar, isHead: isHead)
      column += 1
      at = bar + 1
    }
  }

  private mutating func add(row: Int, column: Int, start: Int, end: Int, isHead: Bool) {
    let (first, last) = trimmed(start, end)
    cells.append(SourceCell(row: row, column: column, start: first, end: last, isHead: isHead))
  }

  private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    while first < last {
      let (scalar, next) = source.scalar(at: first, before: last)
      guard Scalars.isBlank(scalar) || scalar == 0x0A else { break }
      first = next
    }
    while last > first {
      let (scalar, previous) = source.scalar(endingAt: last, after: first)
      guard Scalars.isBlank(scalar) || scalar == 0x0A else { break }
      last = previous
    }
    return (first, last)
  }

  // MARK: Lists that were tables

  /// Reads `衣 着 -0.2 -0.3 -0.5` item by item, or gives false where the items are no rows.
  ///
  /// Every row must end in the same number of figures; what stands before the first such row are
  /// the heads, one word a column.
  mutating func readList(_ items: ArraySlice<Line>) -> Bool {
    var heads: [(Int, Int)] = []
    var rows: [(words: [(Int, Int)], figures: Int, feed: Int)] = []
    for line in items {
      let words = self.words(line)
      let figures = words.reversed().prefix { isFigure($0.0, $0.1) }.count
      if rows.isEmpty, figures == 0 {
        heads += words
      } else {
        rows.append((words, figures, line.feed))
      }
    }
    guard let width = rows.first?.figures, width > 0, rows.count >= 2,
      rows.allSatisfy({ $0.figures == width && $0.words.count > width })
    else { return false }
    var row = 0
    if heads.count == width || heads.count == width + 1 {
      let shift = width + 1 - heads.count
      for (column, word) in heads.enumerated() {
        add(row: 0, column: column + shift, start: word.0, end: word.1, isHead: true)
      }
      rowFeeds.append(items[items.startIndex].feed)
      row = 1
    } else if !heads.isEmpty {
      return false
    }
    for (words, figures, feed) in rows {
      let label = words[words.count - figures - 1]
      add(row: row, column: 0, start: words[0].0, end: label.1, isHead: false)
      for (column, word) in words.suffix(figures).enumerated() {
        add(row: row, column: column + 1, start: word.0, end: word.1, isHead: false)
      }
      rowFeeds.append(feed)
      row += 1
    }
    return true
  }

  private func words(_ line: Line) -> [(Int, Int)] {
    var (result, at) = ([(Int, Int)](), line.start)
    while at < line.end {
      let (scalar, next) = source.scalar(at: at, before: line.end)
      if Scalars.isBlank(scalar) {
        at = next
        continue
      }
      var end = next
      while end < line.end {
        let (inner, after) = source.scalar(at: end, before: line.end)
        if Scalars.isBlank(inner) { break }
        end = after
      }
      result.append((at, end))
      at = end
    }
    return result
  }

  private func isFigure(_ start: Int, _ end: Int) -> Bool {
    var digits = 0
    for offset in start..<end {
      switch source[offset] {
      case 0x30...0x39: digits += 1
      case 0x2E, 0x2C, 0x2D, 0x2B, 0x25: continue
      default: return false
      }
    }
    return digits > 0
  }

  // MARK: Plain lines

  /// Reads a head line and rows whose columns blanks set apart; a label of
  /// more words than heads, or of single characters, is one cell.
  mutating func readText(_ lines: ArraySlice<Line>) {
    let rows = lines.map { TextTable.row(source, $0) ?? TextTable.Row(words: [], figures: 0) }
    guard let head = rows.first else { return }
    for (row, line) in lines.enumerated() {
      let (words, figures) = (rows[row].words, rows[row].figures)
      rowFeeds.append(line.feed)
      if row > 0, words.count != head.words.count || rows[row].hasSpreadLabel,
        let first = words.first
      {
        // The figures stand under the last heads.
        let shift = max(head.words.count - figures, 1)
        let label = words[words.count - figures - 1]
        add(row: row, column: 0, start: first.start, end: label.end, isHead: false)
        for (column, word) in words.suffix(figures).enumerated() {
          add(row: row, column: column + shift, start: word.start, end: word.end, isHead: false)
        }
      } else {
        // Heads of the figures alone stand one column to the right.
        let shift = row == 0 && rows.count > 1 && head.words.count == rows[1].figures ? 1 : 0
        for (column, word) in words.enumerated() {
          add(
            row: row, column: column + shift, start: word.start, end: word.end, isHead: row == 0)
        }
      }
    }
  }

  // MARK: HTML

  /// Reads `<table>…</table>` between two offsets; cells of merged rows and columns are kept with
  /// how far they reach.
  mutating func readHTML(_ start: Int, _ end: Int) {
    var (at, row, column, isHeadRow) = (start, -1, 0, false)
    var open: (start: Int, tag: Int, isHead: Bool)?
    var covered: [Int: Int] = [:]
    func attribute(_ name: StaticString, _ tag: Int, _ tagEnd: Int) -> Int {
      guard
        let found = findBytes(
          source.base + tag, tagEnd - tag,
          UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      else { return 1 }
      var (value, offset) = (0, tag + found + name.utf8CodeUnitCount)
      while offset < tagEnd, [0x3D, 0x22, 0x27, 0x20].contains(source[offset]) { offset += 1 }
      while offset < tagEnd, value < 1000, (0x30...0x39).contains(source[offset]) {
        value = value * 10 + Int(source[offset]) - 0x30
        offset += 1
      }
      return max(1, min(value, 64))
    }
    func finish(_ offset: Int) {
      guard let cell = open else { return }
      open = nil
      while let until = covered[column], until > row { column += 1 }
      let tagEnd = cell.start
      let (first, last) = trimmed(cell.start, max(cell.start, offset))
      let columns = attribute("colspan", cell.tag, tagEnd)
      let rows = attribute("rowspan", cell.tag, tagEnd)
      cells.append(
        SourceCell(
          row: max(0, row), column: column, start: first, end: last, isHead: cell.isHead,
          columns: columns, rows: rows))
      if rows > 1 { for each in column..<(column + columns) { covered[each] = row + rows } }
      column += columns
    }
    func finishRow(_ offset: Int) {
      finish(offset)
      if row >= 0, rowFeeds.count <= row { rowFeeds.append(offset) }
    }
    while at < end {
      let tag = source.firstIndex(of: 0x3C, from: at, before: end)
      guard tag < end else { break }
      let close = source.firstIndex(of: 0x3E, from: tag, before: end)
      guard close < end else { break }
      at = close + 1
      switch tagName(tag, close) {
      case "tr":
        finishRow(tag)
        row += 1
        column = 0
      case "/tr", "/table": finishRow(tag)
      case "thead": isHeadRow = true
      case "/thead", "tbody": isHeadRow = false
      case "td", "th":
        finish(tag)
        if row < 0 { row = 0 }
        open = (at, tag, isHeadRow || row == 0 || tagName(tag, close) == "th")
      case "/td", "/th": finish(tag)
      default: continue
      }
    }
    finishRow(end)
  }

  private func tagName(_ start: Int, _ end: Int) -> String {
    var (at, name) = (start + 1, "")
    while at < end, name.utf8.count < 7, source[at] > 0x20 {
      name.unicodeScalars.append(Unicode.Scalar(source[at] < 0x80 ? source[at] | 0x20 : 0x3F))
      at += 1
    }
    return name
  }
}
