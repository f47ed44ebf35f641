import HanBase
import HanCatalog

/// The years for which a sentence set goals, and how far those behind it go on with them.
struct GoalYears {
  var period: Period
  var span: Span
  /// The words that set them.
  var words: Span
  var paragraph: Int
  /// Whether the text plans on until a time or a deed turns it elsewhere: a report of the year's beginning.
  var isReport: Bool
  /// Whether they are of the sentence alone that set them.
  var isOfSentence = false
  /// What the text told of before it.
  var before: MainLine?
}

/// Goals for the years of a plan, which a sentence or a heading sets.
extension Analyzer {
  /// “十一五”时期主要预期目标是：生产总值年均增长12%。(城镇化率达到42%。): what stands behind it is planned too, up to the next time or deed.
  @inline(__always)
  func readGoalYears(opensParagraph: Bool) {
    if _slowPath(
      carry.goalYears != nil || !sentenceRoles.isDisjoint(with: [.target, .sectionTarget])
        || times.contains { $0.kind == .duration && $0.period.isUnknown })
    {
      readGoalYearsInFull(opensParagraph: opensParagraph)
    }
  }

  @inline(never)
  private func readGoalYearsInFull(opensParagraph: Bool) {
    guard context.year > 0 else { return }
    if carry.goalYears?.isOfSentence ?? false { carry.goalYears = nil }
    if var goals = goalYears(opensParagraph: opensParagraph) {
      if goals.isOfSentence { goals.before = MainLine(context, told: output.count) }
      carry.goalYears = goals
      (context.frame, context.frameSpan) = (goals.period, goals.span)
      (context.isTarget, context.targetSpan) = (true, goals.words)
      (context.frameIsRelative, context.frameIsSpoken) = (false, false)
      // “十四五”规划提出，…: of its own sentence.
      if goals.isOfSentence { context.isComingYear = true } else { carry.mainLine = nil }
      return
    }
    guard let goals = carry.goalYears else {
      if let words = tasksAnnounced {
        carry.goalYears = GoalYears(
          period: context.frame ?? .year(context.year), span: context.frameSpan, words: words,
          paragraph: carry.paragraphStart, isReport: false)
        (context.isTarget, context.targetSpan) = (true, words)
        context.goalsMayBeOver = true
      }
      return
    }
    if turnsFromGoals {
      (carry.goalYears, carry.mainLine) = (nil, nil)
      if context.targetSpan == goals.words {
        (context.isTarget, context.targetSpan) = (baseContext.isTarget, baseContext.targetSpan)
      }
      if context.frameSpan == goals.span {
        (context.frame, context.frameSpan) = (baseContext.frame, baseContext.frameSpan)
      }
      return
    }
    guard opensParagraph, goals.paragraph != carry.paragraphStart, !baseContext.isTarget,
      context.frameSpan == baseContext.frameSpan || context.frame == goals.period
    else { return }
    if context.frame != goals.period {
      (context.frame, context.frameSpan) = (goals.period, goals.span)
    }
    (context.isTarget, context.targetSpan) = (true, goals.words)
    // ——城镇化率达到42%。 goes on with the list; a paragraph of its own kind does in a report.
    context.goalsMayBeOver =
      !goals.isReport
      && text.any("—", "－", "-", "●", "◆", "■", "·", "（", "(", at: sentenceStart) == nil
  }

  /// 五年新增就业30万人。城镇化率达到60%。, among the goals of a plan: the years are those of the plan.
  func countsAhead(_ time: TimeMention) -> Bool {
    context.isTarget && context.year > 0 && (context.frame?.end?.year ?? 0) > context.year
      && !tellsPast(time)
  }

  /// 过去五年，新增就业18万人, in a chapter of goals: what was done.
  func leaveGoals(_ time: TimeMention) {
    if context.isTarget, let end = time.period.end, end.year < context.year,
      time.kind == .plan || tellsPast(time)
    {
      context.isTarget = false
    }
  }

  /// 五年来, 过去五年, 近三年.
  private func tellsPast(_ time: TimeMention) -> Bool {
    text.anyFind(["来", "近", "过去", "前", "这", "上届"], in: time.span.range) != nil
      || text.anyEnds("过去", "近", "这", "前", at: Int(time.span.start)) != nil
  }

  /// 2005年，…; 目前，…; 新建学校50所，比上年增加2所: what is or has been.
  private var turnsFromGoals: Bool {
    for time in times where !time.isBase && Int(time.span.start) - sentenceStart <= 36 {
      guard
        time.kind == .calendar || time.kind == .relative || time.kind == .plan
          || time.kind == .back && tellsPast(time),
        let end = time.period.end, end.year <= context.year,
        text.anyEnds(
          "由", "从", "自", "在", "较", "比", "以", "按", "照", "（", "(", at: Int(time.span.start)) == nil
      else { continue }
      return true
    }
    // 名词解释, 1.“5个10”工程：指全市抓好10个项目: what words of the text mean.
    if text.anyFind(["名词解释", "名词注释", "名词说明", "：指", "是指", "：即"], in: sentenceStart..<sentenceEnd)
      != nil
    {
      return true
    }
    guard !numbers.isEmpty else { return false }
    if text.anyFind(
      ["已", "了", "同比", "比上年", "比去年", "截至", "去年", "累计完成"], in: sentenceStart..<sentenceEnd) != nil
    {
      return true
    }
    // 从目前的30亿元增加到200亿元 goes on planning.
    guard let now = text.anyFind(["目前", "现有"], in: sentenceStart..<sentenceEnd) else {
      return false
    }
    return text.anyEnds("从", "由", "在", "将", "把", at: now) == nil
  }

  /// “十三五”时期…的主要目标是：, 到2020年，主要预期目标为, “十四五”规划明确，: the years for which a sentence sets goals.
  private func goalYears(opensParagraph: Bool) -> GoalYears? {
    for time in times where !time.isBase && Int(time.span.start) - sentenceStart <= 90 {
      let end = Int(time.span.end)
      let isPlan = time.kind == .plan || time.kind == .duration && time.period.isUnknown
      guard isPlan || time.kind == .ahead || time.kind == .calendar,
        let period = isPlan ? yearsOfPlan(named: time.span) : time.period,
        let last = period.end, last.year > context.year
      else { continue }
      // 2023年…，主要预期目标是, in a report whose chapter plans that year.
      if time.kind == .calendar, baseContext.isTarget || context.isTarget { continue }
      if isPlan, let words = planSays(end) {
        return GoalYears(
          period: period, span: time.span, words: words, paragraph: carry.paragraphStart,
          isReport: false, isOfSentence: true)
      }
      guard let words = goalsAnnounced(end..<min(sentenceEnd, end + 150)) else { continue }
      return GoalYears(
        period: time.kind == .calendar ? .year(last.year) : period, span: time.span, words: words,
        paragraph: carry.paragraphStart,
        isReport: opensParagraph && time.kind != .calendar
          && (context.month == 0 || context.month >= 11 || context.month <= 3))
    }
    // “十一五”时期是关键时期。主要目标是：…。: of the years that the text came to speak of.
    guard let frame = context.frame, let first = frame.start, let last = frame.end,
      last.year > context.year, first.year < last.year, !context.isTarget,
      !times.contains(where: {
        !$0.isBase && $0.kind != .duration && Int($0.span.start) - sentenceStart <= 36
      }),
      let words = goalsAnnounced(sentenceStart..<min(sentenceEnd, sentenceStart + 90))
    else { return nil }
    return GoalYears(
      period: frame, span: context.frameSpan, words: words, paragraph: carry.paragraphStart,
      isReport: false)
  }

  /// 今年的主要任务是：…。: what a year that is not over asks for, told in the sentences behind it.
  private var tasksAnnounced: Span? {
    guard !context.isTarget, context.month < 12,
      let task = text.anyFind(
        ["任务是：", "任务是:", "任务为：", "任务为:", "目标是：", "目标是:", "目标为：", "目标为:"],
        in: sentenceStart..<sentenceEnd),
      task - sentenceStart <= 90,
      times.contains(where: {
        Int($0.span.end) <= task && !$0.isBase && $0.period == .year(context.year)
      }),
      text.anyFind(["已", "了", "完成", "去年", "当时"], in: sentenceStart..<task) == nil
    else { return nil }
    return Span(task, task + 6)
  }

  /// 主要(预期目标)是：, 奋斗(目标)：, 发展(目标)为: where goals are named that follow.
  private func goalsAnnounced(_ range: Range<Int>) -> Span? {
    var at = range.lowerBound
    while at < range.upperBound,
      let noun = text.anyFind(["目标", "主要指标", "预期指标"], in: at..<range.upperBound)
    {
      let first = noun + (text.any("目标", "主要指标", "预期指标", at: noun) ?? 0)
      let tail = first + (text.any("任务", "要求", "值", "体系", at: first) ?? 0)
      at = first
      guard
        text.any("是", "为", "：", ":", "主要是", "设定为", "确定为", "如下", "分别是", "分别为", at: tail) != nil
      else { continue }
      let before = range.lowerBound..<noun
      guard !before.contains(where: { text[$0] &- 48 < 10 }),
        text.anyFind(["完成", "已", "了", "。", "；", ";", "提前", "相比", "回顾", "总结", "评估"], in: before)
          == nil
      else { return nil }
      // 要实现的主要目标是 is ahead, 实现的目标是 may not be.
      // 到2020年，实现四大目标：
      if let done = text.find("实现", in: before), text.any("：", ":", at: tail) == nil,
        text.anyEnds("要", "将", "力争", "努力", "应", "须", "确保", at: done) == nil
      {
        return nil
      }
      return Span(noun, first)
    }
    return nil
  }

  /// “十四五”(规划纲要提出)，…; 规划提出以来 and 规划提出的 say no more than when.
  private func planSays(_ end: Int) -> Span? {
    let quote = text.any("”", "\"", at: end) ?? 0
    guard
      let plan = text.any(
        "规划纲要", "规划建议", "发展规划", "规划", "计划纲要", "计划", "纲要", at: end + quote),
      case let verb = end + quote + plan,
      let length = text.any("明确提出", "提出", "明确", "确定", "要求", "规定", "设定", at: verb),
      text.any("，", ",", "：", ":", "到", "将", "全", "我", at: verb + length) != nil
    else { return nil }
    return Span(verb, verb + length)
  }

  /// The years of the plan that a time names, also where it stands for its document: “十四五”规划.
  private func yearsOfPlan(named span: Span) -> Period? {
    let start = Int(span.start) + (text.any("“", "\"", at: Int(span.start)) ?? 0)
    for (name, first) in TimeLexer.plans where text.has(name, at: start) {
      return .years(first, first + 4)
    }
    return nil
  }

  /// 二、“十五”计划的主要目标, 第二章 “十四五”规划目标: the plan whose goals a heading is above, and where it says so.
  @inline(never)
  func goalsOfHeading() -> (Period, Span, Span)? {
    guard context.year > 0,
      text.anyFind(
        [
          "确定", "公布", "出炉", "解读", "发布", "明确", "提出", "完成", "回顾", "评估", "监测", "情况", "成就", "远景", "纲要",
          "说明", "建议",
        ],
        in: sentenceStart..<sentenceEnd) == nil
    else { return nil }
    for time in times {
      guard time.kind == .plan || time.kind == .duration && time.period.isUnknown,
        let period = yearsOfPlan(named: time.span), (period.end?.year ?? 0) > context.year,
        case let end = Int(time.span.end), sentenceEnd - end <= 75,
        let noun = text.anyFind(["目标", "主要指标", "预期指标"], in: end..<sentenceEnd)
      else { continue }
      return (period, time.span, Span(noun, noun + 6))
    }
    return nil
  }

  /// 到2005年，总值达到300亿元（2000年价格）, 按2020年价格计算: whether a year is that of the prices in which a sum is told.
  func isYearOfPrices(_ time: TimeMention) -> Bool {
    let end = Int(time.span.end)
    let price = end + (text.any("价格水平", "价格", "价", at: end) ?? 0)
    guard price > end else { return false }
    return text.any("）", ")", "计", "口径", "测算", "核算", "，下同", at: price) != nil
      && text.anyEnds("（", "(", "按", "以", "按照", "（按", "用", at: Int(time.span.start)) != nil
  }
}
