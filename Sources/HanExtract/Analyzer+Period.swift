import HanBase
import HanCatalog

extension Analyzer {
  /// The time of a statement: in its clause, earlier in its sentence, in its frame, else the
  /// document's year.
  func resolvePeriod(_ quantity: Quantity, _ peel: Peel, isFlow: Bool, _ raw: inout RawObservation) {
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
        raw.period = isFlow || isChange ? (context.frame ?? context.documentFrame ?? documentYear) : documentYear
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
        if raw.measure == .level, carry.flowPeriod == time.period, inClause == false, isRate(quantity) {
          raw.period = time.period
          return
        }
        raw.period = isFlow || isChange || raw.measure == .rank && time.kind == .back
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
    raw.period = documentYear
    raw.rules.period = context.year > 0 ? .periodDocumentYear : .periodUnknown
    raw.certainty.period = isFlow || isChange || !context.dateCertain ? .guessed : .carried
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
    var frame = context.frame ?? context.documentFrame
    if let index = nearestTime(quantity, peel), times[index].kind != .open, times[index].kind != .now {
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
      times[low].span.start - quantity.afterQualifier <= 3, text.any(["（", "("], at: Int(quantity.afterQualifier)) != nil,
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
      case .plan where text.any(["成就", "回顾", "以来", "时期", "期间", "发展"], at: Int(time.span.end)) == nil
        && text.anyEnds(["以来", "期间", "时期"], at: Int(time.span.end)) == nil:
        continue
      case .calendar, .relative, .back, .plan, .ahead:
        if !time.period.isUnknown, !time.isNear, frame == nil || time.kind == .back {
          frame = time.period
          frameSpan = time.span
        }
        if time.kind == .ahead { isTarget = true; span = time.span }
      default: break
      }
    }
    if text.find("回顾", in: sentenceStart..<sentenceEnd) != nil { isTarget = false }
    if frame != nil || isTarget {
      baseContext.frame = frame ?? (isTarget && context.year > 0 ? nil : baseContext.frame)
      baseContext.frameSpan = frameSpan
      baseContext.isTarget = isTarget
      baseContext.targetSpan = span
    } else if text.find("回顾", in: sentenceStart..<sentenceEnd) != nil {
      baseContext.isTarget = false
    }
    context = baseContext
  }

  /// A paragraph that opens with a time is about that time.
  func openParagraph() {
    context = baseContext
    carry.paragraphArea = 0
    carry.estimateBelow = false
    carry.topic = Phrase()
    carry.topicIndicator = -1
  }

  /// The first words of a sentence may set the frame of its paragraph.
  func readFrame() {
    guard let first = times.first, !first.isBase, Int(first.span.start) - sentenceStart <= 36 else { return }
    // Only what opens the sentence: nothing but small words before it.
    guard onlySmallWords(sentenceStart, Int(first.span.start)) else { return }
    switch first.kind {
    case .back where first.isNear: return
    case .back, .plan:
      context.frame = first.period
      context.frameSpan = first.span
    case .relative, .calendar:
      guard first.period.start?.year == first.period.end?.year, !first.isPoint, !isInsideName(first) else { return }
      if first.period.start?.month == 1, first.period.end?.month == 12 {
        context.frame = first.period
        context.frameSpan = first.span
      }
    case .ahead:
      context.frame = first.period
      context.frameSpan = first.span
      context.isTarget = true
      context.targetSpan = first.span
    default: break
    }
  }

  private func onlySmallWords(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), Int(token.end) <= end {
        if token.kind == .word, lexicon[Int(token.index)].roles.isDisjoint(with: [.light, .adverb, .connective, .selfArea]),
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
