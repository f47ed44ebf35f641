import HanBase
import HanCatalog

/// Percentages that are growth though no verb beside them says so.
extension Analyzer {
  /// 增长7.1%，高于全州（5.3%）: the growth of another place in a bracket.
  @inline(__always)
  func readBracketGrowth(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(quantity.inParen) { readBracketGrowthInFull(quantity, &raw) }
  }

  @inline(never)
  private func readBracketGrowthInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.kind == .percent,
      raw.rules.area == .areaNamed || raw.rules.area == .areaSelf,
      raw.rules.measure == .measureLevelDefault, let last = output.last,
      last.sentence == raw.sentence,
      last.measure == .growth, raw.rules.indicator == .indicatorCarried || last.phrase == raw.phrase
    {
      goOnGrowing(&raw)
    }
    // 韶关（+3.3%）、潮州（+1.4%）: of what these places are told stands elsewhere.
    if raw.measure == .growth, raw.rules.indicator == .indicatorCarried,
      text.any("+", "-", at: Int(quantity.span.start) - 1) != nil, let last = output.last,
      text.any("（", "(", at: Int(last.span.end)) == nil,
      text.any("（", "(", at: Int(max(last.unit.end, last.numberEnd))) == nil
    {
      raw.certainty.indicator = .guessed
      if let place = areaToken(endingAt: text.before(Int(quantity.clauseStart))),
        case let own = division(of: place), own != 0
      {
        (raw.area, raw.rules.area, raw.certainty.area) = (own, .areaNamed, .carried)
      }
    }
  }

  /// 5万亿元（+5.0%）, 同比+6.1%, 固定资产投资-3.1%: a sign says that a percentage tells of growth.
  @inline(__always)
  func readSignedRate(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    let byte = text[Int(quantity.span.start) - 1]
    return byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      ? readSignedRateInFull(quantity, &raw) : false
  }

  @inline(never)
  private func readSignedRateInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    let sign = Int(quantity.span.start) - 1
    guard isSign(sign), text.any("%", "％", at: Int(quantity.number.span.end)) != nil,
      text.anyEnds("的", at: sign) == nil,
      text.anyEnds("率", "比", "比重", "比例", "利差", at: sign) == nil
        || text.anyEnds("同比", "环比", at: sign) != nil
    else { return false }
    raw.measure = .growth
    raw.rules.measure = .measureGrowthVerb
    // 优良天数比例90.5%（+1.2%）: a ratio changes by points.
    if quantity.inParen, let last = output.last, Int(last.sentence) == sentenceIndex,
      text.isSame(last.unit, quantity.unit)
    {
      raw.certainty.measure = .guessed
    }
    (carry.growth, carry.growthEnd, carry.growthSpan) = (.up, quantity.afterQualifier, .none)
    return true
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
    if _slowPath(raw.measure == .growth), peel.growthSpan.count == 6,
      text.any("高出", "低出", at: Int(peel.growthSpan.start)) != nil
    {
      readMarginOfShare(quantity, &raw)
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
      let last = output.last, last.sentence == raw.sentence,
      last.measure == .growth || last.measure == .averageGrowth && last.status == .target,
      last.phrase == raw.phrase,
      peel.shareSpan.isEmpty,
      !peel.reachSpan.isEmpty || !peel.targetSpan.isEmpty || isGoalBehind(quantity),
      !isRecovery(quantity)
    {
      goOnGrowing(&raw)
      // 年均增长18%，力争20%
      if last.measure == .averageGrowth {
        (raw.measure, raw.period, raw.indicator) = (.averageGrowth, last.period, last.indicator)
      }
    }
  }

  /// 压缩项目前期周期至平常的(60%): what something comes to, not by how much it has become less.
  func comesToPart(_ left: Range<Int>) -> Bool {
    text.ends("的", at: left.upperBound) && text.anyFind(["至", "到"], in: left) != nil
  }

  /// 老年人口占总人口比例14.7%，比全国(高出2.2%): a share is so much larger, and has not grown.
  @inline(never)
  private func readMarginOfShare(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.isSame(last.unit, quantity.unit),
      last.rules.measure == .measureShare || endsWithRatio(Int(last.phrase.last.end))
    else { return }
    (raw.measure, raw.rules.measure, raw.certainty.measure) = (.change, .measureCompare, .carried)
    (raw.phrase, raw.indicator, raw.certainty.indicator) = (last.phrase, last.indicator, .carried)
    raw.rules.indicator = .indicatorCarried
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
