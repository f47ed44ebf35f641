import HanBase
import HanCatalog

/// Times in brackets and beside a figure, which date no other figure.
extension Analyzer {
  /// GDP增长4.6%（2022年4.5%）: a time in a bracket that has a figure of its own behind it is of that one; （2025年） or
  /// （2020年，全省第三） is of the number before the bracket.
  func datesOwnNumber(_ time: TimeMention) -> Bool {
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      case .number: return true
      case .closeParen, .comma, .semicolon, .stop: return false
      default: break
      }
    }
    return false
  }

  /// 与七普时点（2020年11月1日零时）相比: what is compared with.
  func isComparedInBracket(_ time: TimeMention) -> Bool {
    guard let close = tokensFrom(Int(time.span.end)).first(where: { $0.kind == .closeParen })
    else { return false }
    return text.any("相比", "比较", at: Int(close.end)) != nil
  }

  /// 2580亿元（2021年数据为预计数，下同）, but not 湘潭大学（1958年创办，学生3.6万人）.
  func datesNumberBefore(_ time: TimeMention) -> Bool {
    guard !datesOwnNumber(time),
      let open = tokensBefore(Int(time.span.start)).last(where: { $0.kind == .openParen })
    else { return false }
    return quantities.contains { $0.afterQualifier == open.start }
  }

  /// A time in a bracket holds there only, also behind a comma: （2022年48670亿元，2021年45714亿元），财政收入3360亿元.
  @inline(__always)
  func isBracketed(_ time: TimeMention, before quantity: Quantity) -> Bool {
    hasMark(.closeParen) && isBracketedInFull(time, Int(quantity.span.start))
  }

  @inline(never)
  func isBracketedInFull(_ time: TimeMention, _ end: Int) -> Bool {
    var depth = 0
    for token in tokensFrom(Int(time.span.end)) {
      if Int(token.start) >= end { return false }
      switch token.kind {
      case .openParen: depth += 1
      case .closeParen:
        if depth == 0 { return true }
        depth -= 1
      // 增加到2580亿元（2021年数据为预计数，下同），年均增长7.1%: of the number before, and of its growth.
      case .comma where depth == 0: if datesNumberBefore(time) { return false }
      case .stop: return false
      default: break
      }
    }
    return false
  }

  /// 进出口6175亿元，而2022年为7058亿元，下降12.1%；出口4009亿元: an earlier year that only says what the figure before it was then
  /// is over with its own number.
  @inline(__always)
  func isSetBeside(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    saysWhatItWas(time) && isSetBesideInFull(time) && !isPartBehind(time, quantity)
  }

  /// 2022年为520件，其中发明专利60件: a part may be of either year.
  @inline(__always)
  func isPartOfSetBeside(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    time.span.start < quantity.clauseStart && saysWhatItWas(time) && isPartBehind(time, quantity)
      && isSetBesideInFull(time)
  }

  /// The year of the number that was told right before, beside one of a later year.
  func yearSetBeside(_ year: Int, _ raw: inout RawObservation) -> Int? {
    guard output.count > 1, case let last = output[output.count - 1],
      case let before = output[output.count - 2], Int(before.sentence) == sentenceIndex,
      last.sentence == before.sentence, last.phrase == raw.phrase, before.phrase == raw.phrase,
      last.measure == .level, before.measure == .level, last.area == raw.area,
      last.rules.period == .periodClause, before.period.end?.year == year,
      let base = last.period.end?.year, base < year - 1
    else { return nil }
    return base
  }

  @inline(__always)
  private func saysWhatItWas(_ time: TimeMention) -> Bool {
    time.kind != .now
      && text.any("为", "是", "仅", "只", "则为", "还是", "尚为", "还只", "才", at: Int(time.span.end)) != nil
  }

  @inline(never)
  private func isPartBehind(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    text.find(
      "其中", in: Int(time.span.end)..<max(Int(time.span.end), Int(quantity.span.start))) != nil
  }

  @inline(never)
  private func isSetBesideInFull(_ time: TimeMention) -> Bool {
    guard let index = output.lastIndex(where: { $0.periodSpan == time.span }), index > 0,
      case let told = output[index], case let before = output[index - 1],
      Int(told.sentence) == sentenceIndex, Int(before.sentence) == sentenceIndex,
      told.span.start - time.span.end <= 12, told.measure == before.measure,
      told.phrase == before.phrase, told.area == before.area, text.isSame(told.unit, before.unit),
      before.rules.period != .periodBaseYear, let end = told.period.end,
      let until = before.period.end
    else { return false }
    return (end.year, end.month) < (until.year, until.month)
  }

  /// 新增企业2000家（去年3000家）, 增长6%左右（去年实际增长4.6%）: what a bracket tells of a time that is over is no goal, unless it says so.
  func isFactInBracket(_ raw: inout RawObservation) -> Bool {
    guard hasMark(.openParen), raw.rules.period == .periodClause, isOver(raw.period),
      Int(raw.periodSpan.start) >= sentenceStart, raw.periodSpan.end <= raw.span.start
    else { return false }
    for token in tokensBefore(Int(raw.periodSpan.start)).reversed() {
      if token.kind == .closeParen { return false }
      if token.kind == .openParen {
        return raw.statusSpan.end <= token.start || Int(raw.statusSpan.start) < sentenceStart
          // （2023年安排80亿元）
          || text.has("安排", at: Int(raw.statusSpan.start))
      }
    }
    return false
  }

  /// 去年4.8%的实际增速: what came about.
  @inline(__always)
  func isToldActual(_ quantity: Quantity) -> Bool {
    text.any(
      "的实际增速", "的实际增长", "的实际增幅", "的实际水平", "的实际完成", "的实际值", at: Int(quantity.afterQualifier)) != nil
  }

  /// GDP增长5.2%，高于2022年的3%; 613亿斤，超过2022年的603亿斤: the time of the number that another is set above or below.
  @inline(never)
  func timeSurpassed(_ quantity: Quantity, _ end: Int32) -> Int? {
    let start = Int(quantity.span.start)
    // 增长7%: the verb stands between.
    guard end >= Int32(sentenceStart), Int(end) == start || text.has("的", at: Int(end)),
      let index = times.indices.last(where: {
        times[$0].span.end == end && times[$0].kind != .duration
      }),
      case let from = Int(times[index].span.start),
      Int(end) == start && text.anyEnds("与", "比", "较", "同", at: from) != nil
        || isSurpassed(index)
    else { return nil }
    // 超过2019年的80%: a part of what it was, where no share was told.
    if quantity.kind == .percent, text.ends("于", at: from) == false {
      guard let last = output.last, Int(last.sentence) == sentenceIndex,
        text.isSame(last.unit, quantity.unit)
      else { return nil }
    }
    return index
  }

  /// 1.8万户，多于上年的1.6万户: whether the year before is what a number is set above or below.
  func surpassesYearBefore(_ end: Int) -> Bool {
    guard let length = text.anyEnds("上年", "去年", "上年同期", "去年同期", at: end) else { return false }
    return text.anyEnds(Analyzer.surpassing, at: end - length) != nil
  }

  /// 低于2022年的增长7%: what is below that is the number before, not the one that it is below.
  @inline(never)
  func compareNumbers(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.comparatorSpan.end <= raw.span.start, raw.rules.period == .periodClause,
      text.anyEnds(often.verbOfRate, at: Int(quantity.span.start)) != nil,
      timeSurpassed(quantity, quantity.span.start - 9) != nil
    else { return }
    (raw.comparator, raw.comparatorSpan, raw.rules.comparator) = (.equal, .none, .comparatorEqual)
  }

  /// 少于2022年的41.3万人和2021年的47.3万人: whether something is set above or below the number of a time.
  func isSurpassed(_ index: Int) -> Bool {
    var at = index
    while at >= 0, index - at < 4 {
      let start = Int(times[at].span.start)
      if text.anyEnds(Analyzer.surpassing, at: start) != nil || at < index && times[at].isBase {
        return true
      }
      guard text.has("的", at: Int(times[at].span.end)),
        text.anyEnds("和", "与", "、", "及", at: start) != nil
      else { return false }
      at -= 1
    }
    return false
  }

  /// 超过2022年的603亿斤: a year that is passed by its own number.
  func isPassed(_ time: TimeMention) -> Bool {
    guard text.any("的", "和", "与", "、", at: Int(time.span.end)) != nil else { return false }
    if text.anyEnds("超过", "超", "不及", "不如", "突破", at: Int(time.span.start)) != nil { return true }
    guard text.anyEnds("和", "与", "、", "及", at: Int(time.span.start)) != nil,
      let index = times.indices.last(where: { times[$0].span == time.span })
    else { return false }
    return isSurpassed(index)
  }

  static let verbOfRate = WordEnds(
    "的增长", "的下降", "的上涨", "的下跌", "的增速", "的增幅", "的降幅", "的涨幅", "的提高", "的减少", "的增加")

  static let surpassing = WordEnds(
    "高于", "低于", "多于", "少于", "快于", "慢于", "大于", "小于", "好于", "优于", "逊于", "差于", "超过", "超", "不及", "不如",
    "落后于",
    "领先于", "高过", "胜过")

  /// 五年来，…2022年突破3000亿元，占比由65%提高到67%: what rose over the years of the frame rose from the year before them, not from the
  /// one before that of another clause.
  func yearsAround(_ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation)
    -> Period?
  {
    guard let frame = context.frame, let first = frame.start?.year, let last = frame.end?.year,
      last > first, let year = time.period.end?.year, time.period.start?.year == year,
      year >= first, year <= last, time.kind == .calendar || time.kind == .relative
    else { return nil }
    if time.span.start >= quantity.clauseStart || year != last { raw.certainty.period = .guessed }
    return time.span.start >= quantity.clauseStart ? nil : frame
  }

  /// 五年来，…2020年达到2343亿元；高新技术企业由210家增加到760家, in 2021: the end may be that of the frame.
  func endsWithFrame(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard let frame = context.frame, let first = frame.start?.year, let last = frame.end?.year,
      last > first, let year = time.period.end?.year
    else { return false }
    return year < last && year >= first && time.span.start < quantity.clauseStart
  }

  /// 力争引进320个（去年298个），新增就业70万人: the goal that goes on behind what a bracket told.
  func lastOutsideBracket(_ quantity: Quantity) -> RawObservation? {
    guard let last = output.last else { return nil }
    guard !quantity.inParen, hasMark(.closeParen),
      text.anyFind(["）", ")"], in: Int(last.span.end)..<min(text.count, Int(last.span.end) + 12))
        != nil
    else { return last }
    for index in output.indices.dropFirst().suffix(5).reversed() {
      let (before, here) = (output[index - 1].span.end, output[index].span.start)
      guard before < here, Int(before) >= sentenceStart else { return last }
      if text.anyFind(["（", "("], in: Int(before)..<Int(here)) != nil { return output[index - 1] }
    }
    return last
  }
}
