import HanBase
import HanCatalog

/// What was done up to a day, and sums that months are only the end of.
extension Analyzer {
  /// 截至8月底，完成投资20亿元: what money was raised, spent or made by then is of the months up to it, and so is what the sentence
  /// sets beside it; 贷款余额20亿元 is of the day.
  @inline(never)
  func leadsUp(to time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard raw.measure == .level, raw.status == .normal, !quantity.number.isOrdinal,
      !isStockWorded(quantity), let end = time.period.end,
      text.anyEnds(Analyzer.stocks, at: Int(raw.phrase.last.end)) == nil,
      text.anyFind(["余额", "存量"], in: raw.phrase.a.range) == nil
    else { return false }
    let from = max(Int(quantity.clauseStart), Int(time.span.end))
    let words = from..<max(from, Int(quantity.span.start))
    if isMoneyUnit(quantity),
      text.anyFind(
        ["完成", "实现", "投入", "发放", "征收", "筹集", "争取", "到位", "入库", "兑付", "拨付", "收缴", "募集", "支付", "销售"],
        in: words) != nil
    {
      return true
    }
    // 完成税收3.6亿元，占财政收入的53.8%；非税收入3.1亿元
    guard isMoneyUnit(quantity) || quantity.kind == .percent,
      let last = output.suffix(12).last(where: {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.periodSpan == time.span
      }), last.status == .normal,
      last.period.end == end, last.period.start?.year == end.year, last.period.start?.month == 1,
      last.period.start?.day == 1, last.period.start != end
    else { return false }
    return quantity.kind != .percent
      || text.find("占", in: Int(quantity.clauseStart)..<max(from, Int(quantity.span.start))) != nil
  }

  /// 4月，收入累计完成2.5亿元，下降4.2%: a sum is of all months of the year up to the one that is named.
  @inline(__always)
  func sumMonths(_ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.period.start?.month != 1), !time.isPoint, raw.measure != .rank,
      raw.period.start?.month == raw.period.end?.month,
      !text.lacks("累", from: sentenceStart, to: Int(quantity.span.start))
    {
      sumMonthsInFull(time, quantity, &raw)
    }
  }

  @inline(never)
  private func sumMonthsInFull(
    _ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation
  ) {
    guard let start = raw.period.start, let end = raw.period.end, start.year == end.year,
      start.day == 1, end.day > 27, !time.isSince, raw.status == .normal
    else { return }
    let from = max(Int(quantity.clauseStart), Int(time.span.end))
    let words = from..<max(from, Int(quantity.span.start))
    if text.anyFind(["当月", "单月", "本月", "月均"], in: words) != nil { return }
    let sum = Period(start: CivilDate(year: start.year, month: 1, day: 1), end: end)
    guard text.find("累计", in: words) != nil else {
      // 累计完成2.5亿元，下降4.2%，其中税收1.6亿元
      guard let last = output.last, Int(last.sentence) == sentenceIndex,
        last.periodSpan == time.span, last.period == sum
      else { return }
      (raw.period, raw.certainty.period) = (sum, last.certainty.period)
      return
    }
    // 7月，累计查处案件12起: of the month as well as of the year.
    if raw.measure == .level, !isMoneyUnit(quantity), quantity.kind != .percent {
      raw.certainty.period = .guessed
      return
    }
    raw.period = sum
    // A text of the months right behind gives account of the year so far.
    let isRecent =
      context.month == 0
      || (context.year - end.year) * 12 + context.month - end.month <= 2
    raw.certainty.period = isRecent ? .carried : .guessed
  }

  /// 从2005年至2009年，平均每年增加2.47万人: of each of the years, not of the last.
  @inline(__always)
  func isEachYears(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    let from = Int(time.span.end)
    return !text.lacks("每", from: from, to: Int(quantity.span.start))
      && text.anyFind(
        ["平均每年", "每年平均", "每年以", "每年约", "每年有", "每年都", "每年新"],
        in: from..<max(from, Int(quantity.span.start)))
        != nil
  }

  /// 除去2000年、2001年到期的面积后，…: a year within what is set aside dates nothing behind it.
  @inline(__always)
  func isSetAside(_ at: Int) -> Bool {
    _slowPath(
      !text.lacks("除", from: sentenceStart, to: at) || !text.lacks("剔", from: sentenceStart, to: at)
    )
      && isSetAsideInFull(at)
  }

  @inline(never)
  private func isSetAsideInFull(_ at: Int) -> Bool {
    var start = at
    var steps = 0
    while start > sentenceStart, steps < 40,
      text.anyEnds("，", "；", "：", "（", ",", ";", ":", "(", at: start) == nil
    {
      start = text.before(start)
      steps += 1
    }
    guard steps < 40, text.any("除去", "扣除", "剔除", "除了", "除开", "除", at: start) != nil,
      text.any("除夕", "除险", "除尘", "除此", "除外", "除害", "除草", "除恶", at: start) == nil
    else { return false }
    let rest = at..<min(sentenceEnd, at + 150)
    let end = text.anyFind(["，", ",", "；", ";", "。"], in: rest) ?? rest.upperBound
    return text.anyEnds("后", "外", "之外", "以外", "因素", "影响", at: end) != nil
  }

  /// 拟于11月开园，展示工程启动；全市历史建筑67处: a day to come dates the deed that is planned for it.
  @inline(__always)
  func isOfDeedAhead(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    hasMark(.semicolon)
      && text.anyEnds("于", "在", at: Int(time.span.start)) != nil
      && isOfDeedAheadInFull(time, quantity)
  }

  @inline(never)
  private func isOfDeedAheadInFull(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard
      text.anyEnds("拟", "将", "计划", "定", "预计", "有望", "力争", at: Int(time.span.start) - 3) != nil
    else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if token.start >= quantity.span.start || token.kind == .number { return false }
      if token.kind == .semicolon { return true }
    }
    return false
  }

  /// 比“十一五”时期的年均增速12.2%回落4.1个百分点: the time of the rate that another is set beside by name.
  @inline(__always)
  func timeOfNamedRate(_ quantity: Quantity) -> Int? {
    guard quantity.kind == .percent, !times.isEmpty, let end = endOfNamedBase(quantity) else {
      return nil
    }
    return times.indices.last {
      Int(times[$0].span.end) == end && times[$0].isBase
        && text.anyEnds("比", "较", "于", at: Int(times[$0].span.start)) != nil
    }
  }

  /// 比上年同期(的增速)7.2%: where the words end before 的 and the name of a rate that a number is told of.
  @inline(__always)
  func endOfNamedBase(_ quantity: Quantity) -> Int? {
    let start = Int(quantity.span.start)
    return text.anyEnds(Analyzer.rates, at: start).flatMap { endOfNamedBaseInFull(start - $0) }
  }

  @inline(never)
  private func endOfNamedBaseInFull(_ start: Int) -> Int? {
    var end = start
    if let length = text.anyEnds("年均", "年平均", "平均", "同比", at: end) { end -= length }
    return text.ends("的", at: end) ? end - 3 : nil
  }

  private static let rates = WordEnds("增速", "增长率", "增幅", "降幅", "涨幅", "增长速度", "占比", "比重")
}
