import HanBase
import HanCatalog

/// Percentages that are growth though no verb beside them says so.
extension Analyzer {
  /// 增长7.1%，高于全州（5.3%）: the growth of another place in a bracket.
  @inline(__always)
  func readBracketGrowth(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.inParen, quantity.kind == .percent,
      raw.rules.area == .areaNamed || raw.rules.area == .areaSelf,
      raw.rules.measure == .measureLevelDefault, let last = output.last,
      last.sentence == raw.sentence,
      last.measure == .growth, raw.rules.indicator == .indicatorCarried || last.phrase == raw.phrase
    {
      goOnGrowing(&raw)
    }
  }

  /// Reads a level in percent as growth where the name, the sentence or what was told before says that it is.
  @inline(never)
  func readPercentAsGrowth(
    _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    // 南沙区增长6.8%；黄埔仅为1.2%: a flow is no percentage, so growth is still spoken of.
    if raw.measure == .level, raw.rules.indicator == .indicatorCarried,
      raw.rules.area == .areaNamed
        || goesOnGrowing(raw.phrase) && passesRate(quantity) || isMeanCompared(quantity),
      peel.shareSpan.isEmpty, raw.rules.measure != .measureShare,
      raw.indicator >= 0
        ? tables.indicatorKinds[Int(raw.indicator)] == .flow
        : endsWithMoney(raw.phrase)
          || goesOnGrowing(raw.phrase) && !endsWithRatio(Int(raw.phrase.last.end))
    {
      goOnGrowing(&raw)
      if !spokeOfGrowth(of: raw.phrase) { raw.certainty.measure = .guessed }
    }
    readRateNoun(quantity, &raw)
    growAsTold(quantity, &raw)
    growToGoal(quantity, &raw)
    leaveClassOfRate(quantity, &raw)
    // 郑州以21.5%垫底, where the sentence tells how fast things grow: a sum of money is no percentage.
    if raw.measure == .level, raw.indicator >= 0,
      tables.indicatorKinds[Int(raw.indicator)] == .flow
        || tables.indicatorKinds[Int(raw.indicator)] == .stock,
      peel.shareSpan.isEmpty,
      raw.rules.measure == .measureLevelDefault || raw.rules.measure == .measureLevelVerb,
      tellsRates(quantity)
    {
      goOnGrowing(&raw)
      raw.certainty.measure = .guessed
    }
    // 增长6%左右，力争达到6%以上: the second says the same rate again.
    if raw.measure == .level, raw.rules.indicator == .indicatorCarried,
      let last = output.last, last.sentence == raw.sentence, last.measure == .growth,
      last.phrase == raw.phrase,
      peel.shareSpan.isEmpty,
      !peel.reachSpan.isEmpty || !peel.targetSpan.isEmpty || isGoalBehind(quantity),
      !isRecovery(quantity)
    {
      goOnGrowing(&raw)
    }
  }

  /// 是唯一超过20%的: a mark for rates; 恢复至2019年同期98% is none.
  private func passesRate(_ quantity: Quantity) -> Bool {
    let start = Int(quantity.span.start)
    // 比2009年的8.2%加快了1.7个百分点
    if text.ends("的", at: start),
      text.any("加快", "放缓", "放慢", "回落", "快", "慢", at: Int(quantity.afterQualifier)) != nil
    {
      return true
    }
    return text.anyEnds("超过", "超", "高于", "低于", "不足", "不到", "突破", "未到", "未达", at: start) != nil
      && text.anyFind(
        ["恢复", "完成", "目标", "计划", "预算", "进度", "同期", "相当于"], in: Int(quantity.clauseStart)..<start)
        == nil
  }
}
