/// Finds tables that are printed as plain lines, their columns set apart by tabs or blanks.
///
/// A head line of words, then rows of a label and equally many figures:
/// `指标　　1998年　　比上年增长%`, `粮食　　308.12万吨　　8.3`.
struct TextTable {
  /// What stands between the blanks of a line, and how much of its end are figures.
  struct Row {
    var words: [(start: Int, end: Int)]
    var figures: Int

    /// Whether a label stands before the figures.
    var isData: Bool { figures > 0 && words.count > figures }

    /// Whether one of the figures is more than a dash.
    func hasDigit(_ source: Source) -> Bool {
      words.suffix(figures).contains { word in
        (word.start..<word.end).contains {
          (0x30...0x39).contains(source[$0]) || source[$0] == 0xEF
        }
      }
    }

    /// Whether the label's words are single characters, which blanks spread over its column.
    var hasSpreadLabel: Bool {
      words.count - figures > 1 && words.dropLast(figures).allSatisfy { $0.end - $0.start == 3 }
    }
  }

  /// The lines of the table, its head first.
  let lines: Range<Int>

  /// The first table in a block of lines, or nil.
  init?(_ source: Source, _ all: [Line], in block: Range<Int>) {
    guard block.count >= 3 else { return nil }
    var first = block.lowerBound
    while first + 2 < block.upperBound {
      if let end = TextTable.end(source, all, from: first, limit: block.upperBound) {
        lines = first..<end
        return
      }
      first += 1
    }
    return nil
  }

  /// Where the table ends whose head is line `first`, or nil where that line heads none.
  private static func end(_ source: Source, _ all: [Line], from first: Int, limit: Int) -> Int? {
    guard let head = row(source, all[first]), head.figures == 0, head.words.count >= 2,
      let data = row(source, all[first + 1]), data.isData, data.hasDigit(source),
      fits(head, data), names(source, all[first], head, columns: data.figures)
    else { return nil }
    var end = first + 2
    while end < limit, let next = row(source, all[end]), next.isData, next.figures == data.figures {
      end += 1
    }
    return end - first >= 3 ? end : nil
  }

  /// Whether the head has a word for each figure and at most one more, or one for each word of the row.
  static func fits(_ head: Row, _ data: Row) -> Bool {
    let more = head.words.count - data.figures
    return more == 0 || more == 1 || head.words.count == data.words.count
  }

  /// Whether a line can head figures: one of its last words tells what is measured or when, and none is a
  /// statement of its own.
  private static func names(_ source: Source, _ line: Line, _ head: Row, columns: Int) -> Bool {
    let whole = Phrase(source, line.start, line.end)
    if whole.contains(["单位：", "单位:", "电话", "手机", "传真", "邮编", "页码", "目录", "地址", "账号", "："]) {
      return false
    }
    var tells = false
    for (index, word) in head.words.enumerated() {
      guard mayHead(source, word) else { return false }
      if index > 0 || head.words.count == columns {
        tells = tells || Phrase(source, word.start, word.end).contains(measureWords)
      }
    }
    return tells
  }

  /// Words of heads over figures; 年, 月 and 季度 are those of times.
  private static let measureWords: [StaticString] = [
    "年", "月", "季度", "%", "％", "（", "(", "量", "额", "值", "比", "率", "增", "降", "绝对", "累计", "完成", "面积",
    "人口",
    "人数", "户数", "个数", "家数", "收入", "支出", "投资", "数值", "产量", "单产", "本期", "合计", "总计", "指数", "得分",
  ]

  /// Whether a head's digits, if any, are those of a time or stand in a bracket.
  private static func mayHead(_ source: Source, _ word: (start: Int, end: Int)) -> Bool {
    var (at, inDigits, depth) = (word.start, false, 0)
    while at <= word.end {
      let (scalar, next) = source.scalar(at: at, before: word.end)
      let isDigit = at < word.end && Scalars.digit(scalar) != nil
      if inDigits, !isDigit, depth == 0 {
        // 年 月 日 季 至 － - — –
        guard
          [0x5E74, 0x6708, 0x65E5, 0x5B63, 0x81F3, 0xFF0D, 0x2D, 0x2014, 0x2013].contains(scalar)
        else { return false }
      }
      inDigits = isDigit
      if scalar == 0x28 || scalar == 0xFF08 { depth += 1 }
      if scalar == 0x29 || scalar == 0xFF09 { depth -= 1 }
      if at == word.end { break }
      at = next
    }
    return true
  }

  /// The words of a short line that has blanks in it, or nil.
  static func row(_ source: Source, _ line: Line) -> Row? {
    guard line.width < Line.widthLimit else { return nil }
    let words = words(source, line)
    guard words.count > 1 else { return nil }
    return Row(words: words, figures: words.reversed().prefix { isFigure(source, $0) }.count)
  }

  /// What tabs set apart; in a line without tabs, two blanks or more; else every blank.
  private static func words(_ source: Source, _ line: Line) -> [(start: Int, end: Int)] {
    let (hasTab, widest) = blanks(source, line)
    guard hasTab || widest > 0 else { return [] }
    var result: [(start: Int, end: Int)] = []
    var (start, end, at, gap) = (-1, 0, line.start, 0)
    var sawTab = false
    while at < line.end {
      let (scalar, next) = source.scalar(at: at, before: line.end)
      if isGap(scalar) {
        gap += 1
        if scalar == 0x09 { sawTab = true }
      } else {
        let parts = hasTab ? sawTab : widest > 1 ? gap > 1 : gap > 0
        if start >= 0, parts {
          result.append((start, end))
          start = -1
        }
        if start < 0 { start = at }
        (end, gap, sawTab) = (next, 0, false)
      }
      at = next
    }
    if start >= 0 { result.append((start, end)) }
    return result
  }

  /// Blanks that take room.
  private static func isGap(_ scalar: UInt32) -> Bool {
    Scalars.isBlank(scalar) && !Scalars.isInvisible(scalar)
  }

  private static func blanks(_ source: Source, _ line: Line) -> (hasTab: Bool, widest: Int) {
    var (at, gap, widest, hasTab) = (line.start, 0, 0, false)
    while at < line.end {
      let byte = source[at]
      // Nearly all is 汉字, whose first bytes no blank has.
      if byte > 0x20 && byte < 0x7F || byte > 0xE3 && byte < 0xEF {
        gap = 0
        at += byte < 0x7F ? 1 : 3
        continue
      }
      let (scalar, next) = source.scalar(at: at, before: line.end)
      gap = isGap(scalar) ? gap + 1 : 0
      hasTab = hasTab || scalar == 0x09
      widest = max(widest, gap)
      at = next
    }
    return (hasTab, widest)
  }

  /// 308.12, -1.2%, 32.45万吨: a number and at most a short unit; not 1998年, nor 第3.
  private static func isFigure(_ source: Source, _ word: (start: Int, end: Int)) -> Bool {
    var at = word.start
    let (sign, behind) = source.scalar(at: at, before: word.end)
    // - + − － — –
    if [0x2D, 0x2B, 0x2212, 0xFF0D, 0x2014, 0x2013].contains(sign) {
      at = behind
      // A dash alone stands for no figure.
      if at == word.end { return true }
    }
    var digits = 0
    while at < word.end {
      let (scalar, next) = source.scalar(at: at, before: word.end)
      guard Scalars.digit(scalar) != nil || scalar == 0x2E || scalar == 0x2C || scalar == 0xFF0E
      else { break }
      if Scalars.digit(scalar) != nil { digits += 1 }
      at = next
    }
    guard digits > 0 else { return false }
    var unit = 0
    while at < word.end {
      let (scalar, next) = source.scalar(at: at, before: word.end)
      // 年 月 日 季: a time, as in a head.
      if unit == 0, [0x5E74, 0x6708, 0x65E5, 0x5B63].contains(scalar) { return false }
      if Scalars.digit(scalar) != nil || Scalars.isPause(scalar) || Scalars.isFinal(scalar) {
        return false
      }
      unit += 1
      at = next
    }
    return unit <= 6
  }
}
