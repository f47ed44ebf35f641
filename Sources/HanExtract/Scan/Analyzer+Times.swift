import HanBase
import HanCatalog

extension Analyzer {
  /// Whether a bracket is open where the scan stands.
  private var isInBracket: Bool {
    guard hasMark(.openParen) else { return false }
    var at = tokens.count - 1
    while at >= 0, at > tokens.count - 8 {
      if tokens[at].kind == .closeParen { return false }
      if tokens[at].kind == .openParen { return true }
      at -= 1
    }
    return false
  }

  /// The months that the sentence named last, or that its frame is of, if they are not a whole year.
  private var partOfYearSpoken: (first: Int, last: Int)? {
    var period = context.frame ?? context.documentFrame
    // 一季度增长2.1%（1—2月下降1%）；进出口1280亿元（去年同期1600亿元）: not what another bracket told.
    if let time = times.last(where: {
      ($0.kind == .calendar || $0.kind == .relative && isPartOfThisYear($0)) && !$0.isBase
        && !isBracketedInFull($0, sentenceEnd)
    }) {
      period = time.period
    }
    guard let start = period?.start, let end = period?.end, start.year == end.year,
      start.month > 1 || end.month < 12, start.day == 1, end.day > 27
    else { return nil }
    return (start.month, end.month)
  }

  /// 今年一季度, 今年1—5月: months of this year that are over; not 今年1月17日, nor 今年.
  func isPartOfThisYear(_ mention: TimeMention) -> Bool {
    guard text.has("今年", at: Int(mention.span.start)), !mention.isPoint,
      let start = mention.period.start, let end = mention.period.end, start.day == 1, end.day > 27,
      end.month - start.month < 11
    else { return false }
    return context.month == 0 || end.month <= context.month
  }

  /// Whether 今年 stands in the sentence before.
  private var saysThisYear: Bool {
    times.contains { $0.kind == .relative && !$0.isBase && text.has("今年", at: Int($0.span.start)) }
  }

  func readTime(_ at: Int) -> Int? {
    // 2021年的冠军青岛，上半年…: that year is of what the place is known for.
    if sentenceYear > 0, times.count == 1, text.anyEnds("，", ",", at: at) != nil,
      tellsOnlyWho(times[0])
    {
      sentenceYear = 0
    }
    // 2015年，合肥地铁开工。同年12月，…: of the year that was named last.
    let year =
      carry.namedYear > 0 && text.anyEnds("翌年", "次年", "是年", at: at) != nil
      ? carry.namedYear + (text.ends("是年", at: at) ? 0 : 1)
      : sentenceYear == 0 && text.has("同年", at: at)
        ? carry.namedYear
        // 2021年参保征缴…，截至12月25日已征缴39.8万人, in December 2020: no account is of days to come.
        : sentenceYear > context.year && context.year > 0 && text.any("截至", "截止", at: at) != nil
          ? 0 : sentenceYear
    let lexer = TimeLexer(text: text, limit: sentenceEnd, context: context, sentenceYear: year)
    guard var mention = lexer.read(at: at) else { return nil }
    reachFromSince(&mention)
    let isThen = reachFromThen(&mention, at)
    // 2000年11月1日(零时)的5953440人
    if text.ends("日", at: Int(mention.span.end)),
      let hour = text.any("零时的", "0时的", "24时的", at: Int(mention.span.end))
    {
      mention.span.end += Int32(hour - 3)
    }
    let end = Int(mention.span.end)
    guard end > at else { return nil }
    // 比“十二五”末2015年的18.13%: the second word for the same time is compared with too.
    if !times.isEmpty, times[times.count - 1].isBase, Int(times[times.count - 1].span.end) == at {
      mention.isBase = true
    }
    // 分别比上年末和上年增长: so is the second of two.
    if !times.isEmpty, times[times.count - 1].isBase,
      Int(times[times.count - 1].span.end) == at - 3,
      text.anyEnds("和", "与", "、", at: at) != nil
    {
      mention.isBase = true
    }
    if mention.kind == .calendar, isSetAside(at) { mention.isBase = true }
    if isSameBase(at) || isSecondBase(at) || lexer.tellsOfBeginning(at) { mention.isBase = true }
    // 比去年全年的增速快: the words of a comparison are one word with 去年.
    if tokens.count > 0, case let word = tokens[tokens.count - 1], word.kind == .word,
      Int(word.end) == at, word.roles.contains(.base)
    {
      mention.isBase = true
    }
    // 今年目标620亿斤（上年613亿斤）, in January: of the year before this one, not before that under review.
    if mention.kind == .relative, sentenceYear == 0, text.has("上年", at: at), context.year > 1,
      mention.period == .year(context.year - 2), saysThisYear
    {
      mention.period = .year(context.year - 1)
    }
    // 1—6月增长12.5%（同期为下降31.9%）: the same months of the year before.
    if mention.kind == .relative, text.ends("同期", at: end), let year = mention.period.start?.year,
      let months = partOfYearSpoken
    {
      mention.period = Period.months(months.first, months.last, of: year)
    }
    readSince(&mention, at)
    // 1999年到2008年，…。同期，…: the years that were spoken of.
    if mention.kind == .duration, let span = carry.spokenSpan, span.sentence >= sentenceIndex - 2,
      text.has("同期", at: at)
    {
      (mention.kind, mention.period) = (.calendar, span.period)
    }
    if mention.kind == .duration, at == sentenceStart { followSpoken(&mention) }
    if mention.kind == .back, carry.spokenSpan != nil { meanSpoken(&mention) }
    if mention.kind == .back {
      endBefore(sentenceYear, &mention)
      goOnFromYear(&mention)
      lieBetweenNamed(&mention)
      meanFrame(&mention)
    }
    if liesBetweenCensuses(mention) { mention.isBase = true }
    // 到2027年，…。全年供应工业用地1万亩: the year that is planned, not the one that a goal is for.
    let planned = context.year + (context.month >= 11 ? 1 : 0)
    if mention.followsFrame, context.year > 0, text.has("全年", at: at),
      let goal = context.frame?.end?.year, goal > planned
    {
      mention.period = .year(planned)
    }
    // 去年产量居首的广东，全年生产301.9万辆: of the year that the sentence began with.
    if mention.followsFrame, sentenceYear == 0, text.has("全年", at: at), let last = times.last,
      last.kind == .relative, !last.isBase, last.period.start?.month == 1,
      last.period.end?.month == 12, text.any("去年", "上年", at: Int(last.span.start)) != nil
    {
      mention.period = last.period
    }
    // 2022年末…。当年…: the year that the paragraph spoke of last.
    if mention.followsFrame, carry.spokenYear > 0, context.frame == nil, text.has("当年", at: at) {
      mention.period = .year(carry.spokenYear)
    }
    // 1987年，…。当年…: so is a year long past.
    if mention.followsFrame, sentenceYear == 0, carry.spokenYear == 0, context.frame == nil,
      text.has("当年", at: at), let last = output.last, Int(last.sentence) >= sentenceIndex - 2,
      let year = last.period.end?.year, year < context.year - 1, last.period == .year(year)
    {
      mention.period = last.period
      mention.isDoubtful = true
    }
    meanYearBefore(&mention)
    tokens.append(
      Token(
        kind: .time, index: Int32(times.count), start: Int32(at), end: Int32(end)))
    times.append(mention)
    // 今年一季度…；上半年…: of this year too, whatever year the paragraph began with.
    if mention.kind == .calendar || mention.kind == .relative && isPartOfThisYear(mention),
      !mention.isBase, !isThen, !isInBracket,
      text.any("起，", "起,", "开始", "以来", "起产", "起就", "起连", at: end) == nil,
      let year = mention.period.end?.year
    {
      (sentenceYear, carry.namedYear) = (year, year)
    } else if mention.isBase, mention.kind == .calendar, let year = mention.period.end?.year,
      lexer.tellsOfBeginning(at)
    {
      // 该厂创办于1988年。次年…
      carry.namedYear = year
    }
    return end
  }
}
