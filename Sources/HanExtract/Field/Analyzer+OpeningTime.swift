import HanBase
import HanCatalog
import HanCorpus

/// The time with which a text opens, as far as it is that of the whole text.
extension Analyzer {
  /// 2月份，70个大中城市…; 上半年全市经济运行情况: the months that a title or first sentence opens with.
  func openingMonths(_ span: Span) -> Period? {
    guard let first = times.first, first.kind == .calendar || first.kind == .relative,
      !first.isPoint, !first.isBase,
      !first.isSince, Int(first.span.start) - Int(span.start) <= 12, let start = first.period.start,
      let end = first.period.end, start.year == end.year, start.year == context.year,
      end.month - start.month < 11, start.month != 1 || end.month != start.month,
      start.month > 1 || end.month == start.month, start.day == 1, end.day > 27,
      context.month == 0 || end.month <= context.month
    else { return nil }
    return first.period
  }

  /// 上半年，全市生产总值增长2.1%，…: the months from January on with which a sentence opens that tells figures of them.
  func openingPart(_ span: Span) -> Period? {
    guard let first = times.first, first.kind == .calendar || isPartOfThisYear(first),
      !first.isBase, !first.isPoint, !first.isSince, !isInsideName(first),
      Int(first.span.start) - Int(span.start) <= 12, let start = first.period.start,
      let end = first.period.end, start.month == 1, start.day == 1, start.year == end.year,
      end.month < 12, end.month > 1, mayHoldFigure(Span(Int(first.span.end), Int(span.end)))
    else { return nil }
    return first.period
  }

  /// 2019年10月至2020年3月，…: whole months of two years, with which a sentence opens.
  func openingSeason(_ span: Span) -> Period? {
    guard let first = times.first, first.kind == .calendar, !first.isBase, !first.isPoint,
      !first.isSince, Int(first.span.start) - Int(span.start) <= 12, let start = first.period.start,
      let end = first.period.end, end.year == start.year + 1, end.year >= context.year - 1,
      end.month < start.month, start.day == 1, end.day > 27
    else { return nil }
    return first.period
  }

  /// 10月2日全国接待游客1.04亿人次: the day with which news of a holiday's travellers opens.
  func openingDay(_ span: Span) -> Period? {
    guard let first = times.first, first.kind == .calendar, !first.isBase, !first.isPoint,
      Int(first.span.start) - Int(span.start) <= 12, let day = first.period.start,
      first.period.end == day, day.year == context.year, !isInsideName(first),
      context.month == 0 || day.month == context.month || day.month + 1 == context.month,
      text.anyFind(
        ["游客", "旅游", "客流", "旅客", "出游", "票房", "客运量", "人次"],
        in: Int(first.span.end)..<max(Int(first.span.end), Int(span.end))) != nil,
      mayHoldFigure(Span(Int(first.span.end), Int(span.end)))
    else { return nil }
    return first.period
  }

  /// 上半年经济运行情况, in one line with the text: the part of a year whose account a title says the text is.
  func titledPart(_ span: Span) -> Period? {
    guard let first = times.first, first.kind == .calendar || isPartOfThisYear(first),
      !first.isBase, !first.isPoint, !first.isSince,
      Int(first.span.start) - Int(span.start) <= 36, let start = first.period.start,
      let end = first.period.end, start.year == end.year, start.day == 1, end.day > 27,
      end.month - start.month < 11, end.month > start.month,
      context.month == 0 || end.year < context.year || end.month <= context.month
    else { return nil }
    let words = Int(first.span.end)..<min(Int(span.end), Int(first.span.end) + 60)
    guard words.lowerBound < words.upperBound,
      let title = text.anyFind(
        ["运行情况", "运行分析", "工作总结", "执行情况", "收支情况", "完成情况", "经济形势", "情况分析", "情况汇报", "情况通报", "工作情况"],
        in: words)
    else { return nil }
    // 通报了上半年经济运行情况: what was done, not what the text is called.
    return text.anyFind(["，", ",", "：", "。"], in: words.lowerBound..<title) == nil
      && text.anyEnds("了", "对", "就", "听取", "通报", "分析", "总结", "介绍", "报告", at: Int(first.span.start))
        == nil
      ? first.period : nil
  }

  /// 我受省政府委托，报告2019年度预算执行的审计情况，请审议: the year of which a body gives account.
  func reportedYear(_ span: Span) -> Period? {
    guard !times.isEmpty, context.year > 1,
      let word = text.anyFind(["委托", "向大会", "提请", "我代表"], in: span.range),
      let report = text.find("报告", in: word..<Int(span.end)),
      let year = times.first(where: { Int($0.span.start) >= report + 6 }),
      Int(year.span.start) - report <= 30, year.period == .year(context.year - 1),
      text.anyFind(
        ["执行", "决算", "审计"], in: Int(year.span.end)..<max(Int(year.span.end), Int(span.end)))
        != nil,
      // 与2020年预算草案: plans of another year follow.
      !times.contains(where: { $0.span.start > year.span.start && $0.period != year.period })
    else { return nil }
    return year.period
  }

  /// 县教育局过去五年工作总结(一、过去五年工作回顾1.协调发展。…): where the first chapter's heading begins in the line of the title.
  func chapterBehindTitle(_ span: Span) -> Int? {
    guard span.count < 1200,
      let chapter = text.find(
        "一、", in: Int(span.start)..<min(Int(span.end), Int(span.start) + 150)),
      chapter - Int(span.start) >= 15,
      text.anyEnds("总结", "报告", "汇报", "计划", "要点", "打算", "安排", "情况", "讲话", "公报", at: chapter) != nil
    else { return nil }
    return chapter
  }

  /// Where the heading of a chapter ends that stands in one line with its text.
  func endOfChapter(_ chapter: Int, _ end: Int) -> Int {
    let reach = chapter + 9..<max(chapter + 9, min(end, chapter + 90))
    if let next = text.anyFind(["1.", "1、", "（一）", "(一)", "1．", "　", " "], in: reach) {
      return next
    }
    return text.anyFind(["，", ",", "。"], in: reach) == nil ? end : chapter
  }
}
