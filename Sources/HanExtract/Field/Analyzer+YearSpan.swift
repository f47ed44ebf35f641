import HanBase
import HanCatalog

extension Analyzer {
  /// 到2025年，累计完成投资3000亿元: a sum to come is of all the years until then.
  @inline(__always)
  func isCumulativeTarget(_ quantity: Quantity, _ isFlow: Bool, _ raw: inout RawObservation)
    -> Bool
  {
    guard raw.measure == .level, context.year > 0, (raw.period.end?.year ?? 0) > context.year else {
      return false
    }
    return text.find("累计", in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
  }

  /// “十四五”期间，计划新开通高铁2100公里: in all of the years; but 里程达到1万公里, 占比80%: at their end.
  func planned(_ plan: Period, _ quantity: Quantity, _ measure: Measure) -> Period {
    guard let end = plan.end, end.year > context.year else { return lastYear(of: plan) }
    let words = Int(quantity.clauseStart)..<Int(quantity.span.start)
    let isEnd =
      measure != .level || quantity.kind == .percent || quantity.number.isOrdinal
      || text.anyFind(
        ["达", "突破", "超过", "增至", "增加到", "提高到", "保持", "稳定", "总", "拥有"], in: words) != nil
    return isEnd ? .year(end.year) : plan
  }

  /// 较2017年末的66家增加46家，平均每年新增9家: of the years since the one that was compared with.
  @inline(__always)
  func isYearlySince(_ quantity: Quantity, _ measure: Measure) -> Bool {
    measure == .level
      && text.any("平均每年", "年均", "每年平均", at: Int(quantity.clauseStart)) != nil
      && baseYearBefore(Int(quantity.clauseStart)) != nil
  }

  /// 到2010年，占比每年提高1.5个百分点: of each year until then.
  @inline(never)
  func isYearlyUntil(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard raw.measure != .rank, context.year > 0, let end = raw.period.end?.year,
      end > context.year + (context.month >= 10 ? 1 : 0), raw.period.start?.year == end
    else { return false }
    let words = Int(quantity.clauseStart)..<max(Int(quantity.clauseStart), Int(quantity.span.start))
    return text.anyFind(["每年", "逐年"], in: words) != nil
  }

  /// An average over years needs more than one: the ends of the change, or the frame's years.
  func spanYears(_ peel: Peel, _ raw: inout RawObservation) {
    guard let start = raw.period.start, let end = raw.period.end, start.year == end.year else {
      return
    }
    raw.certainty.period = .carried
    // 到2025年突破1000亿元，年均增长7%: the years until then.
    if end.year > context.year, context.year > 0 {
      if raw.status == .normal {
        raw.status = .target
        raw.statusSpan = raw.periodSpan
        raw.rules.status = .statusTargetPeriod
      }
      for frame in [context.frame, baseContext.frame] {
        if let frame, frame.end?.year == end.year, let start = frame.start?.year, start < end.year {
          raw.period = frame
          return
        }
      }
      let first =
        end.year % 5 == 0 && end.year - 4 >= context.year - 1 ? end.year - 4 : context.year + 1
      if first < end.year { raw.period = .years(first, end.year) }
      return
    }
    // 比2002年增长46.3%，年均增长13.6%: the years since the one that was compared with.
    if let base = baseYearBefore(peel.end), base < end.year - 1 {
      raw.period = .years(base + 1, end.year)
      carry.baseYear = base
      carry.endYear = end.year
      return
    }
    // GDP121万亿元，2012年为53.9万亿元，年均增长6.2%: since the year whose number was set beside.
    if let base = yearSetBeside(end.year, &raw) {
      raw.period = .years(base + 1, end.year)
      return
    }
    let words = peel.averageSpan
    if let years = yearsOfAverage(Int(words.start)) {
      raw.period = Period(start: CivilDate(year: end.year - years + 1, month: 1, day: 1), end: end)
      return
    }
    if carry.baseYear > 0, carry.baseYear < end.year - 1 {
      raw.period = .years(carry.baseYear + 1, max(carry.endYear, carry.baseYear + 2))
      return
    }
    // A target's average is never that of the years behind.
    for frame in raw.status == .target
      ? [] : [context.frame, baseContext.frame, context.documentFrame]
    {
      if let frame, let first = frame.start?.year, let last = frame.end?.year, last > first {
        raw.period = frame
        raw.rules.period = .periodFrame
        // 三年来 in autumn, of figures of the year before: as many years until that one.
        if last == end.year + 1, last == context.year,
          carry.spokenYear == end.year || carry.toldYear == end.year
        {
          raw.period = .years(end.year - (last - first), end.year)
          raw.certainty.period = .guessed
        }
        return
      }
    }
    // 年均增长1.91%, of a census: since the one before.
    if context.isCensus, end.year == context.documentFrame?.end?.year {
      raw.period = .years(end.year - 9, end.year)
      return
    }
    if end.year % 5 == 0 { raw.period = .years(end.year - 4, end.year) }
    raw.certainty.period = .guessed
  }

  /// 两年(平均增长5.1%), 三年(年均增长4%): over how many years an average goes, where it says so.
  private func yearsOfAverage(_ start: Int) -> Int? {
    let at = text.anyEnds("两", "三", "四", "2", "3", "4", at: start).map { start - $0 } ?? start
    guard let digit = text.any("两年", "三年", "四年", "2年", "3年", "4年", at: at) else { return nil }
    if text.anyEnds("十", "第", "0", "1", "2", "这", "前", "后", at: at) != nil { return nil }
    switch text.scalar(at).value {
    case 0x4E24, 0x32: return digit > 0 ? 2 : nil
    case 0x4E09, 0x33: return 3
    default: return 4
    }
  }

  /// 2021年一季度、上半年增速分别为A、B，两年平均增速分别为(C、D): the years of an average begin before those of the list.
  @inline(__always)
  func widenToAverage(_ raw: inout RawObservation) {
    if raw.measure == .averageGrowth { widenToAverageInFull(&raw) }
  }

  @inline(never)
  private func widenToAverageInFull(_ raw: inout RawObservation) {
    let start = max(sentenceStart, Int(raw.span.start) - 150)
    guard let end = raw.period.end, raw.period.start?.year == end.year,
      let words = text.anyFind(
        ["两年平均", "两年年均", "两年的平均", "三年平均", "三年年均"], in: start..<Int(raw.span.start)),
      let years = yearsOfAverage(words)
    else { return }
    raw.period = Period(start: CivilDate(year: end.year - years + 1, month: 1, day: 1), end: end)
  }

  /// 全年建设保障房2.65万套, in a text of April: a year that is not over has no result.
  @inline(__always)
  func readUnfinishedYear(_ raw: inout RawObservation) {
    guard raw.status == .normal, raw.measure != .rank, _slowPath((2...10).contains(context.month)),
      context.year > 0, raw.period == .year(context.year),
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      let time = times.last(where: { $0.followsFrame && $0.span.start < raw.span.start }),
      time.period == raw.period, text.has("全年", at: Int(time.span.start))
    else { return }
    (raw.status, raw.statusSpan) = (.target, time.span)
    raw.rules.status = .statusTargetPeriod
    raw.certainty.status = .guessed
  }

  /// 比去年的实际增速（12.8%）还高: the time compared with is that of the bracket behind what it is said of.
  func hostTime(_ quantity: Quantity) -> Int? {
    guard quantity.leftLimit == quantity.span.start else { return nil }
    let open = Int(quantity.clauseStart)
    for index in times.indices.reversed() where Int(times[index].span.end) < open {
      let end = Int(times[index].span.end)
      guard times[index].isBase, open - end <= 36, text.has("的", at: end),
        text.anyFind(["，", "。", "；", ","], in: end..<open) == nil
      else { return nil }
      return index
    }
    return nil
  }

  /// The year that the sentence compared with last before a place, if it was a whole year.
  func baseYearBefore(_ end: Int) -> Int? {
    var found: Int?
    for time in times where Int(time.span.end) <= end {
      guard time.isBase, time.kind == .calendar, let start = time.period.start,
        let last = time.period.end, start.year == last.year
      else { continue }
      found = last.year
    }
    return found
  }

  /// Remembers the years that a change runs from and to.
  @inline(__always)
  func noteSpan(_ peel: Peel, _ raw: inout RawObservation) {
    if peel.isFrom, raw.rules.period == .periodClause, let year = raw.period.end?.year {
      carry.baseYear = year
      carry.endYear =
        context.frame?.end?.year ?? context.documentFrame?.end?.year ?? lookBackYear.end?.year ?? 0
    } else if peel.isReachEnd, peel.time >= 0, carry.baseYear > 0, let year = raw.period.end?.year {
      carry.endYear = max(carry.baseYear, year)
    }
  }
}
