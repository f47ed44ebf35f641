import HanBase
import HanCatalog

extension Analyzer {
  /// Decides whether a statement is a result, an estimate or a target.
  ///
  /// What is not planned or foretold in such words, nor as what stands before it was, is a result.
  @inline(__always)
  func resolveStatus(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if traits.contains(.status) || context.isTarget || carry.estimateBelow
      || !peel.estimateSpan.isEmpty || !peel.targetSpan.isEmpty
      || output.last.map({ $0.status != .normal }) == true || carry.partsOfEstimate == sentenceIndex
      || carry.nextStep.sentence == sentenceIndex || hasMark(.closeParen) && goesOnPlanned
    {
      resolveStatusInFull(quantity, peel, &raw)
    }
  }

  /// Whether one of the last statements is a goal, which may go on behind a bracket.
  private var goesOnPlanned: Bool { output.suffix(7).contains { $0.status == .target } }

  @inline(never)
  private func resolveStatusInFull(
    _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    if _slowPath(statesHereafter) { noteHereafter(Int(quantity.span.start)) }
    if traits.contains(.actual), isActual(quantity) { return }
    // Nearly all statements are results: what settles another status stands apart from the questions.
    @inline(never)
    func settle(_ status: Status, _ span: Span, _ rule: Rule, carried: Bool = false) {
      raw.status = status
      raw.statusSpan = span
      raw.rules.status = rule
      if carried { raw.certainty.status = .carried }
    }
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    let isPlanned = traits.contains(.plan)
    let isFollowed =
      isPlanned && text.any("（", "(", "的", at: Int(quantity.afterQualifier)) != nil
    if isPlanned, let span = planned(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if !peel.isFrom, let span = foretoldHere(quantity) {
      settle(.estimate, span, .statusEstimateWord, carried: true)
    } else if isFollowed, let span = estimateAfter(quantity) {
      settle(.estimate, span, .statusEstimateWord)
    } else if let span = goalOfShare(quantity) ?? taskNamed(quantity) {
      settle(.target, span, .statusTargetWord)
    } else if isPlanned, let span = approvedBudget(quantity) {
      settle(.target, span, .statusTargetWord)
    } else if isFollowed, let span = targetAfter(quantity, range) {
      settle(.target, span, .statusTargetWord)
      // 提前三年实现了比1980年翻两番的目标: a goal and by now a fact.
      if text.anyFind(["实现了", "提前实现", "如期实现", "达到了"], in: range) != nil {
        raw.certainty.status = .guessed
      }
    } else if isPlanned, let span = fulfilled(quantity) {
      settle(.target, span, .statusTargetWord)
    } else if !peel.estimateSpan.isEmpty {
      settle(.estimate, peel.estimateSpan, .statusEstimateWord)
    } else if !peel.targetSpan.isEmpty {
      settle(.target, peel.targetSpan, .statusTargetWord)
    } else if let index = statusToken(.estimate, range) {
      settle(.estimate, tokens[index].span, .statusEstimateWord)
    } else if let index = statusToken(.target, range) {
      settle(.target, tokens[index].span, .statusTargetWord)
    } else if isPlanned, let span = goalBefore(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if let span = laidOut(quantity) {
      settle(.target, span, .statusTargetWord)
    } else if let span = needed(quantity, peel) {
      settle(.target, span, .statusTargetWord)
      raw.certainty.status = .guessed
    } else if let span = proposed(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if let span = carriedTarget(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if !peel.isFrom, let span = carriedPlan(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if let span = besidePlan(quantity, raw.measure) {
      settle(.target, span, .statusTargetWord, carried: true)
    } else if isPlanned, let span = taskToDo(range) {
      settle(.target, span, .statusTargetWord)
      raw.certainty.status = .guessed
    } else if !peel.isFrom, let span = goalGoesOn(quantity) {
      settle(.target, span, .statusTargetWord, carried: true)
      if text.anyFind(["；", ";"], in: Int(output.last?.span.end ?? 0)..<Int(quantity.span.start))
        != nil
      {
        raw.certainty.status = .guessed
      }
    } else if !peel.isFrom, let span = plannedOn(quantity) {
      settle(.target, span, .statusTargetWord)
      raw.certainty.status = .guessed
    } else if !peel.isFrom, let span = whenBuilt(quantity) {
      settle(.estimate, span, .statusEstimateWord, carried: true)
      if isOnlyBuilt(span, quantity) { raw.certainty.status = .guessed }
    } else if let span = openingEstimate(quantity) {
      settle(.estimate, span, .statusEstimateWord, carried: true)
      // 预计产量105万吨，95%的农民靠苹果为生
      if quantity.kind == .percent, isFollowed { raw.certainty.status = .guessed }
    } else if let span = mayReach(quantity, &raw) {
      settle(.estimate, span, .statusEstimateWord, carried: true)
    } else if let span = perhaps(quantity) {
      settle(.estimate, span, .statusEstimateWord)
    } else if let span = ifThen(quantity) {
      settle(.estimate, span, .statusEstimateWord, carried: true)
    } else if !peel.isFrom, let span = estimateGoesOn(quantity) {
      settle(.estimate, span, .statusEstimateBelow, carried: true)
    } else if context.isTarget, !isDone(range), !isOfPast(range),
      !context.isComingYear || !isOverHere(range)
    {
      settle(.target, context.targetSpan, .statusTargetSection, carried: true)
      if context.goalsMayBeOver { raw.certainty.status = .guessed }
    } else if !peel.isFrom, let told = toCome(quantity) {
      settle(told.status, told.span, told.isEstimate ? .statusEstimateWord : .statusTargetWord)
      raw.certainty.status = .guessed
    }
    // 由5个工作日压缩到2个工作日: where a planned change starts from is a fact. 计划总投资下降27.4%: what is planned has fallen.
    // 有望由上年的2.85缩小至2.78: nor is where a change began foretold.
    if raw.status != .normal,
      peel.isFrom
        || raw.status == .target && raw.measure == .growth
          && text.any("计划总投资", "计划投资", at: Int(raw.statusSpan.start)) != nil
    {
      settle(.normal, .none, .statusNormal, carried: true)
    }
  }

  /// 目标比去年的实际增速（12.8%）还高: what came about.
  @inline(__always)
  private func isActual(_ quantity: Quantity) -> Bool {
    // 与去年4.8%的实际增速相比, （2023年目标7%，实际4.8%）
    if isToldActual(quantity)
      || text.anyEnds("实际", "实际完成", "实际达到", "实际达", "实际开工", at: Int(quantity.span.start)) != nil
    {
      return true
    }
    guard _slowPath(quantity.inParen), quantity.leftLimit == quantity.span.start
    else { return false }
    let open = text.before(Int(quantity.clauseStart))
    return text.anyEnds("实际增速", "实际增幅", "实际增长", "实际完成", "实际值", "实际水平", "实际", at: open) != nil
  }

  /// 按照规划，到2025年产值将达到3000亿元; 按照安排，今年再办50件实事: a plan is told of until the full stop.
  @inline(__always)
  private func planned(_ quantity: Quantity) -> Span? {
    guard
      let length = text.any(
        "按照规划", "根据规划", "按规划", "按照安排", "根据安排", "按照计划", "按计划", at: sentenceStart),
      text.any("，", ",", at: sentenceStart + length) != nil,
      !reportsDeed(sentenceStart + length, quantity)
    else { return nil }
    return Span(sentenceStart, sentenceStart + length)
  }

  /// 增长6%的目标: the target's word stands behind the number, unless it was reached or passed.
  @inline(__always)
  private func targetAfter(_ quantity: Quantity, _ range: Range<Int>) -> Span? {
    guard text.has("的", at: Int(quantity.afterQualifier)),
      let noun = text.any(Analyzer.goalNouns, at: Int(quantity.afterQualifier) + 3),
      text.ends("目标", at: Int(quantity.afterQualifier) + 3 + noun),
      text.anyFind(["完成", "超额"], in: range) == nil
    else { return nil }
    return Span(Int(quantity.afterQualifier) + 3, Int(quantity.afterQualifier) + 3 + noun)
  }

  private func isDone(_ range: Range<Int>) -> Bool {
    text.find("已", in: range) != nil || text.find("现有", in: range) != nil
  }

  /// A target word holds where no finished action stands between it and the number.
  @inline(__always)
  private func statusToken(_ role: Roles, _ range: Range<Int>) -> Int? {
    _slowPath(sentenceRoles.contains(role)) ? statusTokenInFull(role, range) : nil
  }

  @inline(never)
  private func statusTokenInFull(_ role: Roles, _ range: Range<Int>) -> Int? {
    guard let index = roleToken(role, range, orIndicator: role == .target) else { return nil }
    // 可增幅只有3.1%: but.
    if role == .estimate,
      text.any("幅", "速", at: Int(tokens[index].end)) != nil || isOnlyCompared(tokens[index].span)
    {
      return nil
    }
    // 2024年计划中的126个项目已开工(98个)
    if role == .target, !text.lacks("已", from: range.lowerBound, to: range.upperBound),
      text.find("已", in: Int(tokens[index].end)..<max(Int(tokens[index].end), range.upperBound))
        != nil
    {
      return nil
    }
    return role != .target || isPlan(tokens[index].span) ? index : nil
  }

  /// Whether a target word plans its number: 完成目标, 高出计划, 目标任务 do not.
  func isPlan(_ token: Span) -> Bool {
    // 烟台的目标则是增长6%, 定下的目标为8%
    if text.any("目标", "计划", at: Int(token.start)) != nil,
      text.ends("的", at: Int(token.start)),
      text.anyEnds("是", "为", at: Int(token.end)) != nil
        || text.any("则是", "是", "则为", "为", "定在", "定为", "仍是", "仍为", "则定", at: Int(token.end)) != nil
    {
      return true
    }
    if comparesWithGoal(token) { return false }
    if text.anyEnds(
      "完成", "超额", "超过", "实现", "达到", "超", "高出", "高于", "低于", "快于", "好于", "比", "较", "超出", "的", "个",
      "既定", "阶段性", "十四五", "”", at: Int(token.start)) != nil
      || text.anyEnds(
        "比年初", "较年初", "于年初", "超年初", "过年初", "成年初", "出年初", "比年度", "较年度", "比全年", "较全年", "比原", "较原",
        "欠", "未达", "不及", "未及", "距", "离", "差",
        at: Int(token.start)) != nil
      // 改造计划(已)完成42户
      || text.has("已", at: Int(token.end))
    {
      return false
    }
    // 国家重点研发计划项目, 三年行动计划: the plan is a name.
    if token.count == 6 && text.any("项目", "课题", "专项", "生育", at: Int(token.end)) != nil
      || text.has("计划", at: Int(token.start)) && isProgramme(token)
    {
      return false
    }
    if text.any("任务", "的", "值", "管理", "单列", "内", "》", "”", "上限", "下限", at: Int(token.end)) != nil,
      text.any("目标任务为", "目标任务是", at: Int(token.start)) == nil,
      // 全年目标任务(1000户)
      !text.has("目标任务", at: Int(token.start)) || text[Int(token.start) + 12] &- 48 > 9
    {
      return false
    }
    return text.any("规划", at: Int(token.start)) == nil
  }

  /// 今年的预期目标是：…；…： a target word before a colon holds for the whole sentence.
  @inline(__always)
  private func carriedTarget(_ quantity: Quantity) -> Span? {
    // One by one: a list of them is made each time in a function as long as that which asks.
    _slowPath(sentenceRoles.contains(.target) || sentenceRoles.contains(.sectionTarget))
      ? carriedTargetInFull(quantity) : nil
  }

  @inline(never)
  private func carriedTargetInFull(_ quantity: Quantity) -> Span? {
    for token in tokensBefore(Int(quantity.clauseStart)) where token.kind == .colon {
      let range = sentenceStart..<Int(token.start)
      if tellsStateOfPlans(range) { return nil }
      if let index = roleToken(.target, range) { return tokens[index].span }
      if let index = roleToken(.sectionTarget, range) { return tokens[index].span }
    }
    // In a section of plans, carried on through a list of clauses without a finished action.
    let range = sentenceStart..<Int(quantity.clauseStart)
    guard let index = statusToken(.target, range),
      context.isTarget && text.any("力争", "确保", "争取", at: Int(tokens[index].start)) != nil
        || text.has("力争", at: Int(tokens[index].start))
          && !reportsDeed(Int(tokens[index].end), quantity)
    else { return nil }
    // 全年力争5%；杭州1.4万亿元: another place, of which something else is told.
    if let last = output.last, last.sentence == sentenceIndex,
      turnsToOther(last, quantity)
        || !context.isTarget && last.status == .normal && last.rules.period != .periodBaseYear
          && last.span.start > tokens[index].end
    {
      return nil
    }
    return tokens[index].span
  }

  /// Whether something done stands between a plan's word and a number.
  func reportsDeed(_ start: Int, _ quantity: Quantity) -> Bool {
    tellsActual(quantity)
      || text.anyFind(
        ["同比", "比上年", "去年", "已", "了", "实现了", "完成", "目前", "现有", "累计", "截至"],
        in: start..<max(start, Int(quantity.span.start))) != nil
  }

  /// 力争到2025年，A突破…，年均增长7%；B…: all that follows is planned until something is said to be done.
  @inline(__always)
  private func carriedPlan(_ quantity: Quantity) -> Span? {
    output.last?.status == .target
      || hasMark(.closeParen) && goesOnPlanned
        && lastOutsideBracket(quantity)?.status == .target
      ? carriedPlanInFull(quantity) : nil
  }

  @inline(never)
  private func carriedPlanInFull(_ quantity: Quantity) -> Span? {
    guard let last = lastOutsideBracket(quantity), Int(last.sentence) == sentenceIndex,
      !tellsActual(quantity),
      last.span.end <= quantity.span.start,
      last.statusSpan.isEmpty && last.rules.status == .statusTargetPeriod
        || !last.statusSpan.isEmpty && last.statusSpan.start < last.span.start
          && Int(last.statusSpan.start) >= sentenceStart
    else { return nil }
    // 由5月底的8072万户扩大到年底的1.8亿户，安装率达到80%: so is what is to be at a day to come.
    let isFuture =
      (last.period.end?.year ?? 0) > context.year && context.year > 0
      || last.period.start == last.period.end && last.period.end.map(isNotOver) ?? false
    guard
      isFuture
        || text.any(
          "力争", "确保", "争取", "计划每年", "计划再", "计划新", "计划提供", "计划安排", "计划达到", "计划实现", "计划增长",
          at: Int(last.statusSpan.start))
          != nil
    else {
      return nil
    }
    let range =
      min(Int(output.last?.span.end ?? 0), Int(quantity.span.start))..<Int(quantity.span.start)
    if !isFuture, text.has("计划", at: Int(last.statusSpan.start)), text.find("完成", in: range) != nil
    {
      return nil
    }
    for word: StaticString in ["同比", "比上年", "去年", "已", "了", "实现了", "目前", "现有", "累计完成了"]
    where text.find(word, in: range) != nil { return nil }
    if turnsToOther(last, quantity) { return nil }
    return last.statusSpan.isEmpty ? last.periodSpan : last.statusSpan
  }
}
