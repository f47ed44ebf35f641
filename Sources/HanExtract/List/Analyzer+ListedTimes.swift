import HanBase
import HanCatalog

/// Lists of times with as many numbers: 2022年和2023年，…分别为A、B.
extension Analyzer {
  /// 2016~2019年，税负分别为A、B、C和D: one number for each year of the span.
  func yearlyItems(_ quantity: Quantity, _ end: Int, _ count: Int, _ head: Span)
    -> (items: [ListItem], periods: [Period])?
  {
    guard count > 1,
      let periods = timesBefore(quantity, count) ?? yearsOfSpan(quantity, count)
        ?? timesOfLast(quantity, end, count)
    else { return nil }
    var found = topicOfTimes(Int(quantity.leftLimit), end)
    // 项目130个，2016年至2018年，分别完成国内生产总值A、B、C: the name behind 分别, not what was told before.
    if !head.isEmpty, isEmptySubject(Int(quantity.leftLimit), end) {
      let own = leftPhrase(Int(head.start), Int(head.end))
      if !own.isEmpty { found = (own.phrase, own.indicator) }
    }
    guard !found.phrase.isEmpty else {
      // 2010年，收入46.8亿元。一至四季度分别完成A、B、C、D: what the sentence before told of.
      guard carry.topicSentence == sentenceIndex - 1, !carry.topic.isEmpty else { return nil }
      let item = ListItem(
        phrase: carry.topic, indicator: carry.topicIndicator, area: 0, isCarried: true)
      return (Array(repeating: item, count: count), periods)
    }
    let item = ListItem(phrase: found.phrase, indicator: found.indicator, area: 0)
    return (Array(repeating: item, count: count), periods)
  }

  /// 2016年至2018年，分别实现税收A、B、C，分别招商引资(D、E、F): whether a list of times goes on with what the one before was told of; not where
  /// it has a name of its own.
  func keepsItems(_ items: [ListItem], _ isOne: Bool, _ head: Span) -> Bool {
    isOne && areAlike(items)
      && (head.isEmpty || leftPhrase(Int(head.start), Int(head.end)).isEmpty)
  }

  /// What a list of times is told of: 2021年、2022年(GDP)增速分别为A、B; 都是增长，增幅分别为A、B goes on.
  private func topicOfTimes(_ start: Int, _ end: Int) -> (phrase: Phrase, indicator: Int32) {
    if let words = eachPart(in: start..<max(start, end)) {
      // 税收收入41.6亿元，四个季度分别…; 四个季度税收收入分别…; 税收收入各季度增速分别….
      let behind = leftPhrase(Int(words.end), end)
      let isRate = text.any("增速", "增幅", "增长", "涨幅", at: Int(words.end)) != nil
      let own = behind.isEmpty || isRate ? leftPhrase(start, Int(words.start)) : behind
      if !own.isEmpty { return (own.phrase, own.indicator) }
      return carry.topicSentence == sentenceIndex
        ? (carry.topic, carry.topicIndicator) : (Phrase(), -1)
    }
    var found = leftPhrase(start, end)
    if found.phrase.b.isEmpty, case let stop = Int(found.phrase.a.end),
      let noun = text.anyEnds("增速", "增幅", "涨幅", "增长速度", "增长率", at: stop)
    {
      found = stop - noun > start ? leftPhrase(start, stop - noun) : leftPhrase(start, start)
    }
    guard found.isEmpty, carry.topicSentence == sentenceIndex else {
      return (found.phrase, found.indicator)
    }
    return (carry.topic, carry.topicIndicator)
  }

  /// 2022年、2023年收入分别为A、B，分别增长(C、D): the times of the list before.
  private func timesOfLast(_ quantity: Quantity, _ end: Int, _ count: Int) -> [Period]? {
    let last = output.suffix(count)
    guard last.count == count, isEmptySubject(Int(quantity.leftLimit), end),
      last.allSatisfy({
        Int($0.sentence) == sentenceIndex && $0.rules.indicator == .indicatorRespective
          && $0.rules.period == .periodClause && $0.phrase == last.first?.phrase
      }),
      !times.contains(where: {
        !$0.isBase && $0.span.start > last[last.endIndex - 1].span.end
          && $0.span.end <= quantity.span.start
      })
    else { return nil }
    let periods = last.map(\.period)
    return Set(periods).count == count ? periods : nil
  }

  /// Whether all members of a list are the same thing in the same place: what tells them apart are times.
  func areAlike(_ items: [ListItem]) -> Bool {
    items.allSatisfy { $0.phrase == items[0].phrase && $0.area == items[0].area }
  }

  /// 去年三、四季度，(进出口)分别增长A、B: nor is one name of a measure two that are told of.
  func areOne(_ items: [ListItem], _ start: Int, _ end: Int) -> Bool {
    if times.isEmpty || items.isEmpty { return false }
    return areAlike(items)
      || items[0].area == 0
        && text.anyFind(["、", "和", "与", "及"], in: start..<max(start, end)) == nil
        && leftPhrase(start, end).indicator >= 0
  }

  private func yearsOfSpan(_ quantity: Quantity, _ count: Int) -> [Period]? {
    if let parts = partsOfSpan(quantity, count) { return parts }
    guard let index = nearestTime(quantity, Peel(end: Int(quantity.span.start))),
      times[index].kind == .calendar || times[index].kind == .plan || times[index].kind == .back,
      let start = times[index].period.start, let last = times[index].period.end
    else { return nil }
    // 一至三季度，GDP分别增长A、B、C
    if last.year == start.year, text.ends("季度", at: Int(times[index].span.end)),
      last.month - start.month + 1 == 3 * count, hasRespective(quantity)
    {
      return (0..<count).map {
        .months(start.month + 3 * $0, start.month + 3 * $0 + 2, of: start.year)
      }
    }
    guard last.year - start.year + 1 == count,
      times[index].kind != .back || hasRespective(quantity)
    else { return nil }
    return (0..<count).map { .year(start.year + $0) }
  }

  /// 2022年、2023年，收入分别为A、B: the times that the clause is about stand before its comma.
  private func timesBefore(_ quantity: Quantity, _ count: Int) -> [Period]? {
    guard hasRespective(quantity),
      let list = listedTimes(from: sentenceStart, to: Int(quantity.span.start)),
      list.periods.count == count,
      !tokensFrom(Int(list.span.end)).prefix(while: { $0.start < quantity.leftLimit }).contains(
        where: { $0.kind == .number }) || wasListed(list.periods)
    else { return nil }
    return list.periods
  }

  /// 4月、5月，出口分别增长A、B，进口分别增长(C、D): the last list was of the same times.
  private func wasListed(_ periods: [Period]) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return false }
    return last.rules.indicator == .indicatorRespective && last.period == periods.last
      && last.rules.period == .periodClause
  }

  /// The times of one list, of which the last is the last that is told of before a place.
  private func listedTimes(from start: Int, to end: Int) -> (periods: [Period], span: Span)? {
    var index = times.count - 1
    while index >= 0,
      Int(times[index].span.end) > end
        || times[index].isBase && (index == 0 || times[index - 1].isBase || !isJoined(index))
    {
      index -= 1
    }
    guard index >= 0, Int(times[index].span.start) >= start, times[index].kind != .duration else {
      return nil
    }
    let last = Int(times[index].span.end)
    var periods: [Period] = []
    var at = 0
    while true {
      at = Int(times[index].span.start)
      // 比2019年和2020年分别增长: what is compared with.
      if times[index].isBase, !isJoined(index) { return nil }
      periods.insert(times[index].period, at: 0)
      readShortened(before: &at, from: start, &periods)
      guard index > 0, isJoined(index, at), Int(times[index - 1].span.start) >= start,
        times[index - 1].kind != .duration
      else { break }
      index -= 1
    }
    return (periods, Span(at, last))
  }

  /// Whether a time is joined to the one before it: 和2023年.
  private func isJoined(_ index: Int, _ at: Int? = nil) -> Bool {
    let start = at ?? Int(times[index].span.start)
    guard index > 0, let joint = text.anyEnds("、", "和", "与", "及", "以及", at: start) else {
      return false
    }
    return Int(times[index - 1].span.end) == start - joint
  }

  /// 4、5、(6月), 一、二、三、(四季度), 2021、2022、(2023年): members that leave out the word of the last.
  private func readShortened(before at: inout Int, from start: Int, _ periods: inout [Period]) {
    guard let first = periods.first?.start, let last = periods.first?.end,
      first.year == last.year, text.anyEnds("、", "和", "与", "及", at: at) != nil
    else { return }
    let isYear = text[at] >= 48 && text[at + 3] >= 48 && text[at + 3] <= 57 && text[at] <= 57
    let isQuarter = !isYear && last.month - first.month == 2
    guard isYear || isQuarter || first.month == last.month else { return }
    let lexer = TimeLexer(text: text, limit: sentenceEnd, context: context, sentenceYear: 0)
    let (own, full) = (at, periods)
    while let joint = text.anyEnds("、", "和", "与", "及", at: at) {
      let mark = at - joint
      var begin = mark
      while begin > start, mark - begin < 12, case let before = text.before(begin),
        TimeLexer.isNumeral(text, text.scalar(before).value)
      {
        begin = before
      }
      guard begin < mark, let (value, stop) = lexer.int(begin), stop == mark,
        case let step = isYear ? first.year : isQuarter ? (first.month + 2) / 3 : first.month,
        value < step, isYear ? value > step - 20 : value >= 1
      else { break }
      let period: Period
      if isYear {
        period = Period(
          start: CivilDate(year: value, month: first.month, day: first.day),
          end: CivilDate(year: value, month: last.month, day: last.day))
      } else {
        let month = isQuarter ? value * 3 - 2 : value
        period = .months(month, isQuarter ? month + 2 : month, of: first.year)
      }
      periods.insert(period, at: 0)
      at = text.ends("第", at: begin) ? begin - 3 : begin
    }
    guard at < own else { return }
    // 三、四季度: two of the numbers may be the mark of a paragraph; 去年4、5、6月 are of the year that is named.
    if let year = times.last(where: { Int($0.span.end) == at })?.period, !isYear,
      let named = year.start?.year, named == year.end?.year, named != first.year
    {
      periods = periods.map { shift($0, to: named) }
    }
    if periods.count < 2 { (at, periods) = (own, full) }
  }

  private func shift(_ period: Period, to year: Int) -> Period {
    guard let start = period.start, let end = period.end else { return period }
    return Period(
      start: CivilDate(year: year, month: start.month, day: start.day),
      end: CivilDate(year: year, month: end.month, day: end.day))
  }

  /// 9月、10月分别增长5.2%、3.7%: the times that are the subjects of a list.
  func subjectTimes(_ quantity: Quantity, _ end: Int, _ count: Int) -> [Period] {
    guard count > 1, !times.isEmpty else { return [] }
    let list = listedTimes(from: Int(quantity.leftLimit), to: end)
    return list?.periods.count == count ? list?.periods ?? [] : []
  }

  /// The same topic for each of the times that a list is about.
  func timeItems(_ quantity: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard count > 1, !times.isEmpty,
      let list = listedTimes(from: Int(quantity.leftLimit), to: end), list.periods.count == count
    else { return nil }
    var own = leftPhrase(Int(list.span.end), end)
    // GDP2022年和2023年分别增长A、B
    if own.isEmpty { own = leftPhrase(Int(quantity.leftLimit), Int(list.span.start)) }
    if !own.isEmpty {
      let own = topicOfTimes(Int(own.phrase.a.start), Int(own.phrase.last.end))
      return Array(
        repeating: ListItem(phrase: own.phrase, indicator: own.indicator, area: 0), count: count)
    }
    guard !carry.topic.isEmpty else { return nil }
    let item = ListItem(
      phrase: carry.topic, indicator: carry.topicIndicator, area: 0, isCarried: true)
    return Array(repeating: item, count: count)
  }

  /// 2022年和2023年，财政收入和税收分别为A、B: whether as many times stand before a list of other things.
  func isListOfTimes(_ quantity: Quantity, _ count: Int) -> Bool {
    times.count >= count && timesBefore(quantity, count) != nil
  }

  /// Whether the numbers of a list may be of several times: 各月增速分别为A、B和C.
  func mayPairTimes(_ quantity: Quantity, _ count: Int) -> Bool {
    isListOfTimes(quantity, count) || namesEachPart(quantity)
  }

  /// One of several times, for the number that belongs to it.
  func takeListed(_ periods: [Period], _ offset: Int, _ raw: inout RawObservation) {
    // 近三年，GDP分别增长A、B、C: which years those are was not told. 2023年和2024年一季度: a year or its first quarter.
    let isOpen = times.contains {
      $0.kind == .back && $0.span == raw.periodSpan && $0.period.start != $0.period.end
    }
    let isWhole = periods[offset].start?.month == 1 && periods[offset].end?.month == 12
    let last = periods[periods.count - 1]
    let mayBePart =
      isWhole && last.end?.month != 12 && last.start?.year != periods[offset].start?.year
    raw.period = periods[offset]
    raw.rules.period = .periodClause
    raw.certainty.period = isOpen || mayBePart ? .guessed : .stated
    widenToAverage(&raw)
  }
}
