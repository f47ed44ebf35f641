import HanBase
import HanCatalog

/// The time of which a paragraph goes on to tell when a sentence has turned aside from it.
struct MainLine {
  var frame: Period?
  var frameSpan = Span.none
  var frameIsRelative = false
  var frameIsSpoken = false
  var isTarget = false
  var targetSpan = Span.none
  /// How many statements the text had made when the sentence turned aside.
  var told = 0

  init(_ context: ExtractorContext, told: Int) {
    (frame, frameSpan) = (context.frame, context.frameSpan)
    (frameIsRelative, frameIsSpoken) = (context.frameIsRelative, context.frameIsSpoken)
    (isTarget, targetSpan) = (context.isTarget, context.targetSpan)
    self.told = told
  }
}

/// Which time is a text's main line, and which is an aside that ends with its sentence.
///
/// 2023年，上海GDP4.72万亿元。2024年目标为5%左右。北京4.38万亿元: a goal among results, and a figure of a
/// time before or within that of the main line, of the same place and thing, are asides. What follows goes
/// on in the main line; where it names no place of its own, that is guessed.
extension Analyzer {
  /// Remembers what a sentence within a paragraph turned from, when it set a time of its own.
  @inline(never)
  func noteMainLine(_ before: MainLine) {
    guard context.frameSpan != before.frameSpan, !context.isComingYear else { return }
    context.frameIsDoubtful = false
    // 2023年…。2024年目标…。2025年目标…: one aside behind another.
    if let main = carry.mainLine, turnsAside(main) != nil {
      carry.mainLine?.told = output.count
      return
    }
    carry.mainLine = before
  }

  /// Before a sentence is read: whether it comes back to the main line.
  @inline(__always)
  func leaveAside(_ span: Span) {
    if _slowPath(carry.mainLine != nil) { leaveAsideInFull(span) }
  }

  @inline(never)
  private func leaveAsideInFull(_ span: Span) {
    guard let main = carry.mainLine, output.count > main.told else { return }
    guard let aside = turnsAside(main) else {
      carry.mainLine = nil
      return
    }
    if aside == .goal, goesOnPlanning(span) || opensList(main.told) { return }
    // 2022年为3532亿元。其中，…: a part of what the aside told.
    if text.has("其中", at: Int(span.start)) {
      (context.frameIsDoubtful, carry.asideArea) = (true, output.last?.area ?? 0)
      return
    }
    // 2022年…。一季度增长4%。二季度…: once a part of it was told of, the next part is of that year too.
    let isOfSameYear = context.frame?.end?.year == main.frame?.end?.year
    // 2022年，杭州GDP18753亿元。宁波15704亿元: told with its place again, it may as well be the text's new line.
    if aside == .before, output[main.told...].contains(where: { $0.rules.area == .areaNamed }) {
      (context.frameIsDoubtful, carry.asideArea, carry.mainLine) = (true, -1, nil)
      return
    }
    (context.frame, context.frameSpan) = (main.frame, main.frameSpan)
    context.frameIsRelative = main.frameIsRelative
    context.frameIsSpoken = main.frameIsSpoken && !isOfSameYear
    (context.isTarget, context.targetSpan) = (main.isTarget, main.targetSpan)
    context.frameIsDoubtful = true
    // 上半年，杭州出口2600亿元。一季度，出口1200亿元。宁波1900亿元: told by its name again, the aside may go on.
    let isSure =
      aside == .goal
      || output[main.told...].allSatisfy { $0.rules.indicator == .indicatorCarried }
    carry.asideArea = isSure ? output.last?.area ?? 0 : -1
    carry.mainLine = nil
  }

  private enum Aside {
    case goal
    case before
  }

  /// What kind of aside the statements since a main line are, or nil where the text has gone on with them.
  private func turnsAside(_ main: MainLine) -> Aside? {
    guard main.told > 0, main.told < output.count, let frame = context.frame,
      let end = frame.end, let last = output[..<main.told].last,
      Int(last.span.start) >= carry.paragraphStart
    else { return nil }
    // No more than a few: a paragraph of goals may be endless.
    let told = output[max(main.told, output.count - 32)...]
    if isNotOver(end) {
      // 2024年，全市GDP增长5.5%左右, with no word of a goal: the text may have gone on to what is planned.
      return last.status == .normal
        && told.first?.certainty.status != .guessed && told.allSatisfy({ $0.status != .normal })
        ? .goal : nil
    }
    // 去年同期为2.8%, 2022年为5140亿元, 一季度增长5.2%，二季度增长6%: of the same, and no later.
    let isLastMonth = isLastMonth(frame, of: main.frame ?? last.period)
    guard let until = (main.frame ?? last.period).end,
      told.count <= (isLastMonth ? 4 : 2) || told.first?.period != told.last?.period,
      told.allSatisfy({
        $0.area == last.area
          && ($0.rules.indicator == .indicatorCarried
            || $0.indicator >= 0 && $0.indicator == last.indicator
            || isLastMonth && wasTold($0, before: main.told))
          && $0.period.end.map { ($0.year, $0.month) <= (until.year, until.month) } ?? false
      })
    else { return nil }
    return .before
  }

  /// 1—8月…。8月份…: whether a time is the last month of those that a text gives account of.
  private func isLastMonth(_ time: Period, of account: Period) -> Bool {
    guard let start = time.start, let end = time.end, let first = account.start,
      let last = account.end
    else { return false }
    return start.year == end.year && start.month == end.month && first.year == last.year
      && end == last && first.month < start.month
  }

  /// (1—8月，规模以上工业增加值增长3.7%。8月份，)增加值44.9亿元: what the account told of is told again, by a shorter name too.
  private func wasTold(_ raw: RawObservation, before told: Int) -> Bool {
    output[max(0, told - 12)..<told].contains { last in
      guard Int(last.span.start) >= carry.paragraphStart, !raw.phrase.isEmpty else { return false }
      if raw.indicator >= 0, raw.indicator == last.indicator { return true }
      let (own, full) = (raw.phrase.last, last.phrase.last)
      return own.count >= 6 && own.count <= full.count
        && text.isSame(own, Span(Int(full.end) - own.count, Int(full.end)))
    }
  }

  /// Whether a period that ends then was not over when the text was written.
  func isNotOver(_ end: CivilDate) -> Bool {
    guard context.year > 0 else { return false }
    if end.year != context.year { return end.year > context.year }
    return context.month > 0 && (end.month > context.month || end.month == 12)
  }

  /// 今年主要预期目标是：GDP增长6%。财政收入增长4%: a list of goals goes on to the paragraph's end.
  private func opensList(_ told: Int) -> Bool {
    guard told < output.count, case let first = output[told], !first.statusSpan.isEmpty,
      first.statusSpan.end <= first.span.start,
      text.anyFind(["：", ":"], in: Int(first.statusSpan.start)..<Int(first.span.start)) != nil
    else { return false }
    (context.isTarget, context.targetSpan) = (true, first.statusSpan)
    return true
  }

  /// Words of a plan, or a growth with a bound alone: 大连增长6%左右.
  private func goesOnPlanning(_ span: Span) -> Bool {
    if text.anyFind(Analyzer.planningWords, in: span.range) != nil || plansByWill(span.range) {
      return true
    }
    return text.anyFind(["左右", "以上", "以内", "控制在"], in: span.range) != nil
      && text.anyFind(["%", "％", "个百分点"], in: span.range) != nil
      && text.anyFind(["元", "同比", "比上年", "达", "居", "实现", "已"], in: span.range) == nil
  }

  static let planningWords: [StaticString] = [
    "将", "力争", "目标", "计划", "确保", "预期", "预计", "提出", "有望", "争取", "拟", "规划",
  ]

  /// 去年，接待游客6亿人次。“五一”假期，接待游客3000万人次, in May: behind a whole year, holidays that are over are of this one.
  @inline(never)
  func readHoliday() {
    guard context.year > 0, context.frame?.end?.year == context.year - 1 else {
      return
    }
    let start = sentenceStart + (text.has("“", at: sentenceStart) ? 3 : 0)
    guard
      let index = Analyzer.holidays.firstIndex(where: { text.has($0.name, at: start) }),
      case let end = start + Analyzer.holidays[index].name.utf8CodeUnitCount,
      text.any(
        "”假", "假期", "假日", "”黄金周", "黄金周", "小长假", "”小长假", "期间", "”期间", "长假", "”长假", "”国庆", "假，", "期，",
        at: end)
        != nil
    else { return }
    context.frameIsDoubtful = true
    carry.asideArea = 0
    guard Analyzer.holidays[index].month <= context.month else { return }
    (context.frame, context.frameSpan) = (documentYear, Span(start, end))
    context.frameIsDoubtful = context.month - Analyzer.holidays[index].month > 1
    (context.frameIsRelative, context.frameIsSpoken) = (false, false)
  }

  private static let holidays: [(name: StaticString, month: Int)] = [
    ("元旦", 1), ("春节", 2), ("清明", 4), ("五一", 5), ("端午", 6), ("中秋", 9), ("国庆", 10), ("十一", 10),
    ("暑", 9),
  ]

  /// Whether the time to which the text came back may be another: no other place is told of by a figure of its own.
  @inline(__always)
  func doubtMainLine(_ raw: inout RawObservation) {
    if _slowPath(context.frameIsDoubtful) { doubtMainLineInFull(&raw) }
  }

  @inline(never)
  private func doubtMainLineInFull(_ raw: inout RawObservation) {
    switch raw.rules.period {
    case .periodFrame, .periodDocumentFrame, .periodDocumentYear: break
    case .periodEnd where raw.periodSpan == context.frameSpan: break
    default: return
    }
    // 北京4.38万亿元，增长5.2%, behind an aside about 上海.
    if carry.asideArea >= 0, raw.area != carry.asideArea, raw.area != context.area,
      raw.measure == .level || output.last.map({ Int($0.sentence) == sentenceIndex }) ?? false
    {
      return
    }
    raw.certainty.period = .guessed
  }
}
