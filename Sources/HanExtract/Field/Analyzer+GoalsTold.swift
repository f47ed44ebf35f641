import HanBase
import HanCatalog

/// Goals, programmes and forecasts that are only named beside what came about.
extension Analyzer {
  /// 营养改善计划, 特岗计划, 研发计划: a programme goes by the name of a plan; 县里计划, 今年计划 plan.
  ///
  /// What is named after a deed may also be planned (环境改善计划投资3亿元): there the verb behind it decides.
  func isProgramme(_ token: Span) -> Bool {
    let start = Int(token.start)
    if text.anyEnds("研发", "行动", "培育", "倍增", "提升", "发展", "科技", "人才", "扶持", at: start) != nil
      || text.anyEnds(
        "特岗", "西部", "国培", "省培", "雨露", "春蕾", "春晖", "圆梦", "阳光", "燎原", "英才", "见习", "支教", "助学", "助飞",
        "护航", "启航", at: start) != nil
    {
      return true
    }
    guard token.count == 6,
      text.anyEnds(
        "改善", "引进", "成长", "帮扶", "资助", "培养", "培训", "救助", "关爱", "招募", "志愿者", "志愿服务",
        "营养餐", "就业", "创业", at: start) != nil
    else { return false }
    return text.any(
      "惠及", "覆盖", "资助", "受益", "受惠", "救助", "派遣", "帮助", "引进", "培训", "培养", "招募", "扶持", "吸纳", "带动",
      "支持", "服务", "共", "累计", "全年", at: Int(token.end)) != nil
  }

  /// 完成年度目标(100亿元)的64.5%, 占全年任务(5000人)的六成: the goal of which a share was reached; 省下达改造任务(82公里): a task that was set.
  @inline(__always)
  func goalOfShare(_ quantity: Quantity) -> Span? {
    _fastPath(
      text.any("的", "）", ")", "目标", "任务", "计划", "年度", "预算", at: Int(quantity.afterQualifier))
        == nil
        && text.anyEnds("任务", "预算", "预算数", "（", "(", "算为", at: Int(quantity.span.start)) == nil)
      ? nil : goalOfShareInFull(quantity)
  }

  @inline(never)
  private func goalOfShareInFull(_ quantity: Quantity) -> Span? {
    let (start, end) = (Int(quantity.span.start), Int(quantity.afterQualifier) + 3)
    let before = Int(quantity.clauseStart)..<start
    if text.ends("任务", at: start), let set = text.find("下达", in: before),
      text.anyFind(["完成", "超", "占", "落实", "已", "比", "较"], in: before) == nil
    {
      return Span(set, start)
    }
    // “小升规”目标任务(16家): a task that no share is told of.
    if text.ends("目标任务", at: start), quantity.kind != .percent,
      text.any("项", "个", "条", "件", at: Int(quantity.unit.start)) == nil,
      text.anyFind(["完成", "超", "占", "落实", "已", "比", "较", "于"], in: before) == nil
    {
      return Span(start - 12, start)
    }
    if let span = goalBeside(quantity) ?? initialBudget(quantity) { return span }
    if let goal = plannedAmount(quantity) { return goal.words }
    guard
      let noun = text.anyEnds("目标", "任务", "任务数", "任务量", "计划", "计划数", "目标值", at: start),
      quantities.contains(where: {
        $0.kind == .percent && Int($0.span.start) >= end && Int($0.span.start) - end <= 6
      })
    else { return nil }
    return Span(start - noun, start)
  }

  /// 优于年度目标（32.9微克/立方米）, 高于年度目标（7%）1个百分点: the goal itself, in a bracket behind its name.
  private func goalBeside(_ quantity: Quantity) -> Span? {
    let start = Int(quantity.span.start)
    guard let open = text.anyEnds("（", "(", at: start),
      text.any("）", ")", at: Int(quantity.afterQualifier)) != nil,
      let noun = text.anyEnds("目标", "目标值", "目标任务", "计划", "预期", at: start - open),
      case let floor = max(Int(sentenceStart), start - open - noun - 30),
      text.anyFind(
        ["高于", "低于", "多于", "少于", "优于", "好于", "快于", "慢于", "超过", "超出", "超额"],
        in: floor..<max(floor, start - open - noun)) != nil
    else { return nil }
    return Span(start - open - noun, start - open)
  }

  /// 县人大审议通过的一般公共预算支出(7亿元), 经人代会批准的收入预算为(3亿元): what was approved before the year.
  func approvedBudget(_ quantity: Quantity) -> Span? {
    guard quantity.kind != .percent, quantity.kind != .points else { return nil }
    let (floor, start) = (Int(quantity.clauseStart), Int(quantity.span.start))
    guard
      let approved = text.anyFind(["批准的", "通过的"], in: floor..<max(floor, start)),
      let budget = text.find("预算", in: approved..<start),
      text.anyFind(["完成", "比", "较", "占", "超", "执行"], in: floor..<start) == nil,
      text.anyFind(["调整预算", "预算草案", "决算"], in: approved..<start) == nil
    else { return nil }
    return Span(approved, budget + 6)
  }

  /// 支出年初预算为(100万元): what was planned before the year, whatever came of it; not 完成年初预算.
  private func initialBudget(_ quantity: Quantity) -> Span? {
    guard quantity.kind != .percent else { return nil }
    let start = Int(quantity.span.start)
    var at = start - (text.anyEnds("为", "是", "安排", "：", ":", at: start) ?? 0)
    if text.ends("数", at: at) { at -= 3 }
    guard text.ends("年初预算", at: at),
      text.anyEnds("完成", "占", "为", "比", "较", "超", "超过", "于", "达到", "的", at: at - 12) == nil
    else { return nil }
    return Span(at - 12, at)
  }

  /// 完成年度目标100亿元的(64.5%): how much of a goal was reached is no goal, and is of more than the goal's own name; the goal is
  /// of its whole year.
  @inline(__always)
  func readGoalAndShare(_ raw: inout RawObservation) {
    if _slowPath(
      raw.status == .target || text.anyEnds("的", "）", ")", at: Int(raw.span.start)) != nil
        || text.has("的", at: Int(raw.span.end)))
    {
      readGoalAndShareInFull(&raw)
    }
  }

  @inline(never)
  private func readGoalAndShareInFull(_ raw: inout RawObservation) {
    readGoalOfYear(&raw)
    if readBesideGoal(&raw) { return }
    if raw.status == .target, raw.rules.status == .statusTargetWord,
      raw.measure == .level, isOfPlan(raw)
    {
      if text.anyEnds("目标", "任务", "计划", at: Int(raw.phrase.last.end)) != nil {
        raw.certainty.indicator = .guessed
      }
      if text.anyEnds("年度", "全年", "年", at: Int(raw.statusSpan.start)) != nil
        || text.anyFind(["年", "预算"], in: raw.statusSpan.range) != nil,
        let end = raw.period.end, end.year == context.year || context.year == 0
      {
        raw.period = .year(end.year)
      }
      return
    }
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.status == .target,
      last.span.end <= raw.span.start, raw.measure == .level, raw.span.start - last.span.end <= 12,
      isOfPlan(last)
    else { return }
    if raw.status == .target {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
    }
    if raw.phrase.b.isEmpty { raw.certainty.indicator = .guessed }
  }

  /// PM2.5浓度30微克，优于年度目标（32.9微克）(2.9微克): how far from a goal in a bracket something is.
  private func readBesideGoal(_ raw: inout RawObservation) -> Bool {
    guard output.count > 1, let goal = output.last, goal.status == .target,
      goal.sentence == raw.sentence, raw.measure == .level, raw.status == .normal,
      goal.statusSpan.end < goal.span.start, text.isSame(goal.unit, raw.unit),
      let close = text.anyEnds("）", ")", at: Int(raw.span.start)),
      Int(raw.span.start) - close == Int(goal.span.end),
      case let told = output[output.count - 2], told.sentence == raw.sentence,
      told.measure == .level, text.isSame(told.unit, raw.unit)
    else { return false }
    (raw.measure, raw.rules.measure) = (.change, .measureCompare)
    if told.value < goal.value { raw.value = raw.value.negated }
    if raw.comparatorSpan.end <= raw.span.start {
      (raw.comparator, raw.comparatorSpan) = (.equal, .none)
      raw.rules.comparator = .comparatorEqual
    }
    return true
  }

  /// Whether a goal stands right behind its name: 年度目标(100亿元), 完成年初预算数(20000万元), 年任务（40.2亿元）.
  private func isOfPlan(_ raw: RawObservation) -> Bool {
    let start = Int(raw.span.start)
    let at = start - (text.anyEnds("（", "(", at: start) ?? 0)
    return Int(raw.statusSpan.end) == at
      && text.anyEnds("目标", "任务", "计划", "预算", "预算数", "任务数", "任务量", "计划数", "目标值", at: at) != nil
  }

  /// 1—8月价格上涨2.5%，低于全年(3.5%)的调控目标: of the whole year.
  private func readGoalOfYear(_ raw: inout RawObservation) {
    guard raw.status == .target, raw.statusSpan.start >= raw.span.end,
      let start = raw.period.start, let end = raw.period.end, start.year == end.year,
      end.month < 12 || start.month > 1,
      text.any(Analyzer.goalNouns, at: Int(raw.span.end) + 3) != nil
        || text.any(Analyzer.goalNouns, at: Int(raw.span.end)) != nil,
      text.anyFind(
        ["全年", "年度", "年初", "今年", "预期目标"],
        in: max(sentenceStart, Int(raw.span.start) - 45)..<min(sentenceEnd, Int(raw.span.end) + 24))
        != nil
    else { return }
    raw.period = .year(end.year)
    if raw.certainty.period == .stated { raw.certainty.period = .carried }
  }

  /// 计划收购4万吨，(比去年多收8000吨): how far what is planned differs from what was is planned too.
  @inline(__always)
  func besidePlan(_ quantity: Quantity, _ measure: Measure) -> Span? {
    _slowPath(output.last?.status == .target) && (measure == .change || measure == .growth)
      ? besidePlanInFull(quantity) : nil
  }

  @inline(never)
  private func besidePlanInFull(_ quantity: Quantity) -> Span? {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, !last.statusSpan.isEmpty,
      last.statusSpan.end <= last.span.start, Int(last.statusSpan.start) >= sentenceStart,
      last.span.end < quantity.clauseStart, quantity.clauseStart - last.span.end <= 12,
      text.any("比", "较", at: Int(quantity.clauseStart)) != nil,
      text.anyFind(["完成", "实际", "已", "了"], in: Int(last.span.end)..<Int(quantity.span.start))
        == nil
    else { return nil }
    return last.statusSpan
  }

  /// 占(预计)产量的六成, 比(预计)多3亿元: a result beside what was foretold.
  func isOnlyCompared(_ token: Span) -> Bool {
    text.has("预", at: Int(token.start))
      && text.anyEnds("占", "比", "较", "超", "超过", "超出", "高于", "低于", "好于", "相当于", at: Int(token.start))
        != nil
  }

  /// 预计A达25亿元，(一季度)B增长6%, in April: whether words name a time that is over.
  func isOverHere(_ range: Range<Int>) -> Bool {
    times.contains {
      range.contains(Int($0.span.start)) && !$0.isBase
        && $0.period.end.map { !isNotOver($0) } ?? false
    }
  }
}
