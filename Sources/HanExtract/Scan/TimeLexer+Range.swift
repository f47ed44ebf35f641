import HanBase

/// Ranges within a year, and years that are written short.
extension TimeLexer {
  private static let dashes = WordSet("——", "—", "－", "–", "～", "至", "到", "-", "~")

  /// 一(至三季度), 第一季度(至第三季度): the months from the first of them to the last.
  func rangeOfQuarters(from first: Int, of year: Int, at start: Int) -> (
    period: Period, end: Int, point: Bool
  )? {
    guard let dash = text.any(TimeLexer.dashes, at: start) else { return nil }
    let isOrdinal = text.has("第", at: start + dash)
    guard
      let last = quarterNumber(start + dash + (isOrdinal ? 3 : 0), isOrdinal: isOrdinal),
      last.value > first, text.has("季度", at: last.end)
    else { return nil }
    return (.months(first * 3 - 2, last.value * 3, of: year), last.end + 6, false)
  }

  /// The number of a quarter, and where it ends.
  func quarterNumber(_ at: Int, isOrdinal: Bool) -> (value: Int, end: Int)? {
    let (scalar, length) = text.scalar(at)
    switch scalar {
    case 0x4E00: return (1, at + length)
    case 0x4E8C: return (2, at + length)
    case 0x4E09: return (3, at + length)
    case 0x56DB: return (4, at + length)
    case 49...52 where !isOrdinal: return (Int(scalar) - 48, at + length)
    default: return nil
    }
  }

  /// 1月1日(至12月31日), 6月25日(至27日): the days from the first to the last.
  func rangeOfDays(from first: CivilDate, at start: Int) -> (
    period: Period, end: Int, point: Bool
  )? {
    guard let dash = text.any(TimeLexer.dashes, at: start), let (number, end) = int(start + dash)
    else { return nil }
    var (month, day, at) = (first.month, number, end)
    if text.has("月", at: end) {
      guard let (other, otherEnd) = int(end + 3) else { return nil }
      (month, day, at) = (number, other, otherEnd)
    }
    guard let mark = text.any("日", "号", at: at),
      // 12月28日至1月3日: into the next year.
      let last = CivilDate(
        year: month < first.month && first.month == 12 ? first.year + 1 : first.year, month: month,
        day: day), first < last
    else { return nil }
    return (Period(start: first, end: last), at + mark, false)
  }

  /// 未来10至15年, 今后五到十年: the years in the course of which something is to come, of which the text says no more.
  func rangeAhead(_ start: Int, from count: Int, at: Int) -> TimeMention? {
    guard let dash = text.any(TimeLexer.dashes, at: at), let (last, end) = int(at + dash),
      last > count, last <= 100, context.year > 0,
      case let mark = end + (text.has("个", at: end) ? 3 : 0), text.has("年", at: mark),
      text.any("年级", "年代", "年龄", "年期", "年制", at: mark) == nil
    else { return nil }
    let tail = text.any("之内", "时间内", "时间里", "时间", "间", "内", "里", at: mark + 3) ?? 0
    var mention = make(
      start, mark + 3 + tail, .ahead, .years(context.year + count, context.year + last))
    (mention.isNear, mention.isDoubtful) = (true, true)
    return mention
  }

  /// 元至(十月), 元月至(10月): whether the months from January on lead up to a month.
  func opensAtNewYear(_ start: Int) -> Bool {
    guard let dash = text.anyEnds("—", "－", "–", "～", "至", "到", "-", "~", at: start),
      let first = text.anyEnds("元", "元月", at: start - dash)
    else { return false }
    // 从5000元到10月: an amount.
    let at = start - dash - first
    return at == 0
      || text.anyEnds(
        "，", "。", "；", "、", "：", "（", "）", "年", "\n", ",", ";", ":", "(", ")", "　", "市", "县", "区",
        "省", "州",
        at: at) != nil
  }

  /// 2021.1—2021.12, 2021.01.01-2021.06.30: two months or days written with points.
  func dottedRange(_ start: Int) -> TimeMention? {
    guard let first = dotted(start), let dash = text.any(TimeLexer.dashes, at: first.end),
      let last = dotted(first.end + dash), let from = first.period.start,
      let until = last.period.end, from < until
    else { return nil }
    return make(start, last.end, .calendar, Period(start: from, end: until))
  }

  /// A month or a day written with points: 2021.12, 2021.12.31.
  private func dotted(_ start: Int) -> (period: Period, end: Int)? {
    guard start + 6 <= limit, text[start + 4] == UInt8(ascii: "."),
      let (year, _) = int(start), (1949...2100).contains(year), let (month, end) = int(start + 5),
      (1...12).contains(month)
    else { return nil }
    if text[end] == UInt8(ascii: "."), let (day, dayEnd) = int(end + 1),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return (.day(date), dayEnd)
    }
    return (.months(month, month, of: year), end)
  }

  /// 21年全市GDP2548亿元，22年2697亿元: years written with two digits, at the head of a clause; 21年来 is how long.
  func shortYear(_ start: Int) -> TimeMention? {
    guard context.year > 2000, let (number, end) = int(start), end == start + 2, number >= 10,
      text.has("年", at: end), case let year = context.year / 100 * 100 + number,
      year <= context.year + 1, year > context.year - 7,
      start == 0 || text.anyEnds("，", "。", "；", "：", "\n", at: start) != nil,
      text.any(TimeLexer.behindSpans, at: end + 3) == nil
    else { return nil }
    var mention = make(start, end + 3, .calendar, .year(year))
    mention.isDoubtful = true
    return mention
  }

  /// With what a span of years goes on.
  private static let behindSpans = WordSet(
    "来", "间", "前", "后", "以", "的", "多", "中", "里", "级", "代", "龄", "期", "制", "如", "累", "共", "连", "过",
    "坚",
    "弹", "时", "历", "风", "砥", "奋", "仅", "就", "才", "内", "我", "左", "之", "免", "不", "无", "未", "发展", "建设")
}
