import HanBase
import HanCatalog

/// Headings that name an account of what was done, plans for what is to come, or both.
extension Analyzer {
  /// 2014年工作总结(及)2015年工作计划, 上半年工作情况(和)下半年打算: where a heading goes on behind the account that it names first, or nil.
  ///
  /// 2019年主要工作(及)2020年工作安排 names it by its time. 存在问题及下一步工作打算 names no account, 2020年和2021年工作计划 neither.
  func endOfAccount() -> Int? {
    if let account = text.find(Analyzer.accounts, in: sentenceStart..<sentenceEnd),
      case let end = account + 6, end < sentenceEnd,
      let joint = text.anyFind(
        ["及", "和", "与", "暨", "、", "并"], in: end..<min(sentenceEnd, end + 24))
    {
      return joint
    }
    guard times.count > 1, let told = times.first, told.kind == .calendar || told.kind == .relative,
      !told.isBase, !isStillAhead(told.period),
      let second = times.first(where: { $0.span.start >= told.span.end + 9 && !$0.isBase }),
      let joint = text.anyEnds("及", "和", "与", "暨", "、", at: Int(second.span.start))
    else { return nil }
    return Int(second.span.start) - joint
  }

  /// 2014年工作总结及2015年工作计划 plans nothing by itself: what follows is told, up to the chapter that is headed as the plan.
  ///
  /// Keeps the time of the plans for that chapter, and gives whether a heading joins plans to an account at a place.
  func notePlansBeside(
    _ joint: Int, _ frame: inout Period?, _ frameSpan: inout Span, _ plan: Span
  ) -> Bool {
    let time = times.first {
      Int($0.span.start) >= joint && !$0.isBase && !$0.isNear && !$0.period.isUnknown
    }
    let isPlan = !plan.isEmpty && Int(plan.start) >= joint
    guard
      isPlan
        || time.map({ isLater($0.period, than: frame) }) ?? false
          && text.find(Analyzer.plans, in: joint..<sentenceEnd) != nil
    else { return false }
    if let time {
      (baseContext.plannedFrame, baseContext.plannedSpan) = (time.period, time.span)
      // 工作情况及2015年重点工作: the year is that of the plans alone.
      if frameSpan == time.span { (frame, frameSpan) = (nil, .none) }
    }
    return true
  }

  /// 二、2020年工作打算, （一）重点工作: a heading of plans without a time is of the chapter's, or of that which the title gives the plans.
  var frameOfPlans: (Period?, Span) {
    if baseContext.isTarget, let frame = baseContext.frame, frame.start?.year == frame.end?.year {
      return (frame, baseContext.frameSpan)
    }
    return (baseContext.plannedFrame, baseContext.plannedSpan)
  }

  private func isLater(_ period: Period, than told: Period?) -> Bool {
    guard let start = period.start, let before = told?.start else { return false }
    return (start.year, start.month) > (before.year, before.month)
  }

  /// 一、重点工作, in a text whose title is an account (2014年工作总结): the work that was done, up to a chapter of plans.
  func isWorkOfAccount(_ words: Span) -> Bool {
    guard text.any("重点工作", "重点任务", "主要任务", "工作重点", at: Int(words.start)) != nil,
      times.isEmpty, !baseContext.isTarget, baseContext.plannedFrame == nil, sentenceIndex > 0,
      case let title = baseContext.title.range, text.find("总结", in: title) != nil,
      text.anyFind(["计划", "打算", "安排", "思路", "要点"], in: title) == nil,
      text.anyFind(["下一", "下步", "今后", "未来", "明年"], in: sentenceStart..<sentenceEnd) == nil
    else { return false }
    return true
  }

  /// 五、2019年计划, in December of 2018; 二、2018年主要工作, in January; 三、下步打算: a heading of work in a time that has not begun or
  /// only just.
  func headingAhead() -> Span? {
    if let step = text.anyFind(["下步", "下一步", "下阶段", "下一阶段"], in: sentenceStart..<sentenceEnd),
      text.anyEnds("打算", "设想", "安排", "思路", "举措", "措施", "重点", "计划", "工作", at: sentenceEnd) != nil
    {
      return Span(step, sentenceEnd)
    }
    guard context.year > 0, !times.isEmpty,
      let noun = text.anyEnds(
        "计划", "打算", "设想", "安排", "思路", "举措", "目标", "任务", "部署", "重点", "要点", "工作", "展望",
        at: sentenceEnd),
      let time = times.last(where: { Int($0.span.end) <= sentenceEnd - noun }),
      time.kind == .calendar || time.kind == .relative, !time.isBase, !time.isPoint,
      Int(time.span.start) == sentenceStart
        || Int(time.span.start) - sentenceStart <= 15
          && text.anyEnds("、", "）", ")", ".", "．", "：", " ", "　", at: Int(time.span.start)) != nil,
      isStillAhead(time.period),
      text.anyFind(
        ["总结", "回顾", "情况", "小结", "成效", "汇报", "完成", "落实", "推进", "开展", "取得", "问题"],
        in: sentenceStart..<sentenceEnd) == nil
    else { return nil }
    return Span(sentenceEnd - noun, sentenceEnd)
  }

  /// Whether a time had not begun when the text was written, or is a year of which at most three months were over.
  private func isStillAhead(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    if start.year != context.year { return start.year > context.year }
    guard context.month > 0, end.month > context.month else { return false }
    return start.month >= context.month
      || start.month == 1 && end.month == 12 && end.year == start.year && context.month <= 3
  }

  /// How headings name an account of what was done.
  private static let accounts = WordSet("总结", "小结", "回顾", "情况", "汇报", "述职", "成效", "进展")
  /// How they name what is planned, with the time of it.
  private static let plans = WordSet(
    "计划", "打算", "设想", "安排", "思路", "举措", "目标", "任务", "部署", "重点", "要点", "工作", "展望", "预算", "草案")
  /// The words of headings above what was done or is so.
  static let stateWords: [StaticString] = [
    "完成情况", "执行情况", "落实情况", "实现情况", "进展情况", "运行情况", "推进情况", "开展情况", "存在的主要问题", "存在的问题", "存在问题",
    "主要问题",
    "困难和问题", "问题和困难", "困难与问题", "面临的困难", "问题与不足",
  ]
}
