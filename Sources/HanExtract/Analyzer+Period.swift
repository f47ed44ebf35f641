import HanBase
import HanCatalog

extension Analyzer {
  /// The time of a statement, with what only whole years' averages and later sentences need.
  func resolvePeriod(_ quantity: Quantity, _ peel: Peel, isFlow: Bool, _ raw: inout RawObservation)
  {
    findPeriod(quantity, peel, isFlow: isFlow, &raw)
    if raw.measure == .averageGrowth { spanYears(peel, &raw) }
    noteSpan(peel, raw)
  }

  /// An average over years needs more than one: the ends of the change, or the frame's years.
  private func spanYears(_ peel: Peel, _ raw: inout RawObservation) {
    guard let start = raw.period.start, let end = raw.period.end, start.year == end.year else {
      return
    }
    raw.certainty.period = .carried
    let words = peel.averageSpan
    if text.has("两年", at: Int(words.start)) || text.ends("两", at: Int(words.start)) {
      raw.period = Period(start: CivilDate(year: end.year - 1, month: 1, day: 1), end: end)
      return
    }
    if carry.baseYear > 0, carry.baseYear < end.year - 1 {
      raw.period = .years(carry.baseYear + 1, max(carry.endYear, carry.baseYear + 2))
      return
    }
    for frame in [context.frame, baseContext.frame, context.documentFrame] {
      if let frame, let first = frame.start?.year, let last = frame.end?.year, last > first {
        raw.period = frame
        raw.rules.period = .periodFrame
        return
      }
    }
    if end.year % 5 == 0 {
      raw.period = .years(end.year - 4, end.year)
      raw.certainty.period = .guessed
    }
  }

  /// Remembers the years that a change runs from and to.
  private func noteSpan(_ peel: Peel, _ raw: RawObservation) {
    if peel.isFrom, raw.rules.period == .periodClause, let year = raw.period.end?.year {
      carry.baseYear = year
      carry.endYear = context.frame?.end?.year ?? context.documentFrame?.end?.year ?? context.year
    } else if peel.isReachEnd, peel.time >= 0, carry.baseYear > 0, let year = raw.period.end?.year {
      carry.endYear = max(carry.baseYear, year)
    }
  }

  /// In its clause, earlier in its sentence, in its frame, else the document's year.
  private func findPeriod(
    _ quantity: Quantity, _ peel: Peel, isFlow: Bool, _ raw: inout RawObservation
  ) {
    let isChange = raw.measure == .growth || raw.measure == .averageGrowth || raw.measure == .change
    if peel.isFrom {
      resolveFrom(quantity, peel, &raw)
      return
    }
    if let index = nearestTime(quantity, peel) {
      let time = times[index]
      raw.periodSpan = time.span
      let inClause = time.span.start >= quantity.clauseStart
      raw.rules.period = inClause ? .periodClause : .periodCarried
      raw.certainty.period = inClause ? .stated : .carried
      switch time.kind {
      case .open:
        raw.rules.period = .periodOpen
        raw.certainty.period = .guessed
        raw.period =
          isFlow || isChange
          ? (context.frame ?? context.documentFrame ?? documentYear) : documentYear
        return
      case .now:
        raw.rules.period = .periodNow
        raw.period = isChange || isFlow ? flowNow(time) : frameEnd ?? documentYear
        return
      case .back where time.isNear && !isFlow && !isChange && raw.measure == .level:
        raw.period = documentYear
        raw.rules.period = .periodDocumentYear
        return
      case .duration:
        raw.period = time.period
        return
      case .plan, .back, .ahead:
        if raw.measure == .level, carry.flowPeriod == time.period, inClause == false,
          isRate(quantity)
        {
          raw.period = time.period
          return
        }
        raw.period =
          isFlow || isChange || raw.measure == .rank && time.kind == .back
          ? time.period : lastYear(of: time.period)
        if !isFlow, !isChange { raw.rules.period = .periodEnd }
        return
      default: break
      }
      raw.period = time.period
      if time.isPoint, !isFlow, !isChange, let end = time.period.end {
        raw.period = Period(start: end, end: end)
      } else if time.isPoint, isFlow || isChange, let end = time.period.end {
        raw.period = Period(start: CivilDate(year: end.year, month: 1, day: 1), end: end)
      } else if !isFlow, !isChange, let start = time.period.start, let end = time.period.end,
        start.year != end.year
      {
        raw.period = lastYear(of: time.period)
        raw.rules.period = .periodEnd
      }
      return
    }
    if let frame = context.frame ?? context.documentFrame {
      raw.rules.period = context.frame != nil ? .periodFrame : .periodDocumentFrame
      raw.periodSpan = context.frameSpan
      raw.certainty.period = .carried
      if isFlow || isChange {
        raw.period = frame
      } else {
        raw.period = lastYear(of: frame)
        raw.rules.period = .periodEnd
      }
      return
    }
    if peel.isReachEnd, carry.baseYear > 0, carry.endYear > carry.baseYear {
      raw.period = .year(carry.endYear)
      raw.rules.period = .periodEnd
      raw.certainty.period = .carried
      return
    }
    raw.period = raw.status == .target ? documentYear : lookBackYear
    raw.rules.period = context.year > 0 ? .periodDocumentYear : .periodUnknown
    raw.certainty.period = isFlow || isChange || !context.dateCertain ? .guessed : .carried
  }

  /// What a text of January to March reports without a date is of the year before.
  private var lookBackYear: Period {
    context.year > 1 && (1...3).contains(context.month) && !context.isTarget
      && !context.speaksOfParts
      ? .year(context.year - 1) : documentYear
  }
  private var documentYear: Period { context.year > 0 ? .year(context.year) : .unknown }
  private var frameEnd: Period? {
    guard let frame = context.frame, frame.start?.year == frame.end?.year else { return nil }
    return frame
  }

  private func flowNow(_ time: TimeMention) -> Period {
    if let frame = context.frame ?? context.documentFrame { return lastYear(of: frame) }
    return documentYear
  }

  private func lastYear(of period: Period) -> Period {
    guard let start = period.start, let end = period.end else { return period }
    if start.year == end.year { return period }
    if context.year > 0, end.year > context.year, start.year <= context.year, raw(isPast: period) {
      return .year(context.year)
    }
    return .year(end.year)
  }

  private func raw(isPast period: Period) -> Bool { !context.isTarget }

  /// 从2020年646.8亿元: the start of a change is of the year before it, or of the year it names.
  private func resolveFrom(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if peel.time >= 0 {
      let time = times[Int(peel.time)]
      raw.period = time.period
      raw.periodSpan = time.span
      raw.rules.period = .periodClause
      times[Int(peel.time)].isBase = true
      return
    }
    raw.rules.period = .periodBaseYear
    raw.certainty.period = .carried
    if carry.baseYear > 0 {
      raw.period = .year(carry.baseYear)
      return
    }
    var frame = context.frame ?? context.documentFrame
    if let index = nearestTime(quantity, peel), times[index].kind != .open,
      times[index].kind != .now
    {
      frame = times[index].period
      raw.periodSpan = times[index].span
    }
    if let start = (frame ?? documentYear).start, start.year > 1 {
      raw.period = .year(start.year - 1)
    } else {
      raw.period = .unknown
      raw.certainty.period = .guessed
    }
  }

  /// The time that governs a quantity, nearest first: in the clause, then earlier in the sentence.
  private func nearestTime(_ quantity: Quantity, _ peel: Peel) -> Int? {
    if peel.time >= 0 { return Int(peel.time) }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].span.start < quantity.span.start { low = middle + 1 } else { high = middle }
    }
    // （2025年）or 2023年末 right behind the number.
    if low < times.count, quantity.inParen == false, times[low].span.start > quantity.span.end,
      times[low].span.start - quantity.afterQualifier <= 3,
      text.any(["（", "("], at: Int(quantity.afterQualifier)) != nil,
      !times[low].isBase, times[low].kind == .calendar
    {
      return low
    }
    var index = low - 1
    var steps = 0
    while index >= 0, steps < 12 {
      steps += 1
      let time = times[index]
      if !time.isBase, time.kind != .duration, !isInsideName(time) {
        if time.span.start < quantity.clauseStart, isBracketed(time) {
          index -= 1
          continue
        }
        return index
      }
      index -= 1
    }
    return nil
  }

  /// 办复率100% after a flow of the same five years is the rate of those years.
  private func isRate(_ quantity: Quantity) -> Bool { quantity.kind == .percent }

  /// A time in a bracket holds there only.
  private func isBracketed(_ time: TimeMention) -> Bool {
    var depth = 0
    for token in tokensFrom(Int(time.span.end)) {
      if token.start - time.span.end > 90 { break }
      if token.kind == .openParen { depth += 1 }
      if token.kind == .closeParen {
        if depth == 0 { return true }
        depth -= 1
      }
      if token.kind == .stop || token.kind == .comma { break }
    }
    return false
  }

  /// 2024年政府工作报告, “2025市辖区…”, 《…2024…》: a time within a name.
  private func isInsideName(_ time: TimeMention) -> Bool {
    let end = Int(time.span.end)
    if text.any(["政府工作报告", "新年", "奥运会", "世界杯", "亚运会"], at: end) != nil { return true }
    var quote = 0
    var book = 0
    for token in tokensFrom(end) {
      if token.start - time.span.end > 90 { break }
      switch token.kind {
      case .openQuote: quote += 1
      case .closeQuote:
        if quote == 0 { return time.kind != .plan }
        quote -= 1
      case .openBook: book += 1
      case .closeBook:
        if book == 0 { return true }
        book -= 1
      case .stop, .semicolon: return false
      default: break
      }
    }
    return false
  }

  // MARK: frames

  /// What a heading says about the time and purpose of what follows.
  func readHeading() {
    carry = Carry()
    var isTarget = false
    let looksBack = text.find("回顾", in: sentenceStart..<sentenceEnd) != nil
    var span = Span.none
    for token in tokens where token.kind == .word {
      if lexicon[Int(token.index)].roles.contains(.sectionTarget) {
        isTarget = true
        span = token.span
      }
    }
    var frame: Period?
    var frameSpan = Span.none
    for time in times where !time.isBase {
      switch time.kind {
      case .plan
      where !looksBack
        && text.any(["成就", "回顾", "以来", "时期", "期间", "发展"], at: Int(time.span.end)) == nil
        && text.anyEnds(["以来", "期间", "时期"], at: Int(time.span.end)) == nil:
        continue
      case .calendar, .relative, .back, .plan, .ahead:
        if !time.period.isUnknown, !time.isNear,
          frame == nil || time.kind == .back || (time.kind == .plan && looksBack)
        {
          frame = time.period
          frameSpan = time.span
        }
        if time.kind == .ahead {
          isTarget = true
          span = time.span
        }
      default: break
      }
    }
    if looksBack { isTarget = false }
    if frame != nil || isTarget {
      baseContext.frame = frame ?? (isTarget && context.year > 0 ? nil : baseContext.frame)
      baseContext.frameSpan = frameSpan
      baseContext.isTarget = isTarget
      baseContext.targetSpan = span
    } else if looksBack {
      baseContext.isTarget = false
    }
    context = baseContext
  }

  /// A paragraph that opens with a time is about that time.
  func openParagraph() {
    context = baseContext
    carry.paragraphArea = 0
    carry.estimateBelow = false
    carry.baseYear = 0
    carry.endYear = 0
  }

  /// The first words of a sentence may set the frame of its paragraph.
  func readFrame(opensParagraph: Bool) {
    guard let first = times.first, !first.isBase, Int(first.span.start) - sentenceStart <= 36 else {
      return
    }
    // Only what opens the sentence: nothing but small words before it.
    guard onlySmallWords(sentenceStart, Int(first.span.start)) else { return }
    switch first.kind {
    case .back where first.isNear: return
    case .back, .plan:
      context.frame = first.period
      context.frameSpan = first.span
      if opensParagraph, baseContext.frame == nil || first.kind == .plan && looksBack {
        keepFrame()
      }
    case .relative, .calendar:
      guard first.period.start?.year == first.period.end?.year, !first.isPoint, !isInsideName(first)
      else { return }
      context.frame = first.period
      context.frameSpan = first.span
      if opensParagraph, isComingYear(first) {
        keepFrame()
        (context.isTarget, context.targetSpan) = (true, first.span)
        (baseContext.isTarget, baseContext.targetSpan) = (true, first.span)
        return
      }
      if opensParagraph, baseContext.frame == nil, looksBack { keepFrame() }
    case .ahead:
      context.frame = first.period
      context.frameSpan = first.span
      context.isTarget = true
      context.targetSpan = first.span
      if opensParagraph, context.month == 0 || context.month >= 11 || context.month <= 3 {
        keepFrame()
        (baseContext.isTarget, baseContext.targetSpan) = (true, first.span)
      }
    default: break
    }
  }

  /// 2019年，在…领导下，我们…: the opening of a report's account of a year.
  private var looksBack: Bool {
    text.find("领导下", in: sentenceStart..<sentenceEnd) != nil
      || text.find("之年", in: sentenceStart..<sentenceEnd) != nil
      || text.find("我们", in: sentenceStart..<sentenceEnd) != nil
  }

  /// 今年，我们要…: a text of December to March that speaks of its year speaks of plans.
  private func isComingYear(_ time: TimeMention) -> Bool {
    guard (1...3).contains(context.month), time.period.end?.year == context.year, quantitiesAreAhead
    else { return false }
    return text.any(["以来", "来"], at: Int(time.span.end)) == nil
      && text.anyEnds(["以来", "来"], at: Int(time.span.end)) == nil
  }

  /// 我们要, 将, 坚持, 办好: the words of a plan; 完成了, 同比 are those of a review.
  private var quantitiesAreAhead: Bool {
    for word: StaticString in ["同比", "比上年", "实现了", "完成了", "取得了", "截至"]
    where text.find(word, in: sentenceStart..<min(sentenceEnd, sentenceStart + 900)) != nil {
      return false
    }
    for word: StaticString in ["要", "将", "继续", "坚持", "办好", "力争", "确保", "预期", "目标", "安排"]
    where text.find(word, in: sentenceStart..<min(sentenceEnd, sentenceStart + 900)) != nil {
      return true
    }
    return false
  }

  /// The frame holds until the next heading.
  private func keepFrame() {
    baseContext.frame = context.frame
    baseContext.frameSpan = context.frameSpan
  }

  private func onlySmallWords(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), Int(token.end) <= end {
        if token.kind == .word,
          lexicon[Int(token.index)].roles.isDisjoint(with: [
            .light, .adverb, .connective, .selfArea,
          ]),
          lexicon[Int(token.index)].area == 0
        {
          return false
        }
        if token.kind == .number { return false }
        at = Int(token.end)
      } else if text[at] == 0x20 || text[at] == 10 {
        at += 1
      } else if let length = text.any(["在", "的", "到"], at: at) {
        at += length
      } else {
        return false
      }
    }
    return true
  }
}
