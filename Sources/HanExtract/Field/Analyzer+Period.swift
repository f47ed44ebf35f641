import HanBase
import HanCatalog

extension Analyzer {
  /// The time of a statement, with what only whole years' averages and later sentences need.
  @inline(__always)
  func resolvePeriod(_ quantity: Quantity, _ peel: Peel, isFlow: Bool, _ raw: inout RawObservation)
  {
    findPeriod(quantity, peel, isFlow: isFlow, &raw)
    sumYears(quantity, peel, isFlow, &raw)
    if raw.measure == .rank || raw.measure == .change { readEdition(&raw) }
    if _slowPath(raw.comparator != .equal) { compareNumbers(quantity, &raw) }
    if raw.measure == .averageGrowth || isCumulativeTarget(quantity, isFlow, &raw)
      || isYearlySince(quantity, raw.measure)
    {
      spanYears(peel, &raw)
    } else if _slowPath((raw.period.end?.year ?? 0) > context.year), isYearlyUntil(quantity, &raw) {
      spanYears(peel, &raw)
      // Whether the first of them is this year stays open.
      if raw.period.start?.year == context.year + 1, context.month > 2, context.month < 10 {
        raw.certainty.period = .guessed
      }
    }
    noteSpan(peel, &raw)
  }

  /// In its clause, earlier in its sentence, in its frame, else the document's year.
  func findPeriod(
    _ quantity: Quantity, _ peel: Peel, isFlow: Bool, _ raw: inout RawObservation
  ) {
    // 工业化率低于全市5.8个百分点: how far from another place is no change of years.
    let isChange =
      raw.measure == .growth || raw.measure == .averageGrowth
      || raw.measure == .change
        && (raw.rules.measure != .measureCompare || comparesGrowth(quantity))
    let isSum = sumsUp(quantity, raw.measure)
    let isFlow = isFlow || isSum
    if peel.isFrom || isOldValue(quantity) {
      resolveFrom(quantity, peel, &raw)
      return
    }
    if goesOnFrom(quantity, &raw) { return }
    if let base = periodOfBase(quantity) {
      (raw.period, raw.rules.period, raw.certainty.period) = (base, .periodBaseYear, .carried)
      return
    }
    if !times.isEmpty, let index = nearestTime(quantity, peel) {
      let time = times[index]
      raw.periodSpan = time.span
      let inClause = time.span.start >= quantity.clauseStart
      raw.rules.period = inClause ? .periodClause : .periodCarried
      raw.certainty.period =
        time.isDoubtful || isOnlyEvent(time, quantity) || isPartOfSetBeside(time, quantity)
          || peel.isReachEnd && endsWithFrame(time, quantity)
        ? .guessed : inClause ? .stated : .carried
      switch time.kind {
      case .open:
        raw.rules.period = .periodOpen
        raw.certainty.period = .guessed
        raw.period =
          isFlow || isChange
          ? (context.frame ?? context.documentFrame ?? documentYear)
          : context.documentFrame.map(lastYear) ?? documentYear
        return
      case .now:
        raw.rules.period = .periodNow
        raw.period =
          periodSinceThen(time)
          ?? (isChange || isFlow ? flowNow(time) : recentFrameEnd ?? documentYear)
        // 日前，统计局公布，生产总值增长10%, in February: when it was said.
        if isChange || isFlow, (1...3).contains(context.month), raw.period == documentYear,
          text.any("日前", "近期", at: Int(time.span.start)) != nil
        {
          (raw.period, raw.certainty.period) = (lookBackYear, .guessed)
        }
        return
      case .back where meansYearsAhead(time, quantity, &raw): return
      case .back
      where !isFlow && !isChange && raw.measure == .level && sumsMoney(time, quantity, peel, &raw):
        return
      case .back where time.isNear && !isFlow && !isChange && raw.measure == .level:
        raw.period = documentYear
        raw.rules.period = .periodDocumentYear
        return
      case .duration:
        raw.period = time.period
        return
      // 这两年…，力争完成投资9000亿元: no goal is for the years behind.
      case .back where raw.status == .target && (time.period.end?.year ?? 0) < context.year:
        raw.period = documentYear
        (raw.rules.period, raw.certainty.period) = (.periodDocumentYear, .guessed)
        return
      case .back where isWithinSince(time, quantity):
        raw.period = .year(time.period.start?.year ?? context.year)
        return
      case .ahead where time.isDoubtful:
        tellYearsToGoal(time, isFlow || isChange || tellsOfNew(&raw), &raw)
        return
      case .plan, .back, .ahead:
        if raw.measure == .level, carry.flowPeriod == time.period, inClause == false,
          isRate(quantity)
        {
          raw.period = time.period
          return
        }
        if time.kind == .plan, raw.status == .target, !isFlow, !isChange {
          raw.period = planned(time.period, quantity, raw.measure)
          if raw.period != time.period { raw.rules.period = .periodEnd }
          return
        }
        // 五年来，占比始终保持在75%以上
        if time.kind == .back, raw.measure == .level, raw.status == .normal, !isFlow,
          text.anyFind(
            ["始终", "一直"], in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
        {
          raw.period = time.period
          return
        }
        raw.period =
          isFlow || isChange || raw.measure == .rank && time.kind == .back && !peel.isReachEnd
            || tellsOfNew(&raw)
          ? time.period : lastYear(of: time.period)
        if !isFlow, !isChange { raw.rules.period = .periodEnd }
        return
      default: break
      }
      raw.period = time.period
      if time.isPoint, !isFlow, !isChange, let end = time.period.end {
        raw.period =
          leadsUp(to: time, quantity, &raw)
          ? Period(start: CivilDate(year: end.year, month: 1, day: 1), end: end)
          : Period(start: end, end: end)
      } else if time.isPoint, isFlow || isChange, let end = time.period.end {
        raw.period = Period(start: CivilDate(year: end.year, month: 1, day: 1), end: end)
      } else if !isFlow, !isChange, let start = time.period.start, let end = time.period.end,
        start.year != end.year, !time.isSince, !tellsOfNew(&raw), !isEachYears(time, quantity)
      {
        raw.period = lastYear(of: time.period)
        raw.rules.period = .periodEnd
        if end.year - start.year == 9 { meanInDecade(time, &raw) }
      } else if time.isSince, !isFlow, !isChange, raw.indicator >= 0,
        raw.period.end?.year != raw.period.start?.year
      {
        // 2022年9月以来，…贷款余额1200亿元: what there is, rather than what was done, is of the end.
        raw.certainty.period = .guessed
      }
      sumMonths(time, quantity, &raw)
      return
    }
    if goesOnFromPoint(quantity, isFlow: isFlow, isChange: isChange, &raw) { return }
    if let frame = context.frame ?? context.documentFrame {
      if context.frame == nil, _slowPath(isAfterYearsBeginning), frame == .year(context.year - 1),
        meansSeason(quantity, &raw)
      {
        return
      }
      if raw.measure == .level, !isFlow, tellsWhatThereIs(quantity, frame) {
        (raw.period, raw.rules.period) = (documentYear, .periodNow)
        raw.certainty.period = .carried
        return
      }
      raw.rules.period = context.frame != nil ? .periodFrame : .periodDocumentFrame
      raw.periodSpan = context.frameSpan
      raw.certainty.period = context.goalsMayBeOver ? .guessed : .carried
      // “十一五”…。其中，北京966.5亿元，同比增长38.5%: against the year before, also in a text on several years.
      if raw.measure == .growth || raw.measure == .change, frame.start?.year != frame.end?.year,
        !isSeason(frame),
        text.anyFind(
          ["同比", "比上年", "较上年"], in: Int(quantity.clauseStart)..<Int(quantity.span.start))
          != nil
      {
        raw.period = lastYear(of: frame)
        raw.rules.period = .periodEnd
        return
      }
      if isFlow && raw.measure != .rank || isChange || isDeed(quantity, raw.measure, frame)
        || isSeason(frame) || tellsOfNew(&raw)
      {
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
    if _slowPath(isAfterYearsBeginning), meansSeason(quantity, &raw) { return }
    // …2022年末…。苏州、杭州分别为…: the year that the paragraph goes on about.
    // 安徽有三县上榜，分别是第59的肥西…: an order that no figure of its sentence leads to is that of the text.
    if raw.status != .target, !isSum, context.year > 0, carry.spokenYear == context.year - 1,
      raw.measure != .rank || output.last.map({ Int($0.sentence) == sentenceIndex }) ?? false
    {
      raw.period = .year(carry.spokenYear)
      raw.rules.period = .periodCarried
      raw.certainty.period = .guessed
      return
    }
    if context.month >= 4, raw.status == .normal, isNational || comparesPlaces,
      goesOnAboutLastYear(quantity, raw.measure)
    {
      raw.period = .year(context.year - 1)
      (raw.rules.period, raw.certainty.period) = (.periodCarried, .guessed)
      return
    }
    raw.period = raw.status == .target ? documentYear : lookBackYear
    raw.rules.period = context.year > 0 ? .periodDocumentYear : .periodUnknown
    raw.certainty.period =
      context.dateCertain && !isBehindEvent(quantity) ? .carried : .guessed
  }

  /// 年均增长32.7%，高于全省10个百分点: it is growth of the same years that is compared.
  private func comparesGrowth(_ quantity: Quantity) -> Bool {
    // 地区生产总值年均增速高于全市1个百分点
    if text.find("年均", in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil {
      return true
    }
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return false }
    if last.measure == .growth || last.measure == .averageGrowth { return true }
    // 年均增长14.7%，超出目标5.2个百分点，高于“十五”时期4.6个百分点
    return last.measure == .change
      && output.suffix(4).last(where: {
        Int($0.sentence) == sentenceIndex && $0.measure != .change
      })?.measure == .averageGrowth
  }

  /// What a text of January to March reports without a date is of the year before.
  var lookBackYear: Period {
    context.year > 1 && (1...3).contains(context.month) && !context.isTarget
      && !context.speaksOfParts
      ? .year(context.year - 1) : documentYear
  }
  var documentYear: Period { context.year > 0 ? .year(context.year) : .unknown }
  var frameEnd: Period? {
    guard let frame = context.frame, frame.start?.year == frame.end?.year else { return nil }
    return frame
  }

  /// The frame's year, where 如今 may mean it.
  private var recentFrameEnd: Period? {
    guard let frame = frameEnd, let year = frame.end?.year, year >= context.year - 1,
      year <= context.year || context.year == 0
    else { return nil }
    return frame
  }

  func flowNow(_ time: TimeMention) -> Period {
    // 截至目前，运营里程831公里, in a text on the year before: when it was written.
    if time.isAsOf, context.frame == nil, context.documentFrame?.end?.year == context.year - 1,
      context.month >= 4
    {
      return documentYear
    }
    if let frame = context.frame ?? context.documentFrame { return lastYear(of: frame) }
    return documentYear
  }

  /// October to March: months of two years, of which the last year's are no account of their own.
  private func isSeason(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    return end.year == start.year + 1 && end.month < start.month
  }

  @inline(__always)
  func lastYear(of period: Period) -> Period {
    guard let start = period.start, let end = period.end else { return period }
    if start.year == end.year { return period }
    if context.year > 0, end.year > context.year, start.year <= context.year, !context.isTarget,
      !isAtBeginning(period)
    {
      return .year(context.year)
    }
    return .year(end.year)
  }

  /// “十四五”期间，森林覆盖率达到39%, in the first months of those years: at their end.
  private func isAtBeginning(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end, start.year == context.year,
      end.year >= start.year + 4, (1...4).contains(context.month)
    else { return false }
    return times.contains {
      $0.period == period && text.anyEnds("期间", "时期", at: Int($0.span.end)) != nil
    }
      || context.frame == period && Int(context.frameSpan.start) >= carry.paragraphStart
        && text.anyEnds("期间", "时期", at: Int(context.frameSpan.end)) != nil
  }

  /// The time that governs a quantity, nearest first: in the clause, then earlier in the sentence.
  func nearestTime(_ quantity: Quantity, _ peel: Peel) -> Int? {
    if peel.time >= 0, peel.isFrom || !isTurnedFrom(times[Int(peel.time)]) { return Int(peel.time) }
    if let index = timeOfOwn(quantity) { return index }
    // 与去年4.8%的实际增速相比
    if isToldActual(quantity), let index = timeSurpassed(quantity, quantity.span.start) {
      return index
    }
    if quantity.inParen, let index = hostTime(quantity) { return index }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].span.start < quantity.span.start { low = middle + 1 } else { high = middle }
    }
    // （2025年）or 2023年末 right behind the number.
    if low < times.count, quantity.inParen == false, times[low].span.start > quantity.span.end,
      times[low].span.start - quantity.afterQualifier <= 3,
      text.any("（", "(", at: Int(quantity.afterQualifier)) != nil,
      !times[low].isBase, times[low].kind == .calendar, !isInsideName(times[low]),
      !datesOwnNumber(times[low])
    {
      return low
    }
    var index = low - 1
    var steps = 0
    while index >= 0, steps < 12 {
      steps += 1
      let time = times[index]
      if !time.isBase, time.kind != .duration, !isInsideName(time), !isTurnedFrom(time) {
        if time.span.start < quantity.clauseStart, saysNow(Int(time.span.end), quantity) {
          return nil
        }
        if !isOfOther(time, quantity) { return index }
      }
      index -= 1
    }
    return nil
  }

  /// 1983年撤县设自治县，现辖2个街道: the figure is of the time of writing.
  private func saysNow(_ start: Int, _ quantity: Quantity) -> Bool {
    if lastNowWord == nil {
      lastNowWord = sentenceStart
      // Each has the one character or the other.
      let lacksAll =
        text.lacks("现", from: sentenceStart, to: sentenceEnd)
        && text.lacks("辖", from: sentenceStart, to: sentenceEnd)
      var at = sentenceStart
      while !lacksAll, let found = text.find(Analyzer.nowWords, in: at..<sentenceEnd) {
        (lastNowWord, at) = (found, found + 3)
      }
      if at == sentenceStart { lastNowWord = -1 }
    }
    // Nearly no sentence has such a word.
    return (lastNowWord ?? -1) >= start
      && text.find(Analyzer.nowWords, in: start..<max(start, Int(quantity.span.start))) != nil
  }

  static let nowWords = WordSet("现辖", "现有", "现共有", "现设", "下辖")

  /// 办复率100% after a flow of the same five years is the rate of those years.
  func isRate(_ quantity: Quantity) -> Bool { quantity.kind == .percent }

  /// 2024年政府工作报告, “2025市辖区…”, 《…2024…》: a time within a name.
  func isInsideName(_ time: TimeMention) -> Bool {
    let end = Int(time.span.end)
    // 按1980年不变价计算: the year of the prices.
    if text.any("不变价", "可比价", "价格计算", "为基期", at: end) != nil { return true }
    if text.has("价", at: end), isYearOfPrices(time) { return true }
    // 本报济南2月14日讯: when a text was written.
    if time.period.start == time.period.end,
      text.any("讯", "电 ", "电　", "电（", "电(", "电，", "电记者", at: end) != nil
    {
      return true
    }
    // 上年价格变动的新影响: a part of a change of prices, not when it was.
    if text.any("价格变动", "价格上涨", "价格下降", "价格下跌", "涨价", at: end) != nil,
      text.anyFind(["影响", "因素"], in: end..<min(sentenceEnd, end + 36)) != nil
    {
      return true
    }
    if text.any("政府工作报告", "新年", "奥运会", "世界杯", "亚运会", at: end) != nil { return true }
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
}
