import HanBase
import HanCatalog

/// Headings that stand in one line with the text behind them.
extension Analyzer {
  /// 三、2024年主要目标是：…。 二、2024年工作安排。…: a numbered paragraph that opens with the heading of plans tells of them to its end,
  /// and so do those behind it until another number of its kind.
  @inline(__always)
  func readRunInHeading() -> Bool {
    let start = sentenceStart
    return text.has("、", at: start + 3) || text.has("、", at: start + 6)
      || text.any("（", "(", "第", at: start) != nil || text[start] &- 48 < 10
      ? readRunInHeadingInFull() : false
  }

  @inline(never)
  private func readRunInHeadingInFull() -> Bool {
    var begin = sentenceStart
    let numeral = mainNumeral(begin)
    let isMain = numeral > 0
    if isMain {
      begin += numeral
    } else if let open = text.any("（", "(", at: begin),
      text.any(Analyzer.digits, at: begin + open) != nil,
      let close = text.any("）", ")", at: begin + open + 3)
    {
      begin += open + 3 + close
    } else if text[begin + 1] == UInt8(ascii: ".") || text.has("、", at: begin + 1)
      || text.has("．", at: begin + 1)
    {
      begin += text[begin + 1] == UInt8(ascii: ".") ? 2 : 4
    } else {
      return false
    }
    if isMain, let before = carry.runInHeading {
      // The next main part: the plans are over.
      carry.runInHeading = nil
      (baseContext.frame, baseContext.frameSpan) = before
      (context.frame, context.frameSpan) = before
      (baseContext.isTarget, context.isTarget) = (false, false)
    }
    let reach = begin..<min(sentenceEnd, begin + 90)
    guard reach.count > 12 else { return false }
    let end = text.anyFind(["：", "。", ":", "，"], in: reach) ?? reach.upperBound
    guard end > begin, end - begin <= 75, !text.has("，", at: end), end < sentenceEnd,
      let noun = text.find(Analyzer.planHeads, in: begin..<end),
      text.anyFind(Analyzer.stateOfPlans, in: begin..<end) == nil
        || text.anyFind(["预算安排情况", "预算草案情况", "收支安排情况"], in: begin..<end) != nil
          && text.anyFind(["执行", "完成", "落实"], in: begin..<end) == nil,
      context.year > 0
    else { return false }
    let words = Span(noun, noun + (text.any(Analyzer.planHeads, at: noun) ?? 0))
    var year = context.year
    if let mark = text.find("年", in: begin..<end), let named = yearBefore(mark, from: begin) {
      year = named
      guard named > context.year || named == context.year && (1...4).contains(context.month)
      else { return false }
    } else if text.anyFind(["明年", "来年"], in: begin..<end) != nil {
      year += 1
    } else if text.find("今年", in: begin..<end) != nil {
      guard (1...4).contains(context.month) else { return false }
    } else if text.anyFind(["下一步", "下一阶段", "下阶段", "下步", "下半年"], in: begin..<end) == nil {
      return false
    }
    if isMain { carry.runInHeading = (baseContext.frame, baseContext.frameSpan) }
    let planned = year == context.year ? context.plannedFrame : nil
    (context.frame, context.frameSpan) = (planned ?? .year(year), words)
    (context.isTarget, context.targetSpan) = (true, words)
    context.frameIsRelative = false
    if isMain {
      keepFrame()
      (baseContext.isTarget, baseContext.targetSpan) = (true, words)
    }
    return true
  }

  /// 目标任务完成情况：…, 重点工作推进情况：…: what became of plans.
  func tellsStateOfPlans(_ range: Range<Int>) -> Bool {
    range.count < 90 && text.anyEnds("情况", "进展", "成效", "如下情况", at: range.upperBound) != nil
      && text.anyFind(["完成", "执行", "落实", "实现", "进展", "推进"], in: range) != nil
  }

  /// 2023年完成投资(86亿元), in a chapter of plans for 2024: of a year that is over.
  func isOfPast(_ range: Range<Int>) -> Bool {
    !times.isEmpty && context.year > 0
      && times.contains {
        $0.kind == .calendar && !$0.isBase && Int($0.span.start) == range.lowerBound
          && Int($0.span.end) <= range.upperBound
          && (($0.isSince ? $0.period.start : $0.period.end)?.year ?? 9999) < context.year
      }
  }

  /// How long the number of a main part is: (三、), (十一、), (第三部分), or 0.
  private func mainNumeral(_ start: Int) -> Int {
    let isPart = text.has("第", at: start)
    var at = start + (isPart ? 3 : 0)
    let first = at
    while at < first + 9, text.any(Analyzer.digits, at: at) != nil || text.has("十", at: at) {
      at += 3
    }
    guard at > first else { return 0 }
    if isPart {
      guard let noun = text.any("部分", "章", "节", at: at) else { return 0 }
      at += noun
      while at < sentenceEnd, let gap = text.any(" ", "　", "：", "、", at: at) { at += gap }
      return at - start
    }
    return text.has("、", at: at) ? at + 3 - start : 0
  }

  /// How the chapters of plans are headed.
  private static let planHeads = WordSet(
    "目标", "重点工作", "工作安排", "工作部署", "工作思路", "工作打算", "工作计划", "工作重点", "工作要点", "工作举措", "工作建议", "重点任务",
    "主要任务", "工作任务", "主要工作", "年计划", "打算", "总体思路", "总体要求", "发展思路", "预期", "预算安排", "预算草案", "收支安排")
  /// How chapters are headed that tell what became of plans.
  private static let stateOfPlans: [StaticString] = [
    "完成", "执行", "落实", "实现情况", "进展", "回顾", "总结", "成效", "情况", "问题", "困难", "推进",
  ]
}
