import HanBase
import HanCatalog

/// Of when the value is with which a change began.
extension Analyzer {
  /// 去年年底从(120人)裁到45人; 2020年由(65%)提高到67%: the time is of what came about then, not of what was before.
  @inline(never)
  private func beginsBefore(
    _ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    guard text.any("从", "由", at: Int(time.span.end)) != nil, !time.isBase, !time.isSince,
      time.kind == .calendar || time.kind == .relative,
      text.anyEnds("从", "由", "自", at: Int(time.span.start)) == nil,
      let year = time.period.end?.year, time.period.start?.year == year,
      // 2016年从120家增加到如今的145家: of its two ends.
      !times.contains(where: {
        $0.span.start >= quantity.span.end && $0.span.start < quantity.clauseEnd
          && $0.kind != .duration
      })
    else { return false }
    raw.period = .year(time.isPoint ? year : year - 1)
    (raw.rules.period, raw.certainty.period) = (.periodBaseYear, .guessed)
    return true
  }

  /// 从2020年646.8亿元: the start of a change is of the year before it, or of the year it names.
  func resolveFrom(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if peel.time >= 0 {
      let time = times[Int(peel.time)]
      if beginsBefore(time, quantity, &raw) { return }
      raw.period = time.period
      raw.periodSpan = time.span
      raw.rules.period = .periodClause
      times[Int(peel.time)].isBase = true
      forgetAhead()
      return
    }
    if peel.isPast {
      (raw.period, raw.rules.period) = (.unknown, .periodBaseYear)
      raw.certainty.period = .guessed
      return
    }
    // 由2000亿元（2018年）增加到2700亿元（2023年）
    if text.any("（", "(", at: Int(quantity.afterQualifier)) != nil,
      let index = nearestTime(quantity, peel), times[index].span.start > quantity.span.end
    {
      (raw.period, raw.periodSpan) = (times[index].period, times[index].span)
      raw.rules.period = .periodClause
      return
    }
    raw.rules.period = .periodBaseYear
    raw.certainty.period =
      context.frame?.start?.year == context.frame?.end?.year ? .guessed : .carried
    // 与2019年同期相比，天津下滑13.1个百分点，由76.5%降到63.4%
    if let base = baseYearBefore(Int(quantity.span.start)), base < context.year {
      raw.period = .year(base)
      return
    }
    if carry.baseYear > 0 {
      raw.period = .year(carry.baseYear)
      return
    }
    var frame = context.frame ?? context.documentFrame
    if let index = nearestTime(quantity, peel), times[index].kind != .open,
      times[index].kind != .now
    {
      if let (start, end) = ends(of: times[index]) {
        (carry.baseYear, carry.endYear) = (start, end)
        (raw.period, raw.periodSpan) = (.year(start), times[index].span)
        return
      }
      if let years = yearsAround(times[index], quantity, &raw) {
        (frame, raw.periodSpan) = (years, context.frameSpan)
      } else {
        frame = times[index].period
        raw.periodSpan = times[index].span
      }
    }
    if let start = (frame ?? documentYear).start, start.year > 1 {
      // 每平方公里484人升至501人, of a census: at the one before.
      raw.period = .year(start.year - (context.isCensus && frame == context.documentFrame ? 10 : 1))
    } else {
      raw.period = .unknown
      raw.certainty.period = .guessed
    }
  }
}
