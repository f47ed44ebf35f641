import HanBase
import HanCatalog

/// Times that mean what another time of the text says.
extension Analyzer {
  /// 比第七次人口普查时点，即2020年11月1日零时，增加25万人: the base of a comparison in other words.
  @inline(__always)
  func isSameBase(_ at: Int) -> Bool {
    !times.isEmpty && times[times.count - 1].isBase && text.anyEnds("即", "也就是", at: at) != nil
      && isSameBaseInFull(at)
  }

  @inline(never)
  private func isSameBaseInFull(_ at: Int) -> Bool {
    let end = Int(times[times.count - 1].span.end)
    let word = at - (text.ends("即", at: at) ? 3 : 9)
    guard word >= end, word - end <= 24 else { return false }
    // 时点，即; 时（即: one mark at most between the two, and no number.
    guard text.anyEnds("，", ",", "（", "(", at: word) != nil else { return word == end }
    return text.anyFind(["，", ",", "；", "（", "("], in: end..<max(end, text.before(word))) == nil
      && tokens.run(from: tokens.place(from: end)).allSatisfy { $0.kind != .number }
  }

  /// 比上年末和上年增长: the second of two behind the words of a comparison.
  @inline(__always)
  func isSecondBase(_ at: Int) -> Bool {
    guard tokens.count > 0, case let word = tokens[tokens.count - 1], word.kind == .word,
      word.roles.contains(.base), case let gap = at - Int(word.end), gap == 3 || gap == 6
    else { return false }
    return text.anyEnds("和", "与", "及", "、", at: at) != nil
      && (gap == 3 || text.any("末", "底", "初", at: Int(word.end)) != nil)
  }

  /// 2021年北京存款…，比上一年增加…。同期上海存款…: the time that the sentence before told of.
  @inline(never)
  func followSpoken(_ mention: inout TimeMention) {
    guard text.has("同期", at: Int(mention.span.start)), let last = output.last,
      Int(last.sentence) == sentenceIndex - 1,
      last.rules.period == .periodClause || last.rules.period == .periodCarried,
      last.status == .normal, let start = last.period.start, let end = last.period.end,
      start.year == end.year, start.month == 1 || start == end
    else { return }
    (mention.kind, mention.period) = (.calendar, last.period)
    mention.isPoint = start == end
  }

  /// 2021年增量仅为7万人，而过去十年每年新增60万人: years set against one, before which they lie.
  @inline(never)
  func endBefore(_ year: Int, _ mention: inout TimeMention) {
    let start = Int(mention.span.start)
    guard text.any("过去", "此前", at: start) != nil,
      text.anyEnds("而", "而在", "但", "但在", at: start) != nil,
      case let year = year > 0 ? year : spokenJustNow, year > 0,
      let first = mention.period.start?.year, let last = mention.period.end?.year,
      year <= last + 1, year >= last - 1
    else { return }
    mention.period = .years(year - 1 - (last - first), year - 1)
  }

  /// The year that the text is about, or that the sentence before stated for its last figure; or 0.
  private var spokenJustNow: Int {
    if let frame = context.documentFrame, let year = frame.end?.year, frame.start?.year == year {
      return year
    }
    guard let last = output.last, Int(last.sentence) == sentenceIndex - 1,
      last.rules.period == .periodClause || last.rules.period == .periodCarried,
      let year = last.period.end?.year, last.period.start?.year == year
    else { return 0 }
    return year
  }

  /// 2018年，广西居第一，如今已跌出前十；…: a year long past over which the sentence comes back to now.
  func comesBackToNow(from first: TimeMention) -> Bool {
    guard let year = first.period.end?.year, context.year > 0, year < context.year - 1 else {
      return false
    }
    // 武汉2020年排第5位，2021年升至第3位, in a text about 2021.
    let told = context.documentFrame?.end?.year
    return times.contains {
      $0.span.start > first.span.start
        && (isSetAgainst($0)
          || $0.kind == .calendar && !$0.isBase && $0.period.end?.year == told
            && $0.period.start?.year == told
            && text.anyEnds("，", ",", "；", ";", "，到", "，而", at: Int($0.span.start)) != nil)
    }
  }

  /// 如今, 而目前, behind a mark: what is now against what was then.
  private func isSetAgainst(_ time: TimeMention) -> Bool {
    guard time.kind == .now else { return false }
    let start = Int(time.span.start)
    if text.any("如今", "现如今", "眼下", "现在已", "现在却", "现在则", at: start) != nil {
      return text.anyEnds(
        "，", ",", "；", ";", "，而", "；而", "，但", "；但", "，到", "，到了", at: start) != nil
    }
    return text.anyEnds("，而", "；而", "，但", "；但", at: start) != nil
  }

  /// 自2008年达到(1050万人)的峰值以来: the number of the year since which it is told.
  func isWithinSince(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard text.ends("自", at: Int(time.span.start)), time.span.end < quantity.span.start,
      let since = text.find(
        "以来", in: Int(time.span.end)..<min(sentenceEnd, Int(time.span.end) + 60))
    else { return false }
    return since > Int(quantity.span.start)
  }

  /// 2000年至2002年…。三年间…: as many years as the text has just spoken of are those.
  @inline(never)
  func meanSpoken(_ mention: inout TimeMention) {
    guard let span = carry.spokenSpan, span.sentence >= sentenceIndex - 2,
      !mention.isNear, let first = mention.period.start?.year, let last = mention.period.end?.year,
      let from = span.period.start?.year, let until = span.period.end?.year,
      last - first == until - from, until <= last, until >= last - 2,
      text.anyEnds("间", "里", "中", "来", at: Int(mention.span.end)) != nil
    else { return }
    mention.period = span.period
  }

  /// 目前17个城市的数据已经披露: what is known by now of the year whose figures the text tells.
  private func isKnownNow(_ time: TimeMention) -> Bool {
    let rest = Int(time.span.end)..<sentenceEnd
    guard let data = text.anyFind(["数据", "公报", "成绩单"], in: rest) else { return false }
    let behind = data..<min(sentenceEnd, data + 36)
    return text.find("，", in: rest.lowerBound..<data) == nil
      && text.anyFind(["公布", "发布", "披露", "出炉", "晒出", "揭晓"], in: behind) != nil
  }

  /// 梳理2017年…后发现，目前银川的占比最高: what is found in figures of a year is of that year.
  private func isFoundNow(_ time: TimeMention, _ frame: Period) -> Bool {
    text.anyEnds("发现，", "显示，", "可见，", "看出，", at: Int(time.span.start)) != nil
      && times.contains {
        $0.kind == .calendar && !$0.isBase && $0.span.start < time.span.start
          && $0.period.end?.year == frame.end?.year
      }
      || frame.end?.year == context.year - 1 && ToldYears.countsPlaces(behind: time, text)
  }

  /// The time that 如今 means behind a year long past in the same sentence: that of the text's figures.
  func periodSinceThen(_ time: TimeMention) -> Period? {
    guard let frame = context.documentFrame, frame.start?.year == frame.end?.year else {
      return nil
    }
    if isKnownNow(time) || isFoundNow(time, frame) { return frame }
    guard isSetAgainst(time),
      times.contains(where: {
        $0.kind == .calendar && $0.span.start < time.span.start
          && ($0.period.end?.year ?? context.year) < context.year - 1
      })
    else { return nil }
    return frame
  }
}
