/// Puts lines together to paragraphs: a hard-wrapped column becomes one, a clean file stays as it is.
struct ParagraphBuilder {
  private let source: Source
  private let lines: [Line]
  private(set) var paragraphs: [Paragraph] = []

  init(_ source: Source, _ lines: [Line]) {
    self.source = source
    self.lines = lines
    paragraphs.reserveCapacity(lines.count)
    build()
  }

  private mutating func build() {
    var index = 0
    while index < lines.count {
      switch lines[index].form {
      case .plain:
        let end = blockEnd(from: index)
        while let table = TextTable(source, lines, in: index..<end) {
          if index < table.lines.lowerBound { wrap(index..<table.lines.lowerBound) }
          add(table.lines, role: .textTable)
          index = table.lines.upperBound
        }
        if index < end { wrap(index..<end) }
        index = end
      case .tableRow:
        var end = index + 1
        while end < lines.count, lines[end].form == .tableRow, lines[end].gap == 0 { end += 1 }
        add(index..<end, role: end - index > 1 ? .table : .text)
        index = end
      case .htmlTable:
        let end = tableEnd(from: index)
        add(index..<end, role: .htmlTable)
        index = end
      default:
        addSpecial(index)
        index += 1
      }
    }
  }

  private mutating func addSpecial(_ index: Int) {
    let role: Paragraph.Role =
      switch lines[index].form {
      case .markdownHeading: .heading
      case .bullet: .bullet
      case .caption, .comment: .caption
      case .speaker: .speaker
      case .rule, .image: .separator
      default: .text
      }
    guard lines[index].start < lines[index].end || role == .separator else { return }
    add(index..<(index + 1), role: role)
    paragraphs[paragraphs.count - 1].level = lines[index].level
    paragraphs[paragraphs.count - 1].isBold = lines[index].form == .bold
  }

  /// The end of the lines that follow each other without a blank line or any mark.
  private func blockEnd(from first: Int) -> Int {
    var end = first + 1
    while end < lines.count, lines[end].form == .plain, lines[end].gap == 0 { end += 1 }
    return end
  }

  private func tableEnd(from first: Int) -> Int {
    var end = first
    while end < lines.count, end - first < 100_000 {
      let phrase = Phrase(source, lines[end].start, lines[end].end)
      end += 1
      if phrase.contains(["</table", "</TABLE"]) { return end }
    }
    return first + 1
  }

  private mutating func add(_ range: Range<Int>, role: Paragraph.Role) {
    let (first, last) = (lines[range.lowerBound], lines[range.upperBound - 1])
    let ending = Phrase(source, last.start, last.end).ending
    var width = 0
    for line in lines[range] where width < Line.widthLimit { width += line.width }
    paragraphs.append(
      Paragraph(
        role: role, lines: range, ending: ending, gap: first.gap,
        width: min(width, Line.widthLimit)))
  }

  // MARK: Hard-wrapped lines

  private mutating func wrap(_ block: Range<Int>) {
    guard block.count > 1 else { return add(block, role: .text) }
    var widest = 0
    var lastFinal = -1
    for index in block {
      widest = max(widest, lines[index].width)
      if ending(index) == .final { lastFinal = index }
    }
    var first = block.lowerBound
    for index in block.dropFirst()
    where !goesOn(index - 1, widest: widest, lastFinal: lastFinal, isLong: block.count > 2) {
      add(first..<index, role: .text)
      first = index
    }
    add(first..<block.upperBound, role: .text)
  }

  private func ending(_ index: Int) -> Paragraph.Ending {
    Phrase(source, lines[index].start, lines[index].end).ending
  }

  /// 三、2024年工作计划 above its text, 枢纽之城 above 去年GDP…: a line without a stop that is no part of the sentence behind it.
  private func isHeading(_ words: Phrase, _ line: Line, before next: Phrase, widest: Int) -> Bool {
    if line.start == lines[0].start, isOfficeTitle(words, line, before: next) { return true }
    guard line.width <= 40, line.width < widest || widest <= 24,
      !words.contains(["，", "。", "；", "！", "？", ","]),
      !words.ends(with: ["和", "与", "及", "的", "在", "把", "将", "对", "是", "为", "、", "了", "于", "比", "到"])
    else { return false }
    if words.numbering != nil {
      return words.ends(with: [
        "计划", "要点", "安排", "打算", "目标", "任务", "思路", "举措", "措施", "情况", "成效", "问题", "建议", "重点", "回顾",
        "要求",
        "工作", "部署",
      ])
    }
    // 第五次全国经济普查主要数据公报 above 全市共有…
    if words.ends(with: ["公报", "报告", "进展", "情况", "综述", "纪实", "答卷", "观察", "扫描", "总结", "要点"]),
      next.begins(with: ["全国", "全省", "全市", "全县", "全区", "全州", "全镇", "我省", "我市", "我县", "我区"]),
      line.width < widest
    {
      return true
    }
    // In a column filled to its edge a sentence may break before any word.
    return (line.width + 4 < widest || widest <= 24)
      && next.begins(with: ["去年", "今年", "目前", "截至", "截止", "近年来", "如今", "上半年", "20"])
      && next.opensWithTime
  }

  /// 民政局2015年工作计划: the title of an office's paper, in a text's first line.
  private func isOfficeTitle(_ words: Phrase, _ line: Line, before next: Phrase) -> Bool {
    line.width <= 80
      && words.ends(with: [
        "工作总结", "工作计划", "工作要点", "工作安排", "工作打算", "工作思路", "重点工作", "的报告", "工作报告", "汇报",
      ]) && !words.contains(["，", "。", "；", "！", "？", ",", "："])
      && !next.begins(with: ["和", "与", "及", "暨", "、", "，", "的", "。", "；", "）", "》", "”"])
  }

  /// Whether the line after `index` goes on with its paragraph.
  private func goesOn(_ index: Int, widest: Int, lastFinal: Int, isLong: Bool) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    // Long lines are paragraphs by themselves; a block without any full stop is a list of things.
    guard widest < Line.widthLimit, lastFinal > index else { return false }
    let opening = Phrase(source, next.start, next.end)
    if opening.numbering != nil || opening.begins(with: ["——", "▲", "▼", "◀"]) { return false }
    switch ending(index) {
    case .final, .colon:
      // 如皋市：长寿之乡 behind 去年GDP1422亿元。: the lines of so narrow a block are what they are.
      if widest <= 24 || opening.hasLabel && next.width + 4 < widest { return false }
      return isLong && line.width >= widest - 2 && !(next.isIndented && !line.isIndented)
    case .open, .pause:
      let words = Phrase(source, line.start, line.end)
      if Byline.matches(words) || words.hasLabel && opening.hasLabel { return false }
      if words.endsWithFigure && !opening.followsFigure { return false }
      if isHeading(words, line, before: opening, widest: widest) { return false }
      return line.width * 10 >= widest * 6
    }
  }
}
