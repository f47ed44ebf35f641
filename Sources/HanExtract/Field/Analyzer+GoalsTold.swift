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
      !text.has("的", at: Int(quantity.afterQualifier))
        && !text.ends("任务", at: Int(quantity.span.start)))
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
    guard
      let noun = text.anyEnds("目标", "任务", "任务数", "任务量", "计划", "计划数", "目标值", at: start),
      quantities.contains(where: {
        $0.kind == .percent && Int($0.span.start) >= end && Int($0.span.start) - end <= 6
      })
    else { return nil }
    return Span(start - noun, start)
  }

  /// 完成年度目标100亿元的(64.5%): how much of a goal was reached is no goal, and is of more than the goal's own name; the goal is
  /// of its whole year.
  @inline(__always)
  func readGoalAndShare(_ raw: inout RawObservation) {
    if _slowPath(text.has("的", at: Int(raw.span.end)) || text.ends("的", at: Int(raw.span.start))) {
      readGoalAndShareInFull(&raw)
    }
  }

  @inline(never)
  private func readGoalAndShareInFull(_ raw: inout RawObservation) {
    readGoalOfYear(&raw)
    if raw.status == .target, raw.rules.status == .statusTargetWord,
      raw.statusSpan.end == raw.span.start, raw.measure == .level,
      text.any("目标", "任务", "计划", at: Int(raw.statusSpan.start)) != nil
    {
      if text.anyEnds("目标", "任务", "计划", at: Int(raw.phrase.last.end)) != nil {
        raw.certainty.indicator = .guessed
      }
      if text.anyEnds("年度", "全年", "年", at: Int(raw.statusSpan.start)) != nil,
        let end = raw.period.end, end.year == context.year || context.year == 0
      {
        raw.period = .year(end.year)
      }
      return
    }
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.status == .target,
      last.statusSpan.end == last.span.start, last.span.end <= raw.span.start,
      raw.span.start - last.span.end <= 12,
      text.any("目标", "任务", "计划", at: Int(last.statusSpan.start)) != nil
    else { return }
    (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
    if raw.phrase.b.isEmpty { raw.certainty.indicator = .guessed }
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
