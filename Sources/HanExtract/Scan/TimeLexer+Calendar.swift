import HanBase

extension TimeLexer {
  /// 10月底, 1—10月, 上半年, 年末 of the year that is spoken of.
  func datePart(_ start: Int) -> TimeMention? {
    let isYearEnd = text.any("年末", "年底", at: start) != nil
    let year = !isYearEnd ? contextYear : isToCome(start) ? context.year : yearEndYear
    if let part = part(of: year, at: start) {
      // 前三季度 in a text of January: the months that are behind it.
      if !isYearEnd, sentenceYear == 0, context.month > 0, context.month <= 6,
        let end = part.period.end, end.year == context.year, end.month > context.month + 1,
        end.month - (part.period.start?.month ?? 0) < 11, !context.isTarget, !speaksOfPlans(start),
        let before = self.part(of: context.year - 1, at: start)
      {
        return make(start, before.end, .calendar, before.period, point: before.point)
      }
      if context.frameIsSpoken, !isYearEnd, let now = partOfThisYear(part.period, start) {
        return now
      }
      return make(start, part.end, .calendar, part.period, point: part.point)
    }
    return nil
  }

  /// 2022年，河南地区生产总值61345亿元。上半年，增长3.8%, in July 2023: behind a whole year, a part that has just ended is of this one.
  ///
  /// 2022年…。一季度…，二季度…，三季度…: parts of the year that was told of, since this year's are not over.
  private func partOfThisYear(_ part: Period, _ start: Int) -> TimeMention? {
    guard sentenceYear == 0, context.year > 1, !text.has("年初", at: start),
      frameYear == context.year - 1,
      let end = part.end, end.year == context.year - 1, context.month >= end.month,
      context.month > end.month || part.start == part.end,
      text.anyEnds("其中", "其中，", "当年", "该年", "比", "较", at: start) == nil,
      let now = self.part(of: context.year, at: start),
      !tellsOfLaterPart(now.end)
    else { return nil }
    var mention = make(start, now.end, .calendar, now.period, point: now.point)
    mention.isDoubtful = context.month - end.month > 3
    return mention
  }

  /// Whether a part of a year follows that was not over when the text was written.
  private func tellsOfLaterPart(_ start: Int) -> Bool {
    let range = start..<min(text.count, start + 400)
    let later: [StaticString] =
      context.month < 7
      ? ["二季度", "三季度", "四季度", "上半年", "下半年", "12月"]
      : context.month < 10 ? ["三季度", "四季度", "下半年", "12月"] : ["四季度", "下半年", "12月"]
    return later.contains {
      guard let found = text.find($0, in: range) else { return false }
      return text.find("\n", in: range.lowerBound..<found) == nil
        && text.anyEnds("年", at: found) == nil
    }
  }

  /// 预计到年底将突破5600公里, 提出全年建成18万个, in the course of a year: that year's end.
  func isToCome(_ start: Int) -> Bool {
    if comesBeforeYearsEnd(start) || isGoalOfYearsEnd(start) { return true }
    guard context.month >= 4, context.month < 12, sentenceYear == 0 else { return false }
    let until = text.anyEnds("到", "至", at: start) ?? 0
    if text.anyEnds(TimeLexer.foretelling, at: start - until) != nil { return true }
    // 到年底，…将达到20个
    guard until > 0, !text.ends("截至", at: start) else { return false }
    let rest = start..<min(limit, start + 75)
    guard let plan = text.anyFind(["将", "力争", "有望", "预计", "计划", "争取", "确保"], in: rest) else {
      return false
    }
    return text.anyFind(["。", "；"], in: start..<plan) == nil
  }

  private static let foretelling = WordEnds(
    "预计", "预期", "预测", "有望", "力争", "争取", "确保", "计划", "提出", "打算", "确保完成", "争取完成", "力争完成")

  /// Whether words of a plan stand close around a time.
  private func speaksOfPlans(_ start: Int) -> Bool {
    let range = max(0, start - 60)..<min(limit, start + 90)
    for word: StaticString in ["将", "确保", "力争", "计划", "预计", "有望", "目标", "争取", "要", "前完成", "拟"]
    where text.find(word, in: range) != nil { return true }
    return false
  }

  /// The year whose end 年末 means: nobody reports a year's end before it.
  var yearEndYear: Int {
    if sentenceYear > 0 { return sentenceYear }
    if let frame = context.frame, let end = frame.end { return end.year }
    if let told = documentFrameYear, told == context.year - 1 { return told }
    return reviewYear
  }

  /// 上半年, 一季度, 前三季度, 1—10月, 10月底, 年末 of a year.
  func part(of year: Int, at start: Int) -> (period: Period, end: Int, point: Bool)? {
    guard year > 0 else { return nil }
    let byte = text[start]
    if byte >= 48 && byte <= 57 {
      // 1季度, 1至3季度, 1-3季度; most numerals go on otherwise.
      if byte &- 49 < 4, text[start + 1] &- 48 >= 10, let found = quarter(of: year, at: start) {
        return found
      }
      return months(of: year, at: start)
    }
    guard TimeLexer.mayBeginPart(text.scalar(start).value) else { return nil }
    if text.has("首季", at: start) {
      return (.months(1, 3, of: year), start + (text.has("首季度", at: start) ? 9 : 6), false)
    }
    if text.has("上半年", at: start) { return (.months(1, 6, of: year), start + 9, false) }
    if text.has("下半年", at: start) { return (.months(7, 12, of: year), start + 9, false) }
    if let length = text.any("前三季度", "前3季度", at: start) {
      return (.months(1, 9, of: year), start + length, false)
    }
    if let length = text.any("前两个月", "前两月", "前2月", "头两个月", "头两月", at: start) {
      return (.months(1, 2, of: year), start + length, false)
    }
    if let length = text.any("前两季度", "前二季度", at: start) {
      return (.months(1, 6, of: year), start + length, false)
    }
    if let found = quarter(of: year, at: start) { return found }
    return yearEnd(of: year, at: start)
  }

  /// Whether a scalar opens a half, a quarter, a month or the end of a year.
  private static func mayBeginPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E0A, 0x4E0B, 0x524D, 0x5934, 0x7B2C: true  // 上 下 前 头 第
    case 0x5E74, 0x672B, 0x5E95, 0x9996: true  // 年 末 底 首
    case 0x5341, 0xFF10...0xFF19: true  // 十月, full-width digits
    default: ScalarClass.digit(scalar) >= 0
    }
  }

  func quarter(of year: Int, at start: Int) -> (period: Period, end: Int, point: Bool)? {
    // 一季度, 第一季度, 1季度.
    let isOrdinal = text.has("第", at: start)
    let at = isOrdinal ? start + 3 : start
    guard let number = quarterNumber(at, isOrdinal: isOrdinal) else { return nil }
    let isNamed = text.has("季度", at: number.end)
    let end = isNamed ? number.end + 6 : number.end
    if let range = rangeOfQuarters(from: number.value, of: year, at: end) { return range }
    guard isNamed else { return nil }
    let month = number.value * 3 - 2
    let period = Period.months(month, month + 2, of: year)
    if let point = text.any("末", "底", at: end), let last = period.end {
      return (.day(last), end + point, true)
    }
    return (period, end, false)
  }

  /// 年初预算, 年初结转: words of accounts, which date nothing.
  private static let opening = WordSet(
    "年初预算", "年初计划", "年初目标", "年初确定", "年初提出", "年初定下", "年初制定", "年初设定", "年初既定", "年初代表大会", "年初人代会",
    "年初人大", "年初“两会”", "年初两会", "年初安排", "年初下达", "年初结转", "年初结余", "年初滚存", "年初净结余")

  func yearEnd(of year: Int, at start: Int) -> (period: Period, end: Int, point: Bool)? {
    if let length = text.any("年末", "年底", "末", "底", at: start) {
      let isYearEnd = text.has("年", at: start)
      let follows = text.scalarBefore(start) == 0x5E74
      guard isYearEnd || follows, text.any("末端", "底线", "底部", at: start) == nil else { return nil }
      let last = CivilDate(year: year, month: 12, day: 31)
      return (Period(start: last, end: last), start + length + before(start + length), true)
    }
    if text.has("年初", at: start),
      text.any(TimeLexer.opening, at: start) == nil
    {
      return (.months(1, 1, of: year), start + 6, true)
    }
    return months(of: year, at: start)
  }

  func months(of year: Int, at start: Int) -> (period: Period, end: Int, point: Bool)? {
    var at = start
    if text.has("前", at: start), !text.ends("提", at: start), let (n, end) = int(start + 3),
      n <= 12, n > 0, let length = text.any("个月", "月", at: end)
    {
      // 前5月 is short for 前5个月.
      return (.months(1, n, of: year), end + length, false)
    }
    if text.has("头", at: start), let (n, end) = int(start + 3), n <= 12, n > 0,
      text.has("个月", at: end)
    {
      return (.months(1, n, of: year), end + 6, false)
    }
    guard let (first, end) = int(at), (1...12).contains(first) else { return nil }
    at = end
    if text.has("月", at: at) { at += 3 }
    if let dash = text.any("—", "－", "-", "–", "~", "～", "至", "到", at: at) {
      var doubled = at + dash
      if text.has("—", at: doubled) { doubled += 3 }
      if let (last, end) = int(doubled), (1...12).contains(last), text.has("月", at: end),
        last >= first
      {
        // 1—9月份 like 9月份
        let behind = end + (text.has("份", at: end + 3) ? 6 : 3)
        return monthEnd(.months(first, last, of: year), last, year, behind)
      }
    }
    guard text.has("月", at: end), text.any("月均", "月度", at: end) == nil else { return nil }
    at = end + 3
    if text.has("份", at: at) { at += 3 }
    if let (day, dayEnd) = int(at), let mark = text.any("日", "号", at: dayEnd),
      let date = CivilDate(year: year, month: first, day: day)
    {
      if let range = rangeOfDays(from: date, at: dayEnd + mark) { return range }
      return (.day(date), dayEnd + mark + before(dayEnd + mark), false)
    }
    return monthEnd(.months(opensAtNewYear(start) ? 1 : first, first, of: year), first, year, at)
  }

  func monthEnd(_ period: Period, _ month: Int, _ year: Int, _ at: Int)
    -> (period: Period, end: Int, point: Bool)
  {
    if let length = text.any("底", "末", at: at), let last = period.end {
      return (.day(last), at + length + before(at + length), true)
    }
    if let length = text.any("上旬", "中旬", "下旬", "初", at: at) {
      return (period, at + length, false)
    }
    return (period, at, false)
  }

  func calendar(_ start: Int) -> TimeMention? {
    if _slowPath(text[start + 4] == UInt8(ascii: ".")) { return dottedRange(start) }
    guard let (first, end) = year(start) else { return nil }
    var at = end
    // 2016—2020年, 2021年至2025年
    var probe = at
    if text.has("年", at: probe) { probe += 3 }
    if let dash = text.any("——", "—", "－", "-", "–", "~", "～", "至", "到", at: probe),
      let (last, lastEnd) = year(probe + dash), text.has("年", at: lastEnd), last > first,
      last - first < 60
    {
      let tail = text.any("同期", "期间", at: lastEnd + 3) ?? 0
      return make(start, lastEnd + 3 + tail, .calendar, .years(first, last))
    }
    guard text.has("年", at: at), text.any("年级", "年代", "年龄", at: at) == nil else { return nil }
    at += 3
    if text.has("的", at: at), text.any("的上半年", at: at) != nil { at += 3 }
    if text.has("度", at: at) { at += 3 }
    // 2019年底至今
    if let now = text.any("年底至今", "底至今", "末至今", "初至今", "至今", at: at), context.year >= first {
      return make(start, at + now, .calendar, .years(first, context.year))
    }
    if let part = part(of: first, at: at) {
      if !part.point, let range = rangeOfMonths(part.period, at: part.end) {
        return make(start, range.end, .calendar, range.period)
      }
      return make(start, part.end, .calendar, part.period, point: part.point)
    }
    if let length = text.any("全年", "以来", at: at) {
      if text.has("以来", at: at), context.year >= first {
        // 2017年以来, in January: up to the year that is over.
        let last = first < lastYearTold ? lastYearTold : context.year
        return make(start, at + length, .calendar, .years(first, last))
      }
      at += length
    }
    // 1840年前后
    if let length = text.any("前后", at: at) { at += length }
    return make(start, at, .calendar, .year(first))
  }

  /// 2019年10月(至2020年3月), 2019年10月1日(至2020年3月31日): the end of a range that goes into another year.
  private func rangeOfMonths(_ first: Period, at end: Int) -> (period: Period, end: Int)? {
    guard let dash = text.any("——", "—", "－", "-", "–", "~", "～", "至", "到", at: end),
      let (last, lastEnd) = year(end + dash), text.has("年", at: lastEnd),
      let part = part(of: last, at: lastEnd + 3), !part.point, let from = first.start,
      let until = part.period.end, from < until
    else { return nil }
    return (Period(start: from, end: until), part.end)
  }

  /// A four-digit year in Arabic, full-width or Chinese digits.
  func year(_ start: Int) -> (value: Int, end: Int)? {
    var at = start
    var value = 0
    for _ in 0..<4 {
      let (scalar, length) = text.scalar(at)
      let digit: Int
      if (48...57).contains(scalar) {
        digit = Int(scalar) - 48
      } else if (0xFF10...0xFF19).contains(scalar) {
        digit = Int(scalar) - 0xFF10
      } else {
        digit = ScalarClass.digit(scalar)
      }
      guard digit >= 0, at < limit else { return nil }
      value = value * 10 + digit
      at += length
    }
    let after = text.scalar(at).value
    if (48...57).contains(after) || after == 0x2E { return nil }
    return (1900...2100).contains(value) || (1600..<1900).contains(value) && isOldYear(start, at)
      ? (value, at) : nil
  }

  /// 公元1840年, 1894年，…; not 1800年历史, 距今1700年.
  @inline(never)
  private func isOldYear(_ start: Int, _ at: Int) -> Bool {
    guard text.has("年", at: at),
      text.any("年历史", "年的", "年悠久", "年来", "年古", "年以上", "年间", "年树", "年左右", "年沧", at: at) == nil,
      !text.has("年前", at: at) || text.has("年前后", at: at)
    else { return false }
    return start == 0
      || text.anyEnds("公元", "，", "。", "；", "\n", "于", "自", "从", "到", "至", "（", "(", "在", at: start)
        != nil
  }

  /// A small integer in Arabic or Chinese digits.
  func int(_ start: Int) -> (value: Int, end: Int)? {
    guard start < limit else { return nil }
    let (scalar, _) = text.scalar(start)
    guard
      (48...57).contains(scalar) || ScalarClass.digit(scalar) >= 0 || scalar == 0x5341
        || (0xFF10...0xFF19).contains(scalar)
    else { return nil }
    if scalar >= 0x80, !(0xFF10...0xFF19).contains(scalar) {
      if let digit = text.loneDigit(start, limit) { return (digit, start + 3) }
      var integer = ChineseInteger(text: text, limit: limit)
      var at = start
      guard let value = integer.read(&at), !integer.isVague, !integer.isMore,
        value.coefficient < 10_000
      else { return nil }
      return (Int(value.coefficient), at)
    }
    var at = start
    var value = 0
    while at < limit, value < 10_000 {
      let (scalar, length) = text.scalar(at)
      if (48...57).contains(scalar) {
        value = value * 10 + Int(scalar) - 48
      } else if (0xFF10...0xFF19).contains(scalar) {
        value = value * 10 + Int(scalar) - 0xFF10
      } else {
        break
      }
      at += length
    }
    return (value, at)
  }
}
