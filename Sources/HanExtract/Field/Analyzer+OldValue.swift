import HanBase
import HanCatalog

/// When the value was with which a change began, and where it ends.
struct OldValue {
  var period: Period
  var span: Span
  var rule: Rule
  var certainty: Certainty
  var end: Int
}

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
    findFrom(quantity, peel, &raw)
    carry.from = OldValue(
      period: raw.period, span: raw.periodSpan, rule: raw.rules.period,
      certainty: raw.certainty.period, end: Int(quantity.afterQualifier))
  }

  /// 低保标准从年标准(1680元)提高到2760元: what leads up to another value, behind 从 or 由 and a name of its own.
  @inline(__always)
  func isOldValue(_ quantity: Quantity) -> Bool {
    _slowPath(
      text.any(
        "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增长到", "增至", "上升到", "上升至", "升至", "扩大到", "扩大至",
        "降低到",
        "降低至", "下降到", "下降至", "降至", "减少到", "调整为", at: Int(quantity.afterQualifier)) != nil)
      && isOldValueInFull(quantity)
  }

  @inline(never)
  private func isOldValueInFull(_ quantity: Quantity) -> Bool {
    var from = Int(quantity.clauseStart)
    for token in tokensBefore(Int(quantity.span.start)).reversed() {
      if Int(token.start) < from { break }
      if token.kind == .number || token.kind == .time { from = Int(token.end) }
    }
    var at = from
    while let word = text.anyFind(["从", "由"], in: at..<max(at, Int(quantity.span.start))) {
      if text.any("从业", "从事", "从而", "从属", "从军", "由于", "由此", "由来", at: word) == nil,
        text.anyEnds("自", "理", "缘", "事", "服", "随", "经", "是", at: word) == nil
      {
        return true
      }
      at = word + 3
    }
    return false
  }

  /// 由上年的9.9%、(58.8%)和(31.3%)调整为…: the next of a list of values with which a change began.
  @inline(__always)
  func goesOnFrom(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(carry.from != nil) && goesOnFromInFull(quantity, &raw)
  }

  @inline(never)
  private func goesOnFromInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard let from = carry.from, from.end >= quantity.clauseStart,
      isListGap(from.end, Int(quantity.span.start))
    else {
      if let from = carry.from, from.end < quantity.clauseStart { carry.from = nil }
      return false
    }
    (raw.period, raw.periodSpan) = (from.period, from.span)
    (raw.rules.period, raw.certainty.period) = (from.rule, from.certainty)
    carry.from?.end = Int(quantity.afterQualifier)
    return true
  }

  private func findFrom(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
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
      // 到2025年，农村人口由5.6万人减少到2万人, in 2021: what is to be changed is what there was last.
      if context.year > 1, start.year > context.year + 1 {
        raw.period =
          context.month > 3 && context.month < 11
          ? documentYear : .year(context.year - (context.month < 11 ? 1 : 0))
        return
      }
      // 每平方公里484人升至501人, of a census: at the one before.
      raw.period = .year(start.year - (context.isCensus && frame == context.documentFrame ? 10 : 1))
    } else {
      raw.period = .unknown
      raw.certainty.period = .guessed
    }
  }
}
