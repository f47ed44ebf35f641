/// Cuts the bytes of a document into lines and says what each looks like by itself.
struct LineScanner {
  private let source: Source
  private let feedByte: UInt8
  private var hasNoCommentEnd = false
  private(set) var lines: [Line] = []

  init(_ source: Source, from start: Int) {
    self.source = source
    // Files of old Macs end lines with a carriage return alone.
    let hasFeed = source.firstIndex(of: 0x0A, from: start, before: source.count) < source.count
    feedByte = hasFeed ? 0x0A : 0x0D
    scan(from: start)
  }

  private mutating func scan(from first: Int) {
    var (offset, gap) = (first, 0)
    lines.reserveCapacity((source.count - first) / 128 + 8)
    while offset < source.count {
      let feed = source.firstIndex(of: feedByte, from: offset, before: source.count)
      let (start, full) = trimmed(offset, feed)
      let end = withoutComment(start, full)
      if start == end {
        gap += 1
        offset = feed + 1
        continue
      }
      var line = Line(
        start: start, end: end, feed: feed, gap: gap, isIndented: start > offset, form: .plain,
        level: 0, width: 0)
      gap = 0
      classify(&line)
      if line.form == .comment { closeComment(&line) }
      if line.form != .comment { line.width = width(line.start, line.end) }
      lines.append(line)
      offset = line.feed + 1
    }
  }

  /// The end of a line's words before a comment that closes the line.
  private func withoutComment(_ start: Int, _ end: Int) -> Int {
    guard end - start > 7, source[end - 1] == 0x3E, source.has("-->", at: end - 3, before: end)
    else {
      return end
    }
    var at = end - 7
    while at > start, !source.has("<!--", at: at, before: end) { at -= 1 }
    return at > start ? trimmed(start, at).1 : end
  }

  /// The range without blanks and invisible characters at its ends.
  private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    while first < last {
      let byte = source[first]
      if byte > 0x20, byte < 0x7F { break }
      if byte >= 0xE4, byte < 0xEF { break }
      let (scalar, next) = source.scalar(at: first, before: last)
      guard Scalars.isBlank(scalar) else { break }
      first = next
    }
    while last > first {
      let byte = source[last - 1]
      if byte > 0x20, byte < 0x7F { break }
      let (scalar, previous) = source.scalar(endingAt: last, after: first)
      guard Scalars.isBlank(scalar) else { break }
      last = previous
    }
    return (first, last)
  }

  private func width(_ start: Int, _ end: Int) -> Int {
    guard end - start < 3 * Line.widthLimit else { return Line.widthLimit }
    var (offset, columns) = (start, 0)
    while offset < end, columns < Line.widthLimit {
      let byte = source[offset]
      if byte < 0x80 {
        // Asterisks are marks of bold type, which take no room in print.
        if byte != 0x2A { columns += 1 }
        offset += 1
      } else {
        columns += byte < 0xE0 ? 1 : 2
        offset += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      }
    }
    return min(columns, Line.widthLimit)
  }

  private mutating func classify(_ line: inout Line) {
    switch source[line.start] {
    case 0x23: markdownHeading(&line)  // #
    case 0x2A: asterisks(&line)
    case 0x2D, 0x2B, 0x5F, 0x3D: dashes(&line)  // - + _ =
    case 0x7C where line.end - line.start > 1 && source[line.end - 1] == 0x7C:
      line.form = .tableRow
    case 0x7C where source.firstIndex(of: 0x7C, from: line.start + 1, before: line.end) < line.end:
      line.form = .tableRow
    case 0x21 where source.has("![", at: line.start, before: line.end): image(&line)
    case 0x3C: markup(&line)  // <
    case 0x3E:  // >
      strip(&line, by: 1)
      line.isIndented = false
    case 0xC2, 0xE2, 0xE3, 0xE8, 0xE5: marks(&line)
    default: break
    }
  }

  private func strip(_ line: inout Line, by count: Int) {
    let (start, end) = trimmed(line.start + count, line.end)
    (line.start, line.end) = start < end ? (start, end) : (line.start, line.start)
  }

  private func markdownHeading(_ line: inout Line) {
    var level = 1
    while level < 7, line.start + level < line.end, source[line.start + level] == 0x23 {
      level += 1
    }
    guard level <= 6, line.start + level < line.end else { return }
    let next = source.scalar(at: line.start + level, before: line.end).value
    guard Scalars.isBlank(next) || Scalars.isHan(next) else { return }
    line.form = .markdownHeading
    line.level = level
    strip(&line, by: level)
    var end = line.end
    while end > line.start, source[end - 1] == 0x23 { end -= 1 }
    if end < line.end, end > line.start { (line.start, line.end) = trimmed(line.start, end) }
  }

  private func asterisks(_ line: inout Line) {
    if isRule(line) {
      line.form = .rule
    } else if source.has("**", at: line.start, before: line.end) {
      var close = line.start + 2
      repeat {
        close = source.firstIndex(of: 0x2A, from: close, before: line.end) + 1
      } while close < line.end && source[close] != 0x2A
      if close + 1 == line.end, line.end - line.start > 4 {
        line.form = .bold
        let isTriple = source[line.start + 2] == 0x2A
        (line.start, line.end) = trimmed(line.start + (isTriple ? 3 : 2), line.end - 2)
      }
    } else if source.has("* ", at: line.start, before: line.end) {
      line.form = .bullet
      strip(&line, by: 2)
    }
  }

  private func dashes(_ line: inout Line) {
    if isRule(line) {
      line.form = .rule
    } else if source[line.start] == 0x2D || source[line.start] == 0x2B,
      line.start + 1 < line.end, source[line.start + 1] == 0x20
    {
      line.form = .bullet
      strip(&line, by: 2)
    }
  }

  /// Three or more of `-`, `*`, `_` or `=` and nothing else.
  private func isRule(_ line: Line) -> Bool {
    let byte = source[line.start]
    var (offset, count) = (line.start, 0)
    while offset < line.end {
      if source[offset] == byte { count += 1 } else if source[offset] != 0x20 { return false }
      offset += 1
    }
    return count >= 3
  }

  private func image(_ line: inout Line) {
    let close = source.firstIndex(of: 0x29, from: line.start, before: line.end)  // )
    if close + 1 == line.end { line.form = .image }
  }

  private mutating func markup(_ line: inout Line) {
    if source.has("<!--", at: line.start, before: line.end) {
      if !hasNoCommentEnd { line.form = .comment }
    } else if source.has("<table", at: line.start, before: line.end)
      || source.has("<TABLE", at: line.start, before: line.end)
    {
      line.form = .htmlTable
    } else if source.has("<img", at: line.start, before: line.end),
      source.firstIndex(of: 0x3E, from: line.start, before: line.end) + 1 == line.end
    {
      line.form = .image
    }
  }

  /// Lets a comment reach to its `-->`, also on a later line; without one it is no comment.
  private mutating func closeComment(_ line: inout Line) {
    guard let close = source.find(Array("-->".utf8), from: line.start + 4, before: source.count)
    else {
      hasNoCommentEnd = true
      line.form = .plain
      return
    }
    if close + 3 < line.end {
      line.form = .plain
      return
    }
    line.feed = source.firstIndex(of: feedByte, from: close + 3, before: source.count)
    let (start, end) = trimmed(line.start + 4, close)
    (line.start, line.end) = (start, max(start, end))
  }

  private func marks(_ line: inout Line) {
    let (scalar, next) = source.scalar(at: line.start, before: line.end)
    switch scalar {
    case 0x25B2, 0x25BC, 0x25C0, 0x25B6, 0x25BA, 0x25C4, 0x25B3, 0x25BD, 0x25C1, 0x25B7, 0x25E4,
      0x25E5, 0x25E2, 0x25E3:
      // ▲▼◀▶►◄△▽◁▷ stay in the text: they are what tells a reader that it is a caption.
      line.form = .caption
    case 0x2022, 0xB7, 0x25CF, 0x25C6, 0x25C7, 0x25CB, 0x2023, 0x2043:  // • · ● ◆ ◇ ○
      guard next < line.end else { return }
      line.form = .bullet
      strip(&line, by: next - line.start)
    case 0x8BB2, 0x53D7, 0x53E3:  // 讲 受 口
      for opener in ["讲述人", "讲述者", "受访者", "受访人", "口述人", "口述"] as [StaticString]
      where source.has(opener, at: line.start, before: line.end) {
        let colon = line.start + opener.utf8CodeUnitCount
        let mark = source.scalar(at: colon, before: line.end)
        if mark.value == 0x3A || mark.value == 0xFF1A, line.end - line.start < 240 {
          line.form = .speaker
        }
        return
      }
    default: break
    }
  }
}
